import type { Inline, Tableau } from '../../document/modele.ts';
import { motsDe } from '../mots-surs.ts';

/** Twips a character takes at 9.5 points, and the padding of a cell. */
const CARACTERE = 108;
const MARGE = 230;
/** A longer word is cut; a longer cell weighs no more. */
const MOT_LE_PLUS_LONG = 22;
const CELLULE_LA_PLUS_LONGUE = 220;

const mots = (inlines: Inline[]): string => inlines.map(motsDe).join('');
const maximum = (nombres: number[], borne: number): number => Math.min(borne, Math.max(1, ...nombres));
const somme = (nombres: number[]): number => nombres.reduce((s, n) => s + n, 0);

/** Whole twips that add up to `total`. */
const arrondir = (largeurs: number[], total: number): number[] => {
	const entieres = largeurs.map(Math.floor);
	return entieres.map((l, i) => (i === 0 ? l + total - somme(entieres) : l));
};

const partager = (minimums: number[], souhaits: number[], total: number): number[] => {
	const [min, souhait] = [somme(minimums), somme(souhaits)];
	if (min >= total) return minimums.map((m) => (m * total) / min);
	if (souhait <= total) return souhaits.map((s) => s + ((total - souhait) * s) / souhait);
	return minimums.map((m, j) => m + ((total - min) * ((souhaits[j] ?? m) - m)) / (souhait - min));
};

/** How many columns a table has, its header and its longest row counted; at least one. */
export const nombreDeColonnes = (b: Tableau): number => Math.max(1, b.entete.length, ...b.lignes.map((l) => l.cellules.length));

/** Widths in twips that add up to `total`: no column narrower than its longest word, the rest shared by length of text. */
export const largeursDe = (b: Tableau, total: number): number[] => {
	const rangees = [b.entete, ...b.lignes.map((l) => l.cellules)];
	const colonnes = Array.from({ length: nombreDeColonnes(b) }, (_, j) => rangees.map((r) => mots(r[j] ?? [])));
	const largeur = (caracteres: number): number => caracteres * CARACTERE + MARGE;
	const minimums = colonnes.map((c) =>
		largeur(
			maximum(
				c.flatMap((t) => t.split(/[ -]/).map((m) => m.length)),
				MOT_LE_PLUS_LONG,
			),
		),
	);
	const souhaits = colonnes.map((c, j) =>
		Math.max(
			minimums[j] ?? 0,
			largeur(
				maximum(
					c.map((t) => t.length),
					CELLULE_LA_PLUS_LONGUE,
				),
			),
		),
	);
	return arrondir(partager(minimums, souhaits, total), total);
};

/** Lines that each row takes, about, its columns being `largeurs` wide; the header comes first. */
export const lignesDe = (b: Tableau, largeurs: number[]): number[] =>
	[b.entete, ...b.lignes.map((l) => l.cellules)].map((rangee) =>
		Math.max(1, ...rangee.map((c, j) => Math.ceil((mots(c).length * CARACTERE) / Math.max(CARACTERE, (largeurs[j] ?? 0) - MARGE)))),
	);
