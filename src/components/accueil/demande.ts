import type { Dossier } from '../../dossier/schema.ts';

export type Profondeur = 'decouverte' | 'complet';

export interface Exemple {
	nom: string;
	titre: string;
	description: string;
}
/** A page of the parcours: it is the next one when none of its questions is answered. */
export interface Page {
	adresse: `/${string}`;
	titre: string;
	questions: string[];
}
/** Pages of each depth, in order. */
export type Pages = Record<Profondeur, Page[]>;

/** The way in that the person chose, until it is confirmed. */
export interface Debut {
	titre: string;
	profondeur: Profondeur;
	stade: NonNullable<Dossier['stade']>;
}
