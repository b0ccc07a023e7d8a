import * as z from 'zod/mini';
import { collectivite } from './etapes/collectivite.ts';
import { convention, suivi } from './etapes/suivi.ts';
import { coordination } from './etapes/coordination.ts';
import { deliberation } from './etapes/deliberation.ts';
import { echelle } from './etapes/echelle.ts';
import { financement } from './etapes/financement.ts';
import { gouvernance } from './etapes/gouvernance.ts';
import { partage } from './etapes/partage.ts';
import { portee } from './etapes/portee.ts';
import { LONGUEUR_TEXTE } from './types.ts';

/** All the answers of one project. Every answer is optional: absence means « not answered yet », never « no ». */
export const schemaDossier = z.looseObject({
	...collectivite,
	portee,
	echelle,
	gouvernance,
	coordination,
	financement,
	suivi,
	convention,
	deliberation,
	partage,
	/** Private notes by question id; printed by no document. */
	notes: z.optional(z.record(z.string(), z.string().check(z.maxLength(LONGUEUR_TEXTE)))),
});

export type Dossier = z.infer<typeof schemaDossier>;

export const dossierVide = (): Dossier => ({});
