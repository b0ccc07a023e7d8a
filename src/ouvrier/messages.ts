import type { Format } from '../document/formats.ts';
import type { Bloc, Decideur, DocumentCompose, Echeance, Manque, NomDocument } from '../document/modele.ts';
import type { Dossier } from '../dossier/schema.ts';
import type { ArticleDifferent, DocumentCompare } from '../gabarits/comparer.ts';
import type { Verdict } from '../referentiel/modele.ts';
import type { Profondeur, Version } from '../stockage/sauvegarde.ts';

export type { ArticleDifferent, DocumentCompare };

/** What a page asks for. */
export interface Commande {
	dossier: Dossier;
	noms: NomDocument[];
	/** Date of the draft, AAAA-MM-JJ. */
	date: string;
	/** The PDF alone by default; a document that lacks one of them is written in the others. */
	formats?: Format[] | undefined;
	/** Puts everything in one archive besides. */
	archive?: boolean | undefined;
	/** Attaches the sauvegarde; `notes`: with private notes and the answers off the active path. */
	rouvrable?: Rouvrable | undefined;
}
export interface Demande extends Commande {
	id: number;
	/** Where the site lives: fonts are fetched from there. */
	base: string;
}
export interface Rouvrable {
	notes: boolean;
	profondeur: Profondeur;
	/** Frozen versions travel with the dossier. */
	versions?: Version[] | undefined;
	/** Those that could not be read cannot be cleaned either: they travel with the notes only. */
	illisibles?: unknown[] | undefined;
}
export interface DocumentProduit {
	nom: NomDocument;
	format: Format;
	/** Name of the file, safe everywhere. */
	fichier: string;
	octets: Uint8Array;
	manques: { libelle: string; champ: string; decideur: Decideur; echeance: Echeance }[];
	avertissements: { caractere: string; champ?: string | undefined }[];
}
export interface Archive {
	fichier: string;
	octets: Uint8Array;
}
/** Two dossiers to hold side by side, document by document; nothing is written. */
export interface Comparaison {
	avant: Dossier;
	apres: Dossier;
	noms: NomDocument[];
	date: string;
}
export interface DemandeComparaison {
	id: number;
	comparaison: Comparaison;
}
/** Documents to show on the page as they stand; nothing is written. */
export interface Apercu {
	dossier: Dossier;
	noms: NomDocument[];
	/** Date of the draft, AAAA-MM-JJ. */
	date: string;
}
export interface DemandeApercu {
	id: number;
	apercu: Apercu;
}
/** What the panel beside a stage asks after a change. */
export interface QuestionPanneau {
	dossier: Dossier;
	/** Slug of the stage. */
	etape: string;
	/** Date of the drafts, AAAA-MM-JJ. */
	date: string;
	/** The document to show; the one that holds most of the stage when none is named. */
	nom?: NomDocument | undefined;
	/** Composes the other documents too. */
	tous?: boolean | undefined;
	/** The page holds no view before: every block is sent. */
	vierge: boolean;
	/** Another answer is being given: what changes is told against the view before. */
	neuf: boolean;
}
export interface DocumentVu {
	nom: NomDocument;
	/** How many of its clauses are of the stage, blocks that changed, missing answers. */
	passages: number;
	changes: number;
	manques: number;
}
export interface ConstatVu {
	id: string;
	titre: string;
	verdict: Verdict;
	phrase: string;
	source: string;
	/** What it was, when it has just changed. */
	avant?: Verdict | undefined;
}
export interface Vue {
	nom: NomDocument;
	/** A number is the rank, in the view before, of a block that has not changed. */
	blocs: (Bloc | number)[];
	/** Ranks of the blocks that have just changed. */
	changes: number[];
	/** Titles of the clauses that have just left. */
	retires: string[];
	manques: Manque[];
	/** The documents that were composed. */
	documents: DocumentVu[];
	/** The recommandations that this stage feeds, and those whose verdict has just changed. */
	constats: ConstatVu[];
}
export interface DemandePanneau {
	id: number;
	panneau: QuestionPanneau;
}
export type Message = Demande | DemandeComparaison | DemandeApercu | DemandePanneau;
export type Reponse =
	| { id: number; etape: 'apercu'; documents: DocumentCompose[] }
	| { id: number; etape: 'panneau'; vue: Vue }
	| { id: number; etape: 'comparaison'; documents: DocumentCompare[] }
	| { id: number; etape: 'document'; document: DocumentProduit }
	| { id: number; etape: 'fin'; archive?: Archive | undefined }
	| { id: number; etape: 'erreur'; message: string };
