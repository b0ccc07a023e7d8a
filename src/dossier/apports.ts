import { lireChemin } from './chemin.ts';
import { estObjet, type Difference } from './differences.ts';
import { APPORTS_MAX } from './etapes/partage.ts';
import { cheminsDe, type Posee } from './extraire.ts';
import type { Dossier } from './schema.ts';
import { LONGUEUR_LIGNE } from './types.ts';

/** An answer that came from a partner. */
export interface Apport {
	champ: string;
	auteur?: string | undefined;
	/** AAAA-MM-JJ */
	date?: string | undefined;
	empreinte?: string | undefined;
}
/** `modifiee`: the answer was changed here since. */
export type ApportDit = Apport & { modifiee: boolean };

const trie = (v: unknown): unknown =>
	Array.isArray(v)
		? v.map(trie)
		: estObjet(v)
			? Object.fromEntries(
					Object.keys(v)
						.sort()
						.map((c) => [c, trie(v[c])]),
				)
			: v;

/** A short mark of an answer (FNV-1a), to know later whether it is still the one that was taken. */
export function empreinte(v: unknown): string {
	let h = 0x811c9dc5;
	for (const c of JSON.stringify(trie(v)) ?? '') h = Math.imul(h ^ (c.codePointAt(0) ?? 0), 0x01000193);
	return (h >>> 0).toString(36);
}

const valeur = (d: Dossier, champ: string): unknown => lireChemin(d, champ);

/** The dossier that says where these answers come from, instead of what it said of them before. */
export function noterApports(dossier: Dossier, prises: readonly Pick<Difference, 'champ'>[], auteur: string, date: string): Dossier {
	const champs = new Set(prises.map((d) => d.champ).filter((c) => c.length <= LONGUEUR_LIGNE));
	const nouveaux = [...champs].map((champ) => ({ champ, auteur, date, empreinte: empreinte(valeur(dossier, champ)) }));
	const anciens = (dossier.partage?.apports ?? []).filter((a) => !champs.has(a.champ));
	return { ...dossier, partage: { ...dossier.partage, apports: [...anciens, ...nouveaux].slice(-APPORTS_MAX) } };
}

/** Whence the answers of a question come, each author and date once. */
export function apportsDe(dossier: Dossier, question: Posee): ApportDit[] {
	const chemins = cheminsDe(question);
	const dits = (dossier.partage?.apports ?? [])
		.filter((a) => chemins.some((c) => a.champ === c || a.champ.startsWith(`${c}.`)))
		.map((a) => ({ ...a, modifiee: empreinte(valeur(dossier, a.champ)) !== a.empreinte }));
	const parQui = new Map<string, ApportDit>();
	for (const a of dits) {
		const cle = `${a.auteur ?? ''}\n${a.date ?? ''}`;
		parQui.set(cle, { ...a, modifiee: a.modifiee || parQui.get(cle)?.modifiee === true });
	}
	return [...parQui.values()];
}
