import type { Cellule } from '../../document/classeur.ts';
import { somme, type Total } from '../../finances/budget.ts';
import { adresse } from '../../document/classeur.ts';
import { citer, colonneTotal, dernierAn, formule, plage, pluriannuel, type Etabli } from './etabli.ts';

/** « », « au moins » or « à décider » for a row of amounts. */
export function lectureLigne(e: Etabli, premiere: number, ligne: number, montants: (number | undefined)[]): Cellule {
	const ans = plage(premiere, ligne, dernierAn(e, premiere), ligne);
	const connus = montants.filter((m) => m !== undefined).length;
	const dit = connus === montants.length ? '' : (e.mots[connus === 0 ? 'decider' : 'moins'] ?? '');
	return formule(
		'lecture',
		undefined,
		`IF(COUNT(${ans})=COLUMNS(${ans}),"",IF(COUNT(${ans})=0,${citer(e, 'decider')},${citer(e, 'moins')}))`,
		dit,
	);
}

/** A sum of which nothing is known is not zero. */
export const sommeConnue = (e: Etabli, ans: string): string => `IF(COUNT(${ans})=0,${citer(e, 'decider')},SUM(${ans}))`;
export const sommeOuDecider = (e: Etabli, montants: (number | undefined)[]): number | string =>
	montants.every((m) => m === undefined) ? (e.mots['decider'] ?? '') : somme(montants).montant;

/** What a line ends with: its sum over the years when there are several, and how to read it. */
export function fin(e: Etabli, premiere: number, ligne: number, montants: (number | undefined)[]): Cellule[] {
	const ans = plage(premiere, ligne, dernierAn(e, premiere), ligne);
	const total = formule('calcul', 'euros', sommeConnue(e, ans), sommeOuDecider(e, montants));
	return [...(pluriannuel(e) ? [total] : []), lectureLigne(e, premiere, ligne, montants)];
}

const cumul = (totaux: Total[]): number => totaux.reduce((s, t) => s + t.montant, 0);

/** The row of totals under lines `debut` to `ligne - 1`: a sum for each year, then of the years. */
export function rangeeTotal(e: Etabli, premiere: number, debut: number, ligne: number, totaux: Total[]): Cellule[] {
	const ans = totaux.map((t, rang) =>
		formule('total', 'euros', `SUM(${plage(premiere + rang, debut, premiere + rang, ligne - 1)})`, t.montant),
	);
	const tout = formule('total', 'euros', `SUM(${plage(premiere, ligne, dernierAn(e, premiere), ligne)})`, cumul(totaux));
	return [...ans, ...(pluriannuel(e) ? [tout] : [])];
}

/** The row under the totals: « au moins » where a line of the sum is not known, else « complet ». */
export function rangeeLecture(e: Etabli, premiere: number, debut: number, dernier: number, totaux: Total[]): Cellule[] {
	const lire = (bloc: string, incomplet: boolean): Cellule => ({
		...formule(
			'lecture',
			undefined,
			`IF(COUNT(${bloc})=ROWS(${bloc})*COLUMNS(${bloc}),${citer(e, 'complet')},${citer(e, 'moins')})`,
			e.mots[incomplet ? 'moins' : 'complet'] ?? '',
		),
		droite: true,
	});
	const ans = totaux.map((t, rang) => lire(plage(premiere + rang, debut, premiere + rang, dernier), t.incomplet));
	return [
		...ans,
		...(pluriannuel(e)
			? [
					lire(
						plage(premiere, debut, dernierAn(e, premiere), dernier),
						totaux.some((t) => t.incomplet),
					),
				]
			: []),
	];
}

/** Address of the sum over the years, on this row. */
export const adresseTotal = (e: Etabli, premiere: number, ligne: number): string => adresse(colonneTotal(e, premiere), ligne);
