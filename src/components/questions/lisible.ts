import type { Champ } from '../../contenu/modele.ts';
import { NE_SAIT_PAS } from '../../dossier/types.ts';
import { compte, dateLongue, enumeration, etpTexte, euros, nombre, pourcent, PUCE } from '../../francais.ts';
import { objet, prendre, tableau } from './objets.ts';
import type { Definition } from './types.ts';

export const NOUS_NE_SAVONS_PAS = 'Nous ne savons pas encore';

const nomOption = (d: Definition, v: unknown): string =>
	v === NE_SAIT_PAS ? NOUS_NE_SAVONS_PAS : (d.options?.find((o) => o.valeur === v)?.label ?? String(v));

/** A number and its unit: « 2 réunions par an ». */
const avecUnite = (n: number, unite: string | undefined): string => (unite ? `${nombre(n)} ${unite}` : nombre(n));

/** One line that says an answer to a person; empty when there is none. */
export function texteValeur(d: Definition, v: unknown): string {
	if (v === undefined || v === null || v === '') return '';
	if (typeof v === 'number') {
		if (d.reponse === 'montant') return euros(v);
		if (d.reponse === 'part') return pourcent(v);
		if (d.reponse === 'etp' || d.reponse === 'scenarios') return etpTexte(v);
		return d.reponse === 'annee' ? String(v) : avecUnite(v, d.unite);
	}
	if (d.reponse === 'montants') return tableau<number | null>(v).map((m) => (m === null ? '–' : euros(m))).join(PUCE); // prettier-ignore
	if (d.reponse === 'date') return dateLongue(String(v)) ?? String(v);
	if (d.reponse === 'choix') return nomOption(d, v);
	if (d.reponse === 'cases' || d.reponse === 'ordre') return enumeration(tableau(v).map((x) => nomOption(d, x)));
	if (Array.isArray(v)) return v.every((x) => typeof x === 'string') ? v.join(' ; ') : compte(v.length, 'entrée');
	if (typeof v === 'object') return resumer(d.champs ?? [], v).join(', ');
	return typeof v === 'string' ? v : '';
}

/** The answers of one entry, in the order of its fields. */
export const resumer = (champs: Champ[], entree: unknown): string[] =>
	champs.map((c) => texteValeur(c, prendre(objet(entree), c.nom))).filter(Boolean);

const COURT = 90;
const couper = (s: string): string => (s.length > COURT ? `${s.slice(0, COURT).trimEnd()}…` : s);

/** Title and second line of a folded entry. */
export function lignesEntree(champs: Champ[], entree: unknown): { titre: string; suite: string } {
	const [titre = '', ...suite] = resumer(champs, entree).map((s) => couper((s.split('\n')[0] ?? '').replace(/\.$/, '')));
	return { titre, suite: suite.slice(0, 3).join(PUCE) };
}

const FEMININS =
	/^(action|aide|année|association|autre mission|charge|clause|commune|contribution|dépense|entité|évaluation|fiche|instance|ligne|mission|part|partie|personne|priorité|recette|réponse|ressource|réunion|structure|valorisation)(?=\s|$)/i;

/** « un membre », « une priorité ». */
export const avecArticle = (entree: string): string => `${FEMININS.test(entree) ? 'une' : 'un'} ${entree}`;

/** « priorités », « lignes de dépense », « secteurs psychiatriques ». */
export const auPluriel = (entree: string): string => {
	const [, tete = '', reste = ''] = /^(.*?)((?: d’| de | du | des | en | à | pour ).*)?$/.exec(entree) ?? [];
	return tete.replace(/[^sxz\s](?=\s|$)/gu, '$&s') + reste;
};
