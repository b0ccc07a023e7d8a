import type { Brut } from './lire.ts';

export const verifier = (_brut: Brut): string[] => [];
