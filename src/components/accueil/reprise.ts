import { estVide } from '../../dossier/chemin.ts';
import { etat, lire } from '../../etat.svelte.ts';
import { lien } from '../../layouts/lien.ts';
import type { Page, Pages } from './demande.ts';

const FIN = {
	decouverte: { adresse: '/resultat/', titre: 'votre résultat', questions: [] },
	complet: { adresse: '/recapitulatif/', titre: 'le récapitulatif', questions: [] },
} satisfies Record<string, Page>;

/** First page of the current depth whose questions have no answer; what closes the depth when each has one. */
export const prochainePage = (pages: Pages): Page =>
	pages[etat.profondeur].find(({ questions }) => questions.every((id) => estVide(lire(id)))) ?? FIN[etat.profondeur];

/** Name of the current dossier, undefined when none is stored here. */
export const dossierExistant = (): string | undefined =>
	etat.charge && etat.commence ? ((lire('porteur.entite.nom') as string | undefined) ?? 'un dossier encore sans nom') : undefined;

export const aller = (adresse: `/${string}`): void => location.assign(lien(adresse));
