/**
 * Name of one state of a dossier: « 12.k3x9.mb0x5q4w », its rank, the page that wrote it, its date in base 36.
 * The rank orders; the date, which a wrong clock may send back, is only shown.
 */
export type Revision = string;

export const numeroDe = (r: Revision): number => Number(r.split('.')[0]);
export const auteurDe = (r: Revision): string => r.split('.')[1] ?? '';
/** ISO date and time; '' when it is not known. */
export function dateDe(r: Revision): string {
	const date = new Date(parseInt(r.split('.')[2] ?? '', 36));
	return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

/** @param date ISO date and time */
export function nommer(numero: number, auteur: string, date: string): Revision {
	const instant = Date.parse(date);
	return `${numero}.${auteur}.${Number.isNaN(instant) ? '' : Math.max(0, instant).toString(36)}`;
}

/** The latest first; of two states of one rank, always the same one. */
export const dernieresDabord = (revisions: readonly Revision[]): Revision[] =>
	[...revisions].sort((a, b) => numeroDe(b) - numeroDe(a) || (a < b ? 1 : -1));

const ETAT = /^etat\/([^/]+)\/(\d+\.[^/.]*\.[^/.]*)$/;
export const cleEtat = (id: string, r: Revision): string => `etat/${id}/${r}`;
export const cleFiche = (id: string): string => `fiche/${id}`;
export const cleEcart = (nom: string): string => `ecart/${nom}`;

/** The states of each dossier, by its id. */
export function parDossier(cles: readonly string[]): Map<string, Revision[]> {
	const par = new Map<string, Revision[]>();
	for (const cle of cles) {
		const [, id, revision] = ETAT.exec(cle) ?? [];
		if (id && revision) par.set(id, [...(par.get(id) ?? []), revision]);
	}
	return par;
}

export const RECENTES = 10;
export const JOURS = 30;

/** Typing writes about two states a second: beyond these, one for each ten minutes is what a person may want back. */
const DERNIERES = 4;
const DIZAINE = 'AAAA-MM-JJTHH:M'.length;
const JOURNEE = 'AAAA-MM-JJ'.length;

/** The last state of each of the `combien` latest periods of a day or of ten minutes. */
function parPeriode(rangees: readonly Revision[], lettres: number, combien: number): Revision[] {
	const vues = new Map<string, Revision>();
	for (const r of rangees) {
		const periode = dateDe(r).slice(0, lettres);
		if (!vues.has(periode) && vues.size < combien) vues.set(periode, r);
	}
	return [...vues.values()];
}

/**
 * Past states that the history lets go: it keeps the last four, the last of each of the latest ten-minute periods, ten in all, and the
 * last of each of thirty days.
 * @param passees states known by the current one, which is not among them
 * @param recentes how many of the latest stay
 * @param jours how many days stay
 */
export function aOublier(passees: readonly Revision[], recentes = RECENTES, jours = JOURS): Revision[] {
	const rangees = dernieresDabord(passees);
	const dernieres = rangees.slice(0, Math.min(DERNIERES, recentes));
	const suite = rangees.slice(dernieres.length);
	const gardees = new Set([
		...dernieres,
		...parPeriode(suite, DIZAINE, Math.max(0, recentes - DERNIERES)),
		...parPeriode(rangees, JOURNEE, jours),
	]);
	return rangees.filter((r) => !gardees.has(r));
}
