import { immobile } from '../dossier/immobile.ts';
import type { Dossier } from '../dossier/schema.ts';
import { faitsBudget } from './budget.ts';
import { faitsCumul } from './cumul.ts';
import { faitsDocuments } from './documents.ts';
import type { Fait, Tri } from './logique.ts';
import { faitsNote } from './note.ts';
import { faitsDesQuestions } from './questions.ts';
import { faitsSignataires } from './signataires.ts';
import { faitsTripartite } from './tripartite.ts';

/** Every fait by its name; content and templates may name these and no other. */
export const faits: Record<string, Fait> = {
	...faitsDesQuestions,
	...faitsCumul,
	...faitsTripartite,
	...faitsBudget,
	...faitsDocuments,
	...faitsSignataires,
	...faitsNote,
};

/** The value of each fait for this dossier. */
export const tousLesFaits = (dossier: Dossier): Record<string, Tri> =>
	immobile(dossier, () => Object.fromEntries(Object.entries(faits).map(([nom, fait]) => [nom, fait(dossier)])));
