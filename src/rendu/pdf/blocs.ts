import type { Bloc, Liste, Paragraphe, Titre } from '../../document/modele.ts';
import { texteDe } from '../../document/modele.ts';
import { numeroAffiche } from '../texte.ts';
import { passages, passagesDe } from './atelier.ts';
import type { Atelier } from './atelier.ts';
import { figure } from './figure.ts';
import { couperEnLignes } from './lignes.ts';
import { largeurDe } from './mots.ts';
import { contenu, element } from './noeuds.ts';
import type { Noeud } from './noeuds.ts';
import { signatures } from './signatures.ts';
import { COULEURS, STYLES } from './style.ts';
import { tableau } from './tableau.ts';
import { avecDessous, paragraphe, peindreLigne } from './unites.ts';
import type { Unite } from './unites.ts';

/** Where blocks go: a column of the page and a structure element. */
export interface Place {
	x: number;
	largeur: number;
	parent: Noeud;
	/** Tagged level of the last heading: levels never skip one on the way down (PDF/UA-1, 7.4.2). */
	niveau: { dernier: number };
}

const ROLES = ['H1', 'H2', 'H3'] as const;
const STYLES_TITRE = ['titre1', 'titre2', 'titre3'] as const;
const AVANT_TITRE = { titre1: 0, titre2: 18, titre3: 11 };

export const titre = (bloc: Titre, place: Place, atelier: Atelier): Unite[] => {
	const nom = STYLES_TITRE[bloc.niveau - 1] ?? 'titre3';
	const style = atelier.styles[nom];
	const avant = (AVANT_TITRE[nom] * style.interligne) / STYLES[nom].interligne;
	if ((numeroAffiche(bloc.numero) + texteDe(bloc.contenu)).trim() === '') return [];
	const niveau = Math.min(bloc.niveau, place.niveau.dernier + 1);
	place.niveau.dernier = niveau;
	const noeud = element(place.parent, ROLES[niveau - 1] ?? 'H3');
	const numero = numeroAffiche(bloc.numero);
	const passages = passagesDe(numero ? [{ t: 'texte', texte: numero }, ...bloc.contenu] : bloc.contenu, style, noeud, atelier);
	const unites = paragraphe(passages, style, place.x, place.largeur, atelier, { avant, lie: true });
	return unites.map((u, i) => ({ ...u, lie: true, ...(i === 0 ? { ancre: bloc.id, saut: bloc.nouvellePage === true } : {}) }));
};

const RETRAIT_BOITE = 11;

/** Box strips: background and bar follow the lines from page to page. */
const encadrer = (unites: Unite[], x: number, largeur: number): Unite[] =>
	unites.map((u, i): Unite => {
		const dessus = i === 0 ? 6 : 0;
		const hauteur = u.hauteur + dessus + (i === unites.length - 1 ? 7 : 0);
		return {
			...u,
			avant: i === 0 ? 9 : 0,
			hauteur,
			peindre: (feuille, haut, reperes) => {
				feuille.decor.push({ g: 'rectangle', x, y: haut, largeur, hauteur, fond: COULEURS.voileSapin });
				feuille.decor.push({ g: 'rectangle', x, y: haut, largeur: 2.5, hauteur, fond: COULEURS.sapin });
				u.peindre(feuille, haut + dessus, reperes);
			},
		};
	});

const paragrapheDe = (bloc: Paragraphe, place: Place, atelier: Atelier): Unite[] => {
	const style = bloc.style === 'note' ? atelier.styles.note : atelier.styles.corps;
	// A short bold line reads as a heading: it stays with what it announces, as « … : » does.
	const intertitre = bloc.contenu.every((i) => 'gras' in i && i.gras === true) && texteDe(bloc.contenu).length < 100;
	const annonce = intertitre || /:\s*$/.test(texteDe(bloc.contenu));
	const passages = passagesDe(bloc.contenu, style, element(place.parent, 'P'), atelier);
	const { x, largeur } = place;
	if (bloc.style === 'encadre') {
		const dedans = paragraphe(passages, style, x + RETRAIT_BOITE, largeur - 2 * RETRAIT_BOITE, atelier, { avant: 0, lie: annonce });
		return encadrer(dedans, x, largeur);
	}
	const avant = bloc.style === 'note' ? 5 : 6;
	return paragraphe(passages, style, x, largeur, atelier, {
		avant,
		lie: annonce,
		alignement: bloc.style === 'centre' ? 'centre' : 'gauche',
	});
};

