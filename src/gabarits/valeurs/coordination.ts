import type { Lecture, LectureListe } from '../valeur.ts';

export const valeursCoordination: Record<string, Lecture> = {};

export const listesCoordination: Record<string, LectureListe> = {};
