import type { Decideur, Echeance, NomDocument } from '../document/modele.ts';
import type { Dossier } from '../dossier/schema.ts';
import type { Profondeur } from '../stockage/sauvegarde.ts';

export interface Demande {
	id: number;
	noms: NomDocument[];
	dossier: Dossier;
	/** Date of the draft, AAAA-MM-JJ. */
	date: string;
	/** Where the site lives: fonts are fetched from there. */
	base: string;
	/** Attaches the sauvegarde; `notes`: with private notes and the answers off the active path. */
	rouvrable?: Rouvrable | undefined;
}
export interface Rouvrable {
	notes: boolean;
	profondeur: Profondeur;
}
export interface DocumentProduit {
	nom: NomDocument;
	/** Name of the file, safe everywhere. */
	fichier: string;
	octets: Uint8Array;
	pages?: number;
	manques: { libelle: string; champ: string; decideur: Decideur; echeance: Echeance }[];
	avertissements: { caractere: string; champ?: string | undefined }[];
}
export type Reponse =
	| { id: number; etape: 'document'; document: DocumentProduit }
	| { id: number; etape: 'fin' }
	| { id: number; etape: 'erreur'; message: string };
