/** From the columns of the file to what the search walks through. Once per page, some tens of milliseconds. */
import { Collecte, construireLexique, type Lexique } from './lexique.ts';
import { typeDeGroupement, type Colonnes, type Nature, type TypeResultat } from './modele.ts';
import { aplatir, estGenre, estLiaison, mots, motsPropres } from './normaliser.ts';

/** One searchable territory; the lists run in parallel, by rank. */
export type Territoires = {
	types: TypeResultat[];
	codes: string[];
	noms: string[];
	natures: (Nature | undefined)[];
	departements: number[];
	populations: number[];
	postaux: string[];
	communes: (number | undefined)[];
	parents: (string | undefined)[];
};

/** How a form names its territory. */
export const GENRE_FORME = { nom: 0, usuel: 1, ancien: 2, sigle: 3 } as const;

export type Index = {
	territoires: Territoires;
	departements: { code: string; nom: string; mots: string[] }[];
	formes: {
		territoire: number[];
		genre: number[];
		/** Significant words joined by a space, and all words so joined. */
		cle: string[];
		plat: string[];
		longueur: number[];
		/** What is shown for a former or usual name. */
		libelle: (string | undefined)[];
	};
	lexique: Lexique;
	/** Names written in one word, with and without their article. */
	soudes: Lexique;
	/** INSEE code, SIREN and postal code → ranks of territories; the list of keys is sorted. */
	numeros: Map<string, number[]>;
	clesNumeros: string[];
	/** Working arrays of one search, kept to spare the memory. */
	essai: { vu: Uint32Array; bits: Uint16Array; ecarts: Uint8Array; suites: Uint8Array; numero: number };
};

function communes(colonnes: Colonnes, t: Territoires): void {
	const { noms, pas, populations, postaux } = colonnes.communes;
	let rang = 0;
	colonnes.departements.forEach(([code, , nombre], departement) => {
		let numero = 0;
		for (const fin = rang + nombre; rang < fin; rang++) {
			numero += pas[rang]!;
			ajouter(t, 'commune', code + String(numero).padStart(5 - code.length, '0'), noms[rang]!, departement, populations[rang]!);
			t.postaux.push(postaux[rang]!.replace(/\S+/g, (p) => (p.length < 5 ? code + p : p)));
		}
	});
}

function ajouter(t: Territoires, type: TypeResultat, code: string, nom: string, departement: number, population: number): void {
	t.types.push(type);
	t.codes.push(code);
	t.noms.push(nom);
	t.departements.push(departement);
	t.populations.push(population);
}

function territoires(colonnes: Colonnes): Territoires {
	const t: Territoires = {
		types: [],
		codes: [],
		noms: [],
		natures: [],
		departements: [],
		populations: [],
		postaux: [],
		communes: [],
		parents: [],
	};
	communes(colonnes, t);
	const { groupements: g, arrondissements: a } = colonnes;
	const rangs = new Map(t.codes.map((code, rang) => [code, rang]));
	g.codes.forEach((code, i) => {
		const type = g.types[i]!;
		const rang = t.codes.length;
		ajouter(t, typeDeGroupement(type), code, g.noms[i]!, g.departements[i]!, g.populations[i]!);
		t.postaux.push('');
		if (type !== 'EPT' && type !== 'LYON') t.natures[rang] = type;
		t.communes[rang] = g.communes[i]!;
	});
	a.codes.forEach((code, i) => {
		t.parents[t.codes.length] = a.parents[i]!;
		ajouter(t, 'arrondissement', code, a.noms[i]!, t.departements[rangs.get(a.parents[i]!)!]!, a.populations[i]!);
		t.postaux.push(a.postaux[i]!);
	});
	return t;
}

const SIGLES = { 'Communauté de communes': 'cc', 'Communauté d’agglomération': 'ca', 'Communauté urbaine': 'cu' };
const EN_PLUS: Record<string, string[]> = {
	CC: ['cc', 'comcom'],
	CA: ['ca', 'agglo'],
	CU: ['cu', 'agglo'],
	METRO: ['metropole', 'agglo'],
	EPT: ['ept'],
	LYON: ['agglo'],
};

