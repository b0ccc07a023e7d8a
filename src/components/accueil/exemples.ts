import type { Exemple } from './demande.ts';

/** The examples that the home page lists, at build. */
export const exemples: Exemple[] = [];
