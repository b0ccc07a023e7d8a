import type { Bloc } from '../../document/modele.ts';
import type { Lecture, LectureListe } from '../valeur.ts';

export const valeursGouvernance: Record<string, Lecture> = {};

export const listesGouvernance: Record<string, LectureListe> = {};

export const figureInstances = (): Bloc[] => [];
