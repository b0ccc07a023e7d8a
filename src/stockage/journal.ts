import { deRecord, enRecord, nomDeLaPage, type EnTete } from './etats.ts';
import type { Revision } from './revisions.ts';
import { lireSauvegarde, type Sauvegarde } from './sauvegarde.ts';
import { oser } from './temoin.ts';

const PREFIXE = 'parcours-clsm/journal/';
/** Where a single dossier had its journal before there were several. */
export const ANCIEN = 'parcours-clsm/journal';

export interface Page extends EnTete {
	cle: string;
	/** The page that wrote it. */
	auteur: string;
	sauvegarde: Sauvegarde;
}

/**
 * Keeps in one synchronous step what a page that closes has no time to write in the base.
 * It holds the states it was typed on (`lues` and those they know): it can never pass for newer than what it has not seen.
 * @returns whether it is kept
 */
export function journaliser(id: string, s: Sauvegarde, connus: readonly Revision[], rang: number): boolean {
	const cle = `${PREFIXE}${id}/${nomDeLaPage()}`;
	const texte = enRecord({ connus: [...connus], rang }, s);
	// Refused or full: the write in the base has been asked for, and its failure will be told.
	oser(() => localStorage.setItem(cle, texte));
	return oser(() => localStorage.getItem(cle)) === texte;
}

export const effacerPage = (cle: string): void => void oser(() => localStorage.removeItem(cle));
export const effacerJournal = (id: string): void => effacerPage(`${PREFIXE}${id}/${nomDeLaPage()}`);

const clesDuJournal = (): string[] => oser(() => Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '')) ?? [];

/** The dossiers that have a journal. */
export const dossiersDuJournal = (): string[] =>
	[...new Set(clesDuJournal().filter((c) => c.startsWith(PREFIXE)))].map((c) => c.slice(PREFIXE.length).split('/')[0] ?? '');

/** What pages left behind for a dossier. */
export const pagesDe = (id: string): Page[] =>
	clesDuJournal()
		.filter((cle) => cle.startsWith(`${PREFIXE}${id}/`))
		.flatMap((cle) => {
			const lu = oser(() => deRecord(localStorage.getItem(cle)));
			return lu ? { ...lu, cle, auteur: cle.slice(PREFIXE.length + id.length + 1) } : [];
		});

export const effacerPagesDe = (id: string): void =>
	clesDuJournal()
		.filter((cle) => cle.startsWith(`${PREFIXE}${id}/`))
		.forEach(effacerPage);

/** The journal of the single dossier of former times. */
export function ancienJournal(): Sauvegarde | undefined {
	const lu = lireSauvegarde(oser(() => localStorage.getItem(ANCIEN)) ?? '');
	return lu.ok ? lu.sauvegarde : undefined;
}
export const effacerAncienJournal = (): void => effacerPage(ANCIEN);
