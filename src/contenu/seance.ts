import * as z from 'zod';

const nonVide = z.string().min(1);

const cahier = z.strictObject({ titre: nonVide, chapo: nonVide, mode: z.array(nonVide).min(1) });
/** Pages of the site that the facilitator may be sent to. */
export const PAGES_ATELIER = ['/', '/resultat/', '/cahier/', '/referentiel/', '/comparer/', '/atelier/groupes/'] as const;
/** The run sheet of a session; its minutes add up to `duree`. */
export const schemaAtelier = z.strictObject({
	titre: nonVide,
	chapo: nonVide,
	duree: z.number().int().min(1),
	preparer: z.array(nonVide).min(1),
	etapes: z
		.array(
			z.strictObject({
				titre: nonVide,
				minutes: z.number().int().min(1),
				/** What to say, and what to do and show. */
				dire: nonVide,
				montrer: nonVide,
				/** Short lines for the room. */
				ecran: z.array(nonVide).min(1).max(4),
				/** Shows the address of the site and its QR code. */
				adresse: z.boolean().optional(),
				page: z.enum(PAGES_ATELIER).optional(),
			}),
		)
		.min(1),
	apres: z.array(nonVide).min(1),
	/** Covers of the two workbooks. */
	cahier,
	cahierDecouverte: cahier,
});
export type Atelier = z.infer<typeof schemaAtelier>;
