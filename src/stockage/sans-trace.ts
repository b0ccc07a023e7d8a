import { lireSauvegarde, type Sauvegarde } from './sauvegarde.ts';
import { texteDe } from './etats.ts';

/**
 * On a shared tablet nothing is kept: the answers go from page to page in the name of the window, which lives in the
 * memory of the tab, is written to no disk, is not given to another site and goes when the tab is closed.
 */
export const MARQUE = 'parcours-clsm/sans-trace\n';

/** The answers of this tab; undefined when it is not in this mode. */
export function lireFenetre(): { sauvegarde?: Sauvegarde } | undefined {
	if (typeof window === 'undefined' || !window.name.startsWith(MARQUE)) return undefined;
	const lu = lireSauvegarde(window.name.slice(MARQUE.length));
	return lu.ok ? { sauvegarde: lu.sauvegarde } : {};
}
/** @param s undefined for a participant who has said nothing yet */
export const ecrireFenetre = (s: Sauvegarde | undefined): void => void (window.name = MARQUE + (s ? texteDe(s) : ''));
export const effacerFenetre = (): void => void (window.name = '');
