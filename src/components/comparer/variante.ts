import type { Dossier } from '../../dossier/schema.ts';

/** What a variant made on the spot may change. */
export interface Changements {
	etp?: number | undefined;
	duree?: number | undefined;
	/** By id of the payer: a percentage, or the same whole amount each year. */
	parts: Record<string, number | undefined>;
}

type Ressource = NonNullable<NonNullable<Dossier['financement']>['ressources']>[number];

export const enPart = (r: Ressource): boolean => r.mode === 'part-poste' || r.mode === 'part-total';
/** What a payer brings as one number: its share, or its last known amount. */
export const apport = (r: Ressource): number | undefined =>
	enPart(r) ? r.part : (r.montants?.findLast((m) => m !== null && m !== undefined) ?? undefined);

function changer(r: Ressource, n: number | undefined, annees: number): Ressource {
	if (n === undefined || n === apport(r)) return r;
	return enPart(r) ? { ...r, part: n } : { ...r, mode: 'montants', montants: Array.from({ length: annees }, () => Math.round(n)) };
}

/** A copy of the dossier with these changes; nothing asked, nothing changed. */
export function varier(d: Dossier, { etp, duree, parts }: Changements): Dossier {
	const { ressources } = d.financement ?? {};
	const annees = duree ?? d.financement?.duree ?? 1;
	const financement = {
		...d.financement,
		...(duree !== undefined && { duree }),
		...(ressources && { ressources: ressources.map((r) => changer(r, parts[r.id], annees)) }),
	};
	return {
		...d,
		...(etp !== undefined && { coordination: { ...d.coordination, etp } }),
		...(Object.keys(financement).length > 0 && { financement }),
	};
}
