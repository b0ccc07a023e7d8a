import type { Fait } from './logique.ts';
import { partiesDe, type Partie } from './parties.ts';

const parmi =
	(forme: Partie['forme'], n = 1): Fait =>
	(d) =>
		partiesDe(d).filter((p) => p.role !== 'porteur' && p.forme === forme).length >= n || (d.convention?.signataires ? false : undefined);

/** Public bodies that sign beside the carrier: each acts on its own legal ground (4-droit.md, 1.2, 1.3 and 1.6). */
export const faitsSignataires: Record<string, Fait> = {
	communePartie: parmi('commune'),
	plusieursCommunesParties: parmi('commune', 2),
	intercommunalitePartie: parmi('epci'),
	ccasPartie: parmi('ccas'),
};
