import type { Bloc } from '../../document/modele.ts';
import type { Lecture, LectureListe } from '../valeur.ts';

export const valeursConvention: Record<string, Lecture> = {};

export const listesConvention: Record<string, LectureListe> = {};

export const blocSignatures = (): Bloc[] => [];
