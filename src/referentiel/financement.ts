import type { Dossier } from '../dossier/schema.ts';
import { est, type Tri } from '../faits/logique.ts';
import type { Regle } from './modele.ts';

type Ressource = NonNullable<NonNullable<Dossier['financement']>['ressources']>[number];
const PARTIES = ['collectivite', 'hopital', 'ars'] as const;
export type Partie = (typeof PARTIES)[number];

// The carrier pays what is left; an association that carries is no collectivité.
const porteParAssociation = (d: Dossier): Tri => est(d.porteur?.entite?.type, 'association');

const estPartie = (d: Dossier, r: Ressource, partie: Partie): boolean =>
	r.payeur === partie || (partie === 'collectivite' && r.payeur === 'porteur' && porteParAssociation(d) === false);

/** Lines of one of the three payers that the référentiel wants (§6). */
const lignesDe = (d: Dossier, partie: Partie): Ressource[] => (d.financement?.ressources ?? []).filter((r) => estPartie(d, r, partie));

/** The payers of the référentiel (§6) that stand nowhere in the budget; the collectivité that carries pays the residual. */
export const payeursAbsents = (d: Dossier): Partie[] =>
	PARTIES.filter((p) => lignesDe(d, p).length === 0 && (p !== 'collectivite' || porteParAssociation(d) === true));

/** The payers that are in the budget but were not asked yet. */
export const payeursASolliciter = (d: Dossier): Partie[] =>
	PARTIES.filter((p) => lignesDe(d, p).length > 0 && !lignesDe(d, p).some((r) => r.etat === 'acquis' || r.etat === 'sollicite'));

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
