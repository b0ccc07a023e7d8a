import type { Police } from './police.ts';

/** Everything is in points (1/72 inch), from the top left corner of an A4 page. */
export const PAGE = { largeur: 595.28, hauteur: 841.89, gauche: 62.4, droite: 62.4, haut: 70, bas: 68 } as const;
export const LARGEUR_UTILE = PAGE.largeur - PAGE.gauche - PAGE.droite;
export const HAUTEUR_UTILE = PAGE.hauteur - PAGE.haut - PAGE.bas;

export const COULEURS = {
	encre: '#1b2430',
	discret: '#525b66',
	sapin: '#14534a',
	voileSapin: '#eef4f1',
	ocre: '#8a5a00',
	voileOcre: '#fdf0d3',
	regle: '#dcd6ca',
	voile: '#f5f2ea',
	blanc: '#ffffff',
} as const;

export const NOMS_POLICES = ['normal', 'gras', 'italique', 'titre'] as const;
/** Loaded only for a text that holds their characters; one style each. */
export const NOMS_SECOURS = ['lettres', 'symboles', 'signes'] as const;
export type NomSecours = (typeof NOMS_SECOURS)[number];
export type NomPolice = (typeof NOMS_POLICES)[number] | NomSecours;
/** TrueType files of public/polices, by name: the four that every document has, and those that its characters ask for. */
export type Polices = Record<(typeof NOMS_POLICES)[number], Uint8Array> & Partial<Record<NomSecours, Uint8Array>>;
export type PolicesLues = Record<NomPolice, Police>;

export interface Style {
	police: NomPolice;
	taille: number;
	interligne: number;
	couleur: string;
}

const style = (police: NomPolice, taille: number, interligne: number, couleur: string = COULEURS.encre): Style => ({
	police,
	taille,
	interligne,
	couleur,
});

export const STYLES = {
	territoire: style('gras', 11, 16, COULEURS.sapin),
	titre1: style('titre', 23, 30, COULEURS.sapin),
	sousTitre: style('normal', 13, 18, COULEURS.encre),
	mention: style('gras', 9, 14, COULEURS.ocre),
	date: style('normal', 10, 14, COULEURS.discret),
	titre2: style('titre', 14, 19, COULEURS.sapin),
	titre3: style('gras', 11, 15, COULEURS.encre),
	corps: style('normal', 10, 14),
	note: style('normal', 8.5, 12, COULEURS.discret),
	legende: style('gras', 9, 13, COULEURS.encre),
	cellule: style('normal', 9, 12.5),
	celluleSerree: style('normal', 8, 11),
	figure: style('normal', 8, 11),
	courant: style('normal', 7.5, 10, COULEURS.discret),
} satisfies Record<string, Style>;

export type Styles = Record<keyof typeof STYLES, Style>;
/** For a document that must hold on one sheet. */
export const STYLES_SERRES: Styles = {
	...STYLES,
	territoire: style('gras', 10, 14, COULEURS.sapin),
	titre1: style('titre', 17, 21, COULEURS.sapin),
	date: style('normal', 9, 12, COULEURS.discret),
	titre2: style('titre', 11.5, 15, COULEURS.sapin),
	titre3: style('gras', 10, 13.5, COULEURS.encre),
	corps: style('normal', 9, 12),
	note: style('normal', 8, 10.5, COULEURS.discret),
	legende: style('gras', 8.5, 12, COULEURS.encre),
	cellule: style('normal', 8.5, 10.5),
};

/** The same style in bold, unless it is a title already. */
export const enGras = (s: Style): Style => (s.police === 'titre' ? s : { ...s, police: 'gras' });
export const enItalique = (s: Style): Style => (s.police === 'normal' ? { ...s, police: 'italique' } : s);
