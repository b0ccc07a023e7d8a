import * as z from 'zod/mini';

/** Longest answers: what a paragraph of a document can hold without drowning it. */
export const LONGUEUR_LIGNE = 300;
export const LONGUEUR_TEXTE = 5000;
export const MONTANT_MAX = 100_000_000;
export const ANNEES_MAX = 5;
export const ENTREES_MAX = 200;

/** « Nous ne savons pas encore »: an answer on the screen, unknown everywhere else. */
export const NE_SAIT_PAS = 'ne-sait-pas';

export const facultatif = z.optional;
export const ligne = z.optional(z.string().check(z.maxLength(LONGUEUR_LIGNE)));
export const texte = z.optional(z.string().check(z.maxLength(LONGUEUR_TEXTE)));
export const entier = (min: number, max: number) => z.optional(z.int().check(z.gte(min), z.lte(max)));
export const annee = entier(1980, 2100);
export const montant = entier(0, MONTANT_MAX);
export const part = z.optional(z.number().check(z.gte(0), z.lte(100)));
export const etp = z.optional(z.number().check(z.gt(0), z.lte(20)));
export const date = z.optional(z.iso.date());
/** One amount a year of the convention; null where that year is not known yet. */
export const montants = z.optional(z.array(z.nullable(z.int().check(z.gte(0), z.lte(MONTANT_MAX)))).check(z.maxLength(ANNEES_MAX)));

export const choix = <const T extends readonly string[]>(...valeurs: T) => z.optional(z.enum([...valeurs, NE_SAIT_PAS] as const));
export const ouiNon = choix('oui', 'non');
export const cases = <const T extends readonly string[]>(...valeurs: T) =>
	z.optional(z.array(z.enum(valeurs)).check(z.maxLength(valeurs.length)));
export const lignes = z.optional(z.array(z.string().check(z.maxLength(LONGUEUR_LIGNE))).check(z.maxLength(ENTREES_MAX)));

/** Unknown fields survive: a file written by a later version loses nothing here. */
export const fiche = <T extends z.core.$ZodLooseShape>(forme: T) => z.optional(z.looseObject(forme));
/** What an entry is called by: safe in a path, in a key and in an attribute. */
const identifiant = z.string().check(z.regex(/^[\w-]{1,40}$/));
const tousDifferents = <T>() => z.refine<T[]>((entrees) => new Set(entrees.map((e) => (e as { id?: unknown }).id)).size === entrees.length);
/** A repeated group; `id` is stable across reorderings, and no two entries share one. */
export const liste = <T extends z.core.$ZodLooseShape>(forme: T) =>
	z.optional(z.array(z.looseObject({ id: identifiant, ...forme })).check(z.maxLength(ENTREES_MAX), tousDifferents()));
