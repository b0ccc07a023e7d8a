import { estVide, lireChemin } from '../../dossier/chemin.ts';
import type { Dossier } from '../../dossier/schema.ts';
import { etat, lire } from '../../etat.svelte.ts';
import { lien } from '../../layouts/lien.ts';
import type { Page, Pages, Profondeur } from './demande.ts';

const FIN = {
	decouverte: { adresse: '/resultat/', titre: 'votre résultat', questions: [] },
	complet: { adresse: '/recapitulatif/', titre: 'le récapitulatif', questions: [] },
} satisfies Record<Profondeur, Page>;

/** First page of this depth whose questions have no answer; what closes the depth when each has one. */
export const pageSuivante = (pages: Pages, profondeur: Profondeur, dossier: Dossier): Page =>
	pages[profondeur].find(({ questions }) => questions.every((id) => estVide(lireChemin(dossier, id)))) ?? FIN[profondeur];

/** The same for the current dossier. */
export const prochainePage = (pages: Pages): Page => pageSuivante(pages, etat.profondeur, etat.dossier);

/** Name of the current dossier, undefined when none is stored here. */
export const dossierExistant = (): string | undefined =>
	etat.charge && etat.commence
		? etat.fiche?.nom || ((lire('porteur.entite.nom') as string | undefined) ?? 'un dossier encore sans nom')
		: undefined;

export const aller = (adresse: `/${string}`): void => location.assign(lien(adresse));
