import type { Format } from '../document/formats.ts';
import type { Decideur, DocumentCompose, Echeance, NomDocument } from '../document/modele.ts';
import type { Dossier } from '../dossier/schema.ts';
import type { ArticleDifferent, DocumentCompare } from '../gabarits/comparer.ts';
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
export type Message = Demande | DemandeComparaison | DemandeApercu;
export type Reponse =
	| { id: number; etape: 'apercu'; documents: DocumentCompose[] }
	| { id: number; etape: 'comparaison'; documents: DocumentCompare[] }
	| { id: number; etape: 'document'; document: DocumentProduit }
	| { id: number; etape: 'fin'; archive?: Archive | undefined }
	| { id: number; etape: 'erreur'; message: string };
