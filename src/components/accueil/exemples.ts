import type { Dossier } from '../../dossier/schema.ts';
import { majuscule } from '../../francais.ts';
import type { Exemple } from './demande.ts';

const fichiers = import.meta.glob<{ dossier: Dossier }>('/content/exemples/*.json', { eager: true, import: 'default' });

/** What each example shows, in the order of the home page: the lightest first. */
export const DESCRIPTIONS: Record<string, string> = {
	'commune-qui-explore': 'Une commune qui explore : huit réponses et un premier résultat.',
	'epci-complet': 'Une communauté d’agglomération crée son CLSM : toutes les étapes et les documents.',
	'ville-arrondissements':
		'Une grande ville renouvelle le sien à l’échelle de deux arrondissements, avec une convention qui porte aussi le financement.',
	'communes-rurales-charte':
		'Cinq communes rurales d’Alsace-Moselle, sans intercommunalité : une charte sans argent, un poste partagé, quelques choix encore ouverts.',
	'association-outre-mer': 'Outre-mer, une association porte et emploie, avec deux établissements de santé et des subventions.',
	'cias-deux-postes':
		'Un centre intercommunal d’action sociale renforce son CLSM par un avenant : deux postes mis à disposition par l’hôpital.',
};

const rang = (nom: string): number => Object.keys(DESCRIPTIONS).indexOf(nom);

/** The examples that the home page lists, at build. */
export const exemples: Exemple[] = Object.entries(fichiers)
	.map(([chemin, { dossier }]) => ({ nom: chemin.replace(/^.*\/|\.json$/g, ''), nomPorteur: dossier.porteur?.entite?.nom ?? 'Exemple' }))
	.sort((a, b) => rang(a.nom) - rang(b.nom))
	.map(({ nom, nomPorteur }) => ({ nom, titre: majuscule(nomPorteur), description: DESCRIPTIONS[nom] ?? '' }));
