import * as z from 'zod';
import { DECIDEURS, ECHEANCES, NOMS_DOCUMENTS } from '../document/modele.ts';
import { CLES_ALERTES } from '../parcours/alertes.ts';
import { CLES_JALONS } from '../parcours/calendrier.ts';
import { PARTENAIRES } from '../parcours/partenaires.ts';
import type { Atelier } from './seance.ts';

export type { Atelier };

/** Shape of content/: what a person who writes no code may fill in. Full zod: this never reaches the browser. */

export const REPONSES = [
	'annuaire',
	'choix',
	'cases',
	'ordre',
	'ligne',
	'paragraphe',
	'nombre',
	'montant',
	'montants',
	'part',
	'etp',
	'date',
	'annee',
	'suggestions',
	'scenarios',
	'communes',
	'fiche',
	'grille',
	'liste',
] as const;

const nonVide = z.string().min(1);

const option = z.strictObject({
	valeur: nonVide,
	label: nonVide,
	/** One line saying what choosing it implies. */
	implique: nonVide.optional(),
	papier: nonVide.optional(),
	/** Guide, annex 2: what a payer and the CLSM each gain. */
	gains: z.strictObject({ payeur: nonVide, clsm: nonVide, sources: z.array(nonVide).min(1) }).optional(),
});

const scenario = z.strictObject({
	etp: z.number(),
	titre: nonVide,
	description: nonVide,
	benefices: z.array(nonVide).min(1),
	limites: z.array(nonVide).min(1),
	/** What the référentiel says of it. */
	referentiel: nonVide,
});

const champ = z.strictObject({
	nom: nonVide,
	label: nonVide,
	hint: nonVide.optional(),
	reponse: z.enum(REPONSES),
	options: z.array(option).optional(),
	suggestions: z.array(nonVide).optional(),
	/** What « [à décider : … ] » says; the label in lower case otherwise. */
	manque: nonVide.optional(),
	unite: nonVide.optional(),
	propose: z.unknown().optional(),
	quand: nonVide.optional(),
});

const question = z.strictObject({
	/** A path of the dossier: porteur.entite. */
	id: nonVide,
	/** Heading that groups neighbouring questions of the page. */
	groupe: nonVide.optional(),
	/** Rank among the questions of the découverte. */
	decouverte: z.number().int().optional(),
	label: nonVide,
	hint: nonVide,
	/** Printed by the workbook instead of the hint (for an option, of `implique`; for a stage, of the chapo). */
	papier: nonVide.optional(),
	pourquoi: nonVide,
	/** Ids of content/sources.yaml. */
	sources: z.array(nonVide).min(1),
	reponse: z.enum(REPONSES),
	options: z.array(option).optional(),
	scenarios: z.array(scenario).optional(),
	suggestions: z.array(nonVide).optional(),
	champs: z.array(champ).optional(),
	/** Rows of a grille: each is an object with the same columns (`champs`). */
	rangs: z
		.array(
			z.strictObject({
				nom: nonVide,
				label: nonVide,
				hint: nonVide.optional(),
				/** What the summary of the rows calls it, and what to prepare when it is not favourable. */
				bref: nonVide.optional(),
				prepare: nonVide.optional(),
			}),
		)
		.optional(),
	/** Readings of a grille by case; the one whose fait is true comes first. */
	lectures: z.array(z.strictObject({ quand: nonVide, titre: nonVide, texte: nonVide })).optional(),
	/** What is computed beside the question from the answers of the dossier. */
	aide: z.enum(['perimetre', 'simulation']).optional(),
	/** Name of one entry of a liste: « membre », « priorité ». */
	entree: nonVide.optional(),
	/** Said under a liste or a number when the fait is true. */
	avertissements: z.array(z.strictObject({ quand: nonVide, texte: nonVide })).optional(),
	unite: nonVide.optional(),
	/** Value proposed by the référentiel; becomes an answer only when accepted. */
	propose: z.unknown().optional(),
	proposeSource: nonVide.optional(),
	/** Name of a fait; the question is asked when it is true. */
	quand: nonVide.optional(),
	decideur: z.enum(DECIDEURS),
	/** Whom else it concerns: offered when one asks that partner for answers. */
	partenaires: z.array(z.enum(PARTENAIRES)).min(1).optional(),
	echeance: z.enum(ECHEANCES),
	manque: nonVide.optional(),
	documents: z.array(z.enum([...NOMS_DOCUMENTS, 'resultat', 'referentiel'])).min(1),
});

