import type { FigureInstances } from '../../document/modele.ts';
import { passages } from './atelier.ts';
import type { Atelier } from './atelier.ts';
import type { Feuille } from './feuille.ts';
import { couperEnLignes } from './lignes.ts';
import type { Ligne } from './lignes.ts';
import type { Noeud } from './noeuds.ts';
import { COULEURS, enGras, HAUTEUR_UTILE, STYLES } from './style.ts';
import type { Style } from './style.ts';
import { departDe, hauteurDe, peindreLigne } from './unites.ts';
import type { Unite } from './unites.ts';

const LATERAL = 104;
const ECART = 12;
const LIEN = 18;
const DEDANS = 7;
const NOM: Style = { ...enGras(STYLES.figure), taille: 9, interligne: 12.5 };
const DETAIL: Style = STYLES.figure;

interface Corps {
	nom: string;
	detail: string;
}
interface Boite {
	x: number;
	largeur: number;
	nom: Ligne[];
	detail: Ligne[];
	hauteur: number;
	noeud: Noeud;
}

const boite = (corps: Corps, x: number, largeur: number, noeud: Noeud, atelier: Atelier): Boite => {
	const lignes = (texte: string, style: Style, nombre: number): Ligne[] =>
		couperEnLignes(passages(texte.slice(0, 800), style, noeud, atelier), largeur - 2 * DEDANS, atelier.polices).slice(0, nombre);
	const [nom, detail] = [lignes(corps.nom, NOM, 6), lignes(corps.detail, DETAIL, 14)];
	return { x, largeur, nom, detail, noeud, hauteur: nom.length * NOM.interligne + detail.length * DETAIL.interligne + 2 * DEDANS };
};

const peindreBoite = (feuille: Feuille, b: Boite, haut: number, hauteur: number, lateral: boolean): void => {
	const fond = lateral ? COULEURS.voileOcre : COULEURS.voileSapin;
	feuille.contenu.push({ g: 'rectangle', noeud: b.noeud, x: b.x, y: haut, largeur: b.largeur, hauteur, fond });
	feuille.contenu.push({
		g: 'rectangle',
		noeud: b.noeud,
		x: b.x,
		y: haut,
		largeur: b.largeur,
		hauteur,
		trait: lateral ? COULEURS.ocre : COULEURS.sapin,
		epaisseur: 1,
	});
	let y = haut + (hauteur - b.hauteur) / 2 + DEDANS;
	const ecrire = (lignes: Ligne[], style: Style): void => {
		for (const l of lignes) {
			peindreLigne(feuille, l, departDe(l, b.x + DEDANS, b.largeur - 2 * DEDANS, 'centre'), y, style.interligne, style.taille);
			y += style.interligne;
		}
	};
	ecrire(b.nom, NOM);
	ecrire(b.detail, DETAIL);
};

const centre = (b: Boite): number => b.x + b.largeur / 2;

/** From each box above to each box below, through one level line. */
const relier = (feuille: Feuille, dessus: Boite[], dessous: Boite[], haut: number, noeud: Noeud): void => {
	const ligne = (x1: number, y1: number, x2: number, y2: number): void => {
		feuille.contenu.push({ g: 'ligne', noeud, x1, y1, x2, y2, couleur: COULEURS.sapin, epaisseur: 1 });
	};
	const milieu = haut + LIEN / 2;
	const centres = [...dessus, ...dessous].map(centre);
	for (const b of dessus) ligne(centre(b), haut, centre(b), milieu);
	ligne(Math.min(...centres), milieu, Math.max(...centres), milieu);
	for (const b of dessous) ligne(centre(b), milieu, centre(b), haut + LIEN);
};

/** Boxes of one level, at most four abreast. */
const rangsDe = (niveau: Corps[], x: number, largeur: number, noeud: Noeud, atelier: Atelier): Boite[][] => {
	const parRang = Math.ceil(niveau.length / Math.ceil(niveau.length / (largeur < 400 ? 3 : 4)));
	return Array.from({ length: Math.ceil(niveau.length / parRang) }, (_, r) => {
		const ensemble = niveau.slice(r * parRang, (r + 1) * parRang);
		const place = Math.min(190, (largeur - ECART * (ensemble.length - 1)) / ensemble.length);
		const depart = x + (largeur - ensemble.length * place - ECART * (ensemble.length - 1)) / 2;
		return ensemble.map((corps, i) => boite(corps, depart + i * (place + ECART), place, noeud, atelier));
	});
};

const hauteurRang = (rang: Boite[]): number => Math.max(...rang.map((b) => b.hauteur));

/** A row of boxes, with the point of its right side where the lateral body attaches. */
interface Rang extends Unite {
	bord: number;
	milieu: number;
}

const unitesNiveaux = (niveaux: Corps[][], x: number, largeur: number, noeud: Noeud, atelier: Atelier): Rang[] => {
	let precedent: Boite[] | undefined;
	return niveaux
		.filter((n) => n.length > 0)
		.flatMap((niveau) =>
			rangsDe(niveau, x, largeur, noeud, atelier).map((rang, r): Rang => {
				const dessus = r === 0 ? precedent : undefined;
				precedent = rang;
				const lien = dessus ? LIEN : 0;
				const hauteur = hauteurRang(rang);
				return {
					bord: Math.max(...rang.map((b) => b.x + b.largeur)),
					milieu: lien + hauteur / 2,
					avant: dessus ? 0 : 6,
					hauteur: hauteur + lien,
					peindre: (feuille, haut) => {
						if (dessus) relier(feuille, dessus, rang, haut, noeud);
						for (const b of rang) peindreBoite(feuille, b, haut + lien, hauteur, false);
					},
				};
			}),
		);
};

/** The whole diagram as one strip, with the lateral body beside every level. */
const avecLateral = (niveaux: Rang[], lateral: Boite): Unite => {
	const hauteur = Math.max(hauteurDe(niveaux), lateral.hauteur);
	return {
		avant: 6,
		hauteur,
		peindre: (feuille, haut, reperes) => {
			let y = haut;
			niveaux.forEach((u, i) => {
				y += i === 0 ? 0 : u.avant;
				u.peindre(feuille, y, reperes);
				y += u.hauteur;
				const m = y - u.hauteur + u.milieu;
				feuille.contenu.push({
					g: 'ligne',
					noeud: lateral.noeud,
					x1: u.bord,
					y1: m,
					x2: lateral.x,
					y2: m,
					couleur: COULEURS.ocre,
					epaisseur: 1,
					pointille: true,
				});
			});
			peindreBoite(feuille, lateral, haut, hauteur, true);
		},
	};
};

/** Boxes by level linked from top to bottom; too tall for a page, they run level by level and the lateral body comes last. */
export const instances = (bloc: FigureInstances, x: number, largeur: number, noeud: Noeud, atelier: Atelier): Unite[] => {
	const { lateral } = bloc;
	if (lateral) {
		const reste = largeur - LATERAL - 20;
		const unites = unitesNiveaux(bloc.niveaux, x, reste, noeud, atelier);
		const cote = avecLateral(unites, boite(lateral, x + largeur - LATERAL, LATERAL, noeud, atelier));
		if (cote.hauteur <= HAUTEUR_UTILE) return [cote];
	}
	return unitesNiveaux(lateral ? [...bloc.niveaux, [lateral]] : bloc.niveaux, x, largeur, noeud, atelier);
};
