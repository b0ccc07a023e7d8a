import type { Bloc } from '../../document/modele.ts';
import type { Dossier } from '../../dossier/schema.ts';
import { populationTerritoire } from '../../faits/territoire.ts';
import { budget, coutParHabitant, somme, type Budget, type Total } from '../../finances/budget.ts';
import { coutCoordination, coutDuGuide, coutEtp } from '../../finances/depenses.ts';
import { taux } from '../../finances/repartition.ts';
import { compte, euros, eurosCentimes, majuscule, minuscule, pourcent, typographie } from '../../francais.ts';
import {
	calcul,
	libelleOption,
	option,
	questionDe,
	valeur,
	type Contexte,
	type Entree,
	type Lecture,
	type LectureListe,
	type Valeur,
} from '../valeur.ts';
import { valeursPorteur } from './porteur.ts';
import { rubriqueCerfa } from './rubrique-cerfa.ts';

const VIDE: Total = { montant: 0, incomplet: true };
const ENLETTRES = ['', 'un an', 'deux ans', 'trois ans', 'quatre ans', 'cinq ans'];
/** Where nothing of a sum is known. */
const RIEN = '–';

/** « au moins 68 000 € » where a line of the sum is not known. */
const totalTexte = (t: Total | undefined): string | undefined => {
	if (!t?.incomplet) return t && euros(t.montant);
	return t.montant === 0 ? RIEN : `au moins ${euros(t.montant)}`;
};

/** An unknown revenue lowers the residual, an unknown expense raises it: neither floor nor ceiling. */
export const soldeTexte = (t: Total): string => `${euros(t.montant)}${t.incomplet ? ' (provisoire)' : ''}`;

/** Word for the nature of a line, from the labels of the questions. */
function libelleDepense(c: Contexte, l: Budget['depenses'][number]): Valeur {
	if (l.libelle) return valeur(l.champ, l.libelle);
	if (l.nature === 'coordination') return valeur(l.champ, 'Poste de coordination');
	if (l.nature === 'enveloppe') return valeur(l.champ, 'Enveloppe au-delà du poste, à détailler');
	const sous = questionDe(c.contenu, l.champ)?.champ?.label;
	return valeur(l.champ, sous ?? libelleOption(c.contenu, 'financement.depenses[].nature', l.nature));
}

const etatTexte = (c: Contexte, etat: string | undefined): string | undefined =>
	libelleOption(c.contenu, 'financement.ressources[].etat', etat)?.toLowerCase();

const porteurNom = (d: Dossier, c: Contexte): string | undefined => {
	const nom = valeursPorteur['porteurNom']?.(d, c).texte;
	return nom && majuscule(nom);
};

/** Several communes share the residual: none of them is said to pay it alone. */
const communesReunies = (d: Dossier): string | undefined =>
	d.porteur?.entite?.type === 'plusieurs-communes' ? 'Communes réunies' : undefined;

function libellePayeur(d: Dossier, c: Contexte, r: Budget['ressources'][number]): Valeur {
	const genre = libelleOption(c.contenu, 'financement.ressources[].payeur', r.payeur);
	if (r.payeur === 'porteur') return valeur(r.champ, r.nom ?? porteurNom(d, c) ?? genre);
	if (r.payeur === 'ars' && !r.nom && d.porteur?.entite?.ars) return valeur(r.champ, `ARS ${d.porteur.entite.ars}`);
	return valeur(r.champ, r.nom ?? genre);
}

const totaux = (champ: string, liste: Total[]): Entree[] => liste.map((t) => ({ montant: valeur(champ, totalTexte(t)) }));

/**
 * A line over the years. A year not known is a manque; when none is, the manque stands once, in the total,
 * or in its only year.
 */
function ligne(champ: string, montants: (number | undefined)[], manque?: string): Entree {
	const aucun = montants.length > 1 && montants.every((m) => m === undefined);
	const inconnu = (): Valeur => valeur(champ, undefined, manque);
	return {
		montants: montants.map((m) => ({ montant: m === undefined && !aucun ? inconnu() : valeur(champ, m === undefined ? RIEN : euros(m)) })),
		total: aucun ? inconnu() : valeur(champ, totalTexte(somme(montants))),
	};
}

/** Which line a manque of a table is about: without it the closing list says the same thing ten times. */
const deLaLigne = (quoi: string, l: Valeur): string | undefined => l.texte && typographie(`${quoi} de la ligne « ${l.texte} »`);
const montantDe = (l: Valeur): string | undefined => deLaLigne('le montant', l);

/** Where the amount of a line comes from; the wording stands in the template. */
const origine = (d: Dossier, l: Budget['depenses'][number]): Record<string, boolean> => {
	const poste = l.nature === 'coordination';
	return {
		duGuide: poste && coutDuGuide(d),
		duChiffrage: (poste && l.marque === 'devis') || l.champ.startsWith('financement.poste'),
		estDocument: !poste && l.marque === 'source',
		estHypothese: l.marque === 'hypothese',
		estDevis: !poste && l.marque === 'devis',
	};
};

