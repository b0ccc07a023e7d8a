/** A workbook as plain data, ready for any spreadsheet writer. Knows nothing of the law nor of the dossier. */

/** `pourcent` shows 0.3 as « 30 % »; `nombre` shows the decimals there are. */
export type Format = 'euros' | 'eurosCentimes' | 'pourcent' | 'entier' | 'nombre';

export type Role = 'titre' | 'intertitre' | 'texte' | 'note' | 'entete' | 'ligne' | 'saisie' | 'calcul' | 'total' | 'lecture';

/** One cell. With `formule` (English names, comma separators, no leading « = ») the value is the one computed here. */
export interface Cellule {
	role: Role;
	valeur?: string | number;
	formule?: string;
	format?: Format;
	/** The only texts that an input accepts. */
	choix?: string[];
	droite?: boolean;
	/** Columns it runs over, itself included; the next ones are empty. */
	etendue?: number;
}

export interface Feuille {
	/** At most 31 characters, none of []:*?/\ */
	nom: string;
	/** Width of each column, in characters. */
	largeurs: number[];
	lignes: (Cellule | undefined)[][];
	/** Rows of the table's header, counted from 0: repeated on each printed page; what stands above stays in view. */
	entete?: number;
	/** Printed on a single page. */
	unePage?: boolean;
	/** Columns that stay in view. */
	colonnesFigees?: number;
}

export interface Classeur {
	nom: 'budget';
	titre: string;
	/** Name of the territory, in every header. */
	territoire: string;
	/** Date of the draft, AAAA-MM-JJ, given by the caller. */
	date: string;
	mention: string;
	langue: 'fr';
	feuilles: Feuille[];
	/** Names that formulas use for one cell. */
	noms: { nom: string; feuille: string; adresse: string }[];
	/** A cell that reads exactly so stands out. */
	alertes: string[];
	/** A text that holds this lacks an answer, and stands out too. */
	manque: string;
	/** What a refused input is told. */
	refus: { titre: string; montant: string; nombre: string; choix: string };
	/** « Page », before n/N. */
	page: string;
}

/** 0 → A, 26 → AA. */
export const colonne = (rang: number): string =>
	(rang < 26 ? '' : colonne(Math.floor(rang / 26) - 1)) + String.fromCharCode(65 + (rang % 26));

/** Column and row counted from 0: (2, 4) → C5. */
export const adresse = (col: number, ligne: number): string => `${colonne(col)}${ligne + 1}`;

/** The name of a sheet as formulas write it: « 'Dépenses' ». */
export const guillemets = (feuille: string): string => `'${feuille.replaceAll("'", "''")}'`;
