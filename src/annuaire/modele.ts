/** What the directory hands over; the dossier stores an Entite as it is. No import: browser and build share this file. */

export type TypeEntite = 'commune' | 'epci' | 'ept' | 'metropole-lyon';
export type Nature = 'CA' | 'CC' | 'CU' | 'METRO';
export type Reference = { code: string; nom: string };

export type Entite = {
	origine: 'annuaire';
	type: TypeEntite;
	code: string;
	nom: string;
	/** Article of a commune, already inside `nom`: '', le, la, les, l’. Groupings have none. */
	article?: string;
	nature?: Nature;
	/** Population municipale; absent for the districts without inhabitants of the TAAF and Clipperton. */
	population?: number;
	populationAnnee?: number;
	departement: string;
	departementNom: string;
	region: string;
	regionNom: string;
	/** The grouping with own taxation, or the métropole de Lyon (code 200046977), which is not an EPCI. */
	epci?: Reference;
	/** Établissement public territorial, inside the métropole du Grand Paris. */
	ept?: Reference;
	/** Name after « ARS », without « de »; absent where no ARS is competent. */
	ars?: string;
	/** Number of member communes of a grouping. */
	communes?: number;
	/** The arrondissement that was chosen: a scale, never a legal person; the entity is then its city. */
	arrondissement?: { code: string; nom: string; population: number };
};

export type Membre = { code: string; nom: string; population?: number; populationAnnee?: number };

/** Kind of a line of the search. An arrondissement leads to its city (`parent`). */
export type TypeResultat = TypeEntite | 'arrondissement';

export type Resultat = {
	type: TypeResultat;
	code: string;
	nom: string;
	nature?: Nature;
	population?: number;
	departement: string;
	departementNom: string;
	codesPostaux: string[];
	communes?: number;
	/** City of an arrondissement. */
	parent?: string;
	/** The former or usual name, or the joined commune, by which it was found. */
	via?: string;
};

/** The index file: columns, so that it packs well; decoded by `preparerIndex`. */
export type Colonnes = {
	/** [code, name, communes in it], in the order of the communes. */
	departements: [string, string, number][];
	communes: {
		noms: string[];
		/** Step from the previous code inside the département. */
		pas: number[];
		/** -1: unknown. */
		populations: number[];
		/** Space-separated; the département's own prefix is left out. */
		postaux: string[];
	};
	/** Former names and joined communes; `pas` is the step from the previous commune's rank. */
	anciens: { pas: number[]; noms: string[] };
	groupements: {
		codes: string[];
		noms: string[];
		types: (Nature | 'EPT' | 'LYON')[];
		/** Rank in `departements`. */
		departements: number[];
		populations: number[];
		communes: number[];
	};
	arrondissements: { codes: string[]; noms: string[]; parents: string[]; populations: number[]; postaux: string[] };
	/** Usual names of groupings that the official one does not hold: [code, name]. */
	usuels: [string, string][];
};

/** The file of one département. */
export type FicheDepartement = {
	code: string;
	nom: string;
	region: Reference;
	ars?: string;
	populationAnnee: number;
	communes: {
		codes: string[];
		noms: string[];
		/** typeLiaison of the COG, decoded by `article()`. */
		liaisons: number[];
		populations: number[];
		/** Rank in `rattachements`, -1 for none. */
		epci: number[];
		ept: number[];
		postaux: string[];
		/** Former and joined names: rank of the commune → names. */
		anciens: Record<number, string[]>;
	};
	rattachements: Reference[];
	groupements: {
		code: string;
		nom: string;
		type: Nature | 'EPT' | 'LYON';
		population: number;
		populationAnnee: number;
		membres: string[];
	}[];
	arrondissements: { code: string; nom: string; parent: string; population: number; postaux: string }[];
};

const ARTICLES = ['', 'd’', 'le', 'la', 'les', 'l’'];

/** Article for a typeLiaison (TNCC of the INSEE); « d’ » where « de » is elided, mute h included (d’Hyères). The rare « aux », « las », « los » stay part of the name. */
export const article = (liaison: number): string => ARTICLES[liaison] ?? '';

export const typeDeGroupement = (type: string): TypeEntite => (type === 'EPT' ? 'ept' : type === 'LYON' ? 'metropole-lyon' : 'epci');

/** File that holds the details of a département. */
export const fichierDepartement = (code: string): string => `departement-${code}.json`;
export const FICHIER_INDEX = 'index.json';
