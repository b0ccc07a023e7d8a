import type { Dossier } from '../dossier/schema.ts';
import { copilCompte } from '../faits/constats.ts';
import { ditQuelqueChose, est, estOui, et, ou } from '../faits/logique.ts';
import type { Regle } from './modele.ts';

/** Conditions of the guide (part 1) that answer to the formats and the time of the référentiel (§4). */
export const CONDITIONS_CLES = ['organisation', 'confiance'] as const;

export const conditionsManquantes = (d: Dossier): string[] =>
	CONDITIONS_CLES.filter((c) => !d.gouvernance?.participation?.conditions?.includes(c));

// Référentiel, §4: payment, adapted formats, time to build trust; guide, part 1, conditions « organisation » and « confiance ».
export const participationEffective: Regle = (d) => {
	const { retribution, conditions } = d.gouvernance?.participation ?? {};
	const retribuee = est(retribution, 'frais', 'paiement');
	if (retribuee === undefined) return 'a-renseigner';
	if (!retribuee) return conditions?.length ? 'a-consolider' : 'ecart';
	return conditionsManquantes(d).length === 0 ? 'conforme' : 'a-consolider';
};

/** Whether a plenary that meets is open to all. */
export const pleniereOuverteATous = (d: Dossier) =>
	et(estOui(d.gouvernance?.pleniere?.ouverte), d.gouvernance?.pleniere?.reunions === 0 ? false : true);

// Référentiel, §4: « crucial d’associer les habitants du territoire, quel que soit leur état de santé mentale ».
export const habitantsAssocies: Regle = (d) => {
	const dansUneInstance = ou(copilCompte(d, 'habitants'), pleniereOuverteATous(d));
	if (dansUneInstance === undefined) return 'a-renseigner';
	if (dansUneInstance) return 'conforme';
	return ditQuelqueChose(d.gouvernance?.participation?.habitants) ? 'a-consolider' : 'ecart';
};
