import { tempsDuClsm } from '../faits/coordination.ts';
import type { Regle } from './modele.ts';

// Référentiel, §5: « un temps plein pour la coordination est recommandé »; guide, annex 1, for the steps below it.
export const tempsPlein: Regle = (d) => {
	const etp = tempsDuClsm(d);
	if (etp === undefined) return 'a-renseigner';
	if (etp >= 1) return 'conforme';
	return etp >= 0.5 ? 'a-consolider' : 'ecart';
};
