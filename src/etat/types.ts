export type { Echec, Resultat } from '../stockage/base.ts';
export type { Autre } from '../stockage/dossiers.ts';
export type { Moment } from '../stockage/histoire.ts';
export type { Inscrit } from '../stockage/liste.ts';
