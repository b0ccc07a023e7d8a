import type { Dossier } from '../dossier/schema.ts';
import {
	bilanPrevu,
	demandesExpert,
	evaluationAEcrire,
	evaluationCommencee,
	evaluationPrioritaire,
	expertsAPrevoir,
	prioritesSansMesure,
} from '../faits/evaluation.ts';
import { estOui, type Tri } from '../faits/logique.ts';
import { populationTerritoire } from '../faits/territoire.ts';
import { plusFaible, selon, type Regle, type Verdict } from './modele.ts';

// Référentiel, §7: measurable aims, criteria, methods and means agreed upon from the start; guide, part 6, for the means.
export const evaluationAnticipee: Regle = (d) => {
	if (!d.portee?.priorites?.length || !evaluationCommencee(d)) return 'a-renseigner';
	return prioritesSansMesure(d).length + evaluationAEcrire(d).length === 0 ? 'conforme' : 'a-consolider';
};

const suivis = (d: Dossier): Record<'bilan' | 'capitalisation' | 'evaluation', Verdict> => ({
	bilan: selon(bilanPrevu(d), 'conforme', 'ecart'),
	capitalisation: selon(estOui(d.suivi?.capitalisation?.oui), 'conforme', 'ecart'),
	evaluation: selon(evaluationPrioritaire(d), 'conforme', 'a-consolider'),
});
/** Of the report, the capitalisation and the evaluation, those of which nothing was said. */
export const suivisADire = (d: Dossier): string[] => Object.entries(suivis(d)).flatMap(([nom, v]) => (v === 'a-renseigner' ? [nom] : []));

// Référentiel, §7: « prioriser le suivi d’activité, la capitalisation et l’évaluation des processus/résultats ».
export const suiviPrioritaire: Regle = (d) => plusFaible(...Object.values(suivis(d)));

// Référentiel, §7: experts and resources, for evaluation and capitalisation alike.
export const experts: Regle = (d) => {
	const demandes = Object.values(demandesExpert(d));
	if (!demandes.includes(true)) return demandes.includes(undefined) ? 'a-renseigner' : 'sans-objet';
	if (expertsAPrevoir(d).length === 0) return 'conforme';
	return d.financement?.depenses?.length ? 'ecart' : 'a-consolider';
};

type Indicateur = 'population' | 'usagers' | 'pleniere';
function usagersEtProches(d: Dossier): Tri {
	const categories: string[] = (d.gouvernance?.copil?.membres ?? []).flatMap((m) => m.categorie ?? []);
	return categories.length === 0 ? undefined : categories.includes('personnes-concernees') && categories.includes('aidants');
}
function pleniereAnnuelle(d: Dossier): Tri {
	const reunions = d.gouvernance?.pleniere?.reunions;
	return reunions === undefined ? undefined : reunions >= 1;
}
const indicateurs = (d: Dossier): Record<Indicateur, Tri> => ({
	population: populationTerritoire(d) ? true : undefined,
	usagers: usagersEtProches(d),
	pleniere: pleniereAnnuelle(d),
});

/** The national indicators that these answers cannot feed yet, and those to which this CLSM would not add. */
export const indicateursADire = (d: Dossier): string[] =>
	Object.entries(indicateurs(d)).flatMap(([nom, v]) => (v === undefined ? [nom] : []));
export const indicateursDefavorables = (d: Dossier): string[] =>
	Object.entries(indicateurs(d)).flatMap(([nom, v]) => (v === false ? [nom] : []));

// Instruction 2025/8, III: population covered, users and their relatives in the COPIL, one general assembly a year.
export const indicateursNationaux: Regle = (d) =>
	plusFaible(...Object.values(indicateurs(d)).map((v) => selon(v, 'conforme', 'a-consolider')));
