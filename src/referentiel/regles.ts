import { tempsPlein } from './coordination.ts';
import { cinqObjectifs, portageConjoint } from './definition.ts';
import { cofinancementTripartite, financementElargi } from './financement.ts';
import { copilMinimum, participationEffective } from './instances.ts';
import type { Regle } from './modele.ts';
import { perimetreAdapte } from './perimetre.ts';

/** Every rule by the name that content/recommandations gives it in `regle`. */
export const regles: Record<string, Regle> = {
	portageConjoint,
	cinqObjectifs,
	perimetreAdapte,
	copilMinimum,
	participationEffective,
	tempsPlein,
	cofinancementTripartite,
	financementElargi,
};