/** Sums over the years: « au moins » where a line of one is not known. */
export const ligneDeTotaux = (champ: string, liste: Total[], dire: (t: Total) => string | undefined = totalTexte): Entree => ({
	montants: liste.map((t) => ({ montant: valeur(champ, dire(t)) })),
	total: valeur(champ, dire({ montant: liste.reduce((s, t) => s + t.montant, 0), incomplet: liste.some((t) => t.incomplet) })),
});

const lignesDepenses: LectureListe = (d, c) =>
	budget(d).depenses.map((l) => {
		const libelle = libelleDepense(c, l);
		const typee = l.champ.startsWith('financement.depenses');
		return {
			libelle,
			...origine(d, l),
			origineInconnue: valeur(
				typee ? `${l.champ}.marque` : 'financement.origineCout',
				undefined,
				typee ? deLaLigne('l’origine du montant', libelle) : undefined,
			),
			reference: valeur(`${l.champ}.reference`, l.reference),
			...ligne(typee ? `${l.champ}.montants` : l.champ, l.montants, typee ? montantDe(libelle) : undefined),
		};
	});

const engagementDe = (ans = 0): string | undefined => (ENLETTRES[ans] ? `${ans === 1 ? 'd’' : 'de '}${ENLETTRES[ans]}` : undefined);

const lignesRessources: LectureListe = (d, c) =>
	budget(d).ressources.map((r) => {
		const libelle = libellePayeur(d, c, r);
		const { mode, part } = d.financement?.ressources?.find((x) => x.id === r.id) ?? {};
		return {
			libelle,
			etat: valeur(`${r.champ}.etat`, etatTexte(c, r.etat), deLaLigne('l’état du financement', libelle)),
			acquis: r.etat === 'acquis',
			engagement: valeur(`${r.champ}.engagement`, r.engagement === undefined ? undefined : compte(r.engagement, 'an')),
			engagementDe: valeur(`${r.champ}.engagement`, engagementDe(r.engagement)),
			engagementCourt: r.engagement !== undefined && r.engagement < (d.financement?.duree ?? 0),
			partPoste: mode === 'part-poste' && part !== undefined,
			partTotal: mode === 'part-total' && part !== undefined,
			part: valeur(`${r.champ}.part`, part === undefined ? undefined : pourcent(part)),
			estArs: r.payeur === 'ars',
			...rubriqueCerfa(d, r.payeur, libelle.texte),
			estPorteur: r.payeur === 'porteur',
			...ligne(`${r.champ}.montants`, r.montants, montantDe(libelle)),
		};
	});

/** Revenue by state, the carrier's residual apart. */
const ressourcesParEtat: LectureListe = (d, c) => {
	const b = budget(d);
	return (['acquis', 'sollicite', 'a-solliciter', undefined] as const).flatMap((etat): Entree[] => {
		const siennes = b.ressources.filter((r) => r.etat === etat);
		if (siennes.length === 0) return [];
		const total = somme(siennes.flatMap((r) => r.montants));
		const noms = siennes.flatMap((r) => libellePayeur(d, c, r).texte ?? []);
		return [
			{
				etat: valeur('financement.ressources', etatTexte(c, etat) && majuscule(etatTexte(c, etat) ?? '')),
				connu: etat !== undefined,
				noms: valeur('financement.ressources', noms.join(' ; ') || undefined),
				total: valeur('financement.ressources', totalTexte(total)),
			},
		];
	});
};

/** Share of each payer over all the years, rates adding up to one hundred; none while a line is unknown. */
const partsPayeurs: LectureListe = (d, c) => {
	const b = budget(d);
	if (b.provisoire || b.excedent || b.depensesTotales.montant === 0) return [];
	const lignes = [
		...b.ressources.map((r) => ({ nom: libellePayeur(d, c, r), total: somme(r.montants).montant })),
		{ nom: valeur('porteur.entite', communesReunies(d) ?? porteurNom(d, c)), total: b.residuelTotal.montant },
	];
	const rates = taux(lignes.map((l) => l.total));
	return lignes.map((l, rang) => ({
		nom: l.nom,
		total: valeur(l.nom.champ ?? '', euros(l.total)),
		part: valeur(l.nom.champ ?? '', pourcent(rates[rang] ?? 0)),
	}));
};

const annee = (d: Dossier, rang: number): number | undefined =>
	d.financement?.debut === undefined ? undefined : d.financement.debut + rang;

const enNature = (d: Dossier): (number | undefined)[][] =>
	(d.financement?.valorisation ?? []).map((v) => budget(d).exercices.map((a) => v.montants?.[a.rang] ?? undefined));

