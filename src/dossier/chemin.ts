import type { Dossier } from './schema.ts';

const INTERDITS = new Set(['__proto__', 'constructor', 'prototype']);
const morceaux = (chemin: string): string[] => chemin.split('.').filter((m) => !INTERDITS.has(m));

/** The answer at `porteur.entite.nom` (list entries by index or by `id`), or undefined. */
export const lireChemin = (dossier: Dossier, chemin: string): unknown =>
	morceaux(chemin).reduce<unknown>((objet, cle) => {
		if (Array.isArray(objet)) return objet.find((e) => (e as { id?: string }).id === cle) ?? objet[Number(cle)];
		return objet && typeof objet === 'object' ? (objet as Record<string, unknown>)[cle] : undefined;
	}, dossier);

export const estVide = (v: unknown): boolean =>
	v === undefined || v === null || v === '' || (Array.isArray(v) && v.length === 0) || (estObjet(v) && Object.values(v).every(estVide));

const estObjet = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

/** Puts an answer in place, in the object given; an empty one is removed, with the groups it leaves empty. */
export function ecrireChemin(dossier: Record<string, unknown>, chemin: string, valeur: unknown): void {
	const [tete, ...reste] = morceaux(chemin);
	if (tete === undefined) return;
	if (reste.length === 0) {
		if (estVide(valeur)) delete dossier[tete];
		else dossier[tete] = valeur;
		return;
	}
	const dessous = estObjet(dossier[tete]) ? dossier[tete] : {};
	ecrireChemin(dessous, reste.join('.'), valeur);
	if (Object.keys(dessous).length === 0) delete dossier[tete];
	else dossier[tete] = dessous;
}

/** A copy without the answers of these paths. */
export function sans(dossier: Dossier, chemins: string[]): Dossier {
	const copie = structuredClone(dossier) as Record<string, unknown>;
	for (const chemin of chemins) ecrireChemin(copie, chemin, undefined);
	return copie;
}
