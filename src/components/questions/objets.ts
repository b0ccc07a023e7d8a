import { estVide } from '../../dossier/chemin.ts';

export type Objet = Record<string, unknown>;

export const objet = (v: unknown): Objet => (v && typeof v === 'object' && !Array.isArray(v) ? (v as Objet) : {});
export const tableau = <T = unknown>(v: unknown): T[] => (Array.isArray(v) ? (v as T[]) : []);

/** The value at `representant.nom` of an object. */
export const prendre = (source: unknown, nom: string): unknown => nom.split('.').reduce<unknown>((o, cle) => objet(o)[cle], source);

/** A copy of the object with this value in place; an empty one is removed, with the groups it leaves empty. */
export function poser(source: unknown, nom: string, valeur: unknown): Objet {
	const [tete = '', ...reste] = nom.split('.');
	const { [tete]: ancien, ...autres } = objet(source);
	const nouveau = reste.length > 0 ? poser(ancien, reste.join('.'), valeur) : valeur;
	return estVide(nouveau) ? autres : { ...objet(source), [tete]: nouveau };
}

/** A copy of the list where the element at `de` stands at `vers`; unchanged out of bounds. */
export function deplacer<T>(liste: T[], de: number, vers: number): T[] {
	const copie = [...liste];
	if (vers < 0 || vers >= copie.length) return copie;
	copie.splice(vers, 0, ...copie.splice(de, 1));
	return copie;
}

/** Stable id of one entry of a list. */
export const idCourt = (): string => crypto.randomUUID().slice(0, 8);

/** « noeux les mines » finds « Nœux-les-Mines »: lower case, no accent, no ligature, no hyphen. */
export const sansAccent = (s: string): string =>
	s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').replace(/[-'’]/g, ' ');
