import { adresse, colonne, type Cellule, type Classeur, type Feuille } from '../../document/classeur.ts';
import { somme, type Total } from '../../finances/budget.ts';
import type { Ressource } from '../../finances/ressources.ts';
import { libelleOption } from '../valeur.ts';
import { lignePoste, lignesDepenses, ligneTotalDepenses } from './depenses.ts';
import {
	ailleurs,
	AN_DEPENSES,
	AN_RESSOURCES,
	cellule,
	chapeau,
	citer,
	colonneTotal,
	DEBUT,
	dernierAn,
	ENTETE,
	entete,
	formule,
	notes,
	plage,
	pluriannuel,
	saisie,
	textes,
	type Etabli,
} from './etabli.ts';
import { fin } from './lecture.ts';

/** Row of the carrier's residual; the total, the reading and the check follow. */
export const ligneSolde = (e: Etabli): number => DEBUT + e.b.ressources.length;
export const ligneLecture = (e: Etabli): number => ligneSolde(e) + 2;

/** The words for each state, as the questions have them. */
export const etats = (e: Etabli): string[] =>
	['acquis', 'sollicite', 'a-solliciter'].map((etat) =>
		(libelleOption(e.contenu, 'financement.ressources[].etat', etat) ?? '').toLowerCase(),
	);

const brute = (e: Etabli, r: Ressource) => e.d.financement?.ressources?.find((x) => x.id === r.id);

/** A share of the post, or of all expenditure once each line of that year is known. The inner rounding drops what binary decimals leave. */
function formulePart(e: Etabli, mode: 'part-poste' | 'part-total', rang: number, ligne: number): string {
	const part = `$${colonne(AN_RESSOURCES - 1)}${ligne + 1}`;
	const base = ailleurs(e, 'depenses', adresse(AN_DEPENSES + rang, mode === 'part-poste' ? lignePoste(e) : ligneTotalDepenses(e)));
	const lignes = ailleurs(e, 'depenses', lignesDepenses(e, rang));
	const connu = mode === 'part-poste' ? `COUNT(${part},${base})=2` : `AND(ISNUMBER(${part}),COUNT(${lignes})=ROWS(${lignes}))`;
	return `IF(${connu},ROUND(ROUND(${part}*${base},6),0),${citer(e, 'decider')})`;
}

function ligne(e: Etabli, r: Ressource, rang: number): Cellule[] {
	const [libelle = '', etat = ''] = textes(e, 'ressources').lignes[rang] ?? [];
	const { mode, part } = brute(e, r) ?? {};
	const proportion = mode === 'part-poste' || mode === 'part-total';
	const ou = DEBUT + rang;
	const montants = r.montants.map((m, an) =>
		proportion ? formule('calcul', 'euros', formulePart(e, mode, an, ou), m ?? e.mots['decider'] ?? '') : saisie(e, 'euros', m),
	);
	return [
		cellule('ligne', libelle),
		{ ...cellule('saisie', etat), choix: etats(e) },
		proportion ? saisie(e, 'pourcent', part === undefined ? undefined : part / 100) : cellule('ligne'),
		...montants,
		...fin(e, AN_RESSOURCES, ou, r.montants),
	];
}

const mot = (e: Etabli, t: Total): string => e.mots[t.incomplet ? 'provisoire' : t.montant < 0 ? 'excedent' : 'equilibre'] ?? '';

/** « provisoire », « déséquilibre à corriger » or « équilibré », for a year. */
function lectureAn(e: Etabli, rang: number, t: Total): Cellule {
	const [col, solde] = [AN_RESSOURCES + rang, ligneSolde(e)];
	const depenses = ailleurs(e, 'depenses', lignesDepenses(e, rang));
	const siennes = plage(col, DEBUT, col, solde - 1);
	const [compte, attendu] = e.b.ressources.length > 0 ? [`+COUNT(${siennes})`, `+ROWS(${siennes})`] : ['', ''];
	const texte = `IF(COUNT(${depenses})${compte}<ROWS(${depenses})${attendu},${citer(e, 'provisoire')},IF(${adresse(col, solde)}<0,${citer(e, 'excedent')},${citer(e, 'equilibre')}))`;
	return { ...formule('lecture', undefined, texte, mot(e, t)), droite: true };
}

/** The worst of the years. */
function lectureTout(e: Etabli): Cellule {
	const ans = plage(AN_RESSOURCES, ligneLecture(e), dernierAn(e, AN_RESSOURCES), ligneLecture(e));
	const pire = `IF(COUNTIF(${ans},${citer(e, 'provisoire')})>0,${citer(e, 'provisoire')},IF(COUNTIF(${ans},${citer(e, 'excedent')})>0,${citer(e, 'excedent')},${citer(e, 'equilibre')}))`;
	const dit = e.mots[e.b.provisoire ? 'provisoire' : e.b.excedent ? 'excedent' : 'equilibre'] ?? '';
	return { ...formule('lecture', undefined, pire, dit), droite: true };
}

