export type Profondeur = 'decouverte' | 'complet';

export interface Exemple {
	nom: string;
	titre: string;
	description: string;
}
/** A page to come back to: it is the next one when none of its questions is answered. */
export interface Reprise {
	adresse: `/${string}`;
	titre: string;
	questions: string[];
}

/** What the person asked for on the home page, until it is confirmed. */
export type Demande =
	| { genre: 'commencer'; titre: string; profondeur: Profondeur; stade: 'explore' | 'prepare' | 'existant' }
	| { genre: 'ouvrir'; titre: string; fichier: File }
	| { genre: 'exemple'; titre: string; exemple: Exemple };
