import type { Dossier } from '../dossier/schema.ts';
import { valeursCoordination } from './valeurs/coordination.ts';
import { valeursDefinition } from './valeurs/definition.ts';
import { valeursFinancement } from './valeurs/financement.ts';
import { valeursInstances } from './valeurs/instances.ts';
import { valeursPerimetre } from './valeurs/perimetre.ts';
import { valeursSuivi } from './valeurs/suivi.ts';

/** What the sentences of content/recommandations may print between {{ }}, besides the sources. */
export const valeurs: Record<string, (d: Dossier) => string> = {
	...valeursDefinition,
	...valeursPerimetre,
	...valeursInstances,
	...valeursCoordination,
	...valeursFinancement,
	...valeursSuivi,
};
