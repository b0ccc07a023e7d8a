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

/** What the person asked for on the home page, until it is confirmed. */
export type Demande =
	| { genre: 'commencer'; titre: string; profondeur: Profondeur; stade: NonNullable<Dossier['stade']> }
	| { genre: 'ouvrir'; titre: string; fichier: File }
	| { genre: 'exemple'; titre: string; exemple: Exemple };
