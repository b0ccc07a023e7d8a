import type { Dossier } from '../dossier/schema.ts';
import { faits } from '../faits/table.ts';
import { datePrisePoste } from '../finances/annees.ts';
import { convocation, noteDeSynthese } from './convocation.ts';
import { concernes, etatDe, type Partenaire } from './partenaires.ts';

export { SEUIL_CONVOCATION } from './convocation.ts';

/** In the order in which they are met. */
export const CLES_JALONS = [
	'comite',
	'partenaires',
	'commission',
	'convocation',
	'note',
	'conseil',
	'executoire',
	'publicite',
	'signature',
	'recrutement',
	'copil',
	'pleniere',
	'bilan',
	'terme',
	'renouvellement',
	'fin',
] as const;
export type CleEtapeCalendrier = (typeof CLES_JALONS)[number];

/** Every id of content/sources.yaml that a step may cite; calendrier.test.ts holds the list complete. */
export const SOURCES_CALENDRIER = [
	...['ref_1', 'ref_3', 'ref_4', 'ref_7', 'guide_3', 'guide_5', 'guide_6'],
	...['cgct_l2121_10', 'cgct_l2121_12', 'cgct_l2131_1', 'cgct_r2131_1', 'cgct_l2541_2', 'cgct_l5211_1', 'cgct_l5211_3'],
	...['cgfp_l311_2', 'cgfp_l313_1', 'cgfp_l313_4', 'cgfp_l512_7', 'cgfp_l512_12'],
];

export interface Jalon {
	cle: CleEtapeCalendrier;
	/** AAAA-MM-JJ, where a rule or an answer gives one. */
	date?: string;
	/** `avant`: at the latest that day; `apres`: from that day. */
	sens?: 'avant' | 'le' | 'apres';
	/** Ids of content/sources.yaml that found the step. */
	sources: string[];
	/** Which wording of content/calendrier.yaml says the rule, where it depends on the answers. */
	selon?: string;
	/** What the wording prints: years of the convention, months of notice. */
	nombre?: number;
	/** Who has still to agree (`partenaires`). */
	qui?: Partenaire[];
	/** Who gives the opinion (`commission`), as answered. */
	nom?: string;
	/** The day is behind `aujourdhui`. */
	passe?: true;
}

const JOUR = 86_400_000;
/** Whole days added to a date. */
export const plusJours = (iso: string, jours: number): string =>
	new Date(Date.parse(`${iso}T00:00:00Z`) + jours * JOUR).toISOString().slice(0, 10);

/** Clear days between convocation and council; undefined where the carrier's own rules say it. */
export const joursFrancs = (d: Dossier): 3 | 5 | undefined => convocation(d).jours;

/** Neither the day of the convocation nor that of the council counts. */
export function derniereConvocation(d: Dossier): string | undefined {
	const jours = joursFrancs(d);
	return d.calendrier?.conseil && jours ? plusJours(d.calendrier.conseil, -(jours + 1)) : undefined;
}

const date = (iso: string | undefined): { date?: string } => (iso ? { date: iso } : {});
/** The answer, else at the latest `limite`. */
const leOuAvant = (reponse: string | undefined, limite: string | undefined): Pick<Jalon, 'date' | 'sens'> =>
	reponse ? { date: reponse, sens: 'le' } : { ...date(limite), sens: 'avant' };

function avant(d: Dossier, limite: string | undefined): Jalon[] {
	const attendus = concernes(d).filter((qui) => qui !== 'centreRessources' && etatDe(d, qui) !== 'accord');
	const { regle, sources } = convocation(d);
	const note = noteDeSynthese(d);
	const comite = d.preparation?.comite?.date;
	return [
		{ cle: 'comite', ...leOuAvant(comite, limite), sources: ['ref_3'] },
		{
			cle: 'partenaires',
			...date(limite),
			sens: 'avant',
			sources: ['ref_1', 'guide_3'],
			...(attendus.length ? { qui: attendus } : { selon: 'acquis' }),
		},
		...(d.deliberation?.avis ?? []).map((a): Jalon => ({
			cle: 'commission',
			...leOuAvant(a.date, limite),
			sources: [],
			...(a.instance && { nom: a.instance }),
		})),
		{ cle: 'convocation', ...date(regle === 'propre' ? undefined : limite), sens: 'avant', sources, selon: regle },
		...(note ? [{ cle: 'note', ...date(limite), sens: 'avant', sources: note.sources, selon: note.regle } satisfies Jalon] : []),
	];
}

