import { asv, cls, dac, exerciceCoordonne, ptsm } from './articulation.ts';
import {
	coordinationSoutenue,
	cumul,
	formationNationale,
	missionsEcrites,
	reseaux,
	tempsPlein,
	tempsProportionne,
} from './coordination.ts';
import { copilDeuxReunions, copilMinimum, copilTaille, decisionCollective, membresMandates, presidenceElu } from './copil.ts';
import { cinqObjectifs, demarcheOuverte, diagnostic, portageConjoint } from './definition.ts';
import { cofinancementTripartite, financementElargi } from './financement.ts';
import { groupesPriorites, minimumPartout, pleniereAnnuelle, troisInstances } from './instances.ts';
import type { Regle } from './modele.ts';
import { habitantsAssocies, participationEffective } from './participation.ts';
import { perimetreAdapte, perimetreCollectif, territoiresFragiles, typologieObjectifs } from './perimetre.ts';
import { evaluationAnticipee, experts, indicateursNationaux, suiviPrioritaire } from './suivi.ts';

/** Every rule by the name that content/recommandations gives it in `regle`. */
export const regles: Record<string, Regle> = {
	portageConjoint,
	demarcheOuverte,
	cinqObjectifs,
	diagnostic,
	territoiresFragiles,
	perimetreAdapte,
	typologieObjectifs,
	perimetreCollectif,
	troisInstances,
	presidenceElu,
	copilMinimum,
	minimumPartout,
	habitantsAssocies,
	copilDeuxReunions,
	copilTaille,
	membresMandates,
	decisionCollective,
	groupesPriorites,
	pleniereAnnuelle,
	participationEffective,
	tempsPlein,
	tempsProportionne,
	missionsEcrites,
	formationNationale,
	reseaux,
	coordinationSoutenue,
	cumul,
	cofinancementTripartite,
	financementElargi,
	evaluationAnticipee,
	suiviPrioritaire,
	experts,
	indicateursNationaux,
	ptsm,
	cls,
	dac,
	exerciceCoordonne,
	asv,
};
