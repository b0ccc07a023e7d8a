import { adresse, type Cellule, type Classeur, type Feuille } from '../../document/classeur.ts';
import type { Depense } from '../../finances/depenses.ts';
import {
	AN_DEPENSES,
	cellule,
	chapeau,
	citer,
	DEBUT,
	ENTETE,
	entete,
	formule,
	plage,
	pluriannuel,
	saisie,
	textes,
	type Etabli,
} from './etabli.ts';
import { nomAnnuel } from './hypotheses.ts';
import { adresseTotal, fin, rangeeLecture, rangeeTotal } from './lecture.ts';

/** Row of the totals. */
export const ligneTotalDepenses = (e: Etabli): number => DEBUT + e.b.depenses.length;

/** Row of the post. */
export const lignePoste = (e: Etabli): number => DEBUT + e.b.depenses.findIndex((l) => l.nature === 'coordination');

/** The lines of one year, of all of them without a rank; without the total. */
export const lignesDepenses = (e: Etabli, rang?: number): string =>
	plage(AN_DEPENSES + (rang ?? 0), DEBUT, AN_DEPENSES + (rang ?? e.b.exercices.length - 1), ligneTotalDepenses(e) - 1);

/** Rounded line by line, so that totals are sums of what is printed. */
const siConnus = (e: Etabli, noms: string[], calcul: string): string =>
	`IF(COUNT(${noms.join(',')})=${noms.length},ROUND(${calcul},0),${citer(e, 'decider')})`;

const POSTE = ['temps_coordination', 'cout_temps_plein', 'part_du_conseil'];

/** Cost of the post over a full year. */
export const formulePoste = (e: Etabli): string => siConnus(e, POSTE, POSTE.join('*'));

function montant(e: Etabli, l: Depense, rang: number): Cellule {
	const connu = l.montants[rang];
	const mois = `mois_${rang + 1}`;
	const calcule = (noms: string[]): Cellule =>
		formule('calcul', 'euros', siConnus(e, [...noms, mois], `${noms.join('*')}*${mois}/12`), connu ?? e.mots['decider'] ?? '');
	if (l.nature === 'coordination') return calcule(POSTE);
	if (l.champ.startsWith('financement.poste.')) return calcule([nomAnnuel(l.nature)]);
	return saisie(e, 'euros', connu);
}

/** Expenditure by line and by year. */
export function feuilleDepenses(e: Etabli): { feuille: Feuille; noms: Classeur['noms'] } {
	const { b, mots } = e;
	const dits = textes(e, 'depenses');
	const { nom = '' } = e.sections['depenses'] ?? {};
	const total = ligneTotalDepenses(e);
	const lignes = b.depenses.map((l, rang) => {
		const [libelle = '', origine = ''] = dits.lignes[rang] ?? [];
		return [
			cellule('ligne', libelle),
			cellule('ligne', origine),
			...b.exercices.map((a) => montant(e, l, a.rang)),
			...fin(e, AN_DEPENSES, DEBUT + rang, l.montants),
		];
	});
	const tete = [...dits.entete, ...(pluriannuel(e) ? [mots['total'] ?? ''] : [])];
	return {
		feuille: {
			nom,
			largeurs: [46, 40, ...tete.slice(2).map(() => 14), 12],
			lignes: [
				...chapeau(e, 'depenses', tete.length + 1),
				[...entete(tete, 2), cellule('entete', mots['lecture'])],
				...lignes,
				[
					cellule('total', dits.lignes[b.depenses.length]?.[0] ?? ''),
					cellule('total'),
					...rangeeTotal(e, AN_DEPENSES, DEBUT, total, b.totauxDepenses),
					cellule('total'),
				],
				[
					cellule('lecture', mots['lecture']),
					cellule('lecture'),
					...rangeeLecture(e, AN_DEPENSES, DEBUT, total - 1, b.totauxDepenses),
					cellule('lecture'),
				],
			],
			entete: ENTETE,
			colonnesFigees: 1,
		},
		noms: [
			{ nom: 'depenses_totales', feuille: nom, adresse: adresseTotal(e, AN_DEPENSES, total) },
			{ nom: 'depenses_derniere_annee', feuille: nom, adresse: adresse(AN_DEPENSES + b.exercices.length - 1, total) },
		],
	};
}
