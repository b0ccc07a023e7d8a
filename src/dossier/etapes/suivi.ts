import * as z from 'zod/mini';
import { cases, choix, entier, fiche, ligne, lignes, liste, ouiNon, part, texte } from '../types.ts';
import { DISPOSITIFS } from './echelle.ts';

/** Stage 6: référentiel §7-8, guide 6-7. */
export const suivi = fiche({
	bilan: fiche({
		redacteur: ligne,
		periode: ligne,
		/** Suggestions of guide 6; the three national indicators are always there. */
		indicateurs: cases('fonctionnement', 'composition', 'reunions', 'actions', 'resultats', 'partenariats'),
		locaux: lignes,
	}),
	evaluation: fiche({
		/** The nine aims of guide 6. */
		buts: cases(
			'attentes',
			'impact',
			'legitimite',
			'valeurs',
			'valorisation',
			'freins-leviers',
			'participation',
			'financement',
			'conventions',
		),
		commanditaire: ligne,
		types: cases('processus', 'resultats', 'impact'),
		mode: choix('interne', 'externe', 'mixte'),
		anterieures: texte,
		temps: ligne,
		humains: ligne,
		techniques: ligne,
		financiers: ligne,
		validationCopil: ouiNon,
	}),
	capitalisation: fiche({ oui: ouiNon, methode: texte, moyens: ligne }),
	/** One sheet a dispositif of stage 2 (guide 7). */
	articulation: liste({
		dispositif: z.optional(z.enum(DISPOSITIFS)),
		buts: texte,
		besoin: texte,
		benefices: texte,
		acteurs: ligne,
		moyens: ligne,
		fonctionnement: texte,
		evaluation: texte,
	}),
	/** The four clauses of the référentiel, §8. */
	ptsm: fiche({ diagnostic: ouiNon, avis: ouiNon, declinaison: ouiNon, faireConnaitre: ouiNon }),
	cls: fiche({
		mode: choix('conjoint', 'confie'),
		diagnostic: ouiNon,
		feuillesDeRoute: ouiNon,
		instances: ouiNon,
		etpDistincts: ouiNon,
	}),
	dac: choix('dac-pilote', 'clsm-gere'),
	exercice: texte,
	asv: texte,
});

export const FORMES_SIGNATAIRE = [
	'commune',
	'epci',
	'ccas',
	'hopital-public',
	'hopital-prive',
	'ars',
	'departement',
	'association-personnes',
	'association-aidants',
	'association',
	'autre',
] as const;

export const convention = fiche({
	forme: choix('charte', 'convention', 'convention-financement'),
	/** A separate financing convention besides. */
	separee: ouiNon,
	/** How the contributions are paid, when this act carries them. */
	versements: fiche({ rythme: choix('annuel', 'acompte-solde', 'trimestriel'), acompte: part, pieces: ligne }),
	/** Beyond the carrier, the hospitals of stage 2 and the employer, who are parties by themselves. */
	signataires: liste({
		forme: z.optional(z.enum(FORMES_SIGNATAIRE)),
		nom: ligne,
		adresse: ligne,
		representant: ligne,
		qualite: ligne,
		genre: choix('feminin', 'masculin'),
		mandat: ligne,
		engagement: texte,
	}),
	/** Months of notice. */
	preavis: entier(1, 24),
	renouvellement: choix('express', 'avenant'),
	tribunal: ligne,
});
