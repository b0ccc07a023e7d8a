import type { Dossier } from '../../dossier/schema.ts';
import { tempsDuClsm } from '../../faits/coordination.ts';
import { faits } from '../../faits/table.ts';
import { memeNom } from '../../faits/parties.ts';
import { budget } from '../../finances/budget.ts';
import { COUT_ETP_GUIDE } from '../../finances/depenses.ts';
import { compte, enumeration, etpTexte, euros, pourcent } from '../../francais.ts';
import { siVrai, type Controle } from './modele.ts';

/*
 * What cannot disagree, one answer having one place, is proved by properties in tests/unites/coherence.test.ts rather than checked here:
 * the length printed by convention, budget and deliberation (`financement.duree`), the balance of a year whose lines are all known
 * (the carrier pays the residual), the amount of the coordination (ETP × cost × share × months).
 */

interface LigneMontants {
	montants?: (number | null)[] | undefined;
}
const payeur = (r: { payeur?: string | undefined; nom?: string | undefined }): string =>
	r.nom?.trim() || (PAYEURS[r.payeur ?? ''] ?? 'un payeur');

/** Payers as a sentence names them when they have no name of their own. */
export const PAYEURS: Record<string, string> = {
	porteur: 'le porteur',
	collectivite: 'une collectivité',
	hopital: 'l’établissement de psychiatrie',
	ars: 'l’ARS',
	'politique-ville': 'la politique de la ville',
	departement: 'le Département',
	caf: 'la CAF',
	cpam: 'la CPAM',
	'appel-projets': 'un appel à projets',
	fondation: 'une fondation',
	europe: 'l’Union européenne',
	autre: 'un autre payeur',
};
export const nomPayeur = payeur;

/** Lines typed year by year, with the name that a sentence gives them. */
function lignes(d: Dossier): { nom: string; ligne: LigneMontants }[] {
	const { depenses = [], ressources = [], valorisation = [] } = d.financement ?? {};
	return [
		...depenses.map((ligne) => ({ nom: ligne.libelle?.trim() || 'une dépense sans intitulé', ligne })),
		...ressources.filter((r) => r.mode === 'montants').map((ligne) => ({ nom: payeur(ligne), ligne })),
		...valorisation.map((ligne) => ({ nom: ligne.libelle?.trim() || ligne.apporteur?.trim() || 'un apport en nature', ligne })),
	];
}

/** The first three by name, how many others there are. */
function quelques(noms: string[]): string {
	const cites = noms.slice(0, noms.length > 4 ? 3 : 4).map((nom) => `«\u00A0${nom}\u00A0»`);
	return enumeration(noms.length > 4 ? [...cites, compte(noms.length - 3, 'autre ligne', 'autres lignes')] : cites);
}

/** Rank of the last year that bears an amount. */
const anneesSaisies = ({ montants = [] }: LigneMontants): number => montants.findLastIndex((m) => m !== null && m > 0) + 1;

const ressources = (d: Dossier) => d.financement?.ressources ?? [];
const sommeDesParts = (d: Dossier, mode: string): number =>
	ressources(d)
		.filter((r) => r.mode === mode)
		.reduce((s, r) => s + (r.part ?? 0), 0);
const partsAuDela = (mode: string): Controle => ({
	noms: ['somme'],
	relever: (d) => (sommeDesParts(d, mode) > 100 ? [{ somme: pourcent(sommeDesParts(d, mode)) }] : []),
});

const communesDeLaCle = (d: Dossier): string[] =>
	d.financement?.cle?.mode === 'pourcentages' ? (d.financement.cle.parts ?? []).flatMap((p) => p.commune?.trim() || []) : [];
const communes = (d: Dossier): string[] => (d.echelle?.communes ?? []).flatMap((c) => c.nom?.trim() || []);
const horsDe = (noms: string[], liste: string[]): string[] => noms.filter((n) => !liste.some((x) => memeNom(x, n)));
const communesEnTrop = (d: Dossier): string[] => (communes(d).length > 0 ? horsDe(communesDeLaCle(d), communes(d)) : []);
const communesOubliees = (d: Dossier): string[] => (communesDeLaCle(d).length > 0 ? horsDe(communes(d), communesDeLaCle(d)) : []);

const tempsAutres = (d: Dossier): number =>
	(d.coordination?.autresMissions ?? []).reduce((s, m) => s + (m.etp ?? 0), 0) + (d.coordination?.referent?.temps ?? 0);

