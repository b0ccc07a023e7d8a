import type { Champ, Etape, Option, Question } from '../contenu/modele.ts';
import { estVide, lireChemin } from '../dossier/chemin.ts';
import type { Dossier } from '../dossier/schema.ts';
import { NE_SAIT_PAS } from '../dossier/types.ts';
import type { Tri } from '../faits/logique.ts';
import { dateLongue, euros, nombre, pourcent, PUCE } from '../francais.ts';

type Faits = Record<string, Tri>;

const estPosee = (q: { quand?: string | undefined }, faits: Faits): boolean => q.quand === undefined || faits[q.quand] === true;

/** The questions of a stage asked now; in découverte, only those that carry a rank. */
export const questionsVisibles = (
	etape: Pick<Etape, 'questions'>,
	faits: Faits,
	profondeur: 'decouverte' | 'complet' = 'complet',
): Question[] => etape.questions.filter((q) => estPosee(q, faits) && (profondeur === 'complet' || q.decouverte !== undefined));

/** An entry just added holds its `id` and nothing else. */
const entreeRemplie = ({ id: _id, ...reponses }: Record<string, unknown>): boolean => !estVide(reponses);

// A fiche may share its group with other questions: only its own fields answer it.
function estRepondue(q: Question, dossier: Dossier): boolean {
	const v = lireChemin(dossier, q.id);
	if (q.reponse === 'fiche') return (q.champs ?? []).some((c) => !estVide(lireChemin(dossier, `${q.id}.${c.nom}`)));
	if (q.reponse === 'liste' && Array.isArray(v)) return v.some((e) => entreeRemplie(e as Record<string, unknown>));
	return !estVide(v);
}

/** How many of the questions asked hold an answer; « nous ne savons pas encore » is one. */
export function progression(etape: Pick<Etape, 'questions'>, dossier: Dossier, faits: Faits): { repondues: number; total: number } {
	const posees = questionsVisibles(etape, faits);
	return { repondues: posees.filter((q) => estRepondue(q, dossier)).length, total: posees.length };
}

const SANS_REPONSE = 'Nous ne savons pas encore';
const libelle = (options: Option[] | undefined, v: unknown): string =>
	v === NE_SAIT_PAS ? SANS_REPONSE : (options?.find((o) => o.valeur === v)?.label ?? String(v));

const FORMATS: Partial<Record<Question['reponse'], (v: unknown) => string>> = {
	montant: (v) => euros(Number(v)),
	nombre: (v) => nombre(Number(v)),
	etp: (v) => `${nombre(Number(v))} ETP`,
	scenarios: (v) => `${nombre(Number(v))} ETP`,
	part: (v) => pourcent(Number(v)),
	annee: (v) => String(v),
	date: (v) => dateLongue(String(v)) ?? String(v),
	montants: (v) => (v as (number | null)[]).map((m) => (m === null ? 'à préciser' : euros(m))).join(PUCE),
};

type Porteur = Pick<Champ, 'reponse' | 'options'>;

/** One answer as a person reads it. */
function lisible(q: Porteur, v: unknown): string {
	const format = FORMATS[q.reponse];
	if (format) return format(v);
	if (Array.isArray(v)) return v.map((x) => libelle(q.options, x)).join(', ');
	return libelle(q.options, v);
}

/** A label that asks needs no colon. */
const intitule = (label: string): string => (label.endsWith('?') ? label : `${label}\u00a0:`);

const lignesDe = (champs: Champ[], objet: unknown): string[] =>
	champs.flatMap((c) => {
		const v = lireChemin(objet as Dossier, c.nom);
		return estVide(v) ? [] : [`${intitule(c.label)} ${lisible(c, v)}`];
	});

const nomEntite = (v: unknown): string => {
	const { nom, departementNom, population } = v as { nom?: string; departementNom?: string; population?: number };
	return [nom, departementNom, population === undefined ? undefined : `${nombre(population)} habitants`].filter(Boolean).join(', ');
};

/** The lines that tell an answer in the review; none when there is no answer. */
export function valeurLisible(q: Pick<Question, 'id' | 'reponse' | 'options' | 'champs' | 'rangs'>, dossier: Dossier): string[] {
	const v = lireChemin(dossier, q.id);
	if (estVide(v)) return [];
	if (q.reponse === 'annuaire') return [nomEntite(v)];
	if (q.reponse === 'communes') return (v as unknown[]).map(nomEntite);
	if (q.reponse === 'liste') return (v as unknown[]).map((e) => lignesDe(q.champs ?? [], e).join(PUCE));
	if (q.reponse === 'fiche') return lignesDe(q.champs ?? [], v);
	if (q.reponse === 'grille') {
		return (q.rangs ?? []).flatMap((r) => {
			const rang = lignesDe(q.champs ?? [], (v as Record<string, unknown>)[r.nom]);
			return rang.length > 0 ? [`${intitule(r.label)} ${rang.join(PUCE)}`] : [];
		});
	}
	if (q.reponse === 'ordre') return (v as string[]).map((x, i) => `${i + 1}. ${libelle(q.options, x)}`);
	if (q.reponse === 'cases' || q.reponse === 'suggestions') return (v as string[]).map((x) => libelle(q.options, x));
	return [lisible(q, v)];
}
