import type { Lecture, LectureListe } from '../valeur.ts';

export const valeursSuivi: Record<string, Lecture> = {};

export const listesSuivi: Record<string, LectureListe> = {};
