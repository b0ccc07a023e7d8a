import type { Champ, Question } from '../../contenu/modele.ts';
import { ANNEES_MAX } from '../../dossier/types.ts';
import { typographie } from '../../francais.ts';
import { avecArticle } from '../questions/lisible.ts';
import { duGuide } from '../questions/types.ts';

/** What a question or one of its fields leaves on paper. */
export interface Place {
	/** Empty boxes to tick; `rang` is written in them instead of a cross. */
	cases: { label: string; precision?: string | undefined }[];
	rang?: boolean;
	/** Whole lines to write on. */
	lignes: number;
	/** Short blanks, each with what follows it: « 12 mois ». */
	blancs: string[];
}
const TEXTES: Champ['reponse'][] = ['ligne', 'paragraphe'];
const VIDE: Place = { cases: [], lignes: 0, blancs: [] };
const UNITES: Partial<Record<Champ['reponse'], string>> = { montant: '€', part: '%', etp: 'équivalent temps plein', annee: '', date: '' };

type Definition = Pick<Question, 'reponse' | 'options' | 'suggestions' | 'scenarios' | 'unite'>;
const NE_SAIT_PAS = { label: 'Nous ne savons pas encore' };

const choix = ({ options = [] }: Definition): Place['cases'] => options.map((o) => ({ label: o.label, precision: o.papier ?? o.implique }));
const scenarios = ({ scenarios: s = [] }: Definition): Place['cases'] => s.map((x) => ({ label: x.titre, precision: x.referentiel }));

/** What is left to write for one answer, or for a field among others. */
export function placeDe(d: Definition, champ = false): Place {
	switch (d.reponse) {
		case 'choix':
			return { ...VIDE, cases: [...choix(d), NE_SAIT_PAS] };
		case 'cases':
			return { ...VIDE, cases: choix(d) };
		case 'ordre':
			return { ...VIDE, cases: choix(d), rang: true };
		case 'scenarios':
			return { ...VIDE, cases: [...scenarios(d), NE_SAIT_PAS], blancs: [UNITES.etp ?? ''] };
		case 'ligne':
			return { ...VIDE, lignes: 1 };
		case 'paragraphe':
			return { ...VIDE, lignes: champ ? 2 : 3 };
		case 'suggestions':
			return { ...VIDE, cases: (d.suggestions ?? []).map((label) => ({ label })), lignes: 2 };
		case 'montants':
			return { ...VIDE, blancs: Array.from({ length: ANNEES_MAX }, (_, i) => `${d.unite ?? '€'} (année ${i + 1})`) };
		case 'communes':
			return { ...VIDE, lignes: 6 };
		case 'fiche':
		case 'grille':
		case 'liste':
		case 'annuaire':
			return VIDE;
		default:
			return { ...VIDE, blancs: [d.unite ?? UNITES[d.reponse] ?? ''] };
	}
}

/** One group of fields to fill: the rows of a grille, the entry of a list, the fields of a fiche. */
export interface Groupe {
	titre?: string;
	precision?: string | undefined;
	champs: Champ[];
}

/** The fields that the découverte asks of a question: the first of an entry and where it stands. */
const rapides = ({ reponse, champs = [] }: Question): Champ[] => {
	if (reponse === 'annuaire') return champs.filter((c) => ['nom', 'population'].includes(c.nom));
	return champs.slice(0, 1);
};

export function groupesDe(q: Question, rapide: boolean): Groupe[] {
	const champs = rapide ? rapides(q) : (q.champs ?? []);
	// One line for each commune, whatever the group knows of it.
	if (champs.length === 0 || q.reponse === 'communes') return [];
	if (q.rangs) return q.rangs.map((r) => ({ titre: r.label, precision: r.hint, champs }));
	if (q.reponse === 'liste' && !rapide) return [{ titre: `Pour chaque ${q.entree ?? 'ligne'}`, champs }];
	return [{ champs }];
}

/** A text that the question offers to change, as the screen would show it in the field: « Proposition du guide : … ». */
export const propositionDe = (champ: Champ, source: string | undefined): string | undefined =>
	typeof champ.propose === 'string' && TEXTES.includes(champ.reponse)
		? typographie(`Proposition du ${duGuide(source) ? 'guide' : 'référentiel'} : ${champ.propose.trim()}`)
		: undefined;

/** « À recopier pour une autre priorité. » */
export const aRecopier = (q: Question): string | undefined =>
	q.reponse === 'liste'
		? `Reprenez ces lignes sur une feuille pour ${avecArticle(q.entree ?? 'ligne').replace(/^une? /, '$&autre ')}.`
		: undefined;