const parAnnee = (e: Etabli, une: (rang: number) => Cellule, tout: Cellule): Cellule[] => [
	...e.b.exercices.map((a) => une(a.rang)),
	...(pluriannuel(e) ? [tout] : []),
];

/** Residual, total, reading and check. */
function pied(e: Etabli): Cellule[][] {
	const { b, mots } = e;
	const dits = textes(e, 'ressources').lignes;
	const [solde, n] = [ligneSolde(e), b.ressources.length];
	const total = solde + 1;
	const somme_ = (ligneDe: number): string => `SUM(${plage(AN_RESSOURCES, ligneDe, dernierAn(e, AN_RESSOURCES), ligneDe)})`;
	const depenses = (rang: number): string => ailleurs(e, 'depenses', adresse(AN_DEPENSES + rang, ligneTotalDepenses(e)));
	const lesAutres = (col: number): string => (n > 0 ? `-SUM(${plage(col, DEBUT, col, solde - 1)})` : '');
	const duSolde = (rang: number): Cellule =>
		formule('calcul', 'euros', `${depenses(rang)}${lesAutres(AN_RESSOURCES + rang)}`, b.residuel[rang]?.montant ?? 0);
	const duTotal = (rang: number): Cellule =>
		formule(
			'total',
			'euros',
			`SUM(${plage(AN_RESSOURCES + rang, DEBUT, AN_RESSOURCES + rang, solde)})`,
			b.totauxDepenses[rang]?.montant ?? 0,
		);
	const ecart = (col: number, autre: string): Cellule => formule('calcul', 'euros', `${adresse(col, total)}-${autre}`, 0);
	const vides = (role: 'ligne' | 'total' | 'lecture', texte?: string): Cellule[] => [cellule(role, texte), cellule(role)];
	return [
		[
			cellule('ligne', dits[n]?.[0]),
			...vides('ligne', dits[n]?.[1]),
			...parAnnee(e, duSolde, formule('calcul', 'euros', somme_(solde), b.residuelTotal.montant)),
			cellule('lecture'),
		],
		[
			cellule('total', dits[n + 1]?.[0]),
			...vides('total'),
			...parAnnee(e, duTotal, formule('total', 'euros', somme_(total), b.depensesTotales.montant)),
			cellule('total'),
		],
		[
			cellule('lecture', mots['lecture']),
			...vides('lecture'),
			...parAnnee(e, (rang) => lectureAn(e, rang, b.residuel[rang] ?? somme([])), lectureTout(e)),
			cellule('lecture'),
		],
		[
			cellule('lecture', mots['controle']),
			...vides('lecture'),
			...parAnnee(e, (rang) => ecart(AN_RESSOURCES + rang, depenses(rang)), ecart(colonneTotal(e, AN_RESSOURCES), 'depenses_totales')),
			cellule('lecture'),
		],
	];
}

/** Revenue by payer and by year, the carrier's residual, and the check of the balance. */
export function feuilleRessources(e: Etabli): { feuille: Feuille; noms: Classeur['noms'] } {
	const { nom = '' } = e.sections['ressources'] ?? {};
	const tete = [...textes(e, 'ressources').entete, ...(pluriannuel(e) ? [e.mots['total'] ?? ''] : [])];
	const nomme = (cle: string, col: number, rangee: number): Classeur['noms'][number] => ({
		nom: cle,
		feuille: nom,
		adresse: adresse(col, rangee),
	});
	const [total, fini] = [colonneTotal(e, AN_RESSOURCES), dernierAn(e, AN_RESSOURCES)];
	return {
		feuille: {
			nom,
			largeurs: [52, 22, 10, ...tete.slice(3).map(() => 14), 12],
			lignes: [
				...chapeau(e, 'ressources', tete.length + 1),
				[...entete(tete, 2), cellule('entete', e.mots['lecture'])],
				...e.b.ressources.map((r, rang) => ligne(e, r, rang)),
				...pied(e),
				[],
				...notes(e, 'ressources', tete.length + 1),
			],
			entete: ENTETE,
			colonnesFigees: 1,
		},
		noms: [
			nomme('reste_a_charge', total, ligneSolde(e)),
			nomme('lecture_budget', total, ligneLecture(e)),
			nomme('reste_derniere_annee', fini, ligneSolde(e)),
			nomme('lecture_derniere_annee', fini, ligneLecture(e)),
		],
	};
}
