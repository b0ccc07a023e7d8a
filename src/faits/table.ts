import { immobile } from '../dossier/immobile.ts';
import type { Dossier } from '../dossier/schema.ts';
import { faitsBudget } from './budget.ts';
import { faitsConstats } from './constats.ts';
import { faitsCoordination } from './coordination.ts';
import { faitsDeliberation } from './deliberation.ts';
import { faitsCumul } from './cumul.ts';
import { faitsDocuments } from './documents.ts';
import { faitsEchelle } from './echelle.ts';
import { faitsFinancement } from './financement.ts';
import { faitsGouvernance } from './gouvernance.ts';
import type { Fait, Tri } from './logique.ts';
import { faitsNote } from './note.ts';
import { faitsPortee } from './portee.ts';
import { faitsPorteur } from './porteur.ts';
import { faitsPoste } from './poste.ts';
import { faitsSignataires } from './signataires.ts';
import { faitsSuivi } from './suivi.ts';
import { faitsTripartite } from './tripartite.ts';

/** Every fait by its name; content and templates may name these and no other. */
export const faits: Record<string, Fait> = {
	...faitsPorteur,
	...faitsPortee,
	...faitsEchelle,
	...faitsGouvernance,
	...faitsCoordination,
	...faitsCumul,
	...faitsPoste,
	...faitsFinancement,
	...faitsTripartite,
	...faitsBudget,
	...faitsSuivi,
	...faitsDocuments,
	...faitsSignataires,
	...faitsConstats,
	...faitsDeliberation,
	...faitsNote,
};

/** The value of each fait for this dossier. */
export const tousLesFaits = (dossier: Dossier): Record<string, Tri> =>
	immobile(dossier, () => Object.fromEntries(Object.entries(faits).map(([nom, fait]) => [nom, fait(dossier)])));
