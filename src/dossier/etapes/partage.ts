import * as z from 'zod/mini';
import { ENTREES_MAX, fiche, ligne, lignes, LONGUEUR_LIGNE } from '../types.ts';

/** Characters of a file handed to a partner, at most. */
export const TAILLE_PARTAGE = 1_000_000;
/** Beyond, the oldest are dropped. */
export const APPORTS_MAX = 2000;

/** What was exchanged with partners; printed by no document, no difference between two dossiers. */
export const partage = fiche({
	/** Requests made from this dossier. */
	demandes: z.optional(
		z
			.array(
				z.looseObject({
					id: z.string().check(z.maxLength(80)),
					partenaire: ligne,
					qui: ligne,
					date: ligne,
					recue: ligne,
					questions: lignes,
				}),
			)
			.check(z.maxLength(ENTREES_MAX)),
	),
	/** Answers taken from a partner: whose, when, and the mark of what was taken. */
	apports: z.optional(
		z
			.array(z.looseObject({ champ: z.string().check(z.maxLength(LONGUEUR_LIGNE)), auteur: ligne, date: ligne, empreinte: ligne }))
			.check(z.maxLength(APPORTS_MAX)),
	),
	/** In a dossier that only answers a request: the file received, and who answers. */
	demande: fiche({ fichier: z.optional(z.string().check(z.maxLength(TAILLE_PARTAGE))), auteur: ligne }),
});
