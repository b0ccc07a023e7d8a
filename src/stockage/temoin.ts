import type { Echec } from './base.ts';

/**
 * A few bytes beside the base, in localStorage and in the tab: which dossier a tab shows, and what the base should hold,
 * so that a base emptied by the browser is told rather than taken for a first visit.
 */
interface Temoin {
	/** Where localforage writes. */
	base?: string;
	/** Rank of the last state that was confirmed, by dossier. */
	dossiers?: Record<string, number>;
}
const TEMOIN = 'parcours-clsm/temoin';
export const DERNIER = 'parcours-clsm/dernier';
export const MONTRE = 'parcours-clsm/montre';

/** Refused storage is as empty storage: the base says what matters. */
export function oser<T>(faire: () => T): T | undefined {
	try {
		return faire();
	} catch {
		return undefined;
	}
}
const OU = ['localStorage', 'sessionStorage'] as const;
const lireTemoin = (ou: (typeof OU)[number]): Temoin =>
	oser(() => JSON.parse(globalThis[ou].getItem(TEMOIN) ?? '{}') as Temoin | null) ?? {};
/** What the tab remembers counts when the rest has gone with the base. */
function temoin(): Temoin {
	const [ici, onglet] = [lireTemoin('localStorage'), lireTemoin('sessionStorage')];
	return { ...onglet, ...ici, dossiers: { ...onglet.dossiers, ...ici.dossiers } };
}
const poser = (t: Temoin): void => OU.forEach((ou) => oser(() => globalThis[ou].setItem(TEMOIN, JSON.stringify(t))));

export function attester(id: string, numero: number, base: string): void {
	const t = temoin();
	poser({ base: base || (t.base ?? ''), dossiers: { ...t.dossiers, [id]: numero } });
}
/** Removed by someone's will: nothing is expected any more, whatever another tab remembers. */
export const oublierTemoin = (id: string): void => poser({ ...temoin(), dossiers: { ...temoin().dossiers, [id]: 0 } });

const ROUVRIR = 'Rouvrez votre dernière sauvegarde (fichier en « .clsm.json » ou PDF rouvrable) si elle est plus récente.';
/** What to say when the base holds less than what was confirmed; undefined when all is there. */
export function manqueA(id: string, numero: number, base: string): Echec | undefined {
	const t = temoin();
	if (numero >= (t.dossiers?.[id] ?? 0)) return undefined;
	if (t.base && base && t.base !== base)
		return {
			genre: 'refuse',
			message: `Le stockage habituel de ce navigateur est refusé aujourd’hui : les réponses qui y sont gardées ne peuvent pas être lues. ${ROUVRIR}`,
		};
	const message =
		numero > 0
			? `Ce navigateur a effacé les dernières réponses qu’il gardait : voici l’état précédent. ${ROUVRIR}`
			: `Ce navigateur a effacé les réponses qu’il gardait. ${ROUVRIR}`;
	return { genre: 'efface', message };
}

/** The dossier of this tab, else the last one opened on this device. */
export const dossierMontre = (): string | undefined =>
	(oser(() => sessionStorage.getItem(MONTRE)) ?? oser(() => localStorage.getItem(DERNIER))) || undefined;
export function montrer(id: string): void {
	oser(() => sessionStorage.setItem(MONTRE, id));
	oser(() => localStorage.setItem(DERNIER, id));
}
export function neRienMontrer(): void {
	oser(() => sessionStorage.removeItem(MONTRE));
	oser(() => localStorage.removeItem(DERNIER));
}

const ALERTE = 'parcours-clsm/alerte';
/** An alert stays from page to page until it is closed. */
export const garderAlerte = (alerte: Echec | undefined): void =>
	void oser(() => (alerte ? sessionStorage.setItem(ALERTE, JSON.stringify(alerte)) : sessionStorage.removeItem(ALERTE)));
export const lireAlerte = (): Echec | undefined =>
	oser(() => JSON.parse(sessionStorage.getItem(ALERTE) ?? 'null') as Echec | null) ?? undefined;

/** Everything of ours, in the tab and beside the base. */
export function effacerTemoins(): void {
	for (const genre of ['localStorage', 'sessionStorage'] as const)
		oser(() => {
			const ou = globalThis[genre];
			for (const cle of Array.from({ length: ou.length }, (_, i) => ou.key(i) ?? '').filter((c) => c.startsWith('parcours-clsm')))
				ou.removeItem(cle);
		});
}
