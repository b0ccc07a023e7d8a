import * as z from 'zod/mini';
import { annee, choix, entier, fiche, ligne, liste, montant, montants, part } from '../types.ts';

export const NATURES_DEPENSE = [
	'diagnostic',
	'evaluation',
	'projets',
	'communication',
	'participation',
	'partenariat',
	'capitalisation',
	'autre',
] as const;
export const PAYEURS = [
	'porteur',
	'collectivite',
	'hopital',
	'ars',
	'politique-ville',
	'departement',
	'caf',
	'cpam',
	'appel-projets',
	'fondation',
	'europe',
	'autre',
] as const;

/** Stage 5: référentiel §6, guide 5 and annex 2. Amounts are whole euros. */
export const financement = fiche({
	debut: annee,
	/** Years of the convention. */
	duree: entier(1, 5),
	/** Yearly full employer cost of one ETP and its daily running. */
	coutEtp: montant,
	origineCout: choix('guide', 'rh'),
	/** Yearly lines of the post that open once HR has costed it. */
	poste: fiche({ logistique: montant, deplacements: montant, formation: montant }),
	/** Yearly envelope beyond the post, until the lines are detailed. */
	enveloppe: montant,
	depenses: liste({
		nature: z.optional(z.enum(NATURES_DEPENSE)),
		libelle: ligne,
		montants,
		marque: choix('source', 'hypothese', 'devis'),
		reference: ligne,
	}),
	ressources: liste({
		payeur: z.optional(z.enum(PAYEURS)),
		nom: ligne,
		/** An amount a year, a share of the post, or a share of all expenditure. */
		mode: z.optional(z.enum(['montants', 'part-poste', 'part-total'])),
		montants,
		part,
		etat: choix('acquis', 'sollicite', 'a-solliciter'),
		/** The payer's own commitment, in years, when shorter than the convention. */
		engagement: entier(1, 5),
	}),
	cle: fiche({
		mode: choix('egales', 'population', 'pourcentages'),
		parts: liste({ commune: ligne, part }),
	}),
	valorisation: liste({
		nature: z.optional(z.enum(['locaux', 'personnel', 'benevoles', 'autre'])),
		apporteur: ligne,
		libelle: ligne,
		montants,
	}),
});
