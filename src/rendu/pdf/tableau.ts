import type { Inline, Tableau } from '../../document/modele.ts';
import { passagesDe } from './atelier.ts';
import type { Atelier } from './atelier.ts';
import type { Feuille } from './feuille.ts';
import { couperEnLignes } from './lignes.ts';
import { etendue } from './mots.ts';
import type { Ligne } from './lignes.ts';
import type { Passage } from './mots.ts';
import { element } from './noeuds.ts';
import type { Noeud } from './noeuds.ts';
import { COULEURS, enGras, HAUTEUR_UTILE } from './style.ts';
import type { Style } from './style.ts';
import { departDe, hauteurDe, lier, paragraphe, peindreLigne } from './unites.ts';
import type { Alignement, Unite } from './unites.ts';

const COTE = 4;
const DESSUS = 3.5;
/** A shorter table is never cut between two pages. */
const TABLEAU_COURT = HAUTEUR_UTILE / 4;

interface Colonne {
	x: number;
	largeur: number;
	alignement: Alignement;
}
type Genre = 'entete' | 'ligne' | 'total';

/** Column widths: each keeps its longest word; beyond, they grow with their content, so that the tallest cells end level. */
export const largeursColonnes = (etendues: { min: number; max: number }[], total: number): number[] => {
	const somme = (cle: 'min' | 'max'): number => etendues.reduce((s, e) => s + e[cle], 0);
	const [min, max] = [somme('min'), somme('max')];
	if (max <= total) return etendues.map((e) => (max === 0 ? total / etendues.length : (e.max * total) / max));
	if (min >= total) {
		const plafond = (2 * total) / etendues.length;
		const bornes = etendues.map((e) => Math.max(total / etendues.length / 3, Math.min(e.min, plafond)));
		const borne = bornes.reduce((s, b) => s + b, 0);
		return bornes.map((b) => (b * total) / borne);
	}
	const envies = etendues.map((e) => Math.sqrt(e.max) * Math.sqrt(Math.sqrt(e.max)));
	const pour = (lambda: number): number[] => etendues.map((e, i) => Math.max(e.min, Math.min(e.max, lambda * (envies[i] ?? 0))));
	let [bas, haut] = [0, total];
	for (let i = 0; i < 50; i++) {
		const milieu = (bas + haut) / 2;
		if (pour(milieu).reduce((x, y) => x + y, 0) > total) haut = milieu;
		else bas = milieu;
	}
	return pour(bas);
};

/** Columns of amounts share one width, as long as the other columns keep their words and nearly half of the table. */
const egaliser = (etendues: { min: number; max: number }[], alignements: Alignement[], total: number): { min: number; max: number }[] => {
	const montants = etendues.filter((_, c) => alignements[c] === 'droite');
	const autres = etendues.filter((_, c) => alignements[c] !== 'droite').reduce((somme, e) => somme + e.min, 0);
	const place = (total - Math.max(autres, total * 0.45)) / montants.length;
	const part = Math.min(Math.max(...montants.map((e) => e.max)), place);
	if (montants.some((e) => e.min > part)) return etendues;
	return etendues.map((e, c) => (alignements[c] === 'droite' ? { min: part, max: part } : e));
};

const peindreFond = (feuille: Feuille, genre: Genre, x: number, haut: number, largeur: number, hauteur: number): void => {
	if (genre === 'entete') feuille.decor.push({ g: 'rectangle', x, y: haut, largeur, hauteur, fond: COULEURS.voile });
	const trait = (y: number, couleur: string, epaisseur: number): void => {
		feuille.decor.push({ g: 'ligne', x1: x, y1: y, x2: x + largeur, y2: y, couleur, epaisseur });
	};
	if (genre === 'total') trait(haut, COULEURS.encre, 0.8);
	trait(haut + hauteur, genre === 'entete' ? COULEURS.sapin : COULEURS.regle, genre === 'entete' ? 1 : 0.5);
};

/** A row; taller than a page, it is cut between lines of its cells. */
const rangee = (cellules: Ligne[][], colonnes: Colonne[], style: Style, genre: Genre, repete?: Unite): Unite => {
	const nombre = Math.max(1, ...cellules.map((c) => c.length));
	const hauteur = nombre * style.interligne + 2 * DESSUS;
	const x = colonnes[0]?.x ?? 0;
	const fin = colonnes[colonnes.length - 1];
	const largeur = fin ? fin.x + fin.largeur - x : 0;
	return {
		avant: 0,
		hauteur,
		...(repete ? { repete } : {}),
		couper: (disponible) => {
			const n = Math.floor((disponible - 2 * DESSUS) / style.interligne);
			if (n < 3 || n >= nombre) return undefined;
			const partie = (debut: number, bout?: number): Unite =>
				rangee(
					cellules.map((c) => c.slice(debut, bout)),
					colonnes,
					style,
					genre,
					repete,
				);
			return [partie(0, n), partie(n)];
		},
		peindre: (feuille, haut) => {
			peindreFond(feuille, genre, x, haut, largeur, hauteur);
			colonnes.forEach((colonne, c) => {
				const [gauche, place] = [colonne.x + COTE, colonne.largeur - 2 * COTE];
				(cellules[c] ?? []).forEach((ligne, i) => {
					const depart = departDe(ligne, gauche, place, colonne.alignement);
					peindreLigne(feuille, ligne, depart, haut + DESSUS + i * style.interligne, style.interligne, style.taille);
				});
			});
		},
	};
};