/** Other names of a grouping, computed from the official one: without its kind, with its acronym, by its initials. */
function autresNoms(nom: string): { formes: string[]; initiales: string } {
	const genre = Object.keys(SIGLES).find((prefixe) => nom.startsWith(`${prefixe} `)) as keyof typeof SIGLES | undefined;
	const reste = genre ? nom.slice(genre.length + 1) : nom;
	const sansParentheses = reste.replace(/\s*\(.*?\)\s*/g, ' ');
	const coeur = motsPropres(
		mots(sansParentheses).filter((mot) => !estLiaison(mot)),
		estGenre,
	).join(' ');
	const debut = genre ? SIGLES[genre] : '';
	const initiales =
		debut +
		mots(sansParentheses)
			.filter((mot) => !estLiaison(mot))
			.map((mot) => mot[0])
			.join('');
	return { formes: [...(genre ? [`${debut} ${sansParentheses}`] : []), coeur], initiales };
}

/** Builds the search index from the columns of the file. */
export function preparerIndex(colonnes: Colonnes): Index {
	const t = territoires(colonnes);
	const formes: Index['formes'] = { territoire: [], genre: [], cle: [], plat: [], longueur: [], libelle: [] };
	const lexique = new Collecte();
	const soudes = new Collecte();
	const former = (territoire: number, texte: string, genre: number, enPlus: readonly string[] = [], libelle?: string): void => {
		const liste = mots(texte);
		const propres = motsPropres(liste);
		const forme = formes.territoire.push(territoire) - 1;
		formes.genre.push(genre);
		formes.plat.push(liste.join(' '));
		formes.cle.push(propres.length === liste.length ? formes.plat[forme]! : propres.join(' '));
		formes.longueur.push(propres.length);
		formes.libelle.push(libelle);
		for (const mot of liste) lexique.noter(mot, forme);
		for (const mot of enPlus) lexique.noter(mot, forme);
		soudes.noter(liste.join(''), forme);
		if (liste.length > 1 && ARTICLES.has(liste[0]!)) soudes.noter(liste.slice(1).join(''), forme);
	};
	t.noms.forEach((nom, rang) => former(rang, nom, GENRE_FORME.nom, enPlus(t, rang)));
	const { anciens, groupements, usuels } = colonnes;
	let commune = 0;
	anciens.noms.forEach((nom, i) => former((commune += anciens.pas[i]!), nom, GENRE_FORME.ancien, [], nom));
	const premier = t.types.findIndex((type) => type !== 'commune');
	groupements.noms.forEach((nom, i) => {
		const autres = autresNoms(nom);
		for (const forme of autres.formes) former(premier + i, forme, GENRE_FORME.usuel, EN_PLUS[groupements.types[i]!]);
		if (autres.initiales.length > 2) former(premier + i, autres.initiales, GENRE_FORME.sigle);
	});
	const rangs = new Map(groupements.codes.map((code, i) => [code, premier + i]));
	for (const [code, nom] of usuels) former(rangs.get(code)!, nom, GENRE_FORME.usuel, [], nom);
	const numeros = numeroter(t);
	const taille = formes.territoire.length;
	return {
		territoires: t,
		departements: colonnes.departements.map(([code, nom]) => ({ code, nom, mots: motsPropres(aplatir(nom).split(' ')) })),
		formes,
		lexique: construireLexique(lexique),
		soudes: construireLexique(soudes),
		numeros,
		clesNumeros: [...numeros.keys()].sort(),
		essai: {
			vu: new Uint32Array(taille),
			bits: new Uint16Array(taille),
			ecarts: new Uint8Array(taille),
			suites: new Uint8Array(taille),
			numero: 0,
		},
	};
}

const ARTICLES = new Set(['le', 'la', 'les', 'l']);

/** The words of its kind, by which a grouping is also asked for. */
function enPlus(t: Territoires, rang: number): string[] {
	const type = t.types[rang]!;
	if (type === 'commune' || type === 'arrondissement') return [];
	return EN_PLUS[t.natures[rang] ?? (type === 'ept' ? 'EPT' : 'LYON')]!;
}

function numeroter(t: Territoires): Map<string, number[]> {
	const numeros = new Map<string, number[]>();
	const inscrire = (cle: string, rang: number): void => {
		const rangs = numeros.get(cle);
		if (rangs) rangs.push(rang);
		else numeros.set(cle, [rang]);
	};
	t.codes.forEach((code, rang) => {
		inscrire(code.toLowerCase(), rang);
		for (const postal of t.postaux[rang]!.split(' ')) if (postal && postal !== code) inscrire(postal, rang);
	});
	return numeros;
}
