import type { Dossier } from '../dossier/schema.ts';
import { etpTexte } from '../francais.ts';
import { payeursAbsents, payeursASolliciter } from './financement.ts';
import { nommer } from './noms.ts';
import { valeursDefinition } from './valeurs/definition.ts';
import { valeursInstances } from './valeurs/instances.ts';
import { valeursPerimetre } from './valeurs/perimetre.ts';

/** What the sentences of content/recommandations may print between {{ }}, besides the sources. */
export const valeurs: Record<string, (d: Dossier) => string> = {
	...valeursDefinition,
	...valeursPerimetre,
	...valeursInstances,
	etp: (d) => (d.coordination?.etp === undefined ? 'un temps à préciser' : etpTexte(d.coordination.etp)),
	payeursAbsents: (d) => nommer(payeursAbsents(d)),
	payeursASolliciter: (d) => nommer(payeursASolliciter(d)),
};
