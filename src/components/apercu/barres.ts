import type { FigureBarres } from '../../document/modele.ts';

/** Width of the longest bar, in units of the drawing. */
export const LARGEUR = 640;

export interface Barre {
	libelle: string;
	morceaux: { serie: number; x: number; largeur: number }[];
}

/** A negative amount is written in the table, not drawn. */
const longueur = (v: number): number => (Number.isFinite(v) ? Math.max(0, v) : 0);

/** The segments of every bar on one scale, in order; those of no width left out. */
export function segments({ barres }: FigureBarres): Barre[] {
	const totaux = barres.map(({ valeurs }) => valeurs.reduce((s, v) => s + longueur(v), 0));
	const echelle = LARGEUR / Math.max(1, ...totaux);
	return barres.map(({ libelle, valeurs }) => {
		let x = 0;
		const morceaux = valeurs.flatMap((v, serie) => {
			const largeur = longueur(v) * echelle;
			x += largeur;
			return largeur < 0.5 ? [] : [{ serie, x: x - largeur, largeur }];
		});
		return { libelle, morceaux };
	});
}
