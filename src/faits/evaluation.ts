import type { Dossier } from '../dossier/schema.ts';
import { contient, est, estOui, ou, type Fait, type Tri } from './logique.ts';

type Priorite = NonNullable<NonNullable<Dossier['portee']>['priorites']>[number];
export type Moyen = 'temps' | 'humains' | 'techniques' | 'financiers';

const dit = (v: string | undefined): boolean => Boolean(v?.trim());
const evaluation = (d: Dossier) => d.suivi?.evaluation ?? {};
const rempli = <T>(v: readonly T[] | undefined): readonly T[] | undefined => (v?.length ? v : undefined);

/** Whether the budget has a line of this nature. */
export const paye = (d: Dossier, nature: 'evaluation' | 'capitalisation'): boolean =>
	Boolean(d.financement?.depenses?.some((x) => x.nature === nature));

const mesurable = (p: Priorite): boolean => dit(p.objectif) && dit(p.indicateur);

/** The priorities that lack their objective or the indicator that measures it (référentiel, §7). */
export const prioritesSansMesure = (d: Dossier): Priorite[] => (d.portee?.priorites ?? []).filter((p) => !mesurable(p));

const evaluationImpact = (d: Dossier): Tri => contient(rempli(evaluation(d).types), 'impact');
const evaluationExterne = (d: Dossier): Tri => est(evaluation(d).mode, 'externe', 'mixte');
/** Guide, part 6: money of its own where somebody from outside is called. */
const demandeUnBudget = (d: Dossier): Tri => ou(evaluationImpact(d), evaluationExterne(d));

const moyenPrevu = (d: Dossier, moyen: Moyen): boolean => {
	if (moyen !== 'financiers') return dit(evaluation(d)[moyen]);
	return dit(evaluation(d).financiers) || paye(d, 'evaluation') || demandeUnBudget(d) !== true;
};

/** What the guide (part 6) wants settled before an evaluation, beside the priorities, and that is not. */
export const evaluationAEcrire = (d: Dossier): ('buts' | 'types' | Moyen)[] => [
	...(rempli(evaluation(d).buts) ? [] : (['buts'] as const)),
	...(rempli(evaluation(d).types) ? [] : (['types'] as const)),
	...(['temps', 'humains', 'techniques', 'financiers'] as const).filter((m) => !moyenPrevu(d, m)),
];

/** Something of the evaluation was written. */
export const evaluationCommencee: Fait = (d) => {
	const { buts, types, temps, humains, techniques, financiers } = evaluation(d);
	const mesures = (d.portee?.priorites ?? []).some((p) => dit(p.objectif) || dit(p.indicateur));
	return mesures || Boolean(types?.length) || Boolean(buts?.length) || [temps, humains, techniques, financiers].some(dit) || undefined;
};

/** Guide, part 6: the yearly report; who, when or what was said of it. */
export const bilanPrevu: Fait = (d) => {
	const { redacteur, periode, indicateurs, locaux } = d.suivi?.bilan ?? {};
	return dit(redacteur) || dit(periode) || Boolean(indicateurs?.length) || Boolean(locaux?.length) || undefined;
};

/** Référentiel, §7: how it works and what it reaches come before the impact; unknown while no type is chosen. */
export const evaluationPrioritaire: Fait = (d) => contient(rempli(evaluation(d).types), 'processus', 'resultats');

const capitalisationOui: Fait = (d) => estOui(d.suivi?.capitalisation?.oui);

/** What asks for an expert (référentiel, §7; guide, part 6), each true, false or unknown. */
export const demandesExpert = (d: Dossier): Record<'impact' | 'externe' | 'capitalisation', Tri> => ({
	impact: evaluationImpact(d),
	externe: evaluationExterne(d),
	capitalisation: capitalisationOui(d),
});

/** Of these, what neither a line of the budget nor a named person serves. */
export function expertsAPrevoir(d: Dossier): string[] {
	const demandes = demandesExpert(d);
	const evaluee = paye(d, 'evaluation') || dit(evaluation(d).humains);
	const capitalisee = paye(d, 'capitalisation') || dit(d.suivi?.capitalisation?.moyens);
	return (['impact', 'externe', 'capitalisation'] as const).filter(
		(x) => demandes[x] === true && !(x === 'capitalisation' ? capitalisee : evaluee),
	);
}
