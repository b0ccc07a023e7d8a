import type { Dossier } from '../dossier/schema.ts';
import type { Exercice } from './annees.ts';
import type { Total } from './budget.ts';
import type { Depense } from './depenses.ts';

export type EtatRessource = 'acquis' | 'sollicite' | 'a-solliciter';

/** One line of revenue; the carrier's residual is not one of them. */
export interface Ressource {
	id: string;
	champ: string;
	payeur: string;
	nom?: string;
	etat?: EtatRessource;
	/** Years the payer commits itself for, when shorter than the convention. */
	engagement?: number;
	montants: (number | undefined)[];
}

type Brute = NonNullable<NonNullable<Dossier['financement']>['ressources']>[number];

const surPart = (part: number | undefined, base: number | undefined): number | undefined =>
	part === undefined || base === undefined ? undefined : Math.round((part * base) / 100);

/** The amount of one year: typed, or a share of the post or of the whole; unknown while its base is. */
function montant(r: Brute, rang: number, poste: Depense | undefined, total: Total | undefined): number | undefined {
	if (r.mode === 'part-poste') return surPart(r.part, poste?.montants[rang]);
	if (r.mode === 'part-total') return surPart(r.part, total?.incomplet ? undefined : total?.montant);
	return r.montants?.[rang] ?? undefined;
}

/** Every line of revenue that the answers name. */
export function lignesRessources(d: Dossier, annees: Exercice[], depenses: Depense[], totaux: Total[]): Ressource[] {
	const poste = depenses.find((l) => l.nature === 'coordination');
	return (d.financement?.ressources ?? []).map((r) => ({
		id: r.id,
		champ: `financement.ressources.${r.id}`,
		payeur: r.payeur ?? 'autre',
		...(r.nom && { nom: r.nom }),
		...(r.etat && r.etat !== 'ne-sait-pas' && { etat: r.etat }),
		...(r.engagement !== undefined && { engagement: r.engagement }),
		montants: annees.map((a) => montant(r, a.rang, poste, totaux[a.rang])),
	}));
}
