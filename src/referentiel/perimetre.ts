import { echelleChoisie, perimetreMotive, ressourcesFragiles } from '../faits/echelle.ts';
import { perimetreVaste, populationTerritoire } from '../faits/territoire.ts';
import type { Regle } from './modele.ts';

// Référentiel, §3: neither minimum nor maximum, but too wide or too narrow weakens; guide, part 2, for the upper landmark and the grid.
export const perimetreAdapte: Regle = (d) => {
	if (perimetreVaste(d) && !perimetreMotive(d)) return 'a-consolider';
	if (ressourcesFragiles(d)) return 'a-consolider';
	return echelleChoisie(d) && populationTerritoire(d) ? 'conforme' : 'a-renseigner';
};
