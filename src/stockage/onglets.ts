/** What one page tells the others. */
export interface Nouvelle {
	/** Dossier that moved; '' for all of them. */
	id: string;
	/** The state just written; absent when the dossier was renamed or put away. */
	revision?: string;
	/** It is no longer on this device, by someone's will. */
	efface?: true;
}

const CANAL = 'parcours-clsm';
/** A page put to sleep by the browser may hold a lock for ever. */
const ATTENTE = 3000;

interface Verrous {
	request<T>(nom: string, options: { signal: AbortSignal }, faire: () => Promise<T>): Promise<T>;
}
const verrous = (): Verrous | undefined => (globalThis.navigator as { locks?: Verrous } | undefined)?.locks;

/**
 * One page at a time does this. Without Web Locks, or when the lock does not come, it is done all the same:
 * states have their own keys, so that the lock only spares conflicts.
 */
export async function avecVerrou<T>(nom: string, faire: () => Promise<T>): Promise<T> {
	const locks = verrous();
	if (!locks) return faire();
	let issue: Promise<T> | undefined;
	const abandon = new AbortController();
	const minuterie = setTimeout(() => abandon.abort(), ATTENTE);
	const commencer = () => {
		clearTimeout(minuterie);
		return (issue ??= faire());
	};
	try {
		return await locks.request(`${CANAL}/${nom}`, { signal: abandon.signal }, commencer);
	} catch {
		return issue ?? faire();
	} finally {
		clearTimeout(minuterie);
	}
}

let canal: BroadcastChannel | undefined;
function ouvrir(): BroadcastChannel | undefined {
	try {
		return (canal ??= typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CANAL));
	} catch {
		return undefined;
	}
}

/** Tells the other pages; those that do not hear find out when they write or come back to the front. */
export function annoncer(nouvelle: Nouvelle): void {
	try {
		ouvrir()?.postMessage(nouvelle);
	} catch {
		// A closed channel: as without one.
	}
}

/** Calls for each news from the other pages; returns what stops it. */
export function ecouter(quoi: (nouvelle: Nouvelle) => void): () => void {
	const recu = (e: MessageEvent<Nouvelle>) => quoi(e.data);
	const ouvert = ouvrir();
	ouvert?.addEventListener('message', recu);
	return () => ouvert?.removeEventListener('message', recu);
}
