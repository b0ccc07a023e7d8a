import type { DocumentCompose, Titre } from '../../document/modele.ts';
import { texteDe } from '../../document/modele.ts';
import { dateEnLettres, numeroAffiche, titreDuDocument } from '../texte.ts';
import { passages as enClair } from './atelier.ts';
import type { Atelier } from './atelier.ts';
import { titre } from './blocs.ts';
import type { Place } from './blocs.ts';
import { couperEnLignes } from './lignes.ts';
import { largeurDe } from './mots.ts';
import type { Passage } from './mots.ts';
import { contenu, element } from './noeuds.ts';
import type { Noeud } from './noeuds.ts';
import { COULEURS, STYLES } from './style.ts';
import type { Style } from './style.ts';
import { hauteurDe, paragraphe, peindreLigne } from './unites.ts';
import type { Unite } from './unites.ts';

const regle = (place: Place, avant: number, couleur: string, epaisseur: number, largeur = place.largeur): Unite => ({
	avant,
	hauteur: epaisseur,
	lie: true,
	peindre: (feuille, haut) => {
		feuille.decor.push({ g: 'ligne', x1: place.x, y1: haut, x2: place.x + largeur, y2: haut, couleur, epaisseur });
	},
});

/** The block at the top of the first page: territory, title, subtitle, mention of draft, date. */
export const garde = (doc: DocumentCompose, place: Place, atelier: Atelier): Unite[] => {
	const ligne = (texte: string | undefined, style: Style, avant: number, fond?: string): Unite[] => {
		if (!texte) return [];
		const clair = enClair(texte, style, contenu(element(place.parent, 'P')), atelier);
		return paragraphe(fond ? clair.map((p) => ({ ...p, fond })) : clair, style, place.x, place.largeur, atelier, { avant });
	};
	const territoire = ligne(doc.territoire, atelier.styles.territoire, 0);
	const principal = titre({ ...titreDuDocument(doc), nouvellePage: false }, place, atelier);
	return [
		...territoire,
		regle(place, 4, COULEURS.sapin, 2, 56),
		...principal.map((u, i) => (i === 0 ? { ...u, avant: 14 } : u)),
		...ligne(doc.sousTitre, atelier.styles.sousTitre, 6),
		...ligne(doc.mention, atelier.styles.mention, 12, COULEURS.voileOcre),
		...ligne(dateEnLettres(doc.date), atelier.styles.date, 4),
		{ ...regle(place, 12, COULEURS.regle, 0.8), lie: false },
	];
};

const NUMERO_PAGE = 30;

/** Three ways of setting the contents, from airy to tight. */
const DENSITES: { style: Style; entre: number }[] = [
	{ style: { ...STYLES.corps, interligne: 15 }, entre: 1.5 },
	{ style: { ...STYLES.corps, interligne: 13.5 }, entre: 0.5 },
	{ style: { ...STYLES.corps, taille: 9, interligne: 12 }, entre: 0 },
];
type Densite = (typeof DENSITES)[number];

/** Page number and leader of an entry whose words end at `fin`. */
const peindreNumero = (atelier: Atelier, noeud: Noeud, place: Place, style: Style, fin: number, cible: string): Unite['peindre'] => {
	return (feuille, haut, reperes) => {
		const numero = String(reperes.pageDe(cible) ?? '');
		const droite = place.x + place.largeur - largeurDe(numero, style, atelier.polices);
		const [ligne] = couperEnLignes([{ texte: numero, style, noeud }], Infinity, atelier.polices);
		if (ligne) peindreLigne(feuille, ligne, droite, haut, style.interligne, style.taille);
		const y = haut + style.interligne / 2 + 3.4;
		const [x1, x2] = [fin + 6, droite - 6];
		if (x2 > x1) feuille.decor.push({ g: 'ligne', x1, y1: y, x2, y2: y, couleur: COULEURS.discret, epaisseur: 0.7, pointille: true });
	};
};

interface Entree {
	id: string;
	mots: string;
}

/** On one line until it is cut; the space that follows keeps it apart from its page number. */
const passagesDuTitre = (mots: string, style: Style, noeud: Noeud | undefined, atelier: Atelier): Passage[] =>
	enClair(`${mots} `, style, noeud, atelier).map((p) => ({ ...p, texte: p.texte.replace(/\n/g, ' ') }));

/** One title of the contents: the whole width of each of its lines leads to it. */
const entree = ({ id, mots }: Entree, toc: Noeud, place: Place, style: Style, avant: number, atelier: Atelier): Unite[] => {
	const noeud = contenu(element(element(toc, 'TOCI'), 'Link'));
	const passages = passagesDuTitre(mots, style, noeud, atelier);
	const largeur = place.largeur - NUMERO_PAGE;
	const fins = couperEnLignes(passages, largeur, atelier.polices).map((l) => l.largeur);
	const unites = paragraphe(passages, style, place.x, largeur, atelier, { avant });
	return unites.map((u, i): Unite => {
		const numero = i === unites.length - 1 ? peindreNumero(atelier, noeud, place, style, place.x + (fins[i] ?? 0), id) : undefined;
		return {
			...u,
			peindre: (feuille, haut, reperes) => {
				u.peindre(feuille, haut, reperes);
				numero?.(feuille, haut, reperes);
				feuille.liens.push({ noeud, x: place.x, y: haut, largeur: place.largeur, hauteur: u.hauteur, cible: { id }, texte: mots });
			},
		};
	});
};

const hauteurSommaire = (entrees: Entree[], { style, entre }: Densite, largeur: number, atelier: Atelier): number =>
	entrees.reduce((h, { mots }) => {
		const lignes = couperEnLignes(passagesDuTitre(mots, style, undefined, atelier), largeur - NUMERO_PAGE, atelier.polices).length;
		return h + entre + lignes * style.interligne;
	}, 0);

const AVANT_PREMIERE = 6;

/** The contents: every title of level 2 with its page, each line a link; as airy as `disponible` points allow. */
export const sommaire = (doc: DocumentCompose, place: Place, disponible: number, atelier: Atelier): Unite[] => {
	const [aere] = DENSITES;
	const entrees = doc.blocs
		.filter((b): b is Titre => b.t === 'titre' && b.niveau === 2)
		.map((b) => ({ id: b.id, mots: (numeroAffiche(b.numero) + texteDe(b.contenu)).trim() }))
		.filter(({ mots }) => passagesDuTitre(mots, STYLES.corps, undefined, atelier).some((p) => p.texte.trim() !== ''));
	if (entrees.length === 0 || !aere) return [];
	const enTete = titre({ t: 'titre', niveau: 2, id: ':sommaire', contenu: [{ t: 'texte', texte: 'Sommaire' }] }, place, atelier);
	const reste = disponible - hauteurDe(enTete) - (enTete[0]?.avant ?? 0) - AVANT_PREMIERE;
	const { style, entre } = DENSITES.find((d) => hauteurSommaire(entrees, d, place.largeur, atelier) <= reste) ?? aere;
	const toc = element(place.parent, 'TOC');
	return [...enTete, ...entrees.flatMap((e, i) => entree(e, toc, place, style, i === 0 ? AVANT_PREMIERE : entre, atelier))];
};
