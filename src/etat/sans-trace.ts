import { etat, repartir } from './courant.svelte.ts';
import { demarrer } from './demarrer.ts';
import { mettreALAbri, oublierMinuterie } from './enregistrer.ts';
import type { Resultat } from '../stockage/base.ts';
import { ecrireFenetre, effacerFenetre } from '../stockage/sans-trace.ts';

/** Shared tablet: from now on this tab writes nothing, and begins with an empty dossier. */
export async function activerSansTrace(): Promise<Resultat<undefined>> {
	await demarrer();
	const abri = await mettreALAbri();
	if (!abri.ok) return abri;
	repartirSansTrace();
	etat.sansTrace = true;
	return { ok: true, valeur: undefined };
}

/** An empty dossier, in this tab alone. */
export function repartirSansTrace(): void {
	oublierMinuterie();
	repartir();
	ecrireFenetre(undefined);
}

/** Nothing of the last participant stays in this tab; the mode does. */
export function participantSuivant(): void {
	if (etat.sansTrace) repartirSansTrace();
}

/** Back to the dossiers of this device: the page is to be loaded again. */
export function quitterSansTrace(): void {
	oublierMinuterie();
	repartir();
	etat.sansTrace = false;
	effacerFenetre();
}
