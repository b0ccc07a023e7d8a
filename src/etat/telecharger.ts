import { copie, etat, jourLocal, versionsGardees } from './courant.svelte.ts';
import { enAttente, insister } from './enregistrer.ts';
import { noterTelecharge } from '../stockage/fiches.ts';
import { numeroDe } from '../stockage/revisions.ts';
import { ecrireSauvegarde, nomDeFichier, type Version } from '../stockage/sauvegarde.ts';

/** Hands a file to the person. */
export function telecharger(nom: string, contenu: BlobPart, type: string): void {
	const url = URL.createObjectURL(new Blob([contenu], { type }));
	const lien = document.createElement('a');
	lien.href = url;
	lien.download = nom;
	document.body.append(lien);
	lien.click();
	lien.remove();
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export function telechargerSauvegarde(): void {
	const maintenant = new Date();
	const texte = ecrireSauvegarde(copie(etat.dossier), etat.profondeur, maintenant.toISOString(), versionsGardees());
	telecharger(`${nomDeFichier(etat.dossier.porteur?.entite?.nom, jourLocal(maintenant))}.clsm.json`, texte, 'application/json');
	void dater(maintenant.toISOString());
}

/** Remembers which state was downloaded, for the reminder. */
async function dater(telecharge: string): Promise<void> {
	if (etat.sansTrace || !etat.commence) return;
	await insister();
	if (!etat.fiche || enAttente()) return;
	const telechargeNumero = numeroDe(etat.fiche.revision);
	const fait = await noterTelecharge(etat.id, telecharge, telechargeNumero);
	if (fait.ok) etat.fiche = { ...copie(etat.fiche), telecharge, telechargeNumero };
}

/** A frozen version alone, as a sauvegarde that opens like any other. */
export function telechargerVersion({ dossier, fige }: Version): void {
	const texte = ecrireSauvegarde(copie(dossier), etat.profondeur, fige);
	telecharger(`${nomDeFichier(dossier.porteur?.entite?.nom, `version-${jourLocal(new Date(fige))}`)}.clsm.json`, texte, 'application/json');
}

const compter = (v: unknown): number =>
	typeof v !== 'object' || v === null ? (v === undefined ? 0 : 1) : Object.values(v).reduce<number>((n, x) => n + compter(x), 0);

const SEMAINE = 7 * 24 * 3600 * 1000;
const REPONSES = 30;
/** Why it is time to download: the last file is more than a week old and behind, or there never was one. */
export function rappelSauvegarde(maintenant = new Date()): 'ancienne' | 'jamais' | undefined {
	const { fiche } = etat;
	if (!etat.commence || etat.sansTrace || !fiche) return undefined;
	if (!fiche.telecharge) return compter(etat.dossier) > REPONSES ? 'jamais' : undefined;
	const retard = numeroDe(fiche.revision) > (fiche.telechargeNumero ?? 0);
	return retard && maintenant.getTime() - Date.parse(fiche.telecharge) > SEMAINE ? 'ancienne' : undefined;
}
