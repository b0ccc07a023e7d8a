import type { Dossier } from '../../dossier/schema.ts';
import { objectifsNonPortes, objectifsSansAction } from '../../faits/portee.ts';
import { nommer } from '../noms.ts';

/** Sections 1 and 2. */
export const valeursDefinition: Record<string, (d: Dossier) => string> = {
	objectifsAServir: (d) => nommer(objectifsNonPortes(d).length > 0 ? objectifsNonPortes(d) : objectifsSansAction(d)),
};
