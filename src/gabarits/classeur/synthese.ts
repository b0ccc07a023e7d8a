import { adresse, type Cellule, type Feuille } from '../../document/classeur.ts';
import { populationTerritoire } from '../../faits/territoire.ts';
import { coutParHabitant, somme } from '../../finances/budget.ts';
import { coutCoordination } from '../../finances/depenses.ts';
import { taux } from '../../finances/repartition.ts';
import { majuscule } from '../../francais.ts';
import { formuleArrondi } from './arrondi.ts';
import { formulePoste } from './depenses.ts';
import {
	ailleurs,
	AN_RESSOURCES,
	cellule,
	chapeau,
	citer,
	colonneTotal,
	DEBUT,
	dernierAn,
	entete,
	formule,
	notes,
	plage,
	pluriannuel,
	textes,
	type Etabli,
} from './etabli.ts';
import { sommeConnue, sommeOuDecider } from './lecture.ts';
import { etats, ligneSolde } from './ressources.ts';

type Ligne = [valeur: Cellule, lecture: Cellule];

const sansLecture = cellule('lecture');

/** The cover figures, by the key that the template gives them. */
function chiffres(e: Etabli): Record<string, Ligne> {
	const { b, d, mots } = e;
	const decider = mots['decider'] ?? '';
	const population = populationTerritoire(d)?.valeur;
	const moins = (incomplet: boolean | undefined, bloc: string): Cellule =>
		formule('lecture', undefined, `IF(${bloc}=${citer(e, 'moins')},${citer(e, 'moins')},"")`, incomplet ? (mots['moins'] ?? '') : '');
	const lecture = (rang?: number): string =>
		ailleurs(e, 'depenses', adresse(rang === undefined ? colonneTotal(e, 2) : 2 + rang, DEBUT + b.depenses.length + 1));
	const repris = (format: 'nombre' | 'entier', nom: string, valeur: number | undefined): Ligne => [
		formule('calcul', format, nom, valeur ?? decider),
		sansLecture,
	];
	const parHabitant = `IF(AND(ISNUMBER(population),depenses_derniere_annee>0),IF(population>0,depenses_derniere_annee/population,${citer(e, 'decider')}),${citer(e, 'decider')})`;
	const bilan = mots[b.provisoire ? 'provisoire' : b.excedent ? 'excedent' : 'equilibre'] ?? '';
	return {
		derniere: [
			formule('calcul', 'euros', 'depenses_derniere_annee', b.totauxDepenses.at(-1)?.montant ?? 0),
			moins(b.totauxDepenses.at(-1)?.incomplet, lecture(b.exercices.length - 1)),
		],
		...(pluriannuel(e) && {
			periode: [
				formule('calcul', 'euros', 'depenses_totales', b.depensesTotales.montant),
				moins(b.depensesTotales.incomplet, lecture()),
			] satisfies Ligne,
		}),
		poste: [formule('calcul', 'euros', formulePoste(e), coutCoordination(d) ?? decider), sansLecture],
		temps: repris('nombre', 'temps_coordination', d.coordination?.etp),
		population: repris('entier', 'population', population),
		habitant: [
			formule('calcul', 'eurosCentimes', parHabitant, coutParHabitant(b, population) ?? decider),
			moins(b.totauxDepenses.at(-1)?.incomplet, lecture(b.exercices.length - 1)),
		],
		reste: [formule('calcul', 'euros', 'reste_a_charge', b.residuelTotal.montant), formule('lecture', undefined, 'lecture_budget', bilan)],
	};
}

/** Share of each payer; « – » while the budget is not balanced, as in the document. */
function parts(e: Etabli, debut: number): Cellule[][] {
	const { b, mots } = e;
	const { lignes } = textes(e, 'synthese', 1);
	const montants = [...b.ressources.map((r) => somme(r.montants).montant), b.residuelTotal.montant];
	const total = b.depensesTotales.montant;
	const lisible = !b.provisoire && !b.excedent && total > 0;
	const rates = lisible ? taux(montants) : [];
	const rien = mots['rien'] ?? '';
	const fin = debut + montants.length - 1;
	const dits = [...b.ressources.map((r) => sommeOuDecider(e, r.montants)), b.residuelTotal.montant];
	const source = (rang: number): string =>
		sommeConnue(e, ailleurs(e, 'ressources', plage(AN_RESSOURCES, DEBUT + rang, dernierAn(e, AN_RESSOURCES), DEBUT + rang)));
	const rangees = montants.map((m, rang) => {
		const ligne = debut + rang;
		const avant = `IF(AND(lecture_budget=${citer(e, 'equilibre')},depenses_totales>0),${adresse(1, ligne)}/depenses_totales,${citer(e, 'rien')})`;
		const apres = `IF(ISNUMBER(${adresse(2, ligne)}),${formuleArrondi(2, ligne, debut, fin, '1000', 1000)},${citer(e, 'rien')})`;
		return [
			cellule('ligne', lignes[rang]?.[0]),
			formule('calcul', 'euros', source(rang), dits[rang] ?? 0),
			formule('calcul', 'pourcent', avant, lisible ? m / total : rien),
			formule('calcul', 'pourcent', apres, lisible ? (rates[rang] ?? 0) / 100 : rien),
		];
	});
	const sommeDe = (col: number): string => `SUM(${plage(col, debut, col, fin)})`;
	const toutes = `IF(COUNT(${plage(3, debut, 3, fin)})>0,${sommeDe(3)},${citer(e, 'rien')})`;
	return [
		...rangees,
		[
			cellule('total', lignes[montants.length]?.[0]),
			formule('total', 'euros', sommeDe(1), total),
			cellule('total'),
			formule('total', 'pourcent', toutes, lisible ? 1 : rien),
		],
	];
}

