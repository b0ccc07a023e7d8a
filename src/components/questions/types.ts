import { createContext } from 'svelte';
import type { Branche } from '../../faits/elaguer.ts';
import type { Champ, Etape, Option, Question } from '../../contenu/modele.ts';

export interface SourceTexte {
	id: string;
	texte: string;
	url?: string | undefined;
}
export type QuestionEcran = Question & { sourcesTexte: SourceTexte[] };
export type EtapeEcran = Omit<Etape, 'questions'> & { questions: QuestionEcran[] };

/** What a control needs to be drawn: a question or a field of one. */
export interface Definition {
	reponse: Question['reponse'];
	label: string;
	options?: Option[] | undefined;
	suggestions?: string[] | undefined;
	scenarios?: Question['scenarios'];
	champs?: Champ[] | undefined;
	rangs?: Question['rangs'];
	lectures?: Question['lectures'];
	entree?: string | undefined;
	unite?: string | undefined;
	propose?: unknown;
	proposeSource?: string | undefined;
}

export interface PropsControle {
	/** Id of the first input, so that the label points at it. */
	id: string;
	/** Path in the schema, `[]` for any entry of a list. */
	chemin: string;
	definition: Definition;
	valeur: unknown;
	/** `undefined` removes the answer. */
	changer: (valeur: unknown) => void;
	/** Ids for aria-describedby: the hint of the question. */
	decrit?: string | undefined;
	/** Inside an entry, a sheet or a row: less air, long choices as a select. */
	dense?: boolean | undefined;
}

/** Figures of the guide that some controls show beside an answer. */
export interface Reperes {
	coutEtp: { valeur: number; texte: string };
	/** Inhabitants of a mean CLSM, and the upper landmark. */
	population: { moyenne: { valeur: number; texte: string }; haute: { valeur: number; texte: string } };
	/** Questions that may close: their hidden answers weigh on no sum. */
	fermables: Branche[];
	/** Choices of other stages that a list takes up: `portee.priorites.theme`. */
	options: Record<string, Option[]>;
}
export const [reperes, fixerReperes] = createContext<Reperes>();

const GROUPES: readonly Question['reponse'][] = [
	'annuaire', 'choix', 'cases', 'ordre', 'montants', 'suggestions', 'scenarios', 'communes', 'fiche', 'grille', 'liste',
]; // prettier-ignore

/** Many choices inside an entry become one select: an entry must stay short. */
const TROP_DE_CHOIX = 5;
export const enListe = (d: Definition, dense: boolean | undefined): boolean => Boolean(dense) && (d.options?.length ?? 0) > TROP_DE_CHOIX;

/** True when several inputs answer: a fieldset and its legend rather than a label. */
export const estGroupe = (d: Definition, dense?: boolean): boolean =>
	GROUPES.includes(d.reponse) && !(d.reponse === 'choix' && enListe(d, dense));

/** porteur.entite → porteur-entite: the anchor of a question in a page. */
export const ancre = (id: string): string => id.replaceAll('.', '-');

/** Proposals come from the référentiel and its instruction, or from the guide. */
export const duGuide = (source: string | undefined): boolean => !/^(ref|instruction)/.test(source ?? 'ref');
