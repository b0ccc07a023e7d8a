import { copie, etat, jourLocal } from './courant.svelte.ts';
import { telecharger } from './telecharger.ts';
import { reponsesDecouverte } from '../dossier/decouverte.ts';
import { texteSauvegarde } from '../stockage/fichier.ts';
import {
	ecrireCode,
	ecrireGroupe,
	ecrireSeance,
	GROUPES_MAX,
	idDeGroupe,
	lireGroupes,
	NOM_GROUPE_MAX,
	nomDeGroupe,
	type Groupe,
	type LectureGroupes,
} from '../stockage/groupes.ts';
import { nomDeFichier } from '../stockage/sauvegarde.ts';
import { garderSeance, reprendreSeance } from '../stockage/seance.ts';
import type { Dossier } from '../dossier/schema.ts';

export {
	ecrireCode,
	garderSeance,
	GROUPES_MAX,
	lireGroupes,
	NOM_GROUPE_MAX,
	nomDeGroupe,
	reprendreSeance,
	type Groupe,
	type LectureGroupes,
};

const jour = (): string => jourLocal(new Date());

/**
 * What the participants show: the eight answers of the dossier, under the word that they chose.
 * @param actif the current dossier without the answers off the active path
 */
export const groupeCourant = (actif: Dossier, nom: string, avecTerritoire: boolean): Groupe => ({
	id: idDeGroupe(copie(etat.id)),
	nom: nomDeGroupe(nom),
	dossier: reponsesDecouverte(actif, avecTerritoire),
});

export const telechargerGroupe = (g: Groupe): void =>
	telecharger(`${nomDeFichier(g.nom || 'groupe', jour())}.clsm-groupe.json`, ecrireGroupe(g), 'application/json');

export const telechargerSeance = (groupes: readonly Groupe[]): void =>
	telecharger(`atelier-${jour()}.clsm-seance.json`, ecrireSeance(groupes), 'application/json');

/** Reads a file that a group gives, sizes looked at first. */
export async function lireFichierGroupe(fichier: File): Promise<LectureGroupes> {
	const lu = await texteSauvegarde(fichier);
	return lu.ok ? lireGroupes(lu.texte) : { ok: false, message: lu.message };
}

/** The groups with those that come; a group met before takes the place of what it was. */
export function accueillir(groupes: readonly Groupe[], venus: readonly Groupe[]): { groupes: Groupe[]; message: string; ok: boolean } {
	const suite = [...groupes];
	const dits: string[] = [];
	for (const venu of venus) {
		const rang = suite.findIndex((g) => g.id === venu.id);
		const pareil = rang >= 0 && JSON.stringify(suite[rang]?.dossier) === JSON.stringify(venu.dossier);
		if (rang < 0 && suite.length >= GROUPES_MAX)
			return { groupes: suite, ok: false, message: `${GROUPES_MAX} groupes au plus : retirez-en un pour en ajouter un autre.` };
		const nom = venu.nom || suite[rang]?.nom || nouveauNom(suite);
		if (rang < 0) suite.push({ ...venu, nom: sansDouble(nom, suite) });
		else suite[rang] = { ...venu, nom: suite[rang]?.nom ?? nom };
		const dit = rang < 0 ? 'est là' : pareil ? 'était déjà là' : 'a changé ses réponses : elles sont à jour';
		dits.push(`« ${suite.find((g) => g.id === venu.id)?.nom ?? nom} » ${dit}.`);
	}
	return { groupes: suite, ok: true, message: dits.join(' ') };
}

const pris = (nom: string, groupes: readonly Groupe[]): boolean => groupes.some((g) => g.nom === nom);
function nouveauNom(groupes: readonly Groupe[]): string {
	let n = 1;
	while (pris(`Groupe ${n}`, groupes)) n++;
	return `Groupe ${n}`;
}
function sansDouble(nom: string, groupes: readonly Groupe[]): string {
	let n = 2;
	if (!pris(nom, groupes)) return nom;
	while (pris(`${nom} (${n})`, groupes)) n++;
	return `${nom} (${n})`;
}
