import type { Dossier } from '../dossier/schema.ts';
import { est } from '../faits/logique.ts';
import { lignesDe, payeursAbsents, payeursASolliciter, porteParAssociation } from '../faits/tripartite.ts';
import type { Regle } from './modele.ts';

// Référentiel, §6: « un co-financement tripartite porté par la collectivité, le pôle ou secteur psychiatrique, et l’ARS ».
export const cofinancementTripartite: Regle = (d) => {
	if (!d.financement?.ressources?.length) return 'a-renseigner';
	if (payeursAbsents(d).length > 0) return 'ecart';
	if (porteParAssociation(d) === undefined && lignesDe(d, 'collectivite').length === 0) return 'a-renseigner';
	return payeursASolliciter(d).length > 0 ? 'a-consolider' : 'conforme';
};

/** Whether the participation is to be paid or refunded while no line of expenditure says so. */
const participationOubliee = (d: Dossier): boolean =>
	est(d.gouvernance?.participation?.retribution, 'frais', 'paiement') === true &&
	!d.financement?.depenses?.some((x) => x.nature === 'participation');

// Référentiel, §6: « élargir les financements au-delà du poste de coordination », users' payment among them.
export const financementElargi: Regle = (d) => {
	const { depenses, enveloppe } = d.financement ?? {};
	if (depenses?.length) return participationOubliee(d) ? 'a-consolider' : 'conforme';
	if (enveloppe === undefined) return 'a-renseigner';
	return enveloppe > 0 ? 'conforme' : 'ecart';
};
