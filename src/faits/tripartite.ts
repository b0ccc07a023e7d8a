import type { Dossier } from '../dossier/schema.ts';
import { budget } from '../finances/budget.ts';
import { est, type Fait, type Tri } from './logique.ts';

type Ressource = NonNullable<NonNullable<Dossier['financement']>['ressources']>[number];
const PARTIES = ['collectivite', 'hopital', 'ars'] as const;
export type Partie = (typeof PARTIES)[number];

// The carrier pays what is left; an association that carries is no collectivité.
export const porteParAssociation = (d: Dossier): Tri => est(d.porteur?.entite?.type, 'association');

const estPartie = (d: Dossier, r: Ressource, partie: Partie): boolean =>
	r.payeur === partie || (partie === 'collectivite' && r.payeur === 'porteur' && porteParAssociation(d) === false);

/** Lines of one of the three payers that the référentiel wants (§6). */
export const lignesDe = (d: Dossier, partie: Partie): Ressource[] =>
	(d.financement?.ressources ?? []).filter((r) => estPartie(d, r, partie));

/** Whether the other payers cover everything, so that nothing is left to the carrier; no as long as a line is unknown. */
function resteNul(d: Dossier): boolean {
	const { provisoire, depensesTotales, residuelTotal } = budget(d);
	return !provisoire && depensesTotales.montant > 0 && residuelTotal.montant <= 0;
}

/** The payers of the référentiel (§6) that stand nowhere in the budget; the collectivité that carries pays the residual, if there is one. */
export const payeursAbsents = (d: Dossier): Partie[] =>
	PARTIES.filter((p) => lignesDe(d, p).length === 0 && (p !== 'collectivite' || porteParAssociation(d) === true || resteNul(d)));

/** The payers that are in the budget but were not asked yet. */
export const payeursASolliciter = (d: Dossier): Partie[] =>
	PARTIES.filter((p) => lignesDe(d, p).length > 0 && !lignesDe(d, p).some((r) => r.etat === 'acquis' || r.etat === 'sollicite'));

/** The payers asked that have not answered for good: nothing acquired yet. */
export const payeursEnAttente = (d: Dossier): Partie[] =>
	PARTIES.filter((p) => lignesDe(d, p).length > 0 && !lignesDe(d, p).some((r) => r.etat === 'acquis'));

/** What only the review asks of the payers. */
export const faitsTripartite: Record<string, Fait> = {
	tripartiteAcquis: (d) =>
		d.financement?.ressources?.length ? payeursEnAttente(d).length === 0 && payeursAbsents(d).length === 0 : undefined,
};
