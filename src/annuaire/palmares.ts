/** The best results so far, one per territory, in order. */
import type { Index } from './indexer.ts';
import type { Resultat, TypeEntite } from './modele.ts';

type Place = { rang: number; forme: number; note: number };

/** Tens of a note: a tier is worth more than any rank in it, a rank more than any population. */
const PALIER = 100;
const RANG = 10;
/** First tier of misspelt entries. */
export const APPROCHE = 3;

export class Palmares {
	private places: Place[] = [];
	private index: Index;
	private max: number;
	private genre: boolean;
	private chiffre: boolean;
	private types: ReadonlySet<string> | undefined;
	private premierPalier = 0;

	/**
	 * @param genre the entry names a kind of grouping: groupings are not held back
	 * @param chiffre the entry holds a figure: arrondissements are not held back
	 */
	constructor(index: Index, max: number, genre: boolean, chiffre: boolean, types?: readonly TypeEntite[]) {
		this.index = index;
		this.max = max;
		this.genre = genre;
		this.chiffre = chiffre;
		this.types = types && new Set(types.includes('commune') ? [...types, 'arrondissement'] : types);
	}

	get nombre(): number {
		return this.places.length;
	}

	/** Enough to stop at: a result without a fault, or several misspelt ones. */
	get suffit(): boolean {
		return this.places.length > 2 || (this.places[0]?.note ?? Infinity) < APPROCHE * PALIER - RANG;
	}

	/** Full, and nothing among them that bears the very name. */
	get combleSansExact(): boolean {
		return this.places.length === this.max && this.places[0]!.note > PALIER - RANG;
	}

	/** A smaller one of the same kind, for misspelt entries alone. */
	approches(max: number): Palmares {
		const autre = new Palmares(this.index, max, this.genre, this.chiffre);
		autre.types = this.types;
		autre.premierPalier = APPROCHE;
		return autre;
	}

	/** Gives the last places to whole names one letter away: « Lees » may be Leers among many that begin so. */
	accueillir(autre: Palmares): void {
		const entrants = autre.places.filter((place) => place.note < APPROCHE * PALIER + 3 * RANG);
		this.places.splice(this.max - entrants.length, entrants.length, ...entrants);
	}

	/** Enters a form; tier 0 is the best, `rang` (0 to 9) orders inside a tier, then the population. */
	proposer(forme: number, palier: number, rang: number): void {
		this.proposerTerritoire(this.index.formes.territoire[forme]!, palier, rang, forme);
	}

	proposerTerritoire(territoire: number, palier: number, rang: number, forme = -1): void {
		const type = this.index.territoires.types[territoire]!;
		if (palier < this.premierPalier || (this.types && !this.types.has(type))) return;
		const retenue = type === 'commune' ? 0 : type === 'arrondissement' ? (this.chiffre ? 0 : 5 * RANG) : this.genre ? 0 : 1;
		const note = palier * PALIER + rang * RANG + retenue - Math.log10(Math.max(0, this.index.territoires.populations[territoire]!) + 1);
		const { places, max } = this;
		if (places.length === max && note >= places[max - 1]!.note) return;
		const deja = places.findIndex((place) => place.rang === territoire);
		if (deja !== -1) {
			if (places[deja]!.note <= note) return;
			places.splice(deja, 1);
		}
		let ou = places.length;
		while (ou > 0 && places[ou - 1]!.note > note) ou--;
		places.splice(ou, 0, { rang: territoire, forme, note });
		if (places.length > max) places.pop();
	}

	resultats(): Resultat[] {
		return this.places.map(({ rang, forme }) => decrire(this.index, rang, forme));
	}
}

function decrire({ territoires: t, departements, formes }: Index, rang: number, forme: number): Resultat {
	const departement = departements[t.departements[rang]!]!;
	const population = t.populations[rang]!;
	return {
		type: t.types[rang]!,
		code: t.codes[rang]!,
		nom: t.noms[rang]!,
		nature: t.natures[rang],
		population: population < 0 ? undefined : population,
		departement: departement.code,
		departementNom: departement.nom,
		codesPostaux: t.postaux[rang]!.split(' ').filter(Boolean),
		communes: t.communes[rang],
		parent: t.parents[rang],
		via: forme < 0 ? undefined : formes.libelle[forme],
	};
}
