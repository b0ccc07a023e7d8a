import type { Inline } from '../document/modele.ts';

const BLANCS = /[\t\n\v\f\r\u0085\u2028\u2029 ]+/g;
/** Not XML 1.0 characters, or controls that no reader shows. */
const CONTROLES = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/g;
const HORS_XML = /[\p{Surrogate}\uFFFE\uFFFF]/gu;

/** The text on one line, fit for XML and HTML: controls dropped, halves of a pair and noncharacters made visible (U+FFFD). */
export const texteSur = (texte: string): string => texte.replace(BLANCS, ' ').replace(CONTROLES, '').replace(HORS_XML, '\uFFFD');

/** The printed words of one inline. */
export const motsDe = (inline: Inline): string => texteSur(inline.t === 'manque' ? `[à décider : ${inline.libelle}]` : inline.texte);

/** Whether a run of inlines prints nothing. */
export const estVide = (inlines: Inline[]): boolean => inlines.every((i) => motsDe(i).trim() === '');

/** The address when a link may lead there, else undefined: the words then stand alone. */
export const adresseSure = (url: string): string | undefined => {
	const propre = url.trim();
	if (!/^(https?|mailto|tel):/i.test(propre) || /[\u0000-\u0020\u007F-\u009F<>"\p{Surrogate}\uFFFE\uFFFF]/u.test(propre)) return undefined;
	return URL.canParse(propre) ? propre : undefined;
};

/** Letters: a paragraph longer than this fills most of a page. */
const LONG = 1500;
export const estLong = (inlines: Inline[]): boolean => inlines.reduce((s, i) => s + motsDe(i).length, 0) > LONG;
