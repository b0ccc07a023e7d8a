import type { Champ, Contenu, Etape } from '../../contenu/modele.ts';
import { branches } from '../../faits/elaguer.ts';
import type { EtapeEcran, QuestionEcran, Reperes } from './types.ts';

/** Build only: what the islands receive of content/. */

const REPRISES = { 'portee.priorites.theme': ['portee.priorites', 'theme'] } as const;

/** The source of a figure prints as that figure in documents; the screen names it. */
const nommer = (s: Contenu['sources'][string] | undefined, id: string): string =>
	(s?.valeur === undefined ? s?.texte : s.titre) ?? s?.texte ?? id;

const question = (q: Etape['questions'][number], sources: Contenu['sources']): QuestionEcran => ({
	...q,
	sourcesTexte: q.sources.map((id) => ({ id, texte: nommer(sources[id], id), ...(sources[id]?.url && { url: sources[id].url }) })),
});

/** A stage with the wording of its sources. */
export const pourEcran = (etape: Etape, sources: Contenu['sources']): EtapeEcran => ({
	...etape,
	questions: etape.questions.map((q) => question(q, sources)),
});

/** The stages with what progress needs, and nothing to read. */
export const pourSommaire = (etapes: Etape[]): EtapeEcran[] =>
	etapes.map((e) => ({
		etape: e.etape,
		titre: e.titre,
		chapo: '',
		questions: e.questions.map(({ id, reponse, quand, echeance, decideur, champs }) => ({
			id,
			reponse,
			...(quand && { quand }),
			...(reponse === 'fiche' && champs && { champs: champs.map(({ nom, reponse: r }) => ({ nom, label: '', reponse: r })) }),
			label: '',
			hint: '',
			pourquoi: '',
			sources: [],
			sourcesTexte: [],
			documents: [],
			echeance,
			decideur,
		})),
	}));

const sansAide = ({ hint: _h, suggestions: _s, options, ...c }: Champ): Champ => ({
	...c,
	...(options && { options: options.map(({ valeur, label }) => ({ valeur, label })) }),
});

/** The stages with what the review reads. */
export const pourRelecture = (etapes: Etape[]): EtapeEcran[] =>
	etapes.map((e) => ({
		...e,
		chapo: '',
		questions: e.questions.map(
			({ pourquoi: _p, hint: _h, suggestions: _s, scenarios: _c, avertissements: _a, lectures: _l, aide: _i, ...q }) => ({
				...q,
				hint: '',
				pourquoi: '',
				sources: [],
				sourcesTexte: [],
				...(q.options && { options: q.options.map(({ valeur, label }) => ({ valeur, label })) }),
				...(q.champs && { champs: q.champs.map(sansAide) }),
				...(q.rangs && { rangs: q.rangs.map(({ nom, label }) => ({ nom, label })) }),
			}),
		),
	}));

const chiffre = (sources: Contenu['sources'], id: string): { valeur: number; texte: string; titre: string } => {
	const s = sources[id];
	if (s?.valeur === undefined) throw new Error(`content/sources.yaml : la source « ${id} » et sa valeur manquent.`);
	return { valeur: s.valeur, texte: s.texte, titre: s.titre ?? s.texte };
};

/** @throws Error when a figure that the controls show is not among the sources */
export function referencesDe({ etapes, sources }: Pick<Contenu, 'etapes' | 'sources'>): Reperes {
	const cout = chiffre(sources, 'cout_etp');
	const questions = etapes.flatMap((e) => e.questions);
	const options = Object.entries(REPRISES).map(([cle, [id, nom]]) => {
		const champ = questions.find((q) => q.id === id)?.champs?.find((c) => c.nom === nom);
		return [cle, (champ?.options ?? []).map(({ valeur, label }) => ({ valeur, label }))] as const;
	});
	return {
		coutEtp: { valeur: cout.valeur, texte: cout.titre },
		population: { moyenne: chiffre(sources, 'population_moyenne'), haute: chiffre(sources, 'population_haute') },
		fermables: branches(etapes),
		options: Object.fromEntries(options),
	};
}
