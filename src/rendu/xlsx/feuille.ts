import type { Cell, ConditionalRule, DataValidation, MergeRange, WriteSheet } from 'hucre/xlsx';
import { adresse, type Cellule, type Classeur, type Feuille } from '../../document/classeur.ts';
import { ALERTE, SANS_RETOUR, styleDe } from './style.ts';

/** XML has no place for these; and « _x0041_ » would be read as an « A ». */
const propre = (s: string): string =>
	s
		.replace(/[\uFFFE\uFFFF]/g, '')
		.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
		.slice(0, 32_000);

/** A rich text run is never taken for an error value such as #N/A, nor for anything else. */
const texte = (s: string): Partial<Cell> => (s.startsWith('#') ? { richText: [{ text: propre(s) }] } : { value: propre(s) });

function cellule(c: Cellule): Partial<Cell> {
	const style = styleDe(c);
	if (c.formule !== undefined) return { style, formula: c.formule, ...(c.valeur !== undefined && { formulaResult: c.valeur }) };
	if (typeof c.valeur === 'string') return { style, ...texte(c.valeur) };
	return c.valeur === undefined ? { style } : { style, value: c.valeur };
}

const cases = (f: Feuille): { ref: string; cle: string; c: Cellule }[] =>
	f.lignes.flatMap((l, ligne) => l.flatMap((c, col) => (c ? [{ ref: adresse(col, ligne), cle: `${ligne},${col}`, c }] : [])));

const LIGNE = 15.75;
/** Points: no reader computes again the height of a row whose cells are merged, and some never do. */
const HAUTEURS: Partial<Record<Cellule['role'], number>> = { titre: 26, intertitre: 19 };

/** Letters are narrower than the digits that a column is measured in. */
const PROPORTION = 1.08;

/** Lines that a text takes in so many characters of Calibri, breaking at spaces; a little too many rather than cut. */
function lignesDe(texte: string, largeur: number): number {
	let [lignes, place] = [1, 0];
	for (const mot of texte.split(/ /)) {
		if (place > 0 && place + 1 + mot.length > largeur) [lignes, place] = [lignes + 1, 0];
		place += (place > 0 ? 1 : 0) + mot.length;
		if (place > largeur) [lignes, place] = [lignes + Math.ceil(place / largeur) - 1, place % largeur];
	}
	return lignes;
}

function hauteur(l: (Cellule | undefined)[], largeurs: number[]): number | undefined {
	const besoins = l.map((c, col) => {
		if (typeof c?.valeur !== 'string' || c.valeur === '') return 0;
		if (SANS_RETOUR.includes(c.role)) return HAUTEURS[c.role] ?? LIGNE;
		const place = largeurs.slice(col, col + (c.etendue ?? 1)).reduce((s, w) => s + w, 0);
		return lignesDe(c.valeur, Math.max(1, place * PROPORTION - 2)) * LIGNE;
	});
	const haute = Math.max(0, ...besoins);
	return haute > 0 ? Math.min(409, haute + 2) : undefined;
}

const rangees = (f: Feuille): Map<number, { height: number }> =>
	new Map(
		f.lignes.flatMap((l, rang): [number, { height: number }][] => {
			const height = hauteur(l, f.largeurs);
			return height === undefined ? [] : [[rang, { height }]];
		}),
	);

const fusions = (f: Feuille): MergeRange[] =>
	f.lignes.flatMap((l, rang) =>
		l.flatMap((c, col) => (c?.etendue ? [{ startRow: rang, endRow: rang, startCol: col, endCol: col + c.etendue - 1 }] : [])),
	);

/** Cells of the same kind share one rule. */
function saisies(f: Feuille, { refus }: Classeur): DataValidation[] {
	const gardees = cases(f).filter(({ c }) => c.choix || (c.role === 'saisie' && c.format));
	return [...Map.groupBy(gardees, ({ c }) => c.choix?.join(',') ?? c.format ?? '')].map(([, groupe]): DataValidation => {
		const { choix, format } = groupe[0]!.c;
		const commun = {
			range: groupe.map((g) => g.ref).join(' '),
			allowBlank: true,
			showErrorMessage: true,
			errorStyle: 'stop',
			errorTitle: refus.titre,
		} as const;
		if (choix) return { ...commun, type: 'list', values: choix, errorMessage: refus.choix };
		if (format === 'euros' || format === 'entier')
			return { ...commun, type: 'whole', operator: 'greaterThanOrEqual', formula1: '0', errorMessage: refus.montant };
		return { ...commun, type: 'decimal', operator: 'greaterThanOrEqual', formula1: '0', errorMessage: refus.nombre };
	});
}

const citer = (mot: string): string => `"${mot.replaceAll('"', '""')}"`;

function alertes(f: Feuille, { alertes: mots, manque }: Classeur): ConditionalRule[] {
	const commun = { style: ALERTE, range: `A1:${adresse(f.largeurs.length - 1, Math.max(0, f.lignes.length - 1))}` };
	const exactes = mots.map((mot, rang): ConditionalRule => ({
		...commun,
		type: 'cellIs',
		operator: 'equal',
		formula: citer(mot),
		priority: rang + 1,
	}));
	return [...exactes, { ...commun, type: 'expression', formula: `ISNUMBER(FIND(${citer(manque)},A1))`, priority: mots.length + 1 }];
}

/** In a header « & » starts a code; 255 characters at most, the three parts together. */
const enMarge = (s: string, longueur: number): string => propre(s).replace(/\s+/g, ' ').slice(0, longueur).replaceAll('&', '&&');

const jour = (iso: string): string => iso.split('-').reverse().join('/');

function marges(c: Classeur): WriteSheet['headerFooter'] {
	return {
		oddHeader: `&L${enMarge(c.titre, 70)}&R${enMarge(c.territoire, 70)}`,
		oddFooter: `&L${enMarge(c.mention, 70)}&C${jour(c.date)}&R${enMarge(c.page, 10)} &P/&N`,
	};
}

/** One sheet as the library wants it: landscape A4, one page wide. */
export function feuilleXlsx(f: Feuille, c: Classeur): WriteSheet {
	const figees = { ...(f.entete !== undefined && { rows: f.entete + 1 }), ...(f.colonnesFigees && { columns: f.colonnesFigees }) };
	return {
		name: f.nom,
		columns: f.largeurs.map((width) => ({ width })),
		cells: new Map(cases(f).map(({ cle, c: x }) => [cle, cellule(x)])),
		rowDefs: rangees(f),
		merges: fusions(f),
		...(Object.keys(figees).length > 0 && { freezePane: figees }),
		dataValidations: saisies(f, c),
		conditionalRules: alertes(f, c),
		pageSetup: {
			paperSize: 'a4',
			orientation: 'landscape',
			fitToPage: true,
			fitToWidth: 1,
			fitToHeight: f.unePage ? 1 : 0,
			margins: { top: 0.8, bottom: 0.8, left: 0.5, right: 0.5, header: 0.35, footer: 0.35 },
			horizontalCentered: true,
		},
		headerFooter: marges(c),
		view: { showGridLines: false },
	};
}
