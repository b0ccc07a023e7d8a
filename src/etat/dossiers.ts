import { copie, etat, instantane, prendre, repartir, suivi } from './courant.svelte.ts';
import { changerPour, demarrer } from './demarrer.ts';
import { insister, mettreALAbri, oublierMinuterie, programmer } from './enregistrer.ts';
import { repartirSansTrace } from './sans-trace.ts';
import type { Dossier } from '../dossier/schema.ts';
import { essayer, vider as viderLaBase, type Resultat } from '../stockage/base.ts';
import { archiver, detruire, renommer, supprimer } from '../stockage/fiches.ts';
import { histoire, lireRevision, type Moment } from '../stockage/histoire.ts';
import { dupliquer, inserer, lister, type Inscrit } from '../stockage/liste.ts';
import { annoncer } from '../stockage/onglets.ts';
import { effacerFenetre } from '../stockage/sans-trace.ts';
import type { Profondeur, Sauvegarde } from '../stockage/sauvegarde.ts';
import { effacerTemoins, montrer, neRienMontrer } from '../stockage/temoin.ts';

type Fait = Promise<Resultat<undefined>>;
const fait = { ok: true, valeur: undefined } as const;
const maintenant = (): string => new Date().toISOString();
const ABSENT = { ok: false, genre: 'efface', message: 'Ce dossier n’est plus sur cet appareil.' } as const;

/** Every dossier of this device, archived and deleted ones included. */
export async function listerDossiers(): Promise<Resultat<Inscrit[]>> {
	await demarrer();
	if (!etat.sansTrace) await insister();
	return lister();
}

/** Shows another dossier in this tab; the current one is saved first, or stays. */
export async function ouvrirDossier(id: string): Fait {
	await demarrer();
	const abri = await mettreALAbri();
	if (!abri.ok) return abri;
	const lu = await changerPour(id);
	return lu.ok ? (lu.valeur ? fait : ABSENT) : { ok: false, message: lu.message, genre: lu.genre };
}

/** Opens these answers in a new dossier: the current one stays in the list. */
export async function remplacer(
	dossier: Dossier,
	profondeur: Profondeur,
	{ versions, illisibles, autres, nom = '' }: Pick<Sauvegarde, 'versions' | 'illisibles' | 'autres'> & { nom?: string } = {},
): Fait {
	await demarrer();
	const abri = await mettreALAbri();
	if (!abri.ok) return abri;
	repartir();
	prendre({ dossier, profondeur, ...(versions && { versions }), ...(illisibles && { illisibles }), ...(autres && { autres }) });
	etat.commence = true;
	if (!etat.sansTrace) montrer(etat.id);
	programmer();
	await insister();
	if (nom && !etat.sansTrace) await renommerDossier(etat.id, nom);
	return fait;
}

/** A copy to try a variant; its id. */
export async function dupliquerDossier(id: string, nom: string): Promise<Resultat<string>> {
	if (id === etat.id) await insister();
	return dupliquer(id, nom, maintenant());
}

/** Changes the note of a dossier, and what this tab shows of it. */
async function noter(id: string, changer: () => Fait, fiche: { nom?: string; archive?: string | undefined }): Fait {
	const issue = await changer();
	if (!issue.ok || id !== etat.id || !etat.fiche) return issue;
	const { archive, ...reste } = { ...copie(etat.fiche), ...fiche };
	etat.fiche = { ...reste, ...(archive && { archive }) };
	return issue;
}
export const renommerDossier = (id: string, nom: string): Fait => noter(id, () => renommer(id, nom), { nom: nom.trim() });
export function archiverDossier(id: string, oui: boolean): Fait {
	const archive = oui ? maintenant() : undefined;
	return noter(id, () => archiver(id, archive), { archive });
}

/** Leaves the dossier shown, without choosing another. */
function quitterLeDossier(): void {
	oublierMinuterie();
	neRienMontrer();
	repartir();
}

/** Puts a dossier in the bin, for thirty days. */
export async function supprimerDossier(id: string): Fait {
	if (id === etat.id) {
		const abri = await mettreALAbri();
		if (!abri.ok) return abri;
	}
	const issue = await supprimer(id, maintenant());
	if (issue.ok && id === etat.id) quitterLeDossier();
	return issue;
}
export const retablirDossier = (id: string): Fait => supprimer(id, undefined);

export const listerHistoire = (id = etat.id): Promise<Resultat<Moment[]>> => histoire(id);
export const lireEtat = (revision: string, id = etat.id): Promise<Resultat<Sauvegarde>> => lireRevision(id, revision);

/** The answers of this dossier become these; what they were stays in its history, and a conflict is settled. */
export async function remplacerIci(s: Omit<Sauvegarde, 'type' | 'version' | 'enregistre'>): Fait {
	const abri = await insister();
	if (!abri.ok) return abri;
	if (etat.conflit) suivi.lues.push(etat.conflit.revision);
	prendre(s);
	etat.commence = true;
	programmer();
	return insister();
}

/** Comes back to a past state, as a new state on top. */
export async function restaurer(revision: string): Fait {
	const lu = await lireRevision(etat.id, revision);
	return lu.ok ? remplacerIci(lu.valeur) : lu;
}

export function prendreLaVersion(laquelle: 'ici' | 'autre'): Fait {
	return remplacerIci(laquelle === 'autre' && etat.conflit ? copie(etat.conflit) : instantane());
}

/** The other answers get a dossier of their own; its id. */
export const garderLesDeux = (): Promise<Resultat<string>> =>
	essayer(async () => {
		if (!etat.conflit) return etat.id;
		const { revision: _, modifie: __, ...autre } = copie(etat.conflit);
		const nom = etat.fiche?.nom || autre.dossier.porteur?.entite?.nom || 'Dossier';
		const id = await inserer(autre, `${nom} (autre version)`);
		await prendreLaVersion('ici');
		return id;
	});

/** Removes this dossier from this device, for good. */
export async function effacer(): Fait {
	oublierMinuterie();
	if (etat.sansTrace) {
		repartirSansTrace();
		return fait;
	}
	suivi.confirmee = suivi.rang;
	await insister();
	const issue = await detruire(etat.id);
	if (issue.ok) quitterLeDossier();
	else etat.enregistrement = { etat: 'echec', message: issue.message, genre: issue.genre };
	return issue;
}

/** Removes everything that this site keeps here; the files of the site itself are up to the caller. */
export async function toutEffacer(): Fait {
	oublierMinuterie();
	suivi.confirmee = suivi.rang;
	await insister();
	effacerTemoins();
	if (etat.sansTrace) effacerFenetre();
	const issue = await essayer(viderLaBase);
	repartir();
	Object.assign(etat, { alerte: undefined, sansTrace: false });
	annoncer({ id: '', efface: true });
	return issue.ok ? fait : issue;
}
