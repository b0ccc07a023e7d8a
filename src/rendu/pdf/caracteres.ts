import { SANS_GLYPHE } from './police.ts';
import type { Police } from './police.ts';

/** Shown where the font cannot show a character; the fonts of public/polices have it. */
export const REMPLACEMENT = '\uFFFD';

/** Same meaning with characters of the font; Unicode has no such decomposition, or one that loses the sense (≠ would give =). */
const EQUIVALENTS: Record<string, string> = {
	'→': '->',
	'➔': '->',
	'➜': '->',
	'⇒': '=>',
	'←': '<-',
	'↔': '<->',
	'≥': '>=',
	'≤': '<=',
	'≠': '<>',
	'≈': '~',
	'☐': '[ ]',
	'□': '[ ]',
	'☑': '[x]',
	'☒': '[x]',
	'✓': '[x]',
	'✔': '[x]',
	'●': '•',
	'■': '•',
	'▪': '•',
	'◦': '•',
	'∙': '•',
	'▸': '•',
	'➢': '•',
	'✦': '•',
	'\uF0B7': '•',
};

const SAUT = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;
const BLANC = /[\t\u1680\u2000-\u2008\u200A\u205F\u3000]/g;
/** Controls, soft hyphens, joiners, direction marks, variation selectors, byte order marks: nothing to see. */
const INVISIBLE = /(?!\n)[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;
const CESURE = '\u00AD';

/** Whether the font shows every character; line feeds need no glyph. */
export const connu = (texte: string, police: Police): boolean => {
	for (let i = 0; i < texte.length; i++) {
		const c = texte.charCodeAt(i);
		if (c !== 10 && police.largeurs[c] === SANS_GLYPHE) return false;
	}
	return true;
};

const remplacer = (caractere: string, police: Police, secours: Police[], signaler: (caractere: string) => void): string => {
	if (connu(caractere, police) || secours.some((s) => connu(caractere, s))) return caractere;
	const equivalent = EQUIVALENTS[caractere] ?? caractere.normalize('NFKD');
	if (connu(equivalent, police)) return equivalent;
	signaler(caractere);
	const sansMarques = equivalent.replace(/\p{M}/gu, '');
	if (sansMarques === '' || (sansMarques !== equivalent && connu(sansMarques, police))) return sansMarques;
	return REMPLACEMENT;
};

/**
 * The text with nothing but characters of the font or of one of `secours`, line feeds kept: NFC, then equivalents and NFKD, then a visible mark.
 * `signaler` hears of each character lost or stripped of its accent.
 */
export const normaliser = (texte: string, police: Police, secours: Police[], signaler: (caractere: string) => void): string => {
	if (connu(texte, police) && !texte.includes(CESURE)) return texte;
	const compose = texte.normalize('NFC').replace(SAUT, '\n').replace(BLANC, ' ').replace(INVISIBLE, '');
	return connu(compose, police) ? compose : Array.from(compose, (c) => remplacer(c, police, secours, signaler)).join('');
};
