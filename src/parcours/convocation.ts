import type { Dossier } from '../dossier/schema.ts';
import { faits } from '../faits/table.ts';

/** CGCT L. 2121-11 and L. 2121-12 (4-droit.md, 1.2): five clear days from 3,500 inhabitants, three below; a grouping takes the longer. */
export const SEUIL_CONVOCATION = 3500;

/** How the assembly is convened, by carrier; `propre`: by its own statutes or rules, which no table gives. */
export const REGLES_CONVOCATION = [
	'moins-de-seuil',
	'seuil',
	'prudence',
	'plusieurs-communes',
	'groupement',
	'alsace-moselle',
	'alsace-moselle-prudence',
	'propre',
] as const;
export type RegleConvocation = (typeof REGLES_CONVOCATION)[number];

const MUNICIPALE = ['cgct_l2121_10'];

/** Wording of the rule in content/calendrier.yaml, clear days, ids of content/sources.yaml. */
export interface Convocation {
	regle: RegleConvocation;
	jours?: 3 | 5;
	sources: string[];
}

function municipale(d: Dossier): Convocation {
	const { population } = d.porteur?.entite ?? {};
	const petite = population !== undefined && population < SEUIL_CONVOCATION;
	// 4-droit.md, 1.4: L. 2541-2 wants three days at least; L. 2121-12 and its five days are not among the articles set aside, so the longer is counted.
	if (faits['alsaceMoselle']?.(d) === true)
		return petite
			? { regle: 'alsace-moselle', jours: 3, sources: ['cgct_l2541_2'] }
			: { regle: 'alsace-moselle-prudence', jours: 5, sources: ['cgct_l2541_2', 'cgct_l2121_12'] };
	if (petite) return { regle: 'moins-de-seuil', jours: 3, sources: MUNICIPALE };
	return { regle: population === undefined ? 'prudence' : 'seuil', jours: 5, sources: MUNICIPALE };
}

/** The rule of convocation of the carrier's assembly; the longer one while the carrier is not known. */
export function convocation(d: Dossier): Convocation {
	const type = d.porteur?.entite?.type;
	if (type === undefined) return { regle: 'prudence', jours: 5, sources: MUNICIPALE };
	if (type === 'commune') return municipale(d);
	if (type === 'plusieurs-communes') return { regle: 'plusieurs-communes', jours: 5, sources: MUNICIPALE };
	if (type === 'epci' || type === 'ept') return { regle: 'groupement', jours: 5, sources: ['cgct_l5211_1', ...MUNICIPALE] };
	return { regle: 'propre', sources: [] };
}

/** A note de synthèse goes with the convocation from the threshold; `undefined` where no rule of the table asks for it. */
export function noteDeSynthese(d: Dossier): { regle: 'exigee' | 'prudence'; sources: string[] } | undefined {
	const { type, population } = d.porteur?.entite ?? {};
	const sources = ['cgct_l2121_12'];
	if (type === 'epci' || type === 'ept') return { regle: 'prudence', sources: ['cgct_l5211_1', ...sources] };
	if (type === 'plusieurs-communes' || (type === 'commune' && population === undefined)) return { regle: 'prudence', sources };
	return type === 'commune' && population! >= SEUIL_CONVOCATION ? { regle: 'exigee', sources } : undefined;
}
