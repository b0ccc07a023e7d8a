import localforage from 'localforage';

/** `efface`: the browser has removed what it kept; `recent`: written by a newer version of the site, left alone. */
export type Genre = 'plein' | 'refuse' | 'muet' | 'corrompu' | 'efface' | 'recent';
export interface Echec {
	/** French, whole sentences. */
	message: string;
	genre: Genre;
}
export type Resultat<T> = { ok: true; valeur: T } | ({ ok: false } & Echec);

/** What is used of localforage. */
export interface Magasin {
	getItem(cle: string): Promise<unknown>;
	setItem(cle: string, texte: string): Promise<unknown>;
	removeItem(cle: string): Promise<void>;
	keys(): Promise<string[]>;
	clear(): Promise<void>;
	driver?(): string;
}

const PHRASES: Record<'plein' | 'refuse' | 'muet' | 'change', string> = {
	plein: 'L’espace de stockage de ce navigateur est plein.',
	refuse: 'Ce navigateur refuse d’enregistrer (navigation privée, réglage ou panne).',
	muet: 'Le stockage de ce navigateur ne répond pas.',
	change: 'Ce navigateur n’a pas gardé ce qui lui était confié.',
};

/** A refusal of the storage that already has its sentence. */
export class Panne extends Error {
	readonly genre: Genre;
	constructor(genre: Genre, message: string) {
		super(message);
		this.genre = genre;
	}
}

let magasin: Magasin | undefined;
let delai = 4000;
const base = (): Magasin =>
	(magasin ??= localforage.createInstance({
		name: 'parcours-clsm',
		storeName: 'dossiers',
		description: 'Réponses de Parcours CLSM',
	}));

/** Puts another store in the place of the browser's; milliseconds before it is said not to answer. */
export function brancher(autre: Magasin | undefined, attente = 4000): void {
	magasin = autre;
	delai = attente;
}

/** localforage waits for ever when the browser never answers: give up after a while. */
function avecDelai<T>(promesse: Promise<T>): Promise<T> {
	let minuterie: ReturnType<typeof setTimeout> | undefined;
	const fin = new Promise<never>((_, refuser) => {
		minuterie = setTimeout(() => refuser(new Panne('muet', PHRASES.muet)), delai);
	});
	return Promise.race([promesse, fin]).finally(() => clearTimeout(minuterie));
}

/** What went wrong, in one sentence. */
export function raison(e: unknown): Echec {
	if (e instanceof Panne) return { message: e.message, genre: e.genre };
	const nom = (e as { name?: string } | undefined)?.name ?? '';
	const plein = nom === 'QuotaExceededError' || nom === 'NS_ERROR_DOM_QUOTA_REACHED';
	return plein ? { message: PHRASES.plein, genre: 'plein' } : { message: PHRASES.refuse, genre: 'refuse' };
}

/** The result of `faire`, or the reason of its failure: nothing is thrown. */
export async function essayer<T>(faire: () => Promise<T>): Promise<Resultat<T>> {
	try {
		return { ok: true, valeur: await faire() };
	} catch (e) {
		return { ok: false, ...raison(e) };
	}
}

/** What stands under a key; undefined when nothing does. */
export const lire = async (cle: string): Promise<unknown> => (await avecDelai(base().getItem(cle))) ?? undefined;
export const oter = (cle: string): Promise<void> => avecDelai(base().removeItem(cle));
/** Every key, in no order. */
export const cles = (): Promise<string[]> => avecDelai(base().keys());
export const vider = (): Promise<void> => avecDelai(base().clear());

/** Writes, then reads back: what is kept is what was given, or it is a failure. */
export async function ecrire(cle: string, texte: string): Promise<void> {
	await avecDelai(base().setItem(cle, texte));
	if ((await lire(cle)) !== texte) throw new Panne('refuse', PHRASES.change);
}

/** localStorage, where localforage falls back when IndexedDB is refused, holds five million characters for the whole site. */
export const estEtroit = (): boolean => base().driver?.() === 'localStorageWrapper';
export const nature = (): string => base().driver?.() ?? '';
