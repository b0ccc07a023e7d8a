import type { DISPOSITIFS } from '../dossier/etapes/echelle.ts';
import type { Dossier } from '../dossier/schema.ts';
import { clsTempsCourt, cumulOui } from '../faits/cumul.ts';
import { est, estOui, type Tri } from '../faits/logique.ts';
import { plusFaible, selon, type Regle, type Verdict } from './modele.ts';

type Genre = (typeof DISPOSITIFS)[number];
const genres = (d: Dossier): Genre[] => (d.echelle?.dispositifs ?? []).flatMap((x) => x.genre ?? []);

/** Whether the territory has one of these; unknown until a first dispositif is named. */
function present(d: Dossier, ...voulus: Genre[]): Tri {
	const connus = genres(d);
	return connus.length === 0 ? undefined : connus.some((g) => voulus.includes(g));
}

/** « sans-objet » for a dispositif that the territory does not have. */
const siPresent = (tri: Tri, verdict: Verdict): Verdict => (tri === false ? 'sans-objet' : tri ? verdict : 'a-renseigner');

const CLAUSES_PTSM = ['diagnostic', 'avis', 'declinaison', 'faireConnaitre'] as const;
const ptsmDit = (d: Dossier, attendu: Tri): string[] => CLAUSES_PTSM.filter((c) => estOui(d.suivi?.ptsm?.[c]) === attendu);
export const ptsmRefusees = (d: Dossier): string[] => ptsmDit(d, false);
export const ptsmADire = (d: Dossier): string[] => ptsmDit(d, undefined);

/** Référentiel, §8: diagnosis and opinion build the PTSM; its local delivery is a possibility, under a condition. */
const REFUS_PTSM: Record<(typeof CLAUSES_PTSM)[number], Verdict> = {
	diagnostic: 'ecart',
	avis: 'ecart',
	declinaison: 'a-consolider',
	faireConnaitre: 'a-consolider',
};

// Référentiel, §8, and annex 2: a PTSM is compulsory everywhere, so that one left out of the list is not « none ».
export const ptsm: Regle = (d) => {
	if (!present(d, 'ptsm')) return 'a-renseigner';
	return plusFaible(...CLAUSES_PTSM.map((c) => selon(estOui(d.suivi?.ptsm?.[c]), 'conforme', REFUS_PTSM[c])));
};

function tempsDistincts(d: Dossier): Verdict {
	const distincts = estOui(d.suivi?.cls?.etpDistincts);
	if (distincts && clsTempsCourt(d)) return 'a-consolider';
	return selon(distincts, 'conforme', cumulOui(d) ? 'ecart' : 'a-consolider');
}

const regleCls = (d: Dossier) => {
	const { diagnostic, feuillesDeRoute, instances } = d.suivi?.cls ?? {};
	return {
		instances: selon(estOui(instances), 'conforme', 'ecart'),
		feuillesDeRoute: selon(estOui(feuillesDeRoute), 'conforme', 'ecart'),
		diagnostic: selon(estOui(diagnostic), 'conforme', 'a-consolider'),
		etpDistincts: tempsDistincts(d),
	} satisfies Record<string, Verdict>;
};
const clsDit = (d: Dossier, ...verdicts: Verdict[]): string[] =>
	Object.entries(regleCls(d)).flatMap(([nom, v]) => (verdicts.includes(v) ? [nom] : []));
export const clsEcartes = (d: Dossier): string[] => clsDit(d, 'ecart', 'a-consolider');
export const clsADire = (d: Dossier): string[] => clsDit(d, 'a-renseigner');

// Référentiel, §8, and guide, part 7: shared diagnoses, roadmaps discussed together, distinct bodies, one full time each.
export const cls: Regle = (d) => siPresent(present(d, 'cls'), plusFaible(...Object.values(regleCls(d))));

function roleDuDac(d: Dossier): Verdict {
	const parLeClsm = est(d.suivi?.dac, 'clsm-gere');
	const commission = est(d.portee?.situations?.commission, 'oui');
	if (!parLeClsm) return selon(parLeClsm, 'conforme', 'conforme');
	return d.portee?.situations?.commission === 'non' ? 'ecart' : commission ? 'conforme' : 'a-consolider';
}

// Guide, part 7: « chaque territoire doit définir […] le rôle de chaque instance », two scenarios.
export const dac: Regle = (d) => siPresent(present(d, 'dac'), roleDuDac(d));

const FICHE = ['buts', 'besoin', 'benefices', 'acteurs', 'moyens', 'fonctionnement'] as const;
const fichesRemplies = (d: Dossier): string[] =>
	(d.suivi?.articulation ?? []).filter((f) => FICHE.some((r) => f[r]?.trim())).flatMap((f) => f.dispositif ?? []);

const EXERCICE: readonly Genre[] = ['cpts', 'msp', 'centre-sante', 'esp'];
/** Structures of coordinated practice of the territory, once each. */
export const exercicePresents = (d: Dossier): Genre[] => [...new Set(genres(d))].filter((g) => EXERCICE.includes(g));

/** Those of which nothing says how the CLSM works with them. */
export const exerciceADire = (d: Dossier): Genre[] =>
	d.suivi?.exercice?.trim() ? [] : exercicePresents(d).filter((g) => !fichesRemplies(d).includes(g));

function liensAvecLeSoinDeVille(d: Dossier): Verdict {
	const restants = exerciceADire(d).length;
	if (restants === 0) return 'conforme';
	return restants < exercicePresents(d).length ? 'a-consolider' : 'a-renseigner';
}

// Guide, part 7: the CLSM sensitises and trains, coordinated practice tells the needs; référentiel, §8: the frame is settled beforehand.
export const exerciceCoordonne: Regle = (d) => siPresent(present(d, ...EXERCICE), liensAvecLeSoinDeVille(d));

// Guide, part 7: knowledge of the neighbourhoods against knowledge of mental health, and actions in common.
export const asv: Regle = (d) =>
	siPresent(present(d, 'asv'), d.suivi?.asv?.trim() || fichesRemplies(d).includes('asv') ? 'conforme' : 'a-renseigner');
