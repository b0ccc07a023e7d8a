import { listes, valeurs } from '../gabarits/valeurs/table.ts';
import { questionDe } from '../gabarits/valeur.ts';
import type { Contenu, Question, Recommandation } from './modele.ts';

const LIQUIDE = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;
const INCLUSION = /include '([^']+)'/g;

/** Names that the tags of a template hold, `inconnus.x` read as `x`, `sources.x` kept whole; fields of a loop left out. */
export const nomsDe = (gabarit: string): Set<string> =>
	new Set(
		[...gabarit.matchAll(LIQUIDE)]
			.flatMap(([tag]) => tag.replace(/'[^']*'/g, '').match(/[\w.]+/g) ?? [])
			.map((n) => n.replace(/^inconnus\./, ''))
			.map((n) => (n.startsWith('sources.') ? n : (n.split('.')[0] ?? n))),
	);

const inclusions = (gabarit: string): string[] => [...gabarit.matchAll(INCLUSION)].map((m) => m[1] ?? '');

/** The documents that a template stands in, itself if it is one. */
export function documentsDe(contenu: Contenu, gabarit: string): string[] {
	const parents = Object.keys(contenu.gabarits).filter((nom) => inclusions(contenu.gabarits[nom] ?? '').includes(gabarit));
	const dessus = parents.flatMap((p) => documentsDe(contenu, p));
	return [...new Set(gabarit.includes('/') ? dessus : [gabarit, ...dessus])].sort();
}

/** Templates that name a fait, a valeur or a liste. */
export const gabaritsAvec = (contenu: Contenu, nom: string): string[] =>
	Object.keys(contenu.gabarits)
		.filter((g) => nomsDe(contenu.gabarits[g] ?? '').has(nom))
		.sort();

/** Sources of a template: those it prints and those its titles carry. */
export const sourcesDuGabarit = (texte: string): string[] => {
	const imprimees = [...nomsDe(texte)].filter((n) => n.startsWith('sources.')).map((n) => n.slice('sources.'.length));
	const portees = [...texte.matchAll(/^#+.*\{([a-z0-9_, ]+)\}\s*$/gm)].flatMap(([, ids = '']) => ids.split(',').map((i) => i.trim()));
	return [...new Set([...portees, ...imprimees])];
};

/** Every name of the conditions of a question: its own and those of what it holds. */
const conditions = (q: Question): string[] =>
	[q, ...(q.champs ?? []), ...(q.avertissements ?? []), ...(q.lectures ?? [])].flatMap((x) => x.quand ?? []);

export const questionsAvec = (contenu: Contenu, fait: string): string[] =>
	contenu.etapes
		.flatMap((e) => e.questions)
		.filter((q) => conditions(q).includes(fait))
		.map((q) => q.id);

/** Every sentence of a recommandation. */
export const phrases = (r: Recommandation): { verdict: string; quand?: string | undefined; texte: string }[] =>
	Object.entries(r.phrases).flatMap(([verdict, p]) =>
		typeof p === 'string' ? [{ verdict, texte: p }] : p.map((x) => ({ verdict, ...x })),
	);

export const recommandationsAvec = (contenu: Contenu, fait: string): string[] =>
	contenu.recommandations.filter((r) => phrases(r).some((p) => p.quand === fait)).map((r) => r.id);

/** The question behind each valeur; a liste has none of its own. */
const questionDeValeur = (contenu: Contenu, date: string): Map<string, string> =>
	new Map(
		Object.entries(valeurs).flatMap(([nom, lire]): [string, string][] => {
			const { champ } = lire({}, { contenu, date });
			const id = champ && questionDe(contenu, champ)?.question.id;
			return id ? [[nom, id]] : [];
		}),
	);

/** Templates that print a valeur of each question, by the id of the question. */
export function gabaritsParQuestion(contenu: Contenu, date: string): Map<string, string[]> {
	const tri = new Map<string, Set<string>>();
	for (const [nom, id] of questionDeValeur(contenu, date))
		for (const g of gabaritsAvec(contenu, nom)) tri.set(id, (tri.get(id) ?? new Set()).add(g));
	return new Map([...tri].map(([id, noms]) => [id, [...noms].sort()]));
}

export const NOMS_LISTES = Object.keys(listes);