/** Lengths, amounts, shares: what the budget and the convention would say differently. */
export const sommes: Record<string, Controle> = {
	montantsAuDelaDeLaDuree: {
		noms: ['lignes', 'duree'],
		relever: (d) => {
			const duree = d.financement?.duree ?? Infinity;
			const trop = lignes(d).filter(({ ligne }) => anneesSaisies(ligne) > duree);
			return trop.length > 0 ? [{ lignes: quelques(trop.map(({ nom }) => nom)), duree: compte(duree, 'année') }] : [];
		},
	},
	montantsSansDuree: {
		noms: ['annees'],
		relever: (d) => {
			const annees = Math.max(0, ...lignes(d).map(({ ligne }) => anneesSaisies(ligne)));
			return d.financement?.duree === undefined && annees > 1 ? [{ annees: compte(annees, 'année') }] : [];
		},
	},
	// A payer's own commitment may be shorter: said, not forced (design, stage 5).
	engagementPlusCourt: {
		noms: ['payeur', 'engagement', 'duree'],
		relever: (d) => engagements(d, (engagement, duree) => engagement < duree),
	},
	engagementPlusLong: {
		noms: ['payeur', 'engagement', 'duree'],
		relever: (d) => engagements(d, (engagement, duree) => engagement > duree),
	},
	budgetProvisoire: {
		noms: ['lignes'],
		relever: (d) => {
			const b = budget(d);
			const inconnues = [...b.depenses, ...b.ressources].filter((l) => l.montants.includes(undefined)).length;
			// Nothing was typed yet: « à renseigner », not a contradiction.
			return b.provisoire && d.financement ? [{ lignes: compte(inconnues, 'ligne') }] : [];
		},
	},
	budgetExcedent: {
		noms: ['annee', 'excedent'],
		relever: (d) => {
			const b = budget(d);
			return b.residuel.flatMap((r, rang) =>
				r.montant < 0 ? [{ annee: String(b.exercices[rang]?.annee ?? `n° ${rang + 1}`), excedent: euros(-r.montant) }] : [],
			);
		},
	},
	coutAutreQueCeluiDuGuide: {
		noms: ['cout'],
		relever: (d) => {
			const { coutEtp, origineCout } = d.financement ?? {};
			return coutEtp !== undefined && coutEtp !== COUT_ETP_GUIDE && origineCout === 'guide' ? [{ cout: euros(coutEtp) }] : [];
		},
	},
	partsDuPosteAuDelaDuTout: siVrai((d) => faits['partageOui']?.(d) === true && faits['partsDuPosteAuDelaDuTout']?.(d)),
	partsDesPayeursSurLePoste: partsAuDela('part-poste'),
	partsDesPayeursSurLeTout: partsAuDela('part-total'),
	cleFausse: {
		noms: ['somme'],
		relever: (d) => {
			const somme = (d.financement?.cle?.parts ?? []).reduce((s, p) => s + (p.part ?? 0), 0);
			return d.financement?.cle?.mode === 'pourcentages' && faits['partsDeLaCleFausses']?.(d) ? [{ somme: pourcent(somme) }] : [];
		},
	},
	cleHorsDuPerimetre: {
		noms: ['communes'],
		relever: (d) => (communesEnTrop(d).length > 0 ? [{ communes: enumeration(communesEnTrop(d)) }] : []),
	},
	cleSansUneCommune: {
		noms: ['communes'],
		relever: (d) => (communesOubliees(d).length > 0 ? [{ communes: enumeration(communesOubliees(d)) }] : []),
	},
	tempsAuDelaDuPoste: {
		noms: ['autres', 'temps'],
		relever: (d) => {
			const temps = tempsDuClsm(d);
			return temps !== undefined && tempsAutres(d) >= temps && tempsAutres(d) > 0
				? [{ autres: etpTexte(tempsAutres(d)), temps: etpTexte(temps) }]
				: [];
		},
	},
	participationSansLigne: siVrai((d) => Boolean(d.financement?.depenses?.length) && faits['participationSansDepense']?.(d)),
};

function engagements(d: Dossier, test: (engagement: number, duree: number) => boolean) {
	const duree = d.financement?.duree;
	if (duree === undefined) return [];
	return ressources(d).flatMap((r) =>
		r.engagement !== undefined && test(r.engagement, duree)
			? [{ payeur: payeur(r), engagement: compte(r.engagement, 'an'), duree: compte(duree, 'an') }]
			: [],
	);
}