/** What makes the act executory, where the table of sources says it. */
function articlesExecutoire(d: Dossier): string[] {
	const type = d.porteur?.entite?.type;
	if (type === 'epci' || type === 'ept') return ['cgct_l5211_3', 'cgct_l2131_1'];
	return type === undefined || type === 'commune' || type === 'plusieurs-communes' ? ['cgct_l2131_1'] : [];
}

/** An association's decision is no administrative act: nothing to transmit nor to publish. */
function executoire(d: Dossier): Jalon[] {
	if (d.porteur?.entite?.type === 'association') return [];
	const articles = articlesExecutoire(d);
	const sources = articles.length > 0 ? [...articles, 'cgct_r2131_1'] : [];
	return [{ cle: 'executoire', ...date(d.calendrier?.conseil), sens: 'apres', sources }];
}

/** Droit, 4.2 and 2.5: who employs says which publicity; a post that exists or an agent put at disposal needs none. */
function publicite(d: Dossier): Jalon[] {
	if (d.deliberation?.poste === 'existant') return [];
	const jalon = (selon: string, sources: string[], jour?: string): Jalon[] => [
		{ cle: 'publicite', ...date(jour), sens: 'apres', sources, selon },
	];
	const conseil = d.calendrier?.conseil;
	if (faits['employeurPrive']?.(d) === true) return jalon('prive', []);
	const territorial = faits['employeurTerritorial']?.(d) === true;
	if (d.coordination?.employeur?.modalite === 'mise-a-disposition')
		return jalon('mise-a-disposition', ['cgfp_l512_7', ...(territorial ? ['cgfp_l512_12'] : [])]);
	if (faits['employeurHospitalier']?.(d) === true) return jalon('hopital', ['cgfp_l311_2']);
	const sources = ['cgfp_l313_1', 'cgfp_l313_4', 'cgfp_l311_2'];
	return d.deliberation?.poste === 'acte-separe' ? jalon('acte-separe', sources) : jalon('creation', sources, conseil);
}

/** The convention takes effect at the last signature: its end has no date before it. */
function fin(d: Dossier): Jalon[] {
	const { duree } = d.financement ?? {};
	const { preavis } = d.convention ?? {};
	const terme = d.stade === 'existant' ? d.existant?.finConvention : undefined;
	return [
		...(terme ? [{ cle: 'terme', date: terme, sens: 'le', sources: [] } satisfies Jalon] : []),
		{ cle: 'renouvellement', sources: ['guide_6'], ...(preavis ? { selon: 'preavis', nombre: preavis } : { selon: 'a-fixer' }) },
		{ cle: 'fin', sources: ['guide_5'], ...(duree ? { selon: 'duree', nombre: duree } : { selon: 'a-fixer' }) },
	];
}

/**
 * The steps around the council, in the order in which they are met; a step without a date from a rule or an answer has none.
 * @param aujourdhui AAAA-MM-JJ: deadlines and dates before it are marked
 */
export function calendrier(d: Dossier, aujourdhui?: string): Jalon[] {
	const conseil = d.calendrier?.conseil;
	const jalons: Jalon[] = [
		...avant(d, derniereConvocation(d) ?? conseil),
		{ cle: 'conseil', ...date(conseil), sens: 'le', sources: [] },
		...executoire(d),
		...publicite(d),
		{ cle: 'signature', sens: 'apres', sources: articlesExecutoire(d), ...(d.convention?.forme === 'charte' && { selon: 'charte' }) },
		{ cle: 'recrutement', ...date(datePrisePoste(d)), sens: 'le', sources: [] },
		{ cle: 'copil', sens: 'apres', sources: ['ref_4'] },
		{ cle: 'pleniere', sources: ['ref_4'] },
		{ cle: 'bilan', sources: ['ref_7'] },
		...fin(d),
	];
	if (!aujourdhui) return jalons;
	return jalons.map((j) => (j.date && j.date < aujourdhui && j.sens !== 'apres' ? { ...j, passe: true } : j));
}
