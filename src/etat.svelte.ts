import { ecrireChemin, lireChemin } from './dossier/chemin.ts';
import type { Dossier } from './dossier/schema.ts';
import { copie, dossierCourant, etat } from './etat/courant.svelte.ts';
import { demarrer } from './etat/demarrer.ts';
import { programmer, vider } from './etat/enregistrer.ts';
import { faitsPoses } from './faits/questions.ts';
import type { Tri } from './faits/logique.ts';
import { montrer } from './stockage/temoin.ts';
import { ajouterVersion, type Profondeur, type Version } from './stockage/sauvegarde.ts';

export { dossierCourant, etat, jourLocal, versionsGardees, type Enregistrement } from './etat/courant.svelte.ts';
export { demarrer, fermerAlerte } from './etat/demarrer.ts';
export { vider } from './etat/enregistrer.ts';
export * from './etat/sans-trace.ts';
export { rappelSauvegarde, telecharger, telechargerSauvegarde, telechargerVersion } from './etat/telecharger.ts';

/** The answer at a path such as `porteur.entite.nom`; list entries by their `id`. */
export const lire = (chemin: string): unknown => lireChemin(etat.dossier, chemin);

/** Puts an answer in place and saves it soon; an empty one is removed. */
export function ecrire(chemin: string, valeur: unknown): void {
	ecrireChemin(etat.dossier as Record<string, unknown>, chemin, valeur);
	programmer();
}

export const lireNote = (id: string): string => etat.dossier.notes?.[id] ?? '';

/** A private note, kept with the dossier and printed by no document. */
export function ecrireNote(id: string, texte: string): void {
	const notes = { ...etat.dossier.notes };
	if (texte) notes[id] = texte;
	else delete notes[id];
	if (Object.keys(notes).length > 0) etat.dossier.notes = notes;
	else delete etat.dossier.notes;
	programmer();
}

/** Starts saving on this device; `stade` is known by the way one enters. */
export async function commencer(options: { profondeur: Profondeur; stade?: NonNullable<Dossier['stade']> }): Promise<void> {
	await demarrer();
	etat.commence = true;
	if (!etat.sansTrace) montrer(etat.id);
	etat.profondeur = options.profondeur;
	if (options.stade) etat.dossier.stade ??= options.stade;
	programmer();
	await vider();
}

export function changerProfondeur(profondeur: Profondeur): void {
	etat.profondeur = profondeur;
	programmer();
}

/** Keeps a dated copy of the dossier; one sentence when it cannot. */
export async function figer({ conseil, titre }: Pick<Version, 'conseil' | 'titre'>): Promise<string | undefined> {
	const dossier = copie(etat.dossier) as Dossier;
	const [versions, illisibles] = [copie(etat.versions), copie(etat.illisibles)];
	const figee: Version = { fige: new Date().toISOString(), ...(conseil && { conseil }), ...(titre && { titre }), dossier };
	const suite = ajouterVersion({ dossier, versions, illisibles }, figee);
	if (typeof suite === 'string') return suite;
	etat.versions = suite;
	programmer();
	await vider();
	return undefined;
}

export async function supprimerVersion(rang: number): Promise<void> {
	etat.versions = etat.versions.filter((_, i) => i !== rang);
	programmer();
	await vider();
}

/** Few keystrokes change a fait: the same object then, so that no question is looked at again. */
function garderPareils(lire: () => Record<string, Tri>): () => Record<string, Tri> {
	let derniers: Record<string, Tri> = {};
	return () => {
		const lus = lire();
		const noms = Object.keys(lus);
		if (noms.length !== Object.keys(derniers).length || noms.some((nom) => lus[nom] !== derniers[nom])) derniers = lus;
		return derniers;
	};
}

// Hundreds of readings go faster in plain data than through proxies.
const courants = $derived.by(garderPareils(() => faitsPoses(dossierCourant())));

/** Every fait that a question may name, for the current dossier. */
export const faitsCourants = (): Record<string, Tri> => courants;

/** Whether a question (or a sub-field) is asked now. */
export const visible = (q: { quand?: string | undefined }): boolean => q.quand === undefined || courants[q.quand] === true;
