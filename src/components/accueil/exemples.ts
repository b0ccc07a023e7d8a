import type { Dossier } from '../../dossier/schema.ts';
import type { Exemple, Profondeur } from './demande.ts';

const fichiers = import.meta.glob<{ profondeur: Profondeur; dossier: Dossier }>('/content/exemples/*.json', {
	eager: true,
	import: 'default',
});

const NIVEAU = {
	decouverte: 'Une collectivité qui explore : huit réponses et un premier résultat.',
	complet: 'Un dossier complet : toutes les étapes et les documents.',
};

/** The examples that the home page lists, at build; the lighter first. */
export const exemples: Exemple[] = Object.entries(fichiers)
	.map(([chemin, { profondeur, dossier }]) => ({
		nom: chemin.replace(/^.*\/|\.json$/g, ''),
		titre: dossier.porteur?.entite?.nom ?? 'Exemple',
		description: NIVEAU[profondeur],
	}))
	.sort((a, b) => Number(a.description === NIVEAU.complet) - Number(b.description === NIVEAU.complet));
