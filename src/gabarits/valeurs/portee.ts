import type { Lecture, LectureListe } from '../valeur.ts';

export const valeursPortee: Record<string, Lecture> = {};

export const listesPortee: Record<string, LectureListe> = {};
