import { etapes } from 'virtual:contenu';
import { pourDifferences } from '../components/questions/differences.ts';

/** The words of every question and answer, loaded when two versions are compared. */
export const GET = (): Response => Response.json(pourDifferences(etapes));
