import { BorderStyle, HeightRule, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import type { FileChild } from 'docx';
import type { Signatures } from '../../document/modele.ts';
import { MENTION_SIGNATURE } from '../texte.ts';
import { REGLE } from './couleurs.ts';
import { motsDe } from '../mots-surs.ts';
import { runs } from './inlines.ts';
import type { Signets } from '../signets.ts';

type Partie = Signatures['parties'][number];

const FILET = { style: BorderStyle.SINGLE, size: 6, color: REGLE };
const RIEN = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const CADRE = { top: FILET, bottom: FILET, left: FILET, right: FILET };
const SANS_CADRE = { top: RIEN, bottom: RIEN, left: RIEN, right: RIEN };
/** Twips: room for a name, a quality and a stamp. */
const HAUTEUR = 2500;
/** More parties than this do not stand on one page: each row alone stays whole. */
const ENSEMBLE = 8;
/** Letters: a party longer than this may be cut. */
const LONGUE = 600;

const partie = (p: Partie, largeur: number, suite: boolean, signets: Signets): TableCell =>
	new TableCell({
		width: { size: largeur, type: WidthType.DXA },
		borders: CADRE,
		children: [
			new Paragraph({ style: 'SignataireNom', keepNext: suite, children: runs(p.nom, signets) }),
			...p.lignes.map((l) => new Paragraph({ style: 'Signataire', keepNext: suite, children: runs(l, signets) })),
			new Paragraph({
				style: 'Note',
				keepNext: suite,
				spacing: { before: 60 },
				children: runs([{ t: 'texte', texte: MENTION_SIGNATURE }], signets),
			}),
		],
	});

const vide = (largeur: number): TableCell =>
	new TableCell({
		width: { size: largeur, type: WidthType.DXA },
		borders: SANS_CADRE,
		children: [new Paragraph({ style: 'ApresTableau' })],
	});

/** One framed cell a party, two side by side, no row cut; rows kept on one page while they can stand on it. */
export const signatures = (b: Signatures, retrait: number, largeur: number, signets: Signets): FileChild[] => {
	if (b.parties.length === 0) return [];
	const colonne = Math.floor(largeur / 2);
	const rangs = Array.from({ length: Math.ceil(b.parties.length / 2) }, (_, i) => b.parties.slice(2 * i, 2 * i + 2));
	const mots = (p: Partie): number => [p.nom, ...p.lignes].flat().reduce((s, i) => s + motsDe(i).length, 0);
	const courtes = b.parties.every((p) => mots(p) <= LONGUE);
	const rows = rangs.map((rang, i) => {
		const suite = courtes && b.parties.length <= ENSEMBLE && i < rangs.length - 1;
		const cellules = rang.map((p) => partie(p, colonne, suite, signets));
		return new TableRow({
			cantSplit: courtes,
			height: { value: HAUTEUR, rule: HeightRule.ATLEAST },
			children: rang.length === 2 ? cellules : [...cellules, vide(colonne)],
		});
	});
	const table = new Table({
		rows,
		columnWidths: [colonne, colonne],
		width: { size: 2 * colonne, type: WidthType.DXA },
		layout: TableLayoutType.FIXED,
		indent: { size: retrait, type: WidthType.DXA },
		margins: { top: 110, bottom: 110, left: 140, right: 140 },
		borders: { ...SANS_CADRE, insideHorizontal: RIEN, insideVertical: RIEN },
	});
	return [table, new Paragraph({ style: 'ApresTableau' })];
};
