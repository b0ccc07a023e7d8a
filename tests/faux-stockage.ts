import { setImmediate } from 'node:timers/promises';
import type { Magasin } from '../src/stockage/base.ts';

/** What a browser holds: it outlives its pages. */
export class Appareil {
	base = new Map<string, unknown>();
	local = new Map<string, string>();
	session = new Map<string, string>();
}

export type Operation = 'getItem' | 'setItem' | 'removeItem' | 'keys' | 'clear';
/** What happens instead of an operation; `apres`: it is done, and nothing follows. */
export type Faute = 'plein' | 'refuse' | 'muet' | 'perdu' | 'mort' | 'apres';
export type Sort = (operation: Operation, rang: number, cle: string) => Faute | undefined;

const erreur = (name: string): Error => Object.assign(new Error(name), { name });
const jamais = <T>(): Promise<T> => new Promise(() => {});

/** A page that uses the store of a device; its operations are counted, and any may fail. */
export class Page implements Magasin {
	rang = 0;
	morte = false;
	appareil: Appareil;
	sort: Sort;
	/** Waits before each operation: two pages take turns. */
	porte: () => Promise<void> = () => setImmediate();
	constructor(appareil: Appareil, sort: Sort = () => undefined) {
		this.appareil = appareil;
		this.sort = sort;
	}
	async #faire<T>(operation: Operation, cle: string, quoi: () => T): Promise<T> {
		await this.porte();
		if (this.morte) return jamais();
		const faute = this.sort(operation, this.rang++, cle);
		if (faute === 'mort') this.morte = true;
		if (faute === 'mort' || faute === 'muet') return jamais();
		if (faute === 'plein') throw erreur('QuotaExceededError');
		if (faute === 'refuse') throw erreur('InvalidStateError');
		if (faute === 'perdu') return undefined as T;
		const issue = quoi();
		if (faute !== 'apres') return issue;
		this.morte = true;
		return jamais();
	}
	getItem = (cle: string) => this.#faire('getItem', cle, () => this.appareil.base.get(cle) ?? null);
	setItem = (cle: string, texte: string) => this.#faire('setItem', cle, () => void this.appareil.base.set(cle, texte));
	removeItem = (cle: string) => this.#faire('removeItem', cle, () => void this.appareil.base.delete(cle));
	keys = () => this.#faire('keys', '', () => [...this.appareil.base.keys()]);
	clear = () => this.#faire('clear', '', () => this.appareil.base.clear());
	driver = () => 'asyncStorage';

	/** localStorage or sessionStorage of this page: a dead page writes nothing more. */
	storage(genre: 'local' | 'session', refus = false): Storage {
		const m = this.appareil[genre];
		const garde = <T>(quoi: () => T): T => {
			if (refus) throw erreur('SecurityError');
			return quoi();
		};
		return {
			getItem: (cle) => garde(() => m.get(cle) ?? null),
			setItem: (cle, v) => garde(() => void (this.morte || m.set(cle, v))),
			removeItem: (cle) => garde(() => void (this.morte || m.delete(cle))),
			key: (i) => [...m.keys()][i] ?? null,
			clear: () => m.clear(),
			get length() {
				return garde(() => m.size);
			},
		};
	}
}
