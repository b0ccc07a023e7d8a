import { valeur, type Entree, type Valeur } from '../valeur.ts';

interface Personne {
	nom?: string | undefined;
	qualite?: string | undefined;
	genre?: string | undefined;
}

/** « Madame X », « Monsieur X », or the bare name when the agreement is not known. */
export function civilite(p: Personne): string | undefined {
	if (!p.nom) return undefined;
	if (p.genre === 'feminin') return `Madame ${p.nom}`;
	return p.genre === 'masculin' ? `Monsieur ${p.nom}` : p.nom;
}

/** A person of the dossier at `champ`, whose name is at `champ.nom`. */
export const personne = (champ: string, p: Personne, nom = 'nom'): Record<'nom' | 'qualite', Valeur> & Entree => ({
	nom: valeur(`${champ}.${nom}`, civilite(p)),
	qualite: valeur(`${champ}.qualite`, p.qualite),
	feminin: p.genre === 'feminin',
	masculin: p.genre === 'masculin',
});
