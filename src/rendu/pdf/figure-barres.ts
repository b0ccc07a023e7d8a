import type { FigureBarres } from '../../document/modele.ts';
import { passages } from './atelier.ts';
import type { Atelier } from './atelier.ts';
import type { Feuille } from './feuille.ts';
import { couperEnLignes } from './lignes.ts';
import { largeurDe } from './mots.ts';
import type { Ligne } from './lignes.ts';
import type { Noeud } from './noeuds.ts';
import { COULEURS, enGras, STYLES } from './style.ts';
import { peindreLigne } from './unites.ts';
import type { Unite } from './unites.ts';

/** « 60 000 € » in French typography, whole euros. */
export const montant = (valeur: number): string =>
	Number.isFinite(valeur)
		? `${valeur < 0 ? '−' : ''}${String(Math.abs(Math.round(valeur))).replace(/\B(?=(\d{3})+$)/g, '\u202F')}\u00A0€`
		: '–';

/** Fill and hatching by series: shapes, and the number written inside, tell them apart without colours. */
const MOTIFS = [
	{ fond: '#14534a', trait: undefined, pas: [] },
	{ fond: '#f0c97a', trait: '#8a5a00', pas: [1] },
	{ fond: '#c9dcd6', trait: '#14534a', pas: [-1] },
	{ fond: '#8a5a00', trait: undefined, pas: [] },
	{ fond: '#ffffff', trait: '#1b2430', pas: [1, -1] },
	{ fond: '#525b66', trait: undefined, pas: [] },
	{ fond: '#e4dcf2', trait: '#5b4a8a', pas: [0] },
	{ fond: '#5b4a8a', trait: '#ffffff', pas: [1] },
] as const;

/** Slanted (±1) or level (0) lines every four points, clipped to the rectangle by arithmetic. */
const hachurer = (feuille: Feuille, noeud: Noeud, x: number, y: number, l: number, h: number, couleur: string, sens: number): void => {
	const ligne = (x1: number, y1: number, x2: number, y2: number): void => {
		feuille.contenu.push({ g: 'ligne', noeud, x1, y1, x2, y2, couleur, epaisseur: 0.6 });
	};
	if (sens === 0) {
		for (let d = 2; d < h; d += 3) ligne(x, y + d, x + l, y + d);
		return;
	}
	for (let d = 3; d < l + h; d += 4) {
		const [debut, fin] = [Math.max(0, d - l), Math.min(h, d)];
		const place = (t: number): number => (sens > 0 ? x + d - t : x + l - d + t);
		ligne(place(debut), y + debut, place(fin), y + fin);
	}
};

const pave = (feuille: Feuille, noeud: Noeud, serie: number, x: number, y: number, largeur: number, hauteur: number): void => {
	const motif = MOTIFS[serie % MOTIFS.length] ?? MOTIFS[0];
	feuille.contenu.push({ g: 'rectangle', noeud, x, y, largeur, hauteur, fond: motif.fond });
	for (const sens of motif.pas) hachurer(feuille, noeud, x, y, largeur, hauteur, motif.trait ?? COULEURS.encre, sens);
	feuille.contenu.push({ g: 'rectangle', noeud, x, y, largeur, hauteur, trait: COULEURS.encre, epaisseur: 0.5 });
};

/** A negative amount is written, not drawn. */
const longueurDe = (valeur: number): number => (Number.isFinite(valeur) ? Math.max(0, valeur) : 0);

const LIBELLE = 96;
const TOTAL = 66;
const BARRE = 15;
const { figure: STYLE } = STYLES;

interface Cadre {
	x: number;
	largeur: number;
	noeud: Noeud;
	atelier: Atelier;
}

const lignesDe = (texte: string, limite: number, cadre: Cadre, nombre: number, gras = false): Ligne[] =>
	couperEnLignes(
		passages(texte.slice(0, 600), gras ? enGras(STYLE) : STYLE, cadre.noeud, cadre.atelier),
		limite,
		cadre.atelier.polices,
	).slice(0, nombre);

