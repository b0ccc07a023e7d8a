import type { Figure, FigureBarres, FigureInstances, Inline, Tableau } from '../document/modele.ts';

/** « 60 000 € » in French typography, whole euros; « – » when there is no number. */
const montant = (valeur: number | undefined): string =>
	valeur !== undefined && Number.isFinite(valeur)
		? `${valeur < 0 ? '−' : ''}${Math.abs(Math.round(valeur))
				.toFixed(0)
				.replace(/\B(?=(\d{3})+$)/g, '\u202F')}\u00A0€`
		: '–';

const cellule = (texte: string): Inline[] => [{ t: 'texte', texte }];

const barres = (f: FigureBarres): Tableau => {
	const rangee = (libelle: string, valeurs: (number | undefined)[]): Inline[][] => [libelle, ...valeurs.map(montant)].map(cellule);
	const total = ({ valeurs }: FigureBarres['barres'][number]): number => f.series.reduce((s, _, i) => s + (valeurs[i] ?? 0), 0);
	return {
		t: 'tableau',
		legende: [],
		alignements: ['gauche', ...f.barres.map(() => 'droite' as const)],
		entete: ['Libellé', ...f.barres.map((b) => b.libelle)].map(cellule),
		lignes: [
			...f.series.map((serie, i) => ({
				cellules: rangee(
					serie,
					f.barres.map((b) => b.valeurs[i]),
				),
			})),
			{ cellules: rangee('Total', f.barres.map(total)), total: true },
		],
	};
};

const instances = (f: FigureInstances): Tableau => {
	const rangs = f.niveaux.flatMap((niveau, i) => niveau.map((corps) => [String(i + 1), corps.nom, corps.detail]));
	const lateral = f.lateral ? [['À chaque niveau', f.lateral.nom, f.lateral.detail]] : [];
	return {
		t: 'tableau',
		legende: [],
		alignements: ['gauche', 'gauche', 'gauche'],
		entete: ['Niveau', 'Instance', 'Rôle'].map(cellule),
		lignes: [...rangs, ...lateral].map((rang) => ({ cellules: rang.map(cellule) })),
	};
};

/** What a figure draws, as a table without caption: one row a series, one column a bar and their totals, or one row a body with its level. */
export const figureEnTableau = (f: Figure): Tableau => (f.genre === 'barres' ? barres(f) : instances(f));
