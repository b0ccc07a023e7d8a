/** Build only (Node): the contents of the directory's static files. */
import { FICHIER_INDEX, fichierDepartement, type Colonnes, type FicheDepartement, type Reference } from './modele.ts';
import { lire, liaison, nomLisible, type Commune, type Donnees } from './source.ts';

/** « Grand Lyon » is the name the métropole itself uses: https://www.grandlyon.com */
const USUELS: [string, string][] = [['200046977', 'Grand Lyon']];

const annee = (d: Donnees, departement: string): number => (d.populations.departements[departement] ?? d.populations.defaut).annee;
const pas = (rangs: readonly number[]): number[] => rangs.map((r, i) => r - (i ? rangs[i - 1]! : 0));
const abreger = (codes: readonly string[] = [], departement: string): string =>
	codes.map((c) => (c.startsWith(departement) ? c.slice(departement.length) : c)).join(' ');
const nomsAnciens = (d: Donnees, code: string): string[] => [...new Set((d.anciens.get(code) ?? []).map(([, nom]) => nomLisible(nom)))];

function colonnes(d: Donnees): Colonnes {
	const departements = d.departements.filter((x) => d.communes.has(x.code));
	const communes = departements.flatMap((x) => d.communes.get(x.code)!);
	const anciens = communes.flatMap((c, rang) => nomsAnciens(d, c.code).map((nom) => ({ rang, nom })));
	const rangs = new Map(departements.map((x, i) => [x.code, i]));
	return {
		departements: departements.map((x) => [x.code, nomLisible(x.nom), d.communes.get(x.code)!.length]),
		communes: {
			noms: communes.map((c) => nomLisible(c.nom)),
			pas: departements.flatMap((x) => pas(d.communes.get(x.code)!.map((c) => Number(c.code.slice(x.code.length))))),
			populations: communes.map((c) => c.population ?? -1),
			postaux: communes.map((c) => abreger(c.codesPostaux, c.departement)),
		},
		anciens: { pas: pas(anciens.map((a) => a.rang)), noms: anciens.map((a) => a.nom) },
		groupements: {
			codes: d.groupements.map((g) => g.code),
			noms: d.groupements.map((g) => g.nom),
			types: d.groupements.map((g) => g.type),
			departements: d.groupements.map((g) => rangs.get(g.departement)!),
			populations: d.groupements.map((g) => g.population),
			communes: d.groupements.map((g) => g.membres.length),
		},
		arrondissements: {
			codes: d.arrondissements.map((a) => a.code),
			noms: d.arrondissements.map((a) => a.nom.replace('Arrondissement', 'arrondissement')),
			parents: d.arrondissements.map((a) => a.commune!),
			populations: d.arrondissements.map((a) => a.population!),
			postaux: d.arrondissements.map((a) => (a.codesPostaux ?? []).join(' ')),
		},
		usuels: USUELS,
	};
}

/** Commune → its grouping, of EPT or of the others. */
function rattachement(d: Donnees, ept: boolean): Map<string, Reference> {
	const groupements = d.groupements.filter((g) => (g.type === 'EPT') === ept);
	return new Map(groupements.flatMap((g) => g.membres.map((m): [string, Reference] => [m, { code: g.code, nom: g.nom }])));
}

function fiche(
	d: Donnees,
	departement: Donnees['departements'][number],
	epci: Map<string, Reference>,
	ept: Map<string, Reference>,
): FicheDepartement {
	const { code, nom, region } = departement;
	const communes = d.communes.get(code)!;
	const rattachements = [...new Set(communes.flatMap((c) => [epci.get(c.code), ept.get(c.code)]))].filter((r) => r !== undefined);
	const uniques = [...new Map(rattachements.map((r) => [r.code, r])).values()];
	const rang = (table: Map<string, Reference>, c: Commune) => uniques.findIndex((r) => r.code === table.get(c.code)?.code);
	const anciens = communes.map((c, i): [number, string[]] => [i, nomsAnciens(d, c.code)]);
	return {
		code,
		nom: nomLisible(nom),
		region: { code: region, nom: nomLisible(d.regions.get(region)!) },
		ars: d.ars[region],
		populationAnnee: annee(d, code),
		communes: {
			codes: communes.map((c) => c.code),
			noms: communes.map((c) => nomLisible(c.nom)),
			liaisons: communes.map(liaison),
			populations: communes.map((c) => c.population ?? -1),
			epci: communes.map((c) => rang(epci, c)),
			ept: communes.map((c) => rang(ept, c)),
			postaux: communes.map((c) => (c.codesPostaux ?? []).join(' ')),
			anciens: Object.fromEntries(anciens.filter(([, noms]) => noms.length)),
		},
		rattachements: uniques,
		groupements: d.groupements
			.filter((g) => g.departement === code)
			.map(({ departement: siege, ...g }) => ({ ...g, populationAnnee: annee(d, siege) })),
		arrondissements: d.arrondissements
			.filter((a) => a.departement === code)
			.map((a) => ({
				code: a.code,
				nom: a.nom.replace('Arrondissement', 'arrondissement'),
				parent: a.commune!,
				population: a.population!,
				postaux: (a.codesPostaux ?? []).join(' '),
			})),
	};
}

/**
 * Names and contents of the static files: the index and one file per département.
 * @param racine folder of the project
 */
export function construireAnnuaire(racine: string = process.cwd()): Map<string, Colonnes | FicheDepartement> {
	const donnees = lire(racine);
	const [epci, ept] = [rattachement(donnees, false), rattachement(donnees, true)];
	const fichiers = new Map<string, Colonnes | FicheDepartement>([[FICHIER_INDEX, colonnes(donnees)]]);
	for (const departement of donnees.departements.filter((x) => donnees.communes.has(x.code)))
		fichiers.set(fichierDepartement(departement.code), fiche(donnees, departement, epci, ept));
	return fichiers;
}