export const schemaEtape = z.strictObject({
	etape: z.string().regex(/^[a-z-]+$/),
	titre: nonVide,
	chapo: nonVide,
	papier: nonVide.optional(),
	questions: z.array(question).min(1),
});

export const schemaSource = z.strictObject({
	/** As documents print it. */
	texte: nonVide,
	/** As the screen names it when longer is useful. */
	titre: nonVide.optional(),
	/** File of sources/ or section of the legal research, with its section. */
	origine: nonVide,
	/** AAAA-MM-JJ: when somebody last held it against its source. */
	verifie: z.iso.date(),
	citation: nonVide.optional(),
	/** Printed with « à vérifier » where true. */
	aVerifier: z.boolean().optional(),
	valeur: z.number().optional(),
	annee: z.number().int().optional(),
	url: z.url().optional(),
});
export const schemaSources = z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), schemaSource);

export const schemaRecommandation = z.strictObject({
	id: nonVide,
	section: z.number().int().min(1).max(8),
	titre: nonVide,
	enonce: nonVide,
	sources: z.array(nonVide).min(1),
	/** Ids of the questions that feed it. */
	questions: z.array(nonVide).min(1),
	/** Name of the rule of src/referentiel. */
	regle: nonVide,
	/** The sentence said for each verdict, or several of which the first whose fait is true is said; may print valeurs between {{ }}. */
	phrases: z.partialRecord(
		z.enum(['conforme', 'a-consolider', 'ecart', 'a-renseigner', 'sans-objet']),
		z.union([nonVide, z.array(z.strictObject({ quand: nonVide.optional(), texte: nonVide })).min(1)]),
	),
});

/** Words of the checks between documents, by the name of the check in src/referentiel/coherence.ts. */
export const schemaCoherence = z.record(
	nonVide,
	z.strictObject({
		niveau: z.enum(['incoherence', 'attention']),
		/** May print the sources and what its own check names between {{ }}. */
		phrase: nonVide,
		/** Ids of the questions that mend it. */
		questions: z.array(nonVide).min(1),
	}),
);

const motsJalon = z.strictObject({
	titre: nonVide,
	/** The rule in one sentence; by rule in `selon` where it depends on the answers. */
	texte: nonVide.optional(),
	selon: z.record(z.string().regex(/^[a-z-]+$/), nonVide).optional(),
	/** Said instead of the date where none is known. */
	sansDate: nonVide.optional(),
});
/** Every step, every alert and every partner has its words. */
export const schemaCalendrier = z.strictObject({
	jalons: z.record(z.enum(CLES_JALONS), motsJalon),
	alertes: z.record(z.enum(CLES_ALERTES), nonVide),
	appels: z.record(
		z.enum(PARTENAIRES),
		z.strictObject({ nom: nonVide, court: nonVide, 'a-appeler': nonVide, contacte: nonVide, contact: nonVide.optional() }),
	),
});
/** What its sentences may print between {{ }}, besides the sources. */
export const VALEURS_CALENDRIER = ['nombre', 'qui', 'nom', 'date', 'repere'] as const;

export type Etape = z.infer<typeof schemaEtape>;
export type Question = z.infer<typeof question>;
export type Champ = z.infer<typeof champ>;
export type Option = z.infer<typeof option>;
export type Source = z.infer<typeof schemaSource>;
export type Sources = z.infer<typeof schemaSources>;
export type Recommandation = z.infer<typeof schemaRecommandation>;
export type MotsCalendrier = z.infer<typeof schemaCalendrier>;
export type Coherence = z.infer<typeof schemaCoherence>;

/** Everything content/ and templates/ hold, validated: what the composition needs besides the dossier. */
export interface Contenu {
	etapes: Etape[];
	sources: Sources;
	recommandations: Recommandation[];
	coherence: Coherence;
	/** Text of each template by its path without extension: `convention`, `clauses/parties`. */
	gabarits: Record<string, string>;
}

/** What the pages have besides. */
export interface ContenuPages extends Contenu {
	calendrier: MotsCalendrier;
	atelier: Atelier;
}

/** Ids of the questions that the conditions of a title read: those that hold it whole, those within its text. */
export interface Clause {
	/** Its words in the template; none where an answer writes them. */
	titre?: string;
	presence: string[];
	mots: string[];
}
/** By title: `copil`, `copil/decisions`; a title that an answer words is `engagements/*`. */
export type Clauses = Record<string, Clause>;
