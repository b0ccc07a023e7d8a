import * as z from 'zod/mini';
import { cases, choix, entier, fiche, ligne, liste, ouiNon, texte } from '../types.ts';

/** The five of guide 3 come first: the minimum of each body. */
export const MINIMUM = ['elus', 'psychiatrie', 'personnes-concernees', 'aidants', 'coordination'] as const;
export const CATEGORIES = [
	...MINIMUM,
	'habitants',
	'autres-elus',
	'elus-communes',
	'ars',
	'infanto-juvenile',
	'medecine-ville',
	'addictologie',
	'social-medico-social',
	'tutelles',
	'logement',
	'urbanisme',
	'education',
	'jeunesse',
	'insertion-emploi',
	'justice',
	'police-gendarmerie',
	'departement',
	'assurance-maladie',
	'caf',
	'etat-politique-ville',
	'ccas',
	'associations',
	'culture-sport',
] as const;

/** The twelve conditions of guide 1. */
export const CONDITIONS_PARTICIPATION = [
	'accessibilite',
	'identification',
	'integration-precoce',
	'confiance',
	'formation',
	'diversite',
	'organisation',
	'valorisation',
	'echelle',
	'empowerment',
	'evaluation',
	'documentation',
] as const;

/** Stage 3: référentiel §4, guide 1 and 3. */
export const gouvernance = fiche({
	presidence: fiche({
		mode: choix('elu', 'copresidence', 'autre'),
		nom: ligne,
		qualite: ligne,
		genre: choix('feminin', 'masculin'),
		coanimation: ouiNon,
	}),
	copil: fiche({
		membres: liste({
			categorie: z.optional(z.enum(CATEGORIES)),
			structure: ligne,
			siege: choix('structure', 'categorie', 'individuel'),
			personne: ligne,
			suppleant: ligne,
		}),
		reunions: entier(0, 12),
		decision: choix('collective', 'consensus-vote', 'presidence'),
		convocation: texte,
		coanimation: texte,
		recours: texte,
		evolution: texte,
		restreint: ouiNon,
		restreintMembres: texte,
		comiteTechnique: ouiNon,
		comiteTechniqueMembres: texte,
	}),
	groupes: liste({
		nom: ligne,
		/** `id` of the priority served. */
		priorite: ligne,
		but: texte,
		pilotes: ligne,
		membres: texte,
		minimum: cases(...MINIMUM),
		rythme: ligne,
		compteRendu: ligne,
	}),
	/** Why a priority has no group. */
	sansGroupe: texte,
	pleniere: fiche({
		reunions: entier(0, 12),
		ouverte: ouiNon,
		forme: ligne,
		programmeCopil: ouiNon,
		minimum: cases(...MINIMUM),
	}),
	partenaires: liste({ structure: ligne, apport: ligne }),
	participation: fiche({
		retribution: choix('frais', 'paiement', 'pas-encore'),
		forme: choix('vacation', 'contrat', 'prestation', 'subvention'),
		niveau: choix('information', 'consultation', 'implication', 'codecision'),
		conditions: cases(...CONDITIONS_PARTICIPATION),
		habitants: texte,
	}),
	ethique: fiche({ charte: choix('existe', 'a-rediger', 'non'), precision: texte }),
});
