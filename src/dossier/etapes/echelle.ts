import * as z from 'zod/mini';
import { annee, choix, date, entier, fiche, ligne, liste, ouiNon, texte } from '../types.ts';

export const DISPOSITIFS = [
	'cls',
	'ptsm',
	'asv',
	'dac',
	'cpts',
	'msp',
	'centre-sante',
	'esp',
	'clsm',
	'cpt',
	'communaute-360',
	'contrat-ville',
] as const;

const avis = fiche({ avis: choix('favorable', 'attention', 'discuter'), note: texte });

/** Stage 2: référentiel §3, guide 2. */
export const echelle = fiche({
	choix: choix('commune', 'intercommunalite', 'plusieurs-intercommunalites', 'secteur', 'arrondissements'),
	arrondissements: ligne,
	/** Inhabitants of a perimeter that no sum of communes gives: arrondissements, psychiatric sector. */
	population: entier(0, 70_000_000),
	populationAnnee: annee,
	/** Why this perimeter; asked for above 200,000 inhabitants (guide 2). */
	motif: texte,
	communes: liste({ code: ligne, nom: ligne, population: entier(0, 70_000_000), populationAnnee: annee }),
	typologie: choix('urbain', 'semi-rural', 'rural', 'mixte'),
	qpv: fiche({ presence: ouiNon, nombre: entier(1, 200), noms: texte, contratVille: ouiNon }),
	secteurs: liste({
		etablissement: ligne,
		forme: choix('epsm', 'ch', 'chu', 'fondation', 'association'),
		adresse: ligne,
		representant: ligne,
		qualite: ligne,
		genre: choix('feminin', 'masculin'),
		pole: ligne,
		chefPole: ligne,
		numero: ligne,
		public: choix('adultes', 'infanto-juvenile'),
		representation: ligne,
	}),
	/** The guide's seven questions, part 2. */
	grille: fiche({
		coordination: avis,
		ressources: avis,
		etatRessources: avis,
		organisation: avis,
		typeTerritoire: avis,
		besoins: avis,
		dispositifs: avis,
	}),
	dispositifs: liste({ genre: z.optional(z.enum(DISPOSITIFS)), nom: ligne, date }),
	choixCollectif: fiche({ etat: choix('oui', 'prevu', 'non'), instance: ligne, date }),
});
