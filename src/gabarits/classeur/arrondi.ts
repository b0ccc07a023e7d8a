import { adresse } from '../../document/classeur.ts';
import { plageFixe } from './etabli.ts';

/**
 * Whole parts that add up exactly, as finances/repartition.ts makes them: each exact part stands in column `col`, and what
 * rounding leaves goes to the largest remainders, the first ones when they are equal.
 * @param total what the parts add up to, as a formula
 * @param echelle 1000 for tenths of a percent, 1 for euros
 */
export function formuleArrondi(col: number, ligne: number, debut: number, fin: number, total: string, echelle: 1 | 1000): string {
	const fois = echelle === 1 ? '' : `${echelle}*`;
	const [une, toutes] = [`${fois}${adresse(col, ligne)}`, `${fois}${plageFixe(col, debut, fin)}`];
	const reste = (x: string): string => `${x}-INT(${x})`;
	const devant = `SUMPRODUCT((${reste(toutes)}>${reste(une)})*1)`;
	const exaequo = `SUMPRODUCT((${reste(toutes)}=${reste(une)})*(ROW(${plageFixe(col, debut, fin)})<ROW(${adresse(col, ligne)})))`;
	const entier = `INT(${une})+IF(${devant}+${exaequo}<${total}-SUMPRODUCT(INT(${toutes})),1,0)`;
	return echelle === 1 ? entier : `(${entier})/${echelle}`;
}
