import type { Dossier } from '../dossier/schema.ts';
import { datePrisePoste } from '../finances/annees.ts';

export type CleEtapeCalendrier =
	'comite' | 'partenaires' | 'convocation' | 'conseil' | 'executoire' | 'signature' | 'recrutement' | 'copil';
export interface Jalon {
	cle: CleEtapeCalendrier;
	/** AAAA-MM-JJ, where a rule or an answer gives one. */
	date?: string;
	/** `avant`: at the latest that day; `apres`: from that day. */
	sens?: 'avant' | 'le' | 'apres';
}

const JOUR = 86_400_000;
/** Whole days added to a date. */
export const plusJours = (iso: string, jours: number): string =>
	new Date(Date.parse(`${iso}T00:00:00Z`) + jours * JOUR).toISOString().slice(0, 10);

/** CGCT L. 2121-11 and L. 2121-12 (4-droit.md, 1.2): five clear days from 3,500 inhabitants, three below; a grouping takes the longer. */
export const SEUIL_CONVOCATION = 3500;

/** Clear days between convocation and council; the longer where the population is not known. */
export function joursFrancs(d: Dossier): 3 | 5 {
	const { type, population } = d.porteur?.entite ?? {};
	return type === 'commune' && population !== undefined && population < SEUIL_CONVOCATION ? 3 : 5;
}

/** Neither the day of the convocation nor that of the council counts. */
export const derniereConvocation = (d: Dossier): string | undefined =>
	d.calendrier?.conseil ? plusJours(d.calendrier.conseil, -(joursFrancs(d) + 1)) : undefined;

/** The steps around the council, in order; undefined without its date. */
export function calendrier(d: Dossier): Jalon[] | undefined {
	const conseil = d.calendrier?.conseil;
	const convocation = derniereConvocation(d);
	if (!conseil || !convocation) return undefined;
	const comite = d.preparation?.comite?.date;
	const prise = datePrisePoste(d);
	return [
		comite ? { cle: 'comite', date: comite, sens: 'le' } : { cle: 'comite', date: convocation, sens: 'avant' },
		{ cle: 'partenaires', date: convocation, sens: 'avant' },
		{ cle: 'convocation', date: convocation, sens: 'avant' },
		{ cle: 'conseil', date: conseil, sens: 'le' },
		{ cle: 'executoire', date: conseil, sens: 'apres' },
		{ cle: 'signature' },
		prise ? { cle: 'recrutement', date: prise, sens: 'le' } : { cle: 'recrutement' },
		{ cle: 'copil' },
	];
}
