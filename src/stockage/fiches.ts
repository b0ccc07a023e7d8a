import { cles, ecrire, essayer, lire, oter, type Resultat } from './base.ts';
import type { Etat } from './etats.ts';
import { effacerPagesDe } from './journal.ts';
import { annoncer, avecVerrou } from './onglets.ts';
import { cleEtat, cleFiche, dateDe, dernieresDabord, parDossier, type Revision } from './revisions.ts';
import { oublierTemoin } from './temoin.ts';

/** What is written about a dossier beside its answers. */
interface Note {
	/** '' when nobody named it. */
	nom: string;
	/** ISO dates and times. */
	cree: string;
	archive?: string | undefined;
	/** In the bin since. */
	supprime?: string | undefined;
	/** Last sauvegarde downloaded, and the rank of the state it held. */
	telecharge?: string | undefined;
	telechargeNumero?: number | undefined;
}
export interface Fiche extends Note {
	id: string;
	/** Of the current state. */
	modifie: string;
	revision: Revision;
	/** The carrier's name, which stands in for a name that was not given. */
	territoire?: string;
}

const texte = (v: unknown): string => (typeof v === 'string' ? v : '');

/** A note that cannot be read is as one not written: the answers do not depend on it. */
async function lireNote(id: string): Promise<Partial<Note>> {
	const brut = await lire(cleFiche(id));
	const lu = await essayer(() => Promise.resolve(JSON.parse(texte(brut) || '{}') as unknown));
	return lu.ok && typeof lu.valeur === 'object' && lu.valeur !== null ? lu.valeur : {};
}

/** @param etat current state @param liste names of all its states */
export async function lireFiche(id: string, etat: Etat | undefined, liste: readonly Revision[]): Promise<Fiche> {
	const note = await lireNote(id);
	const premiere = dernieresDabord(liste).at(-1) ?? '';
	const territoire = etat?.sauvegarde.dossier.porteur?.entite?.nom;
	const dates = (['archive', 'supprime', 'telecharge'] as const).flatMap((cle) => (texte(note[cle]) ? [[cle, note[cle]]] : []));
	return {
		id,
		nom: texte(note.nom),
		cree: texte(note.cree) || dateDe(premiere),
		modifie: etat ? etat.sauvegarde.enregistre || dateDe(etat.revision) : '',
		revision: etat?.revision ?? '',
		...(territoire && { territoire }),
		...(Object.fromEntries(dates) as Partial<Note>),
		...(typeof note.telechargeNumero === 'number' && { telechargeNumero: note.telechargeNumero }),
	};
}

/** The same card with what was written about the dossier since. A refusal is thrown. */
export async function relireFiche({ id, modifie, revision, territoire, cree }: Fiche): Promise<Fiche> {
	const lue = await lireFiche(id, undefined, []);
	return { ...lue, modifie, revision, cree: lue.cree || cree, ...(territoire && { territoire }) };
}

/** Changes some of the note, one page at a time; undefined removes. A refusal is thrown. */
export async function ecrireFiche(id: string, changement: Partial<Note>): Promise<void> {
	await avecVerrou(`fiche/${id}`, async () => ecrire(cleFiche(id), JSON.stringify({ ...(await lireNote(id)), ...changement })));
	annoncer({ id });
}
const noter = (id: string, changement: Partial<Note>): Promise<Resultat<undefined>> =>
	essayer(async () => {
		await ecrireFiche(id, changement);
		return undefined;
	});

export const renommer = (id: string, nom: string) => noter(id, { nom: nom.trim() });
/** @param date undefined takes it out of the archives */
export const archiver = (id: string, date: string | undefined) => noter(id, { archive: date });
/** Puts in the bin, for thirty days at least. @param date undefined takes it out */
export const supprimer = (id: string, date: string | undefined) => noter(id, { supprime: date });
/** @param numero rank of the state that was downloaded */
export const noterTelecharge = (id: string, telecharge: string, telechargeNumero: number) => noter(id, { telecharge, telechargeNumero });

/** Removes a dossier for good: its note last, so that a removal cut short goes on at the next visit. */
export const detruire = (id: string): Promise<Resultat<undefined>> =>
	essayer(async () => {
		effacerPagesDe(id);
		for (const revision of parDossier(await cles()).get(id) ?? []) await oter(cleEtat(id, revision));
		await oter(cleFiche(id));
		oublierTemoin(id);
		annoncer({ id, efface: true });
		return undefined;
	});

const CORBEILLE = 30 * 24 * 3600 * 1000;
/** Empties the bin of what has been there for thirty days; a clock gone back keeps it longer. */
export const purger = (date: string): Promise<Resultat<undefined>> =>
	essayer(async () => {
		for (const cle of await cles()) {
			const id = /^fiche\/([^/]+)$/.exec(cle)?.[1];
			const supprime = id && texte((await lireNote(id)).supprime);
			if (id && supprime && Date.parse(date) - Date.parse(supprime) > CORBEILLE) await detruire(id);
		}
		return undefined;
	});
