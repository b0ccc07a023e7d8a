import { immobile } from '../dossier/immobile.ts';
import type { Dossier } from '../dossier/schema.ts';
import { faitsConstats } from './constats.ts';
import { faitsCoordination } from './coordination.ts';
import { faitsDeliberation } from './deliberation.ts';
import { faitsEchelle } from './echelle.ts';
import { faitsFinancement } from './financement.ts';
import { faitsGouvernance } from './gouvernance.ts';
import type { Fait, Tri } from './logique.ts';
import { faitsPortee } from './portee.ts';
import { faitsPorteur } from './porteur.ts';
import { faitsPoste } from './poste.ts';
import { faitsSuivi } from './suivi.ts';

/** The faits that a question may name: read again at each keystroke, without the arithmetic of the budget nor the wording of the documents. */
export const faitsDesQuestions: Record<string, Fait> = {
	...faitsPorteur,
	...faitsPortee,
	...faitsEchelle,
	...faitsGouvernance,
	...faitsCoordination,
	...faitsPoste,
	...faitsFinancement,
	...faitsSuivi,
	...faitsConstats,
	...faitsDeliberation,
};

/** The value of each of them for this dossier. */
export const faitsPoses = (dossier: Dossier): Record<string, Tri> =>
	immobile(dossier, () => Object.fromEntries(Object.entries(faitsDesQuestions).map(([nom, fait]) => [nom, fait(dossier)])));
