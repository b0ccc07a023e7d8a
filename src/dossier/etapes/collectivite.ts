import * as z from 'zod/mini';
import { annee, choix, date, entier, fiche, ligne, ouiNon, texte } from '../types.ts';

export const TYPES_ENTITE = [
	'commune',
	'epci',
	'ept',
	'metropole-lyon',
	'plusieurs-communes',
	'ccas',
	'petr',
	'syndicat-mixte',
	'association',
] as const;

/** The carrier; from the directory (`origine: annuaire`), typed by hand, or that of a fictitious example. */
export const entite = fiche({
	origine: z.optional(z.enum(['annuaire', 'saisie', 'exemple'])),
	type: z.optional(z.enum(TYPES_ENTITE)),
	code: ligne,
	nom: ligne,
	/** Article of a place name as in the data: '', le, la, les, l’. */
	article: ligne,
	nature: z.optional(z.enum(['CA', 'CC', 'CU', 'METRO'])),
	population: entier(0, 70_000_000),
	populationAnnee: annee,
	departement: ligne,
	departementNom: ligne,
	region: ligne,
	regionNom: ligne,
	epci: fiche({ code: ligne, nom: ligne }),
	ars: ligne,
	communes: entier(0, 2000),
});

const contact = fiche({ etat: choix('non', 'contacte', 'accord'), interlocuteur: ligne, date });

/** Stage 0: design, collectivite and preparation. */
export const collectivite = {
	stade: choix('explore', 'prepare', 'existant'),
	existant: fiche({
		annee,
		convention: ligne,
		finConvention: date,
		rythmeCopil: ligne,
		rythmeGroupes: ligne,
		rythmePleniere: ligne,
		evaluations: texte,
		acte: choix('renouvellement', 'avenant'),
	}),
	porteur: fiche({
		entite,
		competence: fiche({
			fondement: choix('sante', 'action-sociale', 'politique-ville', 'autre', 'a-obtenir'),
			precision: ligne,
		}),
		representant: fiche({ nom: ligne, qualite: ligne, genre: choix('feminin', 'masculin') }),
		adresse: ligne,
		siret: z.optional(z.string().check(z.regex(/^\d{14}$/))),
	}),
	calendrier: fiche({ conseil: date }),
	preparation: fiche({
		partenaires: fiche({
			psychiatrie: contact,
			personnesConcernees: contact,
			aidants: contact,
			ars: contact,
			communes: contact,
			centreRessources: contact,
		}),
		comite: fiche({
			existe: ouiNon,
			nature: choix('copil-prefiguration', 'comite-technique'),
			date,
			membres: texte,
		}),
	}),
};
