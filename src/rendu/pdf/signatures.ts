import type { Inline, Signatures } from '../../document/modele.ts';
import { MENTION_SIGNATURE } from '../texte.ts';
import { passagesDe } from './atelier.ts';
import type { Atelier } from './atelier.ts';
import { element } from './noeuds.ts';
import type { Noeud } from './noeuds.ts';
import { COULEURS, enGras, HAUTEUR_UTILE, STYLES } from './style.ts';
import type { Style } from './style.ts';
import { hauteurDe, lier, paragraphe } from './unites.ts';
import type { Unite } from './unites.ts';

const GOUTTIERE = 18;
const CADRE = 54;

const cadre = (x: number, largeur: number): Unite => ({
	avant: 3,
	hauteur: CADRE,
	peindre: (feuille, haut) => {
		feuille.decor.push({ g: 'rectangle', x, y: haut, largeur, hauteur: CADRE, trait: COULEURS.regle, epaisseur: 0.8 });
	},
});

/** Name, quality, and a blank frame to sign in: one party. */
const partie = (p: Signatures['parties'][number], x: number, largeur: number, parent: Noeud, atelier: Atelier): Unite[] => {
	const noeud = element(parent, 'Div');
	const ligne = (inlines: Inline[], style: Style, avant: number): Unite[] =>
		paragraphe(passagesDe(inlines, style, element(noeud, 'P'), atelier), style, x, largeur, atelier, { avant });
	const corps: Style = { ...STYLES.corps, taille: 9.5, interligne: 13 };
	return [
		...ligne(p.nom, enGras(corps), 0),
		...p.lignes.flatMap((l) => ligne(l, corps, 1)),
		...ligne([{ t: 'texte', texte: MENTION_SIGNATURE }], STYLES.note, 3),
		cadre(x, largeur),
	];
};

/** Several columns of strips as one; frames stand on the same line. */
const cote = (colonnes: Unite[][]): Unite => {
	const hauteur = Math.max(...colonnes.map(hauteurDe));
	return {
		avant: 14,
		hauteur,
		peindre: (feuille, haut, reperes) => {
			for (const colonne of colonnes) {
				let y = haut;
				const jeu = hauteur - hauteurDe(colonne);
				colonne.forEach((u, i) => {
					const bas = i >= colonne.length - 2 ? jeu : 0;
					y += i === 0 ? 0 : u.avant;
					u.peindre(feuille, y + bas, reperes);
					y += u.hauteur;
				});
			}
		},
	};
};

/** One block a party, two side by side, never cut; one too long for a page runs as ordinary text. */
export const signatures = (bloc: Signatures, x: number, largeur: number, parent: Noeud, atelier: Atelier): Unite[] => {
	const place = (largeur - GOUTTIERE) / 2;
	const composees = bloc.parties.map((p, i) => partie(p, x + (i % 2) * (place + GOUTTIERE), place, parent, atelier));
	const rangs = Array.from({ length: Math.ceil(composees.length / 2) }, (_, i) => composees.slice(2 * i, 2 * i + 2));
	return rangs.flatMap((rang): Unite[] => {
		const ensemble = cote(rang);
		return ensemble.hauteur <= HAUTEUR_UTILE ? [ensemble] : rang.flatMap((p) => [...p.slice(0, -2), ...lier(p.slice(-2))]);
	});
};
