/** What the bench asks of each generator. Every adapter reads the document model and nothing else; none is tuned beyond its manual. */
import type { DocumentCompose, Inline } from '../../../src/document/modele.ts';
import type { Polices } from '../../../src/rendu/pdf/style.ts';

/** Fonts are handed over once, outside the clock; the clock runs from the model to the bytes. */
export type Preparer = (polices: Polices) => (doc: DocumentCompose) => Promise<Uint8Array>;

/** The page, sizes and colours of our own style, in points, so that all write about as many pages. */
export const PAGE = { largeur: 595.28, hauteur: 841.89, marge: 62.4, haut: 70, bas: 68 };
export const TAILLES = { titres: [23, 14, 11], corps: 10, cellule: 9, courant: 7.5 };
export const INTERLIGNE = 1.4;
export const COULEURS = { encre: '#1b2430', titre: '#14534a', regle: '#dcd6ca', fond: '#f5f2ea', discret: '#525b66' };

export const base64 = (octets: Uint8Array): string => {
	let s = '';
	for (const o of octets) s += String.fromCharCode(o);
	return btoa(s);
};

/** Whether a run of text is bold. */
export const estGras = (i: Inline): boolean => 'gras' in i && i.gras === true;

export const enTete = (doc: DocumentCompose): string => `${doc.mention} – ${doc.territoire}`;
export const folio = (page: number, pages: number): string => `page ${page}/${pages}`;
