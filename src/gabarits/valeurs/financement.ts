import type { Bloc } from '../../document/modele.ts';
import type { Lecture, LectureListe } from '../valeur.ts';

export const valeursFinancement: Record<string, Lecture> = {};

export const listesFinancement: Record<string, LectureListe> = {};

export const figureBudget = (): Bloc[] => [];
