import { champs } from '../dossier/champs.ts';
import { ecrireChemin } from '../dossier/chemin.ts';
import type { Dossier } from '../dossier/schema.ts';
import type { Fait } from '../faits/logique.ts';
import { libelleOption, questionDe } from '../gabarits/valeur.ts';
import type { Contenu } from './modele.ts';

const RANG = /^\d+$/;

/** The same dossier, which notes the path of everything that is read in it. */
function espion<T>(v: T, chemin: string, vus: Set<string>): T {
	if (v === null || typeof v !== 'object') return v;
	return new Proxy(v, {
		get(cible, cle, moi) {
			const lu: unknown = Reflect.get(cible, cle, moi);
			if (typeof cle === 'symbol' || typeof lu === 'function') return lu;
			if (Array.isArray(cible)) return RANG.test(cle) ? espion(lu, `${chemin}[]`, vus) : lu;
			const suite = chemin ? `${chemin}.${cle}` : cle;
			vus.add(suite);
			return espion(lu, suite, vus);
		},
	});
}

/** Fields of the schema that `lire` consults on these dossiers, the groups that hold them left out. */
export function champsLus(lire: (d: Dossier) => unknown, dossiers: Dossier[]): string[] {
	const vus = new Set<string>();
	for (const d of dossiers) lire(espion(d, '', vus));
	const tous = [...vus];
	return tous.filter((c) => champs.has(c) && !tous.some((x) => x.startsWith(`${c}.`) || x.startsWith(`${c}[]`))).sort();
}

/** « Qui préside le CLSM ? », followed by its row and its field where it holds several. */
export function questionDite(contenu: Contenu, champ: string): string | undefined {
	const trouve = questionDe(contenu, champ);
	if (!trouve) return undefined;
	const rang = trouve.question.rangs?.find((r) => champ.startsWith(`${trouve.question.id}.${r.nom}.`));
	return [trouve.question.label, rang?.label, trouve.champ?.label].flatMap((l) => (l ? `« ${l} »` : [])).join(', ');
}

const avec = (champ: string, valeur: unknown): Dossier => {
	const d: Record<string, unknown> = {};
	ecrireChemin(d, champ, valeur);
	return d;
};

/** Answers to one choice that, alone, make a fait true. */
export function choixSuffisants(contenu: Contenu, fait: Fait, lus: string[]): { champ: string; options: string[] }[] {
	return lus
		.filter((c) => !c.includes('[]'))
		.flatMap((champ) => {
			const { genre, valeurs = [] } = champs.get(champ) ?? {};
			if (genre !== 'choix' && genre !== 'cases') return [];
			const vraies = valeurs.filter((v) => fait(avec(champ, genre === 'cases' ? [v] : v)) === true);
			return vraies.length ? [{ champ, options: vraies.map((v) => libelleOption(contenu, champ, v) ?? v) }] : [];
		});
}
