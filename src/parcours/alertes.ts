import type { Dossier } from '../dossier/schema.ts';
import { datePrisePoste } from '../finances/annees.ts';
import { derniereConvocation } from './calendrier.ts';
import { PARTENAIRES } from './partenaires.ts';

/** Dates that cannot all hold. */
export const CLES_ALERTES = [
	'conseil-passe',
	'convocation-passee',
	'comite-apres-conseil',
	'comite-apres-convocation',
	'accord-apres-conseil',
	'perimetre-apres-conseil',
	'avis-apres-conseil',
	'poste-avant-conseil',
	'terme-avant-conseil',
] as const;
export type CleAlerte = (typeof CLES_ALERTES)[number];
export interface Alerte {
	cle: CleAlerte;
	/** The date that does not fit, AAAA-MM-JJ. */
	date: string;
	/** What it is held against. */
	repere: string;
}

/**
 * What does not fit between the dates answered, told and never corrected; empty without a council date.
 * @param aujourdhui AAAA-MM-JJ
 */
export function alertes(d: Dossier, aujourdhui: string): Alerte[] {
	const conseil = d.calendrier?.conseil;
	if (!conseil) return [];
	const limite = derniereConvocation(d) ?? conseil;
	const comite = d.preparation?.comite?.date ?? '';
	const accords = PARTENAIRES.map((qui) => d.preparation?.partenaires?.[qui]).map((p) => (p?.etat === 'accord' ? (p.date ?? '') : ''));
	const perimetre = d.echelle?.choixCollectif?.date ?? '';
	const avis = d.deliberation?.avis?.map((a) => a.date ?? '') ?? [];
	const nouveau = d.stade !== 'existant' && d.deliberation?.poste !== 'existant';
	const prise = nouveau ? datePrisePoste(d) : undefined;
	const terme = d.stade === 'existant' ? d.existant?.finConvention : undefined;
	const dire = (cle: CleAlerte, vrai: boolean, date: string, repere = conseil): Alerte[] => (vrai ? [{ cle, date, repere }] : []);
	return [
		...dire('conseil-passe', conseil < aujourdhui, conseil, aujourdhui),
		...dire('convocation-passee', limite < aujourdhui && aujourdhui <= conseil && limite !== conseil, limite),
		...dire('comite-apres-conseil', comite >= conseil, comite),
		...dire('comite-apres-convocation', comite > limite && comite < conseil, comite, limite),
		...accords.flatMap((jour) => dire('accord-apres-conseil', jour > conseil, jour)).slice(0, 1),
		...dire('perimetre-apres-conseil', perimetre > conseil, perimetre),
		...avis.flatMap((jour) => dire('avis-apres-conseil', jour > conseil, jour)).slice(0, 1),
		...dire('poste-avant-conseil', prise !== undefined && prise <= conseil, prise ?? ''),
		...dire('terme-avant-conseil', terme !== undefined && terme < conseil, terme ?? ''),
	];
}
