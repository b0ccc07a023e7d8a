/** A prefix tree over sorted words, in flat arrays; each node knows the range of words below it. */
export type Lexique = {
	mots: string[];
	lettre: Uint8Array;
	enfant: Int32Array;
	frere: Int32Array;
	debut: Int32Array;
	fin: Int32Array;
	/** Postings of word i: `fiches[rangs[i] … rangs[i + 1]]`. */
	rangs: Int32Array;
	fiches: Int32Array;
};

/** Gathers the words and the numbers of the forms that hold them, without one small list a word. */
export class Collecte {
	readonly ids = new Map<string, number>();
	readonly mots: number[] = [];
	readonly fiches: number[] = [];
	private derniere: number[] = [];

	/** Forms come in order: a word said twice by one form counts once. */
	noter(mot: string, fiche: number): void {
		let id = this.ids.get(mot);
		if (id === undefined) this.ids.set(mot, (id = this.ids.size));
		if (this.derniere[id] === fiche) return;
		this.derniere[id] = fiche;
		this.mots.push(id);
		this.fiches.push(fiche);
	}
}

/** Builds the tree of the words gathered (ASCII). */
export function construireLexique({ ids, mots: vus, fiches: dites }: Collecte): Lexique {
	const mots = [...ids.keys()].sort();
	const rangDe = new Int32Array(mots.length);
	mots.forEach((mot, rang) => (rangDe[ids.get(mot)!] = rang));
	const rangs = new Int32Array(mots.length + 1);
	for (const id of vus) rangs[rangDe[id]! + 1]!++;
	for (let i = 0; i < mots.length; i++) rangs[i + 1]! += rangs[i]!;
	const place = rangs.slice();
	const fiches = new Int32Array(dites.length);
	vus.forEach((id, i) => (fiches[place[rangDe[id]!]!++] = dites[i]!));
	return { mots, rangs, fiches, ...arbre(mots) };
}

function communs(a: string, b: string): number {
	let i = 0;
	while (i < a.length && i < b.length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
	return i;
}

function arbre(mots: readonly string[]): Pick<Lexique, 'lettre' | 'enfant' | 'frere' | 'debut' | 'fin'> {
	let taille = 1;
	mots.forEach((mot, i) => (taille += mot.length - (i ? communs(mots[i - 1]!, mot) : 0)));
	const lettre = new Uint8Array(taille);
	const enfant = new Int32Array(taille).fill(-1);
	const frere = new Int32Array(taille).fill(-1);
	const debut = new Int32Array(taille);
	const fin = new Int32Array(taille);
	const pile = [0];
	const dernier = new Int32Array(taille).fill(-1);
	let noeuds = 1;
	mots.forEach((mot, i) => {
		const garde = i ? communs(mots[i - 1]!, mot) : 0;
		while (pile.length > garde + 1) fin[pile.pop()!] = i;
		for (let d = garde; d < mot.length; d++) {
			const parent = pile[d]!;
			const n = noeuds++;
			lettre[n] = mot.charCodeAt(d);
			debut[n] = i;
			if (dernier[parent] === -1) enfant[parent] = n;
			else frere[dernier[parent]!] = n;
			dernier[parent] = n;
			pile.push(n);
		}
	});
	for (const n of pile) fin[n] = mots.length;
	return { lettre, enfant, frere, debut, fin };
}

/** Node reached by the letters of `prefixe`, or -1. */
export function descendre(lexique: Lexique, prefixe: string): number {
	let noeud = 0;
	for (let i = 0; i < prefixe.length && noeud !== -1; i++) {
		const cible = prefixe.charCodeAt(i);
		noeud = lexique.enfant[noeud]!;
		while (noeud !== -1 && lexique.lettre[noeud] !== cible) noeud = lexique.frere[noeud]!;
	}
	return noeud;
}

/** Called with a range of words, the number of letters wrong, and whether the words go on after what was typed. */
export type Visite = (debut: number, fin: number, ecart: number, suite: boolean) => void;

/**
 * Words within `max` wrong letters of `mot` (substitution, insertion, deletion, transposition of neighbours);
 * with `prefixe`, also the words that begin so. Rows of the distance table are computed along the tree and
 * cut as soon as a whole row exceeds `max`.
 */
export function approcher(lexique: Lexique, mot: string, max: number, prefixe: boolean, visite: Visite): void {
	const { lettre, enfant, frere, debut, fin, mots } = lexique;
	const n = mot.length;
	const codes = Array.from(mot, (c) => c.charCodeAt(0));
	const lignes: Uint8Array[] = [Uint8Array.from({ length: n + 1 }, (_, j) => j)];
	const explorer = (parent: number, profondeur: number, lettreParent: number, dejaVu: number): void => {
		const avant = lignes[profondeur - 1]!;
		const ligne = (lignes[profondeur] ??= new Uint8Array(n + 1));
		for (let noeud = enfant[parent]!; noeud !== -1; noeud = frere[noeud]!) {
			const c = lettre[noeud]!;
			ligne[0] = profondeur;
			let minimum = profondeur;
			for (let j = 1; j <= n; j++) {
				const cible = codes[j - 1]!;
				let v = avant[j - 1]! + (cible === c ? 0 : 1);
				if (avant[j]! + 1 < v) v = avant[j]! + 1;
				if (ligne[j - 1]! + 1 < v) v = ligne[j - 1]! + 1;
				if (profondeur > 1 && j > 1 && cible === lettreParent && codes[j - 2] === c) v = Math.min(v, lignes[profondeur - 2]![j - 2]! + 1);
				ligne[j] = v;
				if (v < minimum) minimum = v;
			}
			const ecart = ligne[n]!;
			if (ecart <= max && mots[debut[noeud]!]!.length === profondeur) visite(debut[noeud]!, debut[noeud]! + 1, ecart, false);
			let vu = dejaVu;
			if (prefixe && ecart <= max && ecart < vu) visite(debut[noeud]!, fin[noeud]!, (vu = ecart), true);
			// A transposition may still bring the row back by one.
			if (minimum <= max) explorer(noeud, profondeur + 1, c, vu);
		}
	};
	explorer(0, 1, 0, max + 1);
}
