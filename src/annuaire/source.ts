/** Build only (Node): reads the official data and the hand tables, and ties them together. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { FicheDepartement, Nature } from './modele.ts';

export type Commune = {
	code: string;
	nom: string;
	type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
	typeLiaison?: number;
	departement: string;
	region: string;
	population?: number;
	codesPostaux?: string[];
	chefLieu?: string;
	commune?: string;
};
type Groupement = { code: string; nom: string; type: string; membres: { code: string }[] };
type Territoire = { code: string; nom: string; region: string };
type TypeGroupement = FicheDepartement['groupements'][number]['type'];
type Rassemble = { code: string; nom: string; type: TypeGroupement; population: number; departement: string; membres: string[] };
type Populations = { defaut: { annee: number }; departements: Record<string, { annee: number }> };

const PREFIXES: Record<string, string> = { CC: 'Communauté de communes', CA: 'Communauté d’agglomération', CU: 'Communauté urbaine' };

/** The name as it is printed: kind in full, typographic apostrophe and quotation marks. */
export function nomLisible(nom: string): string {
	return nom
		.replace(/''(.*?)''|"(.*?)"/g, (_, a?: string, b?: string) => `« ${a ?? b} »`)
		.replace(/'/g, '’')
		.replace(/\s+/g, ' ')
		.replace(/« /g, '«\u202f')
		.replace(/ »/g, '\u202f»')
		.replace(/^(CC|CA|CU) /, (_, sigle: string) => `${PREFIXES[sigle]} `)
		.trim();
}

/** No elision before a y that is a consonant: Yaté. */
const VOYELLE = /^[aeiouàâäéèêëîïôöùûüœæ]/i;
const ARTICLES_DE_TETE = [/^Le /, /^La /, /^Les /, /^L['’]/];

/**
 * typeLiaison (TNCC of the INSEE), mended where it contradicts the name: none for the overseas collectivities, « sans article » for
 * Le Vernet-Chaméane, and Aux Marais, whose « aux » is said « d’Aux Marais ».
 */
export function liaison({ nom, typeLiaison }: Pick<Commune, 'nom' | 'typeLiaison'>): number {
	const rang = ARTICLES_DE_TETE.findIndex((motif) => motif.test(nom));
	if (rang !== -1) return rang + 2;
	if (typeLiaison !== undefined && typeLiaison < 6) return typeLiaison;
	return VOYELLE.test(nom) ? 1 : 0;
}

const charger = <T>(racine: string, fichier: string): T[] =>
	createRequire(join(racine, 'package.json'))(`@etalab/decoupage-administratif/data/${fichier}.json`) as T[];
const tableau = <T>(racine: string, fichier: string): T => parse(readFileSync(join(racine, 'content', fichier), 'utf8')) as T;

function anciensNoms(racine: string): [string, string][] {
	const lignes = readFileSync(join(racine, 'src/annuaire/anciens-noms.tsv'), 'utf8').split('\n');
	return lignes.filter((ligne) => ligne && !ligne.startsWith('#')).map((ligne) => ligne.split('\t') as [string, string]);
}

function grouper<T>(liste: readonly T[], cle: (x: T) => string): Map<string, T[]> {
	const groupes = new Map<string, T[]>();
	for (const x of liste) {
		const groupe = groupes.get(cle(x));
		if (groupe) groupe.push(x);
		else groupes.set(cle(x), [x]);
	}
	return groupes;
}

/** The département that holds most of the inhabitants: the data does not give the seat. */
function departementPrincipal(membres: readonly Commune[]): string {
	const sommes = new Map<string, number>();
	for (const m of membres) sommes.set(m.departement, (sommes.get(m.departement) ?? 0) + (m.population ?? 0));
	return [...sommes].sort((a, b) => b[1] - a[1])[0]![0];
}

/** Populations are the sum of the communes: those of epci.json are an older vintage. */
function rassembler(g: Groupement, communes: ReadonlyMap<string, Commune>): Rassemble {
	const membres = g.membres.map((m) => communes.get(m.code)!);
	return {
		code: g.code,
		nom: nomLisible(g.nom),
		type: g.type === 'MET69' ? 'LYON' : (g.type as Nature | 'EPT'),
		population: membres.reduce((somme, m) => somme + (m.population ?? 0), 0),
		departement: departementPrincipal(membres),
		membres: membres.map((m) => m.code).sort(),
	};
}

/** Everything the files are made of. `racine` holds package.json, content/ and src/. */
export function lire(racine: string) {
	const toutes = charger<Commune>(racine, 'communes');
	const actuelles = toutes.filter((c) => c.type === 'commune-actuelle').sort((a, b) => (a.code < b.code ? -1 : 1));
	const parCode = new Map(actuelles.map((c) => [c.code, c]));
	const joints = toutes.filter((c) => c.chefLieu).map((c): [string, string] => [c.chefLieu!, c.nom]);
	const noms = [...joints, ...anciensNoms(racine)].filter(([code, nom]) => parCode.get(code)?.nom !== nom);
	return {
		communes: grouper(actuelles, (c) => c.departement),
		anciens: grouper(noms, ([code]) => code),
		arrondissements: toutes.filter((c) => c.type === 'arrondissement-municipal'),
		groupements: [...charger<Groupement>(racine, 'epci'), ...charger<Groupement>(racine, 'ept')].map((g) => rassembler(g, parCode)),
		departements: charger<Territoire>(racine, 'departements').sort((a, b) => (a.code < b.code ? -1 : 1)),
		regions: new Map(charger<Territoire>(racine, 'regions').map((r) => [r.code, r.nom])),
		ars: tableau<{ regions: Record<string, string> }>(racine, 'ars.yaml').regions,
		populations: tableau<Populations>(racine, 'populations.yaml'),
	};
}
export type Donnees = ReturnType<typeof lire>;
