import * as z from 'zod/mini';
import { annee, cases, choix, fiche, ligne, lignes, liste, texte } from '../types.ts';

/** The five specific objectives of the référentiel, §2, in its order; their frozen wording stands in content/. */
export const OBJECTIFS_SPECIFIQUES = ['stigmatisation', 'determinants', 'prevention', 'inclusion', 'parcours'] as const;

export const THEMES = [
	'enfants-adolescents',
	'etudiants',
	'logement',
	'suicide',
	'precarite',
	'personnes-agees',
	'emploi',
	'grand-public',
	'guide-ressources',
	'formation',
	'acces-soins',
	'aidants',
	'citoyennete',
	'cadre-vie',
	'autre',
] as const;

/** Stage 1: référentiel §1-2, guide 2. */
export const portee = fiche({
	constats: liste({ fait: texte, source: ligne, annee }),
	diagnostic: fiche({ etat: choix('fait', 'en-cours', 'prevu', 'aucun'), annee, par: ligne }),
	/** Order of the five: the first come first. */
	objectifsSpecifiques: cases(...OBJECTIFS_SPECIFIQUES),
	/** First actions for each operational objective of the référentiel, §2. */
	objectifsOperationnels: fiche({ besoins: lignes, programme: lignes, reseau: lignes, ressources: lignes }),
	priorites: liste({
		theme: z.optional(z.enum(THEMES)),
		titre: ligne,
		public: ligne,
		objectifs: cases(...OBJECTIFS_SPECIFIQUES),
		objectif: texte,
		indicateur: ligne,
		cible: ligne,
		horizon: ligne,
		actions: texte,
		moyens: ligne,
	}),
	publics: cases(
		'personnes-concernees',
		'habitants-qpv',
		'precarite',
		'jeunes',
		'personnes-agees',
		'isolement',
		'handicap',
		'aidants',
		'ruraux',
	),
	publicsAutres: ligne,
	situations: fiche({
		commission: choix('non', 'a-etudier', 'oui'),
		saisine: texte,
		permanents: texte,
		invites: texte,
		accord: texte,
		place: texte,
		charte: choix('existe', 'a-rediger'),
	}),
});
