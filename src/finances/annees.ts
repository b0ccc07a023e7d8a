import type { Dossier } from '../dossier/schema.ts';

/** One financial year: `annee` is unknown until the first year is decided. */
export interface Exercice {
	rang: number;
	annee?: number;
	/** Months of the post in that year, 0 to 12. */
	mois: number;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Adds whole months to a date, kept within the month: 2027-01-31 + 1 → 2027-02-28. */
export function plusMois(iso: string, mois: number): string {
	const [, a = '0', m = '1', j = '1'] = ISO.exec(iso) ?? [];
	const rang = Number(a) * 12 + Number(m) - 1 + mois;
	const [annee, moisNouveau] = [Math.floor(rang / 12), (rang % 12) + 1];
	const dernier = new Date(Date.UTC(annee, moisNouveau, 0)).getUTCDate();
	const deux = (n: number): string => String(n).padStart(2, '0');
	return `${annee}-${deux(moisNouveau)}-${deux(Math.min(Number(j), dernier))}`;
}

/** Start of the post: its date, else so many months after the council. */
export function datePrisePoste(d: Dossier): string | undefined {
	const { date, mois } = d.coordination?.prisePoste ?? {};
	if (date) return date;
	const conseil = d.calendrier?.conseil;
	return conseil && mois !== undefined ? plusMois(conseil, mois) : undefined;
}

/** Months worked in a year by someone who starts that day; the month of the start counts when it is in its first half. */
export function moisTravailles(annee: number, debut: string | undefined): number {
	const [, a, m, j] = ISO.exec(debut ?? '') ?? [];
	if (!a || Number(a) < annee) return 12;
	if (Number(a) > annee) return 0;
	return 12 - Number(m) + (Number(j) <= 15 ? 1 : 0);
}

/** The years of the convention; a single one, without a date, until they are decided. */
export function exercices(d: Dossier): Exercice[] {
	const { debut, duree = 1 } = d.financement ?? {};
	const prise = datePrisePoste(d);
	return Array.from({ length: duree }, (_, rang) => {
		if (debut === undefined) return { rang, mois: 12 };
		return { rang, annee: debut + rang, mois: moisTravailles(debut + rang, prise) };
	});
}
