import { cases, choix, date, entier, etp, fiche, ligne, liste, ouiNon, part, texte } from '../types.ts';

const avis = fiche({ avis: choix('favorable', 'attention', 'discuter'), note: texte });

/** Stage 4: référentiel §5, guide 4 and annex 1. */
export const coordination = fiche({
	/** Full-time equivalents of the post; `partage.parts` is what other territories take of it. */
	etp,
	partage: fiche({ oui: ouiNon, parts: liste({ avec: ligne, part }) }),
	autresMissions: liste({ mission: ligne, etp }),
	employeur: fiche({
		type: choix('porteur', 'commune', 'epci', 'ccas', 'hopital', 'association'),
		nom: ligne,
		modalite: choix('direct', 'mise-a-disposition', 'detachement'),
		accueil: ligne,
		leviers: texte,
		/** Who signs for the employer when it is none of the other parties. */
		identite: fiche({ adresse: ligne, representant: ligne, qualite: ligne, genre: choix('feminin', 'masculin'), mandat: ligne }),
		/** How to reach whoever answers for data protection at the employer's. */
		dpo: ligne,
	}),
	/** The guide's six questions on portage, part 4. */
	portage: fiche({
		integration: avis,
		stabilite: avis,
		competences: avis,
		relations: avis,
		implication: avis,
		signal: avis,
	}),
	lieu: fiche({ service: ligne, lieu: ligne, responsable: ligne }),
	statut: fiche({
		type: choix('titulaire', 'contractuel', 'les-deux'),
		categorie: choix('a', 'b', 'c'),
		cadre: ligne,
		/** 4-droit.md, 4.3: CGFP L. 332-8 2°, 3°, 5°, contrat de projet, hospital, private law. */
		base: choix('l332-8-2', 'l332-8-3', 'l332-8-5', 'contrat-projet', 'hospitalier', 'droit-prive'),
		/** CGFP, L. 313-1: why a contract, and which level of recruitment. */
		motif: ligne,
		niveau: ligne,
		duree: ligne,
	}),
	remuneration: texte,
	conditions: cases('soirees', 'deplacements', 'permis', 'teletravail'),
	logistique: cases('bureau', 'informatique', 'telephone', 'vehicule', 'plusieurs-bureaux'),
	referent: fiche({ oui: ouiNon, buts: texte, missions: texte, temps: etp }),
	formation: ouiNon,
	reseaux: ouiNon,
	soutien: cases('echanges', 'analyse-pratiques', 'conflits'),
	prisePoste: fiche({ date, mois: entier(0, 36) }),
	contact: ligne,
});
