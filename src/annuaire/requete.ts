/** What an entry says: its words, and the figures and départements among them. */
import type { Index } from './indexer.ts';
import { estAccessoire, estGenre, estLiaison, lectures } from './normaliser.ts';

/** What is typed, word by word; bit i stands for word i. */
export type Requete = {
	mots: string[];
	/** Other readings of each word: a word being typed may be an abbreviation or the start of another. */
	lectures: string[][];
	/** Words that an answer must hold; words that stand in the key of a name. */
	requis: number;
	propres: number;
	tous: number;
	plat: string;
	genre: boolean;
	soude: string;
};

const MOTS_MAX = 12;

export function analyser(saisie: string): Requete {
	const lues = lectures(saisie).slice(0, MOTS_MAX);
	const liste = lues.map((formes) => formes[0]!);
	const bit = (garde: (mot: string) => boolean) => liste.reduce((bits, mot, i) => (garde(mot) ? bits | (1 << i) : bits), 0);
	return {
		mots: liste,
		lectures: lues,
		requis: bit((mot) => !estAccessoire(mot)) || bit(() => true),
		propres: bit((mot) => !estLiaison(mot)) || bit(() => true),
		tous: bit(() => true),
		plat: liste.join(' '),
		genre: liste.some(estGenre),
		soude: liste.join(''),
	};
}

/** Words that name the département instead: « saint denis reunion », « montreuil 93 ». */
function bitsDepartements(index: Index, requete: Requete): Uint16Array {
	const bits = new Uint16Array(index.departements.length);
	index.departements.forEach((departement, d) => {
		requete.mots.forEach((mot, i) => {
			const dit = departement.code.toLowerCase() === mot || departement.mots.includes(mot);
			const commence = i === requete.mots.length - 1 && mot.length > 3 && departement.mots.some((m) => m.startsWith(mot));
			if (dit || commence) bits[d]! |= 1 << i;
		});
	});
	return bits;
}

/** Five-digit words narrow the answer to the territories of that code. */
function bitsNumeros(index: Index, requete: Requete): Map<number, number> {
	const bits = new Map<number, number>();
	requete.mots.forEach((mot, i) => {
		if (!/^\d[\dab]\d{3}$/.test(mot)) return;
		for (const rang of index.numeros.get(mot) ?? []) bits.set(rang, (bits.get(rang) ?? 0) | (1 << i));
	});
	return bits;
}

/** What the ranking asks of the entry, for a set of its words (bits). */
export type Aide = {
	departements: Uint16Array;
	numeros: Map<number, number>;
	cle: (bits: number) => string;
	nombre: (bits: number) => number;
	poids: (bits: number) => number;
};

export function aider(index: Index, requete: Requete): Aide {
	const retenus = (bits: number) => requete.mots.filter((_, i) => bits & (1 << i));
	const memoire = <T>(calcul: (bits: number) => T) => {
		const connus = new Map<number, T>();
		return (bits: number): T => connus.get(bits) ?? (connus.set(bits, calcul(bits)), connus.get(bits)!);
	};
	return {
		departements: bitsDepartements(index, requete),
		numeros: bitsNumeros(index, requete),
		cle: memoire((bits) => retenus(bits).join(' ')),
		nombre: memoire((bits) => retenus(bits).length),
		poids: memoire((bits) => retenus(bits).reduce((somme, mot) => somme + (mot.startsWith('saint') || estGenre(mot) ? 1 : mot.length), 0)),
	};
}
