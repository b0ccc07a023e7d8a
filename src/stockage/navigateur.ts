import localforage from 'localforage';
import { ecrireSauvegarde, lireSauvegarde, type Profondeur, type Sauvegarde } from './sauvegarde.ts';
import type { Dossier } from '../dossier/schema.ts';

const DELAI = 4000;
const CLE = 'dossier';

const magasin = () =>
	localforage.createInstance({ name: 'parcours-clsm', storeName: 'dossiers', description: 'Réponses de Parcours CLSM' });
let ouvert: LocalForage | undefined;
const base = (): LocalForage => (ouvert ??= magasin());

/** localforage waits for ever when the browser never answers: give up after a while. */
const avecDelai = <T>(promesse: Promise<T>): Promise<T> =>
	Promise.race([promesse, new Promise<never>((_, refuser) => setTimeout(() => refuser(new Error('delai')), DELAI))]);

const raison = (e: unknown): string => {
	const nom = (e as { name?: string } | undefined)?.name ?? '';
	if (nom === 'QuotaExceededError') return 'L’espace de stockage de ce navigateur est plein.';
	if ((e as Error | undefined)?.message === 'delai') return 'Le stockage de ce navigateur ne répond pas.';
	return 'Ce navigateur refuse d’enregistrer (navigation privée, réglage ou panne).';
};

export type Resultat<T> = { ok: true; valeur: T } | { ok: false; message: string };

const JOURNAL = 'parcours-clsm/journal';

/**
 * Keeps in one synchronous step what a page that closes has no time to write in the base.
 * It stays until a write of the base is confirmed: when it is there, it is the latest state.
 */
export function journaliser(
	dossier: Dossier,
	profondeur: Profondeur,
	date: string,
	versions: readonly unknown[] = [],
	autres: Record<string, unknown> = {},
): void {
	try {
		localStorage.setItem(JOURNAL, ecrireSauvegarde(dossier, profondeur, date, versions, autres));
	} catch {
		// Refused or full: the write in the base has been asked for, and its failure will be told.
	}
}

export function effacerJournal(): void {
	try {
		localStorage.removeItem(JOURNAL);
	} catch {
		// Nothing was kept where nothing can be removed.
	}
}

function lireJournal(): Sauvegarde | undefined {
	try {
		const lu = lireSauvegarde(localStorage.getItem(JOURNAL) ?? '');
		return lu.ok ? lu.sauvegarde : undefined;
	} catch {
		return undefined;
	}
}

/** The stored dossier, `duJournal` when the base does not hold it yet; `valeur` is undefined when there is none. A record that cannot be read is set aside, never deleted. */
export async function charger(): Promise<Resultat<(Sauvegarde & { duJournal: boolean }) | undefined>> {
	const journal = lireJournal();
	if (journal) return { ok: true, valeur: { ...journal, duJournal: true } };
	try {
		const texte = await avecDelai(base().getItem<string>(CLE));
		if (texte === null) return { ok: true, valeur: undefined };
		const lu = lireSauvegarde(texte);
		if (lu.ok) return { ok: true, valeur: { ...lu.sauvegarde, duJournal: false } };
		await avecDelai(base().setItem(`${CLE}-illisible`, texte));
		return { ok: false, message: `Les réponses gardées sur cet appareil n’ont pas pu être relues et ont été mises de côté. ${lu.message}` };
	} catch (e) {
		return { ok: false, message: raison(e) };
	}
}

/** Writes, reads back, and says whether what is kept is what was given. The previous state stays under its own key. */
export async function enregistrer(
	dossier: Dossier,
	profondeur: Profondeur,
	date: string,
	versions: readonly unknown[] = [],
	autres: Record<string, unknown> = {},
): Promise<Resultat<undefined>> {
	try {
		const texte = ecrireSauvegarde(dossier, profondeur, date, versions, autres);
		await avecDelai(base().setItem(`${CLE}-nouveau`, texte));
		if ((await avecDelai(base().getItem<string>(`${CLE}-nouveau`))) !== texte)
			return { ok: false, message: 'Ce navigateur n’a pas gardé ce qui lui était confié.' };
		await avecDelai(base().setItem(CLE, texte));
		return { ok: true, valeur: undefined };
	} catch (e) {
		return { ok: false, message: raison(e) };
	}
}

/** Removes everything this site has stored on this device. */
export async function effacer(): Promise<Resultat<undefined>> {
	try {
		effacerJournal();
		await avecDelai(base().clear());
		return { ok: true, valeur: undefined };
	} catch (e) {
		return { ok: false, message: raison(e) };
	}
}
