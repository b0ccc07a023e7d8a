import type { CellStyle } from 'hucre/xlsx';
import type { Cellule, Format, Role } from '../../document/classeur.ts';

/** French (40C) wherever the reader honours it; Excel takes the separators of the computer. */
const FRANCAIS = '[$-40C]';
const MONTANT = '#,##0\\ "€"';
export const FORMATS: Record<Format, string> = {
	euros: `${FRANCAIS}${MONTANT};[Red]${FRANCAIS}\\-${MONTANT}`,
	eurosCentimes: `${FRANCAIS}#,##0.00\\ "€"`,
	pourcent: `${FRANCAIS}0.0##\\ %`,
	entier: `${FRANCAIS}#,##0`,
	nombre: 'General',
};

const ENCRE = { rgb: '1F2933' };
const BLEU = { rgb: '17365D' };
const plein = (rgb: string): CellStyle['fill'] => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } });
const filet = { style: 'thin', color: { rgb: 'B8C2CC' } } as const;
const CADRE = { top: filet, bottom: filet, left: filet, right: filet };

export const POLICE = { name: 'Calibri', size: 11 };
const police = (plus: CellStyle['font']): CellStyle['font'] => ({ ...POLICE, color: ENCRE, ...plus });

/** Contrasts of at least 7:1; what is to fill in is also blue, as finance services write their hypotheses. */
const ROLES: Record<Role, CellStyle> = {
	titre: { font: police({ bold: true, size: 18, color: BLEU }) },
	intertitre: { font: police({ bold: true, size: 12, color: BLEU }) },
	texte: { font: police({}) },
	note: { font: police({ size: 10 }) },
	entete: { font: police({ bold: true, color: { rgb: 'FFFFFF' } }), fill: plein('17365D'), border: CADRE },
	ligne: { font: police({}), border: CADRE },
	saisie: { font: police({ color: { rgb: '0B3D91' } }), fill: plein('E3EEFC'), border: CADRE },
	calcul: { font: police({}), border: CADRE },
	total: { font: police({ bold: true }), fill: plein('E7EAEE'), border: { ...CADRE, top: { style: 'medium', color: BLEU } } },
	lecture: { font: police({ italic: true }), border: CADRE },
};

/** What is to decide, or out of balance. */
export const ALERTE: CellStyle = {
	font: { bold: true, color: { rgb: '6B3A00' } },
	fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE8A3' }, bgColor: { rgb: 'FFE8A3' } },
};

/** A text that a reader could take for a formula stays text even when the cell is edited. */
const RISQUE = /^[=+\-@\t\r]/;

/** These run over the empty cells on their right. */
export const SANS_RETOUR: Role[] = ['titre', 'intertitre'];

const aDroite = (c: Cellule): boolean => c.format !== undefined || typeof c.valeur === 'number' || c.droite === true;

const numFmtDe = (c: Cellule): string | undefined => {
	if (c.format) return FORMATS[c.format];
	return typeof c.valeur === 'string' && !c.formule && RISQUE.test(c.valeur) ? '@' : undefined;
};

export function styleDe(c: Cellule): CellStyle {
	const numFmt = numFmtDe(c);
	const indent = SANS_RETOUR.includes(c.role) || c.etendue || aDroite(c) ? {} : { indent: 1 };
	return {
		...ROLES[c.role],
		alignment: { vertical: 'center', wrapText: !SANS_RETOUR.includes(c.role), horizontal: aDroite(c) ? 'right' : 'left', ...indent },
		...(numFmt && { numFmt }),
	};
}
