import type { Dossier } from '../dossier/schema.ts';
import type { NATURES_DEPENSE, PAYEURS } from '../dossier/etapes/financement.ts';
import { auMoins, contient, est, et, non, ou, type Fait, type Tri } from './logique.ts';

/** Percentages are typed with one decimal at most: thirds never sum to exactly 100. */
const TOLERANCE_PARTS = 0.2;

type Payeur = (typeof PAYEURS)[number];
type Nature = (typeof NATURES_DEPENSE)[number];

const rempli = <T>(v: T[] | undefined): T[] | undefined => (v?.length ? v : undefined);
const payeurs = (d: Dossier) => rempli(d.financement?.ressources?.flatMap((r) => r.payeur ?? []));
const paie =
	(...noms: Payeur[]): Fait =>
	(d) =>
		contient(payeurs(d), ...noms);
const depense =
	(...natures: Nature[]): Fait =>
	(d) =>
		contient(rempli(d.financement?.depenses?.flatMap((x) => x.nature ?? [])), ...natures);

const etatRecettes =
	(...etats: string[]): Fait =>
	(d) =>
		contient(rempli(d.financement?.ressources?.flatMap((r) => r.etat ?? [])), ...etats);

const plusCourtQue = (duree: number, engagements: number[]): Tri => engagements.some((e) => e < duree);

const cle = (mode: string): Fait => {
	return (d) => est(d.financement?.cle?.mode, mode);
};

/** The carrier pays the residual, so hospital and ARS are what can lack; référentiel, §6. */
const cofinancementTripartite: Fait = (d) => et(paie('hopital')(d), paie('ars')(d));

/** Stage 5: référentiel §6, guide 5, annexes 1 and 2. */
export const faitsFinancement: Record<string, Fait> = {
	pluriannuel: (d) => (d.financement?.duree === undefined ? undefined : d.financement.duree > 1),
	// Guide, annex 1: an order of magnitude until HR has costed the post.
	coutGuide: (d) => est(d.financement?.origineCout, 'guide'),
	coutRh: (d) => est(d.financement?.origineCout, 'rh'),

	enveloppeSansDetail: (d) => !d.financement?.depenses?.length,
	depensesDetaillees: (d) => auMoins(rempli(d.financement?.depenses)),
	// Référentiel, §6: not the post alone.
	financementElargi: (d) => ou(auMoins(rempli(d.financement?.depenses)), (d.financement?.enveloppe ?? 0) > 0 || undefined),
	participationSansDepense: (d) =>
		et(est(d.gouvernance?.participation?.retribution, 'frais', 'paiement'), non(depense('participation')(d))),
	// Référentiel, §7: experts and the money for them.
	evaluationSansDepense: (d) =>
		et(
			ou(contient(d.suivi?.evaluation?.types, 'impact'), est(d.suivi?.evaluation?.mode, 'externe', 'mixte')),
			non(depense('evaluation')(d)),
		),

	payeursConnus: (d) => auMoins(payeurs(d)),
	hopitalPaie: paie('hopital'),
	arsPaie: paie('ars'),
	cofinancementTripartite,
	cofinancementIncomplet: (d) => non(cofinancementTripartite(d)),
	recettesNonAcquises: etatRecettes('sollicite', 'a-solliciter'),
	recettesASolliciter: etatRecettes('a-solliciter'),
	// The ARS often commits by the year: said, not forced.
	engagementPlusCourt: (d) => {
		const engagements = rempli(d.financement?.ressources?.flatMap((r) => r.engagement ?? []));
		return engagements && d.financement?.duree !== undefined ? plusCourtQue(d.financement.duree, engagements) : undefined;
	},

	// An association asks nothing of the communes that its own budget does not hold.
	cleEntreCommunes: (d) =>
		et(
			est(d.echelle?.choix, 'intercommunalite', 'plusieurs-intercommunalites', 'secteur'),
			non(est(d.porteur?.entite?.type, 'association')),
		),
	cleEgale: cle('egales'),
	cleParPopulation: cle('population'),
	cleEnPourcentages: cle('pourcentages'),
	partsDeLaCleFausses: (d) => {
		const parts = rempli(d.financement?.cle?.parts)?.map((p) => p.part);
		if (!parts || parts.includes(undefined)) return undefined;
		return Math.abs(parts.reduce<number>((somme, p) => somme + (p ?? 0), 0) - 100) > TOLERANCE_PARTS;
	},
	valorisationConnue: (d) => auMoins(rempli(d.financement?.valorisation)),
};