/** The same row as an artifact: what a screen reader has heard once it need not hear on every page. */
const enArtefact = (ligne: Ligne): Ligne => ({
	...ligne,
	segments: ligne.segments.map((s) => ({ ...s, passage: { texte: s.passage.texte, style: s.passage.style } })),
});

/** A table as strips: caption, header row, rows; neither the first row nor the last nor a total stands alone. Rows shorter than the widest are filled with empty cells. */
export const tableau = (bloc: Tableau, x: number, largeur: number, parent: Noeud, atelier: Atelier): Unite[] => {
	const nombre = Math.max(bloc.entete.length, ...bloc.lignes.map((l) => l.cellules.length));
	if (nombre === 0) return [];
	const style = nombre > 5 ? atelier.styles.celluleSerree : atelier.styles.cellule;
	const noeud = element(parent, 'Table');
	const rangs = Array.from({ length: nombre }, (_, c) => c);
	const legende =
		bloc.legende.length === 0
			? []
			: paragraphe(
					passagesDe(bloc.legende, atelier.styles.legende, element(noeud, 'Caption'), atelier),
					atelier.styles.legende,
					x,
					largeur,
					atelier,
					{
						avant: 8,
						lie: true,
					},
				);

	const premiereEnTitre = nombre > 1 && (bloc.alignements[0] ?? 'gauche') === 'gauche';
	const composer = (cellules: Inline[][], tr: Noeud, base: Style, genre: Genre): Passage[][] =>
		rangs.map((c) => {
			const td =
				genre === 'entete'
					? element(tr, 'TH', { portee: 'Column' })
					: c === 0 && premiereEnTitre
						? element(tr, 'TH', { portee: 'Row' })
						: element(tr, 'TD');
			return passagesDe(cellules[c] ?? [], base, td, atelier);
		});

	const gras = enGras(style);
	// A THead without a TBody fails PDF/UA-1 (7.2): a table that is only headers has a bare row.
	const parties = bloc.lignes.length > 0;
	const entete =
		bloc.entete.length > 0 ? composer(bloc.entete, element(parties ? element(noeud, 'THead') : noeud, 'TR'), gras, 'entete') : undefined;
	const corps = parties ? element(noeud, 'TBody') : noeud;
	const lignes = bloc.lignes.map((l) => composer(l.cellules, element(corps, 'TR'), l.total ? gras : style, l.total ? 'total' : 'ligne'));

	const toutes = entete ? [entete, ...lignes] : lignes;
	const etendues = rangs.map((c) => {
		const e = toutes.map((ligne) => etendue(ligne[c] ?? [], atelier.polices));
		return { min: Math.max(...e.map((v) => v.min)) + 2 * COTE + 0.1, max: Math.max(...e.map((v) => v.max)) + 2 * COTE + 0.1 };
	});
	let gauche = x;
	const colonnes = largeursColonnes(egaliser(etendues, bloc.alignements, largeur), largeur).map((l, c): Colonne => {
		const colonne = { x: gauche, largeur: l, alignement: bloc.alignements[c] ?? 'gauche' };
		gauche += l;
		return colonne;
	});

	const mettreEnLignes = (ligne: Passage[][]): Ligne[][] =>
		ligne.map((cellule, c) => couperEnLignes(cellule, (colonnes[c]?.largeur ?? 0) - 2 * COTE, atelier.polices));
	const lignesEntete = entete && mettreEnLignes(entete);
	const repete =
		lignesEntete &&
		rangee(
			lignesEntete.map((c) => c.map(enArtefact)),
			colonnes,
			gras,
			'entete',
		);
	const unites = lignes.map((ligne, i): Unite => {
		const total = bloc.lignes[i]?.total === true;
		const unite = rangee(mettreEnLignes(ligne), colonnes, total ? gras : style, total ? 'total' : 'ligne', repete);
		const lie = i + 1 < lignes.length && (i === 0 || i === lignes.length - 2 || bloc.lignes[i + 1]?.total === true);
		return { ...unite, lie };
	});
	const tete = lignesEntete ? lier([rangee(lignesEntete, colonnes, gras, 'entete')], unites.length > 0) : [];
	const ensemble = [...legende, ...tete, ...unites];
	const espacees = ensemble.map((u, i) => (i === 0 ? { ...u, avant: 8 } : u === tete[0] ? { ...u, avant: 3 } : u));
	return hauteurDe(espacees) <= TABLEAU_COURT ? lier(espacees) : espacees;
};
