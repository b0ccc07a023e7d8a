import type { Dossier } from '../../dossier/schema.ts';
import { evaluationAEcrire, expertsAPrevoir, demandesExpert, prioritesSansMesure } from '../../faits/evaluation.ts';
import { enumeration } from '../../francais.ts';
import { nomPriorite, nommer } from '../noms.ts';
import { clsADire, clsEcartes, exerciceADire, exercicePresents, ptsmADire, ptsmRefusees } from '../articulation.ts';
import { indicateursADire, indicateursDefavorables, suivisADire } from '../suivi.ts';

const MOYENS = {
	buts: 'ce que vous voulez apprendre',
	types: 'ce qui sera évalué',
	temps: 'le temps prévu',
	humains: 'les personnes qui en ont la charge',
	techniques: 'les outils',
	financiers: 'le budget',
};
const SUIVIS = {
	bilan: 'qui écrit le bilan annuel',
	capitalisation: 'si vous transmettrez votre expérience',
	evaluation: 'ce que vous évaluerez',
};
const TYPES = { processus: 'du fonctionnement', resultats: 'des résultats', impact: 'de l’impact' };
const EXPERTS = { impact: 'l’évaluation d’impact', externe: 'l’évaluation externe', capitalisation: 'la capitalisation' };
const INDICATEURS = {
	population: 'la population du périmètre',
	usagers: 'qui siège au comité de pilotage',
	pleniere: 'le nombre d’assemblées plénières par an',
};
const DEFAVORABLES = {
	population: 'une population connue',
	usagers: 'des usagers et des proches au comité de pilotage',
	pleniere: 'une assemblée plénière chaque année',
};
const PTSM = {
	diagnostic: 'le partage du diagnostic',
	avis: 'l’avis du CLSM avant validation',
	declinaison: 'la mise en œuvre locale des actions qui rejoignent vos priorités',
	faireConnaitre: 'le soutien mutuel des deux démarches',
};
const CLS = {
	instances: 'des instances distinctes',
	feuillesDeRoute: 'des feuilles de route discutées ensemble avant validation',
	diagnostic: 'des diagnostics partagés',
	etpDistincts: 'un temps plein pour chaque démarche',
};
const EXERCICE = {
	cpts: 'la communauté professionnelle territoriale de santé',
	msp: 'la maison de santé pluridisciplinaire',
	'centre-sante': 'le centre de santé',
	esp: 'l’équipe de soins primaires',
};

const mesures = (d: Dossier): string[] => {
	const sans = prioritesSansMesure(d);
	return sans.length > 0 ? [`un objectif et un indicateur pour ${enumeration([...new Set(sans.map(nomPriorite))])}`] : [];
};
const demandees = (d: Dossier): string[] => Object.entries(demandesExpert(d)).flatMap(([nom, v]) => (v ? [nom] : []));

/** Sections 7 and 8. */
export const valeursSuivi: Record<string, (d: Dossier) => string> = {
	prioritesNommees: (d) => enumeration([...new Set((d.portee?.priorites ?? []).map(nomPriorite))]),
	evaluationAEcrire: (d) => enumeration([...mesures(d), ...evaluationAEcrire(d).map((m) => MOYENS[m])]),
	suivisADire: (d) => nommer(suivisADire(d), SUIVIS),
	typesEvaluation: (d) => nommer(d.suivi?.evaluation?.types ?? [], TYPES),
	expertsDemandes: (d) => nommer(demandees(d), EXPERTS),
	expertsAPrevoir: (d) => nommer(expertsAPrevoir(d), EXPERTS),
	indicateursADire: (d) => nommer(indicateursADire(d), INDICATEURS),
	indicateursDefavorables: (d) => nommer(indicateursDefavorables(d), DEFAVORABLES),
	ptsmRefusees: (d) => nommer(ptsmRefusees(d), PTSM),
	ptsmADire: (d) => nommer(ptsmADire(d), PTSM),
	clsEcartes: (d) => nommer(clsEcartes(d), CLS),
	clsADire: (d) => nommer(clsADire(d), CLS),
	exercicePresents: (d) => nommer(exercicePresents(d), EXERCICE),
	exerciceADire: (d) => nommer(exerciceADire(d), EXERCICE),
};