const lignesValorisation: LectureListe = (d, { contenu }) =>
	(d.financement?.valorisation ?? []).map((v, rang) => ({
		libelle: valeur(`financement.valorisation.${v.id}.libelle`, v.libelle),
		nature: valeur(
			`financement.valorisation.${v.id}.nature`,
			minuscule(libelleOption(contenu, 'financement.valorisation[].nature', v.nature) ?? ''),
		),
		apporteur: valeur(`financement.valorisation.${v.id}.apporteur`, v.apporteur),
		...ligne(`financement.valorisation.${v.id}.montants`, enNature(d)[rang] ?? [], v.libelle && montantDe({ texte: v.libelle })),
	}));

const prorata = (d: Dossier): string | undefined => {
	const premier = budget(d).exercices[0];
	return premier && premier.annee !== undefined && premier.mois < 12 ? compte(premier.mois, 'mois', 'mois') : undefined;
};

export const valeursFinancement: Record<string, Lecture> = {
	dureeTexte: calcul('financement.duree', (d) => ENLETTRES[d.financement?.duree ?? 0] || undefined),
	premiereAnnee: calcul('financement.debut', (d) => annee(d, 0)?.toString()),
	derniereAnnee: calcul('financement.debut', (d) =>
		d.financement?.duree === undefined ? undefined : annee(d, d.financement.duree - 1)?.toString(),
	),
	coutEtp: calcul('financement.coutEtp', (d) => euros(coutEtp(d))),
	coutPosteAnnuel: calcul('coordination.etp', (d) => {
		const cout = coutCoordination(d);
		return cout === undefined ? undefined : euros(cout);
	}),
	totalDepenses: calcul('financement.depenses', (d) => totalTexte(budget(d).depensesTotales)),
	depensesAnneePleine: calcul('financement.depenses', (d) => totalTexte(budget(d).totauxDepenses.at(-1))),
	resteTotal: calcul('financement.ressources', (d) => soldeTexte(budget(d).residuelTotal)),
	resteAnneePleine: calcul('financement.ressources', (d) => soldeTexte(budget(d).residuel.at(-1) ?? VIDE)),
	totalValorisation: calcul('financement.valorisation', (d) => totalTexte(somme(enNature(d).flat()))),
	coutParHabitant: calcul('echelle.communes', (d) => {
		const cout = coutParHabitant(budget(d), populationTerritoire(d)?.valeur);
		return cout === undefined ? undefined : eurosCentimes(cout);
	}),
	moisPremiereAnnee: calcul('coordination.prisePoste', prorata),
	partsTotal: calcul('financement.ressources', () => pourcent(100)),
	cleMode: option('financement.cle.mode'),
	coutEtpOrigineManque: () => valeur('financement.origineCout', undefined),
	depensesAPreciser: () => valeur('financement.enveloppe', undefined),
	financeursAPreciser: () => valeur('financement.ressources', undefined),
};

export const listesFinancement: Record<string, LectureListe> = {
	annees: (d) =>
		budget(d).exercices.map((a) => ({
			annee: valeur('financement.debut', a.annee),
			libelle: valeur('financement.debut', a.annee ?? (d.financement?.duree === undefined ? 'Une année' : `Année ${a.rang + 1}`)),
		})),
	lignesDepenses,
	lignesRessources,
	totauxDepenses: (d) => totaux('financement.depenses', budget(d).totauxDepenses),
	totauxRessources: (d) => totaux('financement.ressources', budget(d).totauxRessources),
	restes: (d) => budget(d).residuel.map((t) => ({ montant: valeur('financement.ressources', soldeTexte(t)) })),
	totauxValorisation: (d) =>
		totaux(
			'financement.valorisation',
			budget(d).exercices.map((a) => somme(enNature(d).map((l) => l[a.rang]))),
		),
	ressourcesParEtat,
	partsPayeurs,
	lignesValorisation,
};

/** Expenditure by year and payer; wording of titles in the template. Nothing while no amount is known. */
export function figureBudget(d: Dossier, c: Contexte, mots: Record<string, string>): Bloc[] {
	const b = budget(d);
	if (b.excedent || b.depensesTotales.montant === 0) return [];
	const series = [...b.ressources.map((r) => libellePayeur(d, c, r).texte ?? ''), mots['reste'] ?? ''];
	const barres = b.exercices.map((a) => ({
		libelle: String(a.annee ?? (b.exercices.length > 1 ? `${mots['annee'] ?? ''} ${a.rang + 1}` : (mots['une'] ?? ''))),
		valeurs: [...b.ressources.map((r) => r.montants[a.rang] ?? 0), b.residuel[a.rang]?.montant ?? 0],
	}));
	const dit = barres.map((x) => `${x.libelle} : ${x.valeurs.map((v, rang) => `${series[rang]} ${euros(v)}`).join(', ')}`).join(' ; ');
	return [{ t: 'figure', genre: 'barres', titre: mots['titre'] ?? '', alternative: `${mots['titre'] ?? ''}. ${dit}.`, series, barres }];
}
