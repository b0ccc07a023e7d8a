import type { Dossier } from '../dossier/schema.ts';

/** First those without whom there is no CLSM (référentiel, §1 and §4), then those who help. */
export const PARTENAIRES = ['psychiatrie', 'personnesConcernees', 'aidants', 'ars', 'communes', 'centreRessources'] as const;
export type Partenaire = (typeof PARTENAIRES)[number];

/** A carrier alone on its territory has no other commune to convince. */
export const concernes = (d: Dossier): Partenaire[] => {
	const seul = d.porteur?.entite?.type === 'commune' && d.echelle?.choix !== 'intercommunalite';
	return PARTENAIRES.filter((qui) => !(qui === 'communes' && seul));
};

export const etatDe = (d: Dossier, qui: Partenaire): string | undefined => d.preparation?.partenaires?.[qui]?.etat;