const ETATS = ['acquis', 'sollicite', 'a-solliciter', undefined] as const;

/** Revenue by state, so that what is not yet granted is seen; « au moins » where a line of it is not known. */
function parEtat(e: Etabli, debut: number): Cellule[][] {
	const { b, mots } = e;
	const colonneDe = (col: number): string => ailleurs(e, 'ressources', plage(col, DEBUT, col, ligneSolde(e) - 1));
	const total = colonneTotal(e, AN_RESSOURCES);
	const [montants, lectures] = [colonneDe(total), colonneDe(total + 1)];
	const cles = [0, 1, 2].map((rang) => adresse(0, debut + rang));
	const douteuses = (cle: string): string => `COUNTIFS(${colonneDe(1)},${cle},${lectures},"?*")`;
	const siMoins = (condition: string, dit: boolean): Cellule =>
		formule('lecture', undefined, `IF(${condition},${citer(e, 'moins')},"")`, dit ? (mots['moins'] ?? '') : '');
	const aucune = [formule('calcul', 'euros', '0', 0), cellule('lecture')];
	const rangees = ETATS.map((etat, rang): Cellule[] => {
		const siennes = b.ressources.filter((r) => r.etat === etat).flatMap((r) => r.montants);
		const { montant, incomplet } = somme(siennes);
		const cle = cles[rang];
		if (b.ressources.length === 0) return aucune;
		if (cle)
			return [formule('calcul', 'euros', `SUMIF(${colonneDe(1)},${cle},${montants})`, montant), siMoins(`${douteuses(cle)}>0`, incomplet)];
		return [
			formule('calcul', 'euros', `SUM(${montants})-SUM(${plage(1, debut, 1, debut + 2)})`, montant),
			siMoins(`COUNTIF(${lectures},"?*")>${cles.map(douteuses).join('+')}`, incomplet),
		];
	});
	const noms = [...etats(e).map(majuscule), mots['aPreciser'] ?? ''];
	const bilan = mots[b.provisoire ? 'provisoire' : b.excedent ? 'excedent' : 'equilibre'] ?? '';
	return [
		...rangees.map((r, rang) => [cellule('ligne', noms[rang]), ...r]),
		[
			cellule('ligne', mots['reste']),
			formule('calcul', 'euros', 'reste_a_charge', b.residuelTotal.montant),
			formule('lecture', undefined, 'lecture_budget', bilan),
		],
		[
			cellule('total', mots['total']),
			formule('total', 'euros', `SUM(${plage(1, debut, 1, debut + ETATS.length)})`, b.depensesTotales.montant),
			cellule('total'),
		],
	];
}

/** The cover figures, the share of each payer, the revenue by state. */
export function feuilleSynthese(e: Etabli): Feuille {
	const [cles, payeurs, etatsDits] = [0, 1, 2].map((rang) => textes(e, 'synthese', rang));
	const calcules = chiffres(e);
	const repris = (cles?.lignes ?? []).flatMap(([cle = '', libelle = '']) => {
		const ligne = calcules[cle];
		return ligne ? [[cellule('ligne', libelle), ...ligne]] : [];
	});
	const lignes: Feuille['lignes'] = [
		...chapeau(e, 'synthese', 4),
		[...entete(cles?.entete ?? [], 1).slice(0, 2), cellule('entete', e.mots['lecture'])],
		...repris,
		[],
		[cellule('intertitre', payeurs?.legende)],
		entete(payeurs?.entete ?? [], 1),
	];
	lignes.push(
		...parts(e, lignes.length),
		[],
		[cellule('intertitre', etatsDits?.legende)],
		[...entete(etatsDits?.entete ?? [], 1), cellule('entete', e.mots['lecture'])],
	);
	lignes.push(...parEtat(e, lignes.length), [], ...notes(e, 'synthese', 4));
	return { nom: e.sections['synthese']?.nom ?? '', largeurs: [66, 18, 24, 14], lignes, unePage: true };
}
