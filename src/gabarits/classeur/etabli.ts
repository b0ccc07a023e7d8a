import type { Contenu } from '../../contenu/modele.ts';
import { adresse, colonne, guillemets, type Cellule, type Format, type Role } from '../../document/classeur.ts';
import { texteDe, type Bloc, type Tableau } from '../../document/modele.ts';
import type { Dossier } from '../../dossier/schema.ts';
import type { Budget } from '../../finances/budget.ts';
import type { BlocBrut } from '../markdown.ts';

/** One « ## [feuille:…] » of the template: its title and what stands under it. */
export interface Section {
	nom: string;
	blocs: BlocBrut[];
}

/** What every sheet is made from. */
export interface Etabli {
	d: Dossier;
	b: Budget;
	contenu: Contenu;
	sections: Record<string, Section>;
	mots: Record<string, string>;
	titre: string;
	/** « Version du 22/11/2026 », under each title. */
	version: string;
}

/** Every table sheet: title, document, version, a blank row, then its header on this row (counted from 0). */
export const ENTETE = 4;
/** First line under the header. */
export const DEBUT = ENTETE + 1;
/** First column of amounts of the expenditure; the revenue has one more, for its share. */
export const AN_DEPENSES = 2;
export const AN_RESSOURCES = 3;

export const cellule = (role: Role, valeur?: string | number): Cellule => ({ role, ...(valeur !== undefined && { valeur }) });
export const formule = (role: Role, format: Format | undefined, texte: string, valeur: string | number): Cellule => ({
	role,
	formule: texte,
	valeur,
	...(format && { format }),
});

/** An input; what is not known reads « à décider ». */
export const saisie = (e: Etabli, format: Format, valeur: number | undefined): Cellule => ({
	role: 'saisie',
	format,
	valeur: valeur ?? e.mots['decider'] ?? '',
});

/** Quoted for a formula: « "au moins" ». */
export const citer = (e: Etabli, mot: string): string => `"${(e.mots[mot] ?? '').replaceAll('"', '""')}"`;

/** C5:E16, both ends included. */
export const plage = (c1: number, l1: number, c2: number, l2: number): string => `${adresse(c1, l1)}:${adresse(c2, l2)}`;

/** The same with its rows fixed, for formulas that go down a column: C$5:C$16. */
export const plageFixe = (col: number, l1: number, l2: number): string => `${colonne(col)}$${l1 + 1}:${colonne(col)}$${l2 + 1}`;

/** A cell or a range of another sheet. */
export const ailleurs = (e: Etabli, feuille: string, quoi: string): string => `${guillemets(e.sections[feuille]?.nom ?? feuille)}!${quoi}`;

export const tableaux = (e: Etabli, feuille: string): Tableau[] =>
	(e.sections[feuille]?.blocs ?? []).filter((b): b is Tableau => b.t === 'tableau');

/** The texts of a table of the template: its header, then its rows. */
export function textes(e: Etabli, feuille: string, rang = 0): { legende: string; entete: string[]; lignes: string[][] } {
	const t = tableaux(e, feuille)[rang];
	return {
		legende: texteDe(t?.legende ?? []),
		entete: (t?.entete ?? []).map(texteDe),
		lignes: (t?.lignes ?? []).map((l) => l.cellules.map(texteDe)),
	};
}

const phrases = (b: Bloc | BlocBrut, puce = ''): string[] => {
	if (b.t === 'paragraphe') return [puce + texteDe(b.contenu)];
	return b.t === 'liste' ? b.items.flatMap((i) => i.flatMap((x) => phrases(x, '– '))) : [];
};

/** Paragraphs and lists of a section, one text a row, over so many columns. */
export const notes = (e: Etabli, feuille: string, etendue: number): Cellule[][] =>
	(e.sections[feuille]?.blocs ?? []).flatMap((b) => phrases(b)).map((t) => [{ ...cellule('note', t), etendue }]);

/** What stands above every table. */
export const chapeau = (e: Etabli, feuille: string, etendue: number): Cellule[][] => [
	[cellule('titre', e.sections[feuille]?.nom ?? '')],
	[cellule('intertitre', e.titre)],
	[{ ...cellule('note', e.version), etendue }],
	[],
];

/** `gauches` columns of words, the others of numbers. */
export const entete = (mots: string[], gauches: number): Cellule[] =>
	mots.map((m, rang) => ({ ...cellule('entete', m), ...(rang >= gauches && { droite: true }) }));

export const pluriannuel = (e: Etabli): boolean => e.b.exercices.length > 1;

/** Column of the sum over the years: the only year when there is one. */
export const colonneTotal = (e: Etabli, premiere: number): number => premiere + (pluriannuel(e) ? e.b.exercices.length : 0);

export const dernierAn = (e: Etabli, premiere: number): number => premiere + e.b.exercices.length - 1;
