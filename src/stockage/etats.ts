import { cles, ecrire, lire, oter, Panne } from './base.ts';
import { cleEcart, cleEtat, dernieresDabord, nommer, numeroDe, parDossier, type Revision } from './revisions.ts';
import { VERSION } from '../dossier/migrations.ts';
import { ecrireSauvegarde, lireSauvegarde, type Sauvegarde } from './sauvegarde.ts';

/**
 * A state of a dossier is written once, under a key of its own, with the names of the states it comes from: nothing is
 * ever overwritten, and two states that do not know each other are a conflict, whoever wrote them and in whatever order.
 */
export interface Etat {
	revision: Revision;
	/** Every state that this one replaces, as far as they were kept. */
	connus: Revision[];
	/** Rank of the change it holds, in the page that wrote it: a journal of that page up to this rank is told. */
	rang: number;
	sauvegarde: Sauvegarde;
}
export type EnTete = Omit<Etat, 'sauvegarde' | 'revision'>;

export const texteDe = (s: Sauvegarde): string =>
	ecrireSauvegarde(s.dossier, s.profondeur, s.enregistre, [...(s.versions ?? []), ...(s.illisibles ?? [])]);

/** One line that says where it comes from, then the sauvegarde as it would be downloaded. */
export const enRecord = ({ connus, rang }: EnTete, s: Sauvegarde): string => `${JSON.stringify({ connus, rang })}\n${texteDe(s)}`;

const RECENT = 'Ce dossier a été enregistré ici par une version plus récente du site : rechargez la page pour le retrouver.';
const VERSION_ECRITE = /"version":\s*(\d+)/;

/** Reads a record back; undefined when it cannot be read. A record from a newer site is not corrupt: it is refused. */
export function deRecord(brut: unknown): (EnTete & { sauvegarde: Sauvegarde }) | undefined {
	if (typeof brut !== 'string') return undefined;
	const fin = brut.indexOf('\n');
	const lu = lireSauvegarde(brut.slice(fin + 1));
	if (!lu.ok && Number(VERSION_ECRITE.exec(brut.slice(fin))?.[1] ?? 0) > VERSION) throw new Panne('recent', RECENT);
	try {
		const { connus, rang } = JSON.parse(brut.slice(0, fin)) as Partial<EnTete>;
		if (!lu.ok || !Array.isArray(connus)) return undefined;
		return { connus: connus.map(String), rang: Number(rang) || 0, sauvegarde: lu.sauvegarde };
	} catch {
		return undefined;
	}
}

const hasard = (): string => [...crypto.getRandomValues(new Uint8Array(6))].map((o) => o.toString(36).padStart(2, '0')).join('');
let page = hasard();
/** What this page knows of the states it read or tried to write, by their keys; states never change. */
const souvenirs = new Map<string, Set<Revision>>();
/** Writes not confirmed: they may still end, and what is on the screen replaces them. */
const tentatives = new Map<string, Revision[]>();
const listes = new Map<string, Revision[]>();

/** A new dossier's name, or a page's: no secure context is needed. */
export const nouvelIdentifiant = hasard;
export const nomDeLaPage = (): string => page;
/** Forgets what the page knew, as a page that opens. */
export function nouvellePage(nom = hasard()): void {
	page = nom;
	for (const memoire of [souvenirs, tentatives, listes]) memoire.clear();
}

/** Names of the states of a dossier. */
export async function revisionsDe(id: string): Promise<Revision[]> {
	const liste = parDossier(await cles()).get(id) ?? [];
	listes.set(id, liste);
	return liste;
}

const connusDe = (id: string, r: Revision): ReadonlySet<Revision> => souvenirs.get(cleEtat(id, r)) ?? new Set();

/** The state, or undefined when it is gone or cannot be read. */
export async function lireEtat(id: string, revision: Revision): Promise<Etat | undefined> {
	const lu = deRecord(await lire(cleEtat(id, revision)));
	if (!lu) return undefined;
	const connus = new Set([...connusDe(id, revision), ...lu.connus]);
	souvenirs.set(cleEtat(id, revision), connus);
	return { ...lu, connus: [...connus], revision };
}

/** A record that cannot be read leaves the dossier and stays under another key. */
export async function mettreDeCote(cle: string, brut: unknown): Promise<void> {
	const texte = typeof brut === 'string' ? brut : (JSON.stringify(brut) ?? '');
	let ecart = cleEcart(cle);
	for (let pris = await lire(ecart); pris !== undefined && pris !== texte; pris = await lire(ecart)) ecart += '-bis';
	await ecrire(ecart, texte);
	await oter(cle);
}

/** What this page holds as known by those who typed on `lues`; at once, for a page that closes. */
export const connusEnMemoire = (id: string, lues: readonly Revision[]): Revision[] => [
	...new Set([...lues, ...(tentatives.get(id) ?? []), ...lues.flatMap((lue) => [...connusDe(id, lue)])]),
];

/** What a state written on top of `lues` knows. */
async function connusPar(id: string, lues: readonly Revision[]): Promise<Revision[]> {
	const tous = new Set([...lues, ...(tentatives.get(id) ?? [])]);
	const certains = new Set(tous);
	const presents = new Set(listes.get(id) ?? (await revisionsDe(id)));
	for (const lue of lues) {
		if (!souvenirs.has(cleEtat(id, lue))) await lireEtat(id, lue);
		for (const r of connusDe(id, lue)) if (presents.has(r)) certains.add(r);
	}
	return dernieresDabord([...certains]);
}

/** What is on the screen no longer follows what this page tried to write, or the base has confirmed it. */
export const oublierTentatives = (id: string): boolean => tentatives.delete(id);

/** Its name is taken before it is written: a write that ends after it was given up stays known. */
export async function ecrireEtat(id: string, s: Sauvegarde, lues: readonly Revision[], rang: number): Promise<Etat> {
	const connus = await connusPar(id, lues);
	const revision = nommer(Math.max(0, ...connus.map(numeroDe)) + 1, page, s.enregistre);
	tentatives.set(id, [...(tentatives.get(id) ?? []), revision].slice(-50));
	souvenirs.set(cleEtat(id, revision), new Set(connus));
	await ecrire(cleEtat(id, revision), enRecord({ connus, rang }, s));
	oublierTentatives(id);
	return { revision, connus, rang, sauvegarde: s };
}

/** From now on this page holds `autre` as replaced by `revision`. */
export const assimiler = (id: string, revision: Revision, autre: Revision): void =>
	void souvenirs.set(cleEtat(id, revision), new Set(connusDe(id, revision)).add(autre));

function memes(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
	const [x, y] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
	return [...new Set([...Object.keys(x), ...Object.keys(y)])].every((cle) => memes(x[cle], y[cle]));
}
/** The same answers and versions, whenever they were written. */
export const memesReponses = (a: Sauvegarde, b: Sauvegarde): boolean => memes({ ...a, enregistre: '' }, { ...b, enregistre: '' });
