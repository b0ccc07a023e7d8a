import { champs, type ChampSchema } from './champs.ts';
import { ecrireChemin, estVide, lireChemin } from './chemin.ts';
import { estObjet } from './differences.ts';
import type { Dossier } from './schema.ts';

/** What is needed of a question to know which answers are its own. */
export interface Posee {
	id: string;
	reponse: string;
	champs?: { nom: string }[] | undefined;
	rangs?: { nom: string }[] | undefined;
}

/** Paths of the answers of a question. A fiche shares its group with other questions: only its own fields are its. */
export function cheminsDe({ id, reponse, champs: siens = [], rangs }: Posee): string[] {
	if (rangs && siens.length > 0) return rangs.flatMap((r) => siens.map((c) => `${id}.${r.nom}.${c.nom}`));
	return reponse === 'fiche' && siens.length > 0 ? siens.map((c) => `${id}.${c.nom}`) : [id];
}

const nom = (c: ChampSchema): string => c.chemin.split('.').at(-1) ?? '';
const enfants = (c: ChampSchema, v: unknown): Record<string, unknown> =>
	estObjet(v) ? Object.fromEntries(c.enfants.map((e) => [nom(e), connu(e, v[nom(e)])] as const).filter(([, x]) => !estVide(x))) : {};

/** What the schema knows of an answer: a field that nobody named is nobody's to give. */
function connu(c: ChampSchema, v: unknown): unknown {
	if (c.genre === 'liste') return Array.isArray(v) ? v.map((e: { id: string }) => ({ id: e.id, ...enfants(c, e) })) : undefined;
	return c.genre === 'fiche' ? enfants(c, v) : v;
}

/** The answers at these paths and nothing else. */
export function extraire(dossier: Dossier, chemins: readonly string[]): Dossier {
	const copie: Record<string, unknown> = {};
	for (const chemin of chemins) {
		const champ = champs.get(chemin);
		if (champ) ecrireChemin(copie, chemin, structuredClone(connu(champ, lireChemin(dossier, chemin))));
	}
	return copie;
}

/** A copy of `dossier` whose answers at these paths are those of `source`. */
export function substituer(dossier: Dossier, chemins: readonly string[], source: Dossier): Dossier {
	const copie = structuredClone(dossier) as Record<string, unknown>;
	const prises = extraire(source, chemins);
	for (const chemin of chemins) if (champs.has(chemin)) ecrireChemin(copie, chemin, lireChemin(prises, chemin));
	return copie;
}
