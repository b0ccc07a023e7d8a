import { clauses, sources } from 'virtual:contenu';
import type { Pourquoi } from '../components/apercu/pourquoi.ts';

/** What makes each clause and where it comes from, loaded when one first asks why. */
export const GET = (): Response => Response.json({ clauses, sources } satisfies Pourquoi);
