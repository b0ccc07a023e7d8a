import type { Noeud } from './noeuds.ts';
import type { Style } from './style.ts';

/** Where a link leads: a block of the document, or an address. */
export type Cible = { id: string } | { url: string };

/** No `noeud` means an artifact: rules, fills, headers, footers. Coordinates from the top left corner, in points. */
export interface TraceTexte {
	g: 'texte';
	noeud?: Noeud | undefined;
	x: number;
	/** Baseline. */
	y: number;
	largeur: number;
	texte: string;
	style: Style;
}
export interface TraceRectangle {
	g: 'rectangle';
	noeud?: Noeud | undefined;
	x: number;
	y: number;
	largeur: number;
	hauteur: number;
	fond?: string;
	trait?: string;
	epaisseur?: number;
}
export interface TraceLigne {
	g: 'ligne';
	noeud?: Noeud | undefined;
	x1: number;
	y1: number;
	x2: number;
	y2: number;
	couleur: string;
	epaisseur: number;
	pointille?: boolean;
}
export type Trace = TraceTexte | TraceRectangle | TraceLigne;

export interface ZoneLien {
	noeud: Noeud;
	x: number;
	y: number;
	largeur: number;
	hauteur: number;
	cible: Cible;
	texte: string;
}

/** One page as data: decor first (artifacts), then the tagged content in reading order. */
export interface Feuille {
	decor: Trace[];
	contenu: Trace[];
	/** Header and footer, outside the margins. */
	courant: TraceTexte[];
	liens: ZoneLien[];
}

export const nouvelleFeuille = (): Feuille => ({ decor: [], contenu: [], courant: [], liens: [] });
