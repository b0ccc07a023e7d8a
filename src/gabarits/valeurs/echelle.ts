import type { Lecture, LectureListe } from '../valeur.ts';

export const valeursEchelle: Record<string, Lecture> = {};

export const listesEchelle: Record<string, LectureListe> = {};
