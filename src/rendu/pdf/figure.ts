import type { Figure } from '../../document/modele.ts';
import { passagesDe } from './atelier.ts';
import type { Atelier } from './atelier.ts';
import { barres } from './figure-barres.ts';
import { instances } from './figure-instances.ts';
import { contenu, element } from './noeuds.ts';
import type { Noeud } from './noeuds.ts';
import { HAUTEUR_UTILE, PAGE, STYLES } from './style.ts';
import { hauteurDe, lier, paragraphe } from './unites.ts';
import type { Unite } from './unites.ts';

/** Text fit for an attribute: neither control characters nor half of a pair. */
export const texteAttribut = (texte: string): string =>
	texte
		.replace(/[\u0000-\u001F\u007F-\u009F\uFEFF]+/g, ' ')
		.replace(/[\p{Surrogate}\p{Co}\uFFFE\uFFFF]/gu, '\uFFFD')
		.trim();

/** Title, then the drawing, tagged as one Figure with its alternative text and, on one page, its bounding box. */
export const figure = (bloc: Figure, x: number, largeur: number, parent: Noeud, atelier: Atelier): Unite[] => {
	const passages = passagesDe([{ t: 'texte', texte: bloc.titre }], STYLES.legende, element(parent, 'P'), atelier);
	const titre = paragraphe(passages, STYLES.legende, x, largeur, atelier, { avant: 10, lie: true });
	const noeud = element(parent, 'Figure', { alternative: texteAttribut(bloc.alternative) || texteAttribut(bloc.titre) || 'Figure' });
	const dessin =
		bloc.genre === 'barres' ? barres(bloc, x, largeur, contenu(noeud), atelier) : instances(bloc, x, largeur, contenu(noeud), atelier);
	const hauteur = hauteurDe(dessin);
	if (hauteur > HAUTEUR_UTILE) return [...titre, ...dessin];
	const [premiere, ...reste] = dessin;
	if (!premiere) return titre;
	const mesuree: Unite = {
		...premiere,
		peindre: (feuille, haut, reperes) => {
			const dessus = haut;
			noeud.boite = [x, dessus, x + largeur, Math.min(dessus + hauteur, PAGE.hauteur)];
			premiere.peindre(feuille, haut, reperes);
		},
	};
	return [...titre, ...lier([mesuree, ...reste])];
};