/** Narrower than this, nested lists stop moving right. */
const LARGEUR_MINIMALE = 120;

const liste = (bloc: Liste, place: Place, atelier: Atelier): Unite[] => {
	const noeud = element(place.parent, 'L', { numerotation: bloc.ordonnee ? 'Decimal' : 'Disc' });
	const marques = bloc.items.map((_, i) => (bloc.ordonnee ? `${i + 1}. ` : '– '));
	const gouttiere = Math.max(14, ...marques.map((m) => largeurDe(m, atelier.styles.corps, atelier.polices) + 3));
	const retrait = Math.min(gouttiere, Math.max(0, place.largeur - LARGEUR_MINIMALE));
	return bloc.items.flatMap((item, i): Unite[] => {
		const li = element(noeud, 'LI');
		const etiquette = passages(marques[i] ?? '', atelier.styles.corps, contenu(element(li, 'Lbl')), atelier);
		const lignes = couperEnLignes(etiquette, Infinity, atelier.polices);
		const { interligne, taille } = atelier.styles.corps;
		const corps = element(li, 'LBody');
		const dedans = blocs(item, { ...place, x: place.x + retrait, largeur: place.largeur - retrait, parent: corps }, atelier);
		const [premiere, ...suite] = dedans.length > 0 ? dedans : [{ avant: 0, hauteur: interligne, peindre: () => undefined }];
		if (!premiere) return [];
		const avecMarque = avecDessous(premiere, (feuille, haut) => {
			for (const l of lignes) peindreLigne(feuille, l, place.x, haut, interligne, taille);
		});
		return [{ ...avecMarque, avant: i === 0 ? 4 : 2.5 }, ...suite];
	});
};

const unitesDe = (bloc: Bloc, place: Place, atelier: Atelier): Unite[] => {
	switch (bloc.t) {
		case 'titre':
			return titre(bloc, place, atelier);
		case 'paragraphe':
			return paragrapheDe(bloc, place, atelier);
		case 'liste':
			return liste(bloc, place, atelier);
		case 'tableau':
			return tableau(bloc, place.x, place.largeur, place.parent, atelier);
		case 'signatures':
			return signatures(bloc, place.x, place.largeur, place.parent, atelier);
		case 'figure':
			return figure(bloc, place.x, place.largeur, place.parent, atelier);
		case 'saut':
			return [];
	}
};

const ECART_APRES = { tableau: 10, figure: 10, signatures: 10 } as const;

/** Blocks as strips, in order; a page break marks the next strip. */
export const blocs = (suite: Bloc[], place: Place, atelier: Atelier): Unite[] => {
	const resultat: Unite[] = [];
	let saut = false;
	let ecart = 0;
	suite.forEach((bloc, i) => {
		const unites = unitesDe(bloc, place, atelier);
		const derniere = unites[unites.length - 1];
		if (derniere && suite[i + 1]?.t === 'signatures') derniere.lie = true;
		const [premiere, ...reste] = unites;
		if (bloc.t === 'saut') saut = true;
		if (!premiere) return;
		resultat.push({ ...premiere, avant: Math.max(premiere.avant, ecart), saut: saut || premiere.saut === true }, ...reste);
		saut = false;
		ecart = bloc.t in ECART_APRES ? ECART_APRES[bloc.t as keyof typeof ECART_APRES] : 0;
	});
	return resultat;
};
