/** The directory in the browser: static files of this site, fetched when needed, kept for the page. */
import { preparerIndex, type Index } from './indexer.ts';
import {
	article,
	FICHIER_INDEX,
	fichierDepartement,
	typeDeGroupement,
	type Colonnes,
	type Entite,
	type FicheDepartement,
	type Membre,
	type Nature,
} from './modele.ts';

export type Annuaire = {
	/** The search index; a failed load may be tried again. */
	chargerIndex: () => Promise<Index>;
	/** Everything known of a commune, a grouping, or an arrondissement (its city then). Rejects when the code is unknown. */
	detailsEntite: (code: string) => Promise<Entite>;
	/** Member communes of a grouping, sorted by name. Rejects when the code is unknown. */
	communesDe: (code: string) => Promise<Membre[]>;
};

type Chercher = (adresse: string) => Promise<Pick<Response, 'ok' | 'status' | 'json'>>;

const connu = (nombre: number): number | undefined => (nombre < 0 ? undefined : nombre);

function entiteCommune(fiche: FicheDepartement, code: string): Entite | undefined {
	const { communes, rattachements } = fiche;
	const i = communes.codes.indexOf(code);
	if (i === -1) return undefined;
	const population = connu(communes.populations[i]!);
	return {
		origine: 'annuaire',
		type: 'commune',
		code,
		nom: communes.noms[i]!,
		article: article(communes.liaisons[i]!),
		population,
		populationAnnee: population === undefined ? undefined : fiche.populationAnnee,
		...lieu(fiche),
		epci: rattachements[communes.epci[i]!],
		ept: rattachements[communes.ept[i]!],
	};
}

function entiteGroupement(fiche: FicheDepartement, code: string): Entite | undefined {
	const g = fiche.groupements.find((x) => x.code === code);
	if (!g) return undefined;
	const type = typeDeGroupement(g.type);
	return {
		origine: 'annuaire',
		type,
		code,
		nom: g.nom,
		nature: type === 'epci' ? (g.type as Nature) : undefined,
		population: g.population,
		populationAnnee: g.populationAnnee,
		...lieu(fiche),
		communes: g.membres.length,
	};
}

const lieu = (fiche: FicheDepartement) => ({
	departement: fiche.code,
	departementNom: fiche.nom,
	region: fiche.region.code,
	regionNom: fiche.region.nom,
	ars: fiche.ars,
});

/** The city of an arrondissement, with the arrondissement as its scale. */
function entiteArrondissement(fiche: FicheDepartement, code: string): Entite | undefined {
	const a = fiche.arrondissements.find((x) => x.code === code);
	const ville = a && entiteCommune(fiche, a.parent);
	return ville && { ...ville, arrondissement: { code, nom: a.nom, population: a.population } };
}

const sansVides = <T extends object>(objet: T): T => Object.fromEntries(Object.entries(objet).filter(([, v]) => v !== undefined)) as T;

const departementDuCode = (code: string): string => (code.startsWith('97') || code.startsWith('98') ? code.slice(0, 3) : code.slice(0, 2));

/**
 * @param base where the site is served (`import.meta.env.BASE_URL`)
 * @param chercher stands in for `fetch` in the tests
 */
export function ouvrirAnnuaire(base: string, chercher: Chercher = (adresse) => fetch(adresse)): Annuaire {
	const enCours = new Map<string, Promise<unknown>>();
	const lire = <T>(fichier: string, decoder: (brut: never) => T): Promise<T> => {
		const deja = enCours.get(fichier);
		if (deja) return deja as Promise<T>;
		const promesse = telecharger(chercher, `${base.replace(/\/?$/, '/')}annuaire/${fichier}`).then((brut) => decoder(brut as never));
		enCours.set(fichier, promesse);
		promesse.catch(() => enCours.delete(fichier));
		return promesse;
	};
	const chargerIndex = () => lire(FICHIER_INDEX, (brut: Colonnes) => preparerIndex(brut));
	const fiche = (departement: string) => lire(fichierDepartement(departement), (brut: FicheDepartement) => brut);
	const ficheDe = async (code: string): Promise<FicheDepartement> => {
		if (code.length === 5) return fiche(departementDuCode(code));
		const { territoires: t, departements, numeros } = await chargerIndex();
		const rang = numeros.get(code)?.[0];
		if (rang === undefined) throw new Error(`Code inconnu de l’annuaire : ${code}`);
		return fiche(departements[t.departements[rang]!]!.code);
	};
	return {
		chargerIndex,
		async detailsEntite(code) {
			const f = await ficheDe(code);
			const entite = entiteCommune(f, code) ?? entiteGroupement(f, code) ?? entiteArrondissement(f, code);
			if (!entite) throw new Error(`Code inconnu de l’annuaire : ${code}`);
			return sansVides(entite);
		},
		async communesDe(code) {
			const membres = (await ficheDe(code)).groupements.find((g) => g.code === code)?.membres;
			if (!membres) throw new Error(`Groupement inconnu de l’annuaire : ${code}`);
			const fiches = await Promise.all([...new Set(membres.map(departementDuCode))].map(fiche));
			const communes = membres.map((membre) => fiches.map((f) => entiteCommune(f, membre)).find(Boolean)!);
			return communes
				.map(({ code: c, nom, population, populationAnnee }) => sansVides({ code: c, nom, population, populationAnnee }))
				.sort((a, b) => a.nom.localeCompare(b.nom, 'fr'));
		},
	};
}

async function telecharger(chercher: Chercher, adresse: string): Promise<unknown> {
	const reponse = await chercher(adresse);
	if (!reponse.ok) throw new Error(`Annuaire indisponible (${reponse.status}) : ${adresse}`);
	return reponse.json();
}

const duSite = ouvrirAnnuaire(import.meta.env?.BASE_URL ?? '/');

export const { chargerIndex, detailsEntite, communesDe } = duSite;
