import type { Decideur, Echeance } from '../document/modele.ts';
import type { Dossier } from '../dossier/schema.ts';
import { lireChemin } from '../dossier/chemin.ts';
import { NE_SAIT_PAS } from '../dossier/types.ts';
import { minuscule } from '../francais.ts';
import type { Champ, Contenu, Question } from '../contenu/modele.ts';

/** A text to print with the question it comes from; without `texte` it prints as a manque. */
export interface Valeur {
	champ?: string;
	texte?: string;
	source?: string;
	/** Wording of the manque, where that of the question does not fit. */
	libelle?: string;
	decideur?: Decideur;
	echeance?: Echeance;
}

/** What a lecture may consult besides the dossier. */
export interface Contexte {
	contenu: Contenu;
	/** Date of the draft, AAAA-MM-JJ. */
	date: string;
}
export type Lecture = (dossier: Dossier, contexte: Contexte) => Valeur;
export type Entree = Record<string, Valeur | boolean | number | Entree[] | Valeur[]>;
export type LectureListe = (dossier: Dossier, contexte: Contexte) => Entree[];

const sansIndices = (chemin: string): string => chemin.replace(/\.(\d+|[0-9a-f-]{6,40})(?=\.|$)/g, '[]');
const connu = (v: unknown): boolean => v !== undefined && v !== null && v !== '' && v !== NE_SAIT_PAS;

/** The question that asks a field, and the field itself when it is one of several in a group. */
export function questionDe(contenu: Contenu, champ: string): { question: Question; champ?: Champ } | undefined {
	const chemin = sansIndices(champ);
	const questions = contenu.etapes.flatMap((e) => e.questions);
	const exacte = questions.find((q) => q.id === chemin);
	if (exacte) return { question: exacte };
	const question = questions
		.filter((q) => chemin.startsWith(`${q.id}.`) || chemin.startsWith(`${q.id}[]`))
		.sort((a, b) => b.id.length - a.id.length)[0];
	if (!question) return undefined;
	const reste = chemin.slice(question.id.length).replace(/^(\[\])?\./, '');
	const sous = question.champs?.find((c) => c.nom === reste || reste.endsWith(`.${c.nom}`));
	return sous ? { question, champ: sous } : { question };
}

/** The answer at `champ` as it was typed. */
export const reponse =
	(champ: string, libelle?: string): Lecture =>
	(dossier) =>
		valeur(champ, lireChemin(dossier, champ), libelle);

/** A text computed from the answers; `champ` is the question to go back to. */
export const calcul =
	(champ: string, lire: (dossier: Dossier, contexte: Contexte) => string | undefined, libelle?: string): Lecture =>
	(dossier, contexte) =>
		valeur(champ, lire(dossier, contexte), libelle);

/** The label, in content/, of the option chosen at `champ`. */
export const option =
	(champ: string, libelle?: string): Lecture =>
	(dossier, contexte) =>
		valeur(champ, libelleOption(contexte.contenu, champ, lireChemin(dossier, champ)), libelle);

/** One value; unknown (absent, « ne-sait-pas ») leaves `texte` out. */
export function valeur(champ: string, brut: unknown, libelle?: string): Valeur {
	const v: Valeur = { champ };
	if (connu(brut)) v.texte = String(brut);
	if (libelle) v.libelle = libelle;
	return v;
}

/** Label of an option of a choice, as content/ words it. */
export function libelleOption(contenu: Contenu, champ: string, choisi: unknown): string | undefined {
	if (!connu(choisi)) return undefined;
	const trouve = questionDe(contenu, champ);
	const options = trouve?.champ?.options ?? trouve?.question.options ?? [];
	return options.find((o) => o.valeur === choisi)?.label;
}

/** One value for each named field of a list entry that stands at `base`. */
export const valeursDe = (base: string, entree: object, ...noms: string[]): Record<string, Valeur> =>
	Object.fromEntries(noms.map((n) => [n, valeur(`${base}.${n}`, (entree as Record<string, unknown>)[n])]));

/** The checked boxes of `champ`, as content/ words them: `libelle`, `enLigne` within a sentence, and `implique` where there is one. */
export function coches(contenu: Contenu, champ: string, choisis: readonly string[] | undefined): Entree[] {
	const trouve = questionDe(contenu, champ);
	const options = trouve?.champ?.options ?? trouve?.question.options ?? [];
	return (choisis ?? []).map((choisi) => {
		const o = options.find((x) => x.valeur === choisi);
		return {
			libelle: valeur(champ, o?.label),
			enLigne: valeur(champ, o?.label && minuscule(o.label)),
			implique: valeur(champ, o?.implique && minuscule(o.implique)),
		};
	});
}
