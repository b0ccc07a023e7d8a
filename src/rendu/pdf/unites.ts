import type { Atelier } from './atelier.ts';
import type { Feuille } from './feuille.ts';
import { couperEnLignes } from './lignes.ts';
import type { Ligne } from './lignes.ts';
import type { Passage } from './mots.ts';
import type { Style } from './style.ts';

/** What painting may ask once every page is known. */
export interface Reperes {
	/** Printed number of the page where the block with this id stands. */
	pageDe: (id: string) => number | undefined;
}

/** A strip of a page that is never cut, unless it is taller than a page and knows how. */
export interface Unite {
	/** Space above, dropped at the top of a page. */
	avant: number;
	hauteur: number;
	/** Stays on the same page as the next one. */
	lie?: boolean;
	/** Starts a page. */
	saut?: boolean;
	/** The block that starts here. */
	ancre?: string;
	/** Painted again above this strip when it comes first on a page (table headers). */
	repete?: Unite;
	/** Two strips of which the first is at most `disponible` tall; undefined when it cannot be. */
	couper?: (disponible: number) => [Unite, Unite] | undefined;
	peindre: (feuille: Feuille, haut: number, reperes: Reperes) => void;
}

export type Alignement = 'gauche' | 'droite' | 'centre';

/** Paints a line of text whose box starts at (`x`, `haut`). */
export const peindreLigne = (feuille: Feuille, ligne: Ligne, x: number, haut: number, interligne: number, taille: number): void => {
	const y = haut + interligne / 2 + taille * 0.36;
	for (const { passage, texte, x: decalage, largeur } of ligne.segments) {
		const { style, noeud, fond, cible } = passage;
		const gauche = x + decalage;
		if (fond)
			feuille.decor.push({
				g: 'rectangle',
				x: gauche - 1,
				y: haut + 1,
				largeur: Math.min(largeur, ligne.largeur - decalage) + 2,
				hauteur: interligne - 2,
				fond,
			});
		feuille.contenu.push({ g: 'texte', noeud, x: gauche, y, largeur, texte, style });
		if (cible && noeud && passage.souligne)
			feuille.decor.push({
				g: 'ligne',
				x1: gauche,
				y1: y + 1.8,
				x2: gauche + Math.min(largeur, ligne.largeur - decalage),
				y2: y + 1.8,
				couleur: style.couleur,
				epaisseur: 0.4,
			});
		if (cible && noeud) feuille.liens.push({ noeud, x: gauche, y: haut, largeur, hauteur: interligne, cible, texte: passage.texte });
	}
};

const FRACTION = { gauche: 0, centre: 0.5, droite: 1 } as const;

/** Where an aligned line starts. */
export const departDe = (ligne: Ligne, x: number, largeur: number, alignement: Alignement): number =>
	x + Math.max(0, largeur - ligne.largeur) * FRACTION[alignement];

export interface OptionsParagraphe {
	avant: number;
	alignement?: Alignement;
	/** The last line stays with what follows. */
	lie?: boolean;
}

/** One strip a line; neither the first nor the last line of a paragraph stands alone on a page. */
export const paragraphe = (
	passages: Passage[],
	style: Style,
	x: number,
	largeur: number,
	atelier: Atelier,
	options: OptionsParagraphe,
): Unite[] => {
	const lignes = couperEnLignes(passages, largeur, atelier.polices);
	return lignes.map((ligne, i): Unite => {
		const depart = departDe(ligne, x, largeur, options.alignement ?? 'gauche');
		const derniere = i === lignes.length - 1;
		return {
			avant: i === 0 ? options.avant : 0,
			hauteur: style.interligne,
			lie: derniere ? options.lie === true : i === 0 || i === lignes.length - 2,
			peindre: (feuille, haut) => peindreLigne(feuille, ligne, depart, haut, style.interligne, style.taille),
		};
	});
};

/** Marks strips as inseparable. */
export const lier = (unites: Unite[], avecLaSuite = false): Unite[] =>
	unites.map((u, i) => (i < unites.length - 1 || avecLaSuite ? { ...u, lie: true } : u));

export const hauteurDe = (unites: Unite[]): number => unites.reduce((somme, u, i) => somme + u.hauteur + (i === 0 ? 0 : u.avant), 0);

/** Paints something more under a strip, before it. */
export const avecDessous = (unite: Unite, dessous: Unite['peindre']): Unite => ({
	...unite,
	peindre: (feuille, haut, reperes) => {
		dessous(feuille, haut, reperes);
		unite.peindre(feuille, haut, reperes);
	},
});