const peindre = (feuille: Feuille, lignes: Ligne[], x: number, haut: number): void => {
	lignes.forEach((l, i) => peindreLigne(feuille, l, x, haut + i * STYLE.interligne, STYLE.interligne, STYLE.taille));
};

/** One line of legend a series: swatch, number, name. */
const legende = (series: string[], cadre: Cadre): Unite[] =>
	series.map((nom, s): Unite => {
		const lignes = lignesDe(`${s + 1}. ${nom}`, cadre.largeur - 26, cadre, 2);
		return {
			avant: s === 0 ? 4 : 1.5,
			hauteur: Math.max(1, lignes.length) * STYLE.interligne,
			peindre: (feuille, haut) => {
				pave(feuille, cadre.noeud, s, cadre.x, haut + 1.5, 18, 8);
				peindre(feuille, lignes, cadre.x + 26, haut);
			},
		};
	});

const numero = (feuille: Feuille, serie: number, centre: number, haut: number, cadre: Cadre): void => {
	const texte = String(serie + 1);
	const largeur = largeurDe(texte, enGras(STYLE), cadre.atelier.polices);
	feuille.contenu.push({
		g: 'rectangle',
		noeud: cadre.noeud,
		x: centre - largeur / 2 - 2,
		y: haut + 2.5,
		largeur: largeur + 4,
		hauteur: BARRE - 5,
		fond: COULEURS.blanc,
	});
	const [ligne] = lignesDe(texte, 40, cadre, 1, true);
	if (ligne) peindreLigne(feuille, ligne, centre - largeur / 2, haut + 2, STYLE.interligne, STYLE.taille);
};

const barre = (donnees: FigureBarres['barres'][number], echelle: number, cadre: Cadre): Unite => {
	const place = cadre.largeur - LIBELLE - TOTAL - 16;
	const libelle = lignesDe(donnees.libelle, LIBELLE, cadre, 4, true);
	const total = donnees.valeurs.reduce((somme, v) => somme + v, 0);
	const somme = lignesDe(montant(total), TOTAL, cadre, 1, true);
	const detail = donnees.valeurs.map((v, s) => `${s + 1}\u00A0: ${montant(v)}`.replace(/ /g, '\u00A0')).join('   ');
	const details = donnees.valeurs.length > 1 ? lignesDe(detail, place + TOTAL, cadre, 8) : [];
	const debut = cadre.x + LIBELLE + 10;
	return {
		avant: 8,
		hauteur: Math.max(libelle.length * STYLE.interligne, BARRE + 2 + details.length * STYLE.interligne),
		peindre: (feuille, haut) => {
			peindre(feuille, libelle, cadre.x, haut + 2);
			let x = debut;
			donnees.valeurs.forEach((valeur, s) => {
				const largeur = longueurDe(valeur) * echelle * place;
				if (largeur < 0.2) return;
				pave(feuille, cadre.noeud, s, x, haut, largeur, BARRE);
				if (largeur > 14) numero(feuille, s, x + largeur / 2, haut, cadre);
				x += largeur;
			});
			peindre(feuille, somme, x + 6, haut + 2);
			peindre(feuille, details, debut, haut + BARRE + 2);
		},
	};
};

/** Stacked bars on one scale: legend, then a bar a category with its total and the value of each segment. */
export const barres = (bloc: FigureBarres, x: number, largeur: number, noeud: Noeud, atelier: Atelier): Unite[] => {
	const cadre: Cadre = { x, largeur, noeud, atelier };
	const longueurs = bloc.barres.map((b) => b.valeurs.reduce((somme, v) => somme + longueurDe(v), 0));
	const plusLongue = Math.max(1, ...longueurs);
	return [...legende(bloc.series, cadre), ...bloc.barres.map((b) => barre(b, 1 / plusLongue, cadre))];
};
