import type { Dossier } from '../dossier/schema.ts';
import { est, non, type Fait } from './logique.ts';

/** Guide, part 2: « une fourchette haute autour de 200 000 habitants peut servir de repère »; content/sources.yaml, population_haute. */
export const POPULATION_HAUTE = 200_000;

/** Inhabitants, with their common year when there is one; `manquantes` communes have no population yet: print « au moins ». */
export interface Population {
	valeur: number;
	annee?: number;
	manquantes: number;
}

// A sector or arrondissements may cut communes: their population is typed, no sum gives it.
export const perimetreSansSomme: Fait = (d) => est(d.echelle?.choix, 'arrondissements', 'secteur');

const choixCommunal: Fait = (d) => est(d.echelle?.choix, 'commune');
const choixGroupe: Fait = (d) => est(d.echelle?.choix, 'intercommunalite');
const PORTEURS_COMMUNAUX = ['commune', 'ccas'];
const PORTEURS_GROUPES = ['epci', 'ept', 'metropole-lyon', 'petr', 'plusieurs-communes'];

/** Whether the perimeter is the carrier's own territory; unknown until both are. */
export const perimetreDuPorteur: Fait = (d) => {
	const [communal, groupe, type] = [choixCommunal(d), choixGroupe(d), d.porteur?.entite?.type];
	if (communal === undefined || type === undefined) return undefined;
	return communal ? PORTEURS_COMMUNAUX.includes(type) : groupe ? PORTEURS_GROUPES.includes(type) : false;
};

/** Whether communes are to be listed: not when one commune carries for itself, nor for arrondissements. */
export const communesADire: Fait = (d) => {
	if (est(d.echelle?.choix, 'arrondissements')) return false;
	if (choixCommunal(d)) return non(est(d.porteur?.entite?.type, ...PORTEURS_COMMUNAUX));
	return choixCommunal(d) === undefined ? undefined : true;
};

const anneeCommune = (annees: (number | undefined)[]): { annee?: number } => {
	const [premiere, ...autres] = new Set(annees);
	return premiere !== undefined && autres.length === 0 ? { annee: premiere } : {};
};

const une = (valeur?: number, annee?: number): Population | undefined =>
	valeur === undefined ? undefined : { valeur, ...anneeCommune([annee]), manquantes: 0 };

/** What is known of the population: whole inhabitants of the perimeter, short of the communes that lack theirs. */
export function populationAuMoins(d: Dossier): Population | undefined {
	const communes = communesADire(d) === false ? [] : (d.echelle?.communes ?? []);
	const connues = communes.flatMap((c) => (c.population === undefined ? [] : [{ valeur: c.population, annee: c.populationAnnee }]));
	if (perimetreSansSomme(d) && d.echelle?.population !== undefined) return une(d.echelle.population, d.echelle.populationAnnee);
	if (communes.length > 0) {
		const valeur = connues.reduce((total, c) => total + c.valeur, 0);
		return { valeur, ...anneeCommune(connues.map((c) => c.annee)), manquantes: communes.length - connues.length };
	}
	return perimetreDuPorteur(d) ? une(d.porteur?.entite?.population, d.porteur?.entite?.populationAnnee) : undefined;
}

/** Population of the perimeter (whole inhabitants, common year); undefined while a commune lacks its own. */
export function populationTerritoire(d: Dossier): { valeur: number; annee?: number } | undefined {
	const p = populationAuMoins(d);
	if (!p || p.manquantes > 0) return undefined;
	return { valeur: p.valeur, ...(p.annee === undefined ? {} : { annee: p.annee }) };
}

// Guide, part 2: a landmark, never a limit.
export const perimetreVaste: Fait = (d) => {
	const p = populationAuMoins(d);
	if (p && p.valeur > POPULATION_HAUTE) return true;
	return p && p.manquantes === 0 ? false : undefined;
};
