import type { Dossier } from '../../dossier/schema.ts';
import { populationAuMoins } from '../../faits/territoire.ts';
import { nombre } from '../../francais.ts';

/** « 250 000 habitants », « au moins 90 000 habitants » while a commune lacks its population. */
function population(d: Dossier): string {
	const p = populationAuMoins(d);
	if (!p) return 'une population à préciser';
	return `${p.manquantes > 0 ? 'au moins ' : ''}${nombre(p.valeur, 0)} habitants`;
}

/** Section 3. */
export const valeursPerimetre: Record<string, (d: Dossier) => string> = {
	population,
};
