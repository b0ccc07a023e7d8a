import { etat, jourLocal, telecharger } from '../etat.svelte.ts';
import type { Inscrit } from './types.ts';
import { noterTelecharge } from '../stockage/fiches.ts';
import { numeroDe } from '../stockage/revisions.ts';
export { lireFichier } from '../stockage/fichier.ts';
import { ecrireSauvegarde, nomDeFichier } from '../stockage/sauvegarde.ts';

/** Downloads the sauvegarde of a dossier that is not open, as it stands on this device. */
export async function telechargerDossier({ id, nom, territoire, revision, sauvegarde: s }: Inscrit): Promise<void> {
	if (!s) return;
	const maintenant = new Date();
	const texte = ecrireSauvegarde(s.dossier, s.profondeur, maintenant.toISOString(), [...(s.versions ?? []), ...(s.illisibles ?? [])]);
	telecharger(`${nomDeFichier(nom || territoire, jourLocal(maintenant))}.clsm.json`, texte, 'application/json');
	await noterTelecharge(id, maintenant.toISOString(), numeroDe(revision));
}

/** The current dossier has just come from a file: it exists elsewhere, as it was then. */
export async function noterFichier(date: string): Promise<void> {
	if (etat.sansTrace || !etat.fiche || Number.isNaN(Date.parse(date))) return;
	const numero = numeroDe(etat.fiche.revision);
	const fait = await noterTelecharge(etat.id, date, numero);
	if (fait.ok) etat.fiche = { ...etat.fiche, telecharge: date, telechargeNumero: numero };
}
