import type { Champ, Etape, Question } from '../../contenu/modele.ts';
import { lireChemin } from '../../dossier/chemin.ts';
import type { Difference } from '../../dossier/differences.ts';
import type { Dossier } from '../../dossier/schema.ts';
import { minuscule, nombre } from '../../francais.ts';
import { resumer, texteValeur } from './lisible.ts';
import { objet, tableau } from './objets.ts';
import { liees } from './reprises.ts';

/** What telling a difference takes of a question; a question of the review (`pourRelecture`) will do. */
export type QuestionDite = Pick<Question, 'id' | 'label' | 'reponse'> &
	Partial<Pick<Question, 'options' | 'champs' | 'rangs' | 'entree' | 'unite'>>;
export interface EtapeDite {
	etape: string;
	titre: string;
	questions: QuestionDite[];
}

/** Build only: the stages with the words of their answers, hints and reasons left out. */
export const pourDifferences = (etapes: Etape[]): EtapeDite[] =>
	etapes.map(({ etape, titre, questions }) => ({
		etape,
		titre,
		questions: questions.map(({ id, label, reponse, options, champs, rangs, entree, unite }) => ({
			id,
			label,
			reponse,
			...(options && { options: options.map(({ valeur, label: l }) => ({ valeur, label: l })) }),
			...(champs && { champs: champs.map(({ hint: _h, suggestions: _s, manque: _m, ...c }) => c) }),
			...(rangs && { rangs: rangs.map(({ nom, label: l }) => ({ nom, label: l })) }),
			...(entree && { entree }),
			...(unite && { unite }),
		})),
	}));

/** One line of what differs: `sujet` is empty when it is the whole question, « membre 3 : structure » otherwise. */
export interface LigneDifferente {
	sujet: string;
	avant: string;
	apres: string;
	/** Paths of what it tells. */
	champs: string[];
}
export interface QuestionDifferente {
	/** Id of the question: its page and anchor. */
	id: string;
	etape: string;
	label: string;
	lignes: LigneDifferente[];
}

export const NON_RENSEIGNE = 'non renseigné';
const ou = (texte: string): string => texte || NON_RENSEIGNE;

const questionDe = (champ: string, questions: QuestionDite[]): QuestionDite | undefined =>
	questions.filter((q) => champ === q.id || champ.startsWith(`${q.id}.`)).sort((a, b) => b.id.length - a.id.length)[0];

/** « 2. Arles » reads better than « Arles, 2 »: the place of an entry in the dossier that holds it, the later one first. */
function numero(q: QuestionDite, id: string, a: Dossier, b: Dossier): string {
	const rang = (d: Dossier): number => tableau<{ id?: string }>(lireChemin(d, q.id)).findIndex((e) => e.id === id);
	const place = Math.max(0, rang(b) >= 0 ? rang(b) : rang(a)) + 1;
	return `${q.entree ?? (q.reponse === 'communes' ? 'commune' : 'entrée')} ${nombre(place)}`;
}

const entite = (v: unknown): string => {
	const { nom, population } = objet(v);
	return [nom, typeof population === 'number' ? `${nombre(population)} habitants` : ''].filter(Boolean).join(', ');
};
const entree = (q: QuestionDite, champs: Champ[], v: unknown): string =>
	v === undefined ? '' : q.reponse === 'communes' ? entite(v) : resumer(champs, v).join(' · ');

/** A line, before it says which paths it tells. */
type Dite = Omit<LigneDifferente, 'champs'>;
const decrire = (champ: Champ | undefined, d: Difference): Omit<Dite, 'sujet'> => {
	const dire = (v: unknown): string => ou(champ ? texteValeur(champ, v) : typeof v === 'object' ? '' : String(v ?? ''));
	return { avant: dire(d.avant), apres: dire(d.apres) };
};

function dansListe(q: QuestionDite, reste: string[], d: Difference, a: Dossier, b: Dossier, themes: Champ['options']): Dite {
	const options = { 'portee.priorites.theme': themes ?? [] };
	const champs = (dossier: Dossier): Champ[] => liees(q.id, q.champs ?? [], dossier, options);
	const [id, ...nom] = reste;
	if (id === undefined) {
		const ordre = (v: unknown, dossier: Dossier): string =>
			tableau<string>(v)
				.map((cle) => entree(q, champs(dossier).slice(0, 1), lireChemin(dossier, `${q.id}.${cle}`)) || numero(q, cle, dossier, dossier))
				.join(', ');
		return { sujet: 'ordre', avant: ordre(d.avant, a), apres: ordre(d.apres, b) };
	}
	const sujet = numero(q, id, a, b);
	if (nom.length === 0) return { sujet, avant: ou(entree(q, champs(a), d.avant)), apres: ou(entree(q, champs(b), d.apres)) };
	const champ = (dossier: Dossier) => champs(dossier).find((c) => c.nom === nom.join('.'));
	return {
		sujet: `${sujet}\u00a0: ${minuscule(champ(b)?.label ?? nom.join(' '))}`,
		avant: decrire(champ(a), d).avant,
		apres: decrire(champ(b), d).apres,
	};
}

function ligne(q: QuestionDite, d: Difference, a: Dossier, b: Dossier, themes: Champ['options']): Dite {
	const reste = d.champ.slice(q.id.length + 1).split('.').filter(Boolean); // prettier-ignore
	if (q.reponse === 'liste' || q.reponse === 'communes') return dansListe(q, reste, d, a, b, themes);
	if (reste.length === 0) return { sujet: '', avant: ou(texteValeur(q, d.avant)), apres: ou(texteValeur(q, d.apres)) };
	const rang = q.rangs?.find((r) => r.nom === reste[0]);
	const nom = (rang ? reste.slice(1) : reste).join('.');
	const champ = q.champs?.find((c) => c.nom === nom);
	const sujet = [rang?.label, champ?.label].filter(Boolean).join(' – ');
	return { sujet, ...decrire(champ, d) };
}

/** The directory fills many fields at once: one line tells them. */
const annuaire = (q: QuestionDite, a: Dossier, b: Dossier): Dite => ({
	sujet: '',
	avant: ou(entite(lireChemin(a, q.id))),
	apres: ou(entite(lireChemin(b, q.id))),
});

/** The differences in words, under the label of their question, in the order of the stages; what no question asks is left out. */
export function direDifferences(toutes: Difference[], etapes: EtapeDite[], a: Dossier, b: Dossier): QuestionDifferente[] {
	const questions = etapes.flatMap((e) => e.questions);
	const themes = questions.find((q) => q.id === 'portee.priorites')?.champs?.find((c) => c.nom === 'theme')?.options;
	const parQuestion = new Map<string, Difference[]>();
	for (const d of toutes) {
		const q = questionDe(d.champ, questions);
		if (q) parQuestion.set(q.id, [...(parQuestion.get(q.id) ?? []), d]);
	}
	return etapes.flatMap((e) =>
		e.questions.flatMap((q) => {
			const siennes = parQuestion.get(q.id);
			if (!siennes) return [];
			const lignes =
				q.reponse === 'annuaire'
					? [{ ...annuaire(q, a, b), champs: siennes.map((d) => d.champ) }]
					: siennes.map((d) => ({ ...ligne(q, d, a, b, themes), champs: [d.champ] }));
			return [{ id: q.id, etape: e.etape, label: q.label, lignes }];
		}),
	);
}
