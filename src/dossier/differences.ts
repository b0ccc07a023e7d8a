import { estVide } from './chemin.ts';
import type { Dossier } from './schema.ts';

/**
 * One answer that two dossiers do not share. `champ` names list entries by their `id`: `gouvernance.copil.membres.<id>.structure`.
 * An entry added or removed is one difference at `….membres.<id>` (the other side is undefined);
 * a list in another order is one at `….membres`, whose sides are the ids in their order.
 */
export interface Difference {
	champ: string;
	avant: unknown;
	apres: unknown;
}

export type Objet = Record<string, unknown>;
export type Entree = Objet & { id: string };

export const estObjet = (v: unknown): v is Objet => typeof v === 'object' && v !== null && !Array.isArray(v);
export const estListe = (v: unknown): v is Entree[] =>
	Array.isArray(v) && v.length > 0 && v.every((e) => estObjet(e) && typeof e['id'] === 'string');

/** The same answer whatever the order of the keys, an empty one being none. */
export function egales(a: unknown, b: unknown): boolean {
	if (estVide(a) || estVide(b)) return estVide(a) && estVide(b);
	if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((v, i) => egales(v, b[i]));
	if (!estObjet(a) || !estObjet(b)) return a === b;
	return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((cle) => egales(a[cle], b[cle]));
}

/** Another `id` is no other entry: two people who type the same commune have the same commune. */
export function apparier(avant: Entree[], apres: Entree[]): Entree[] {
	const [deja, prises] = [new Set(avant.map((e) => e.id)), new Set(apres.map((e) => e.id))];
	const libres = avant.filter((e) => !prises.has(e.id));
	return apres.map((e) => {
		if (deja.has(e.id)) return e;
		const rang = libres.findIndex((l) => egales({ ...l, id: '' }, { ...e, id: '' }));
		return rang < 0 ? e : (libres.splice(rang, 1)[0] ?? e);
	});
}

function dansListe(champ: string, avant: Entree[], brutes: Entree[]): Difference[] {
	const apres = apparier(avant, brutes);
	const [parId, nouvelles] = [new Map(avant.map((e) => [e.id, e])), new Map(apres.map((e) => [e.id, e]))];
	const communs = (liste: Entree[], autre: Map<string, Entree>): string[] => liste.map((e) => e.id).filter((id) => autre.has(id));
	const [ordreAvant, ordreApres] = [communs(avant, nouvelles), communs(apres, parId)];
	return [
		...(egales(ordreAvant, ordreApres) ? [] : [{ champ, avant: ordreAvant, apres: ordreApres }]),
		...avant.flatMap((e) => {
			const pendant = nouvelles.get(e.id);
			return pendant ? dansObjet(`${champ}.${e.id}`, e, pendant) : [{ champ: `${champ}.${e.id}`, avant: e, apres: undefined }];
		}),
		...apres.filter((e) => !parId.has(e.id)).map((e) => ({ champ: `${champ}.${e.id}`, avant: undefined, apres: e })),
	];
}

const dansObjet = (champ: string, a: Objet, b: Objet): Difference[] =>
	[...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((cle) => dans(champ ? `${champ}.${cle}` : cle, a[cle], b[cle]));

function dans(champ: string, a: unknown, b: unknown): Difference[] {
	if (egales(a, b)) return [];
	if (estListe(a) || estListe(b)) return dansListe(champ, estListe(a) ? a : [], estListe(b) ? b : []);
	if (estObjet(a) || estObjet(b)) return dansObjet(champ, estObjet(a) ? a : {}, estObjet(b) ? b : {});
	return [{ champ, avant: estVide(a) ? undefined : a, apres: estVide(b) ? undefined : b }];
}

/** What has changed from `a` to `b`, leaf by leaf, in the order of the answers. Private notes and exchanges with partners belong to one dossier: they are left out. */
export function differences(a: Dossier, b: Dossier): Difference[] {
	const { notes: _a, partage: _c, ...avant } = a;
	const { notes: _b, partage: _d, ...apres } = b;
	return dansObjet('', avant, apres);
}
