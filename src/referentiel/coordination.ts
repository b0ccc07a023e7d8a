import { etpTropCourtPourIntercommunalite, partsDuPosteAuDelaDuTout, tempsDuClsm } from '../faits/coordination.ts';
import { chargeEtendue, cumulEcrit, cumulOui, plusQuUnTempsPlein, referentAEcrire } from '../faits/cumul.ts';
import { echelleChoisie } from '../faits/echelle.ts';
import { contient, est, estOui } from '../faits/logique.ts';
import type { Dossier } from '../dossier/schema.ts';
import { perimetreVaste } from '../faits/territoire.ts';
import { plusFaible, selon, type Regle, type Verdict } from './modele.ts';

// Référentiel, §5: « un temps plein pour la coordination est recommandé »; guide, annex 1, for the steps below it.
export const tempsPlein: Regle = (d) => {
	const etp = tempsDuClsm(d);
	if (etp === undefined) return 'a-renseigner';
	if (etp >= 1) return 'conforme';
	return etp >= 0.5 ? 'a-consolider' : 'ecart';
};

/** What the time must serve (guide, part 4) and that is not known yet. */
export const chargeADire = (d: Dossier): string[] => [
	...(d.coordination?.etp === undefined ? ['temps'] : []),
	...(d.portee?.priorites?.length || d.gouvernance?.groupes?.length ? [] : ['objectifs']),
	...(echelleChoisie(d) ? [] : ['territoire']),
];

// Guide, part 4: time follows aims and territory; a tenth on an intercommunalité is its own counter-example; part 2 for the landmark; annex 1 for what happens under a half.
export const tempsProportionne: Regle = (d) => {
	if (etpTropCourtPourIntercommunalite(d)) return 'ecart';
	const etp = tempsDuClsm(d);
	if (etp === undefined || chargeADire(d).length > 0) return 'a-renseigner';
	if (etp > 1) return 'conforme';
	return perimetreVaste(d) || etp < 0.5 || (etp < 1 && chargeEtendue(d)) ? 'a-consolider' : 'conforme';
};

const cumulSuivi = (d: Dossier): Verdict => selon(cumulOui(d), cumulEcrit(d) ? 'conforme' : 'a-consolider', 'conforme');
const referentSuivi = (d: Dossier): Verdict =>
	selon(estOui(d.coordination?.referent?.oui), referentAEcrire(d).length === 0 ? 'conforme' : 'a-consolider', 'conforme');

/** What of the missions is not known yet. */
export const missionsADire = (d: Dossier): string[] => [
	...(cumulSuivi(d) === 'a-renseigner' ? ['cumul'] : []),
	...(referentSuivi(d) === 'a-renseigner' ? ['referent'] : []),
];

// Référentiel, §5: missions « précisément définies dans des documents cadres »; guide, part 4, for what a cumul and a « référent » add to them.
export const missionsEcrites: Regle = (d) => plusFaible(cumulSuivi(d), referentSuivi(d));

// Référentiel, §5: « tous les coordonnateurs doivent suivre la formation nationale ».
export const formationNationale: Regle = (d) => selon(estOui(d.coordination?.formation), 'conforme', 'ecart');

// Référentiel, §5: national, regional and departmental networks.
export const reseaux: Regle = (d) => selon(estOui(d.coordination?.reseaux), 'conforme', 'ecart');

const soutien = (d: Dossier): string[] | undefined => (d.coordination?.soutien?.length ? d.coordination.soutien : undefined);
const parts = (d: Dossier) => ({
	echanges: contient(soutien(d), 'echanges'),
	outils: contient(soutien(d), 'analyse-pratiques', 'conflits'),
	decision: est(d.gouvernance?.copil?.decision, 'collective', 'consensus-vote'),
});

/** What the guide wants around the coordination (part 4) and that is not planned, or not known. */
export const soutiensAPrevoir = (d: Dossier): string[] => Object.entries(parts(d)).flatMap(([nom, v]) => (v === false ? [nom] : []));
export const soutiensADire = (d: Dossier): string[] => Object.entries(parts(d)).flatMap(([nom, v]) => (v === undefined ? [nom] : []));

// Guide, part 4, « cavalier seul » and « enjeux sensibles »: exchanges between peers, tools for hard moments, and a COPIL that decides.
export const coordinationSoutenue: Regle = (d) => plusFaible(...Object.values(parts(d)).map((v) => selon(v, 'conforme', 'a-consolider')));

// Guide, part 4: no other function, or the time of each settled and kept.
export const cumul: Regle = (d) => {
	if (cumulOui(d) && partsDuPosteAuDelaDuTout(d)) return 'ecart';
	return cumulOui(d) && plusQuUnTempsPlein(d) ? 'a-consolider' : cumulSuivi(d);
};
