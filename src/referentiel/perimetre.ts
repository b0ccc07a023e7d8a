import { et, non } from '../faits/logique.ts';
import { faitsEchelle } from '../faits/echelle.ts';
import { perimetreVaste, populationTerritoire } from '../faits/territoire.ts';
import type { Regle } from './modele.ts';

const fait = (nom: string) => faitsEchelle[nom] ?? (() => undefined);

// Référentiel, §3: neither minimum nor maximum, but too wide or too narrow weakens; guide, part 2, for the upper landmark and the grid.
export const perimetreAdapte: Regle = (d) => {
	if (et(perimetreVaste(d), non(fait('perimetreMotive')(d) ?? false))) return 'a-consolider';
	if (fait('ressourcesFragiles')(d)) return 'a-consolider';
	return fait('echelleChoisie')(d) && populationTerritoire(d) ? 'conforme' : 'a-renseigner';
};
