import {
	AlignmentType,
	BorderStyle,
	BuilderElement,
	Paragraph,
	ShadingType,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	WidthType,
} from 'docx';
import type { FileChild, ITableOptions, XmlComponent } from 'docx';
import type { Figure, Inline, Tableau } from '../../document/modele.ts';
import { figureEnTableau } from '../figure-en-tableau.ts';
import { estLong, estVide, motsDe, texteSur } from '../mots-surs.ts';
import { largeursDe, lignesDe } from './colonnes.ts';
import { REGLE, VOILE_SAPIN } from './couleurs.ts';
import { runs } from './inlines.ts';
import type { Signets } from '../signets.ts';

const MARGES = { top: 50, bottom: 50, left: 90, right: 90 };
const FILET = { style: BorderStyle.SINGLE, size: 4, color: REGLE };
const GRILLE = { top: FILET, bottom: FILET, left: FILET, right: FILET, insideHorizontal: FILET, insideVertical: FILET };
const ALIGNEMENTS = { gauche: AlignmentType.LEFT, droite: AlignmentType.RIGHT, centre: AlignmentType.CENTER };
/** From this many columns on, the text of the cells is smaller. */
const SERRE = 7;
/** Lines: a table, a row that stays on one page. LibreOffice never ends on what cannot. */
const ENTIER = 30;
const RANGEE = 20;
const PREMIERES = 2;
/** Word refuses a longer description. */
const DESCRIPTION = 1000;

/** A table with its title and description for screen readers, which the library does not write. */
class TableauDecrit extends Table {
	constructor(options: ITableOptions, titre: string, description = '') {
		super(options);
		const proprietes = this.root[0] as XmlComponent;
		const decrire = (name: string, texte: string): void => {
			const value = Array.from(texteSur(texte).trim()).slice(0, DESCRIPTION).join('');
			if (value) proprietes.addChildElement(new BuilderElement({ name, attributes: { val: { key: 'w:val', value } } }));
		};
		decrire('w:tblCaption', titre);
		decrire('w:tblDescription', description);
	}
}

/** Two tables in a row would become one, and a table cannot end a cell or a document. */
const apres = (): Paragraph => new Paragraph({ style: 'ApresTableau' });

interface Allure {
	style: string;
	titre: string;
	description?: string;
	retrait: number;
	largeur: number;
}

const grille = (b: Tableau, allure: Allure, signets: Signets): FileChild[] => {
	const largeurs = largeursDe(b, allure.largeur);
	const hauteurs = lignesDe(b, largeurs);
	const courtes = hauteurs.every((h) => h <= RANGEE);
	const entier = courtes && hauteurs.reduce((s, h) => s + h, 0) <= ENTIER;
	const rangee = (cellules: Inline[][], forte: boolean, suite: boolean): TableCell[] =>
		largeurs.map((size, j) => {
			const contenu = (cellules[j] ?? []).map((i) => (forte && i.t !== 'lien' ? { ...i, gras: true } : i));
			const alignment = ALIGNEMENTS[b.alignements[j] ?? 'gauche'];
			return new TableCell({
				width: { size, type: WidthType.DXA },
				...(forte && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: VOILE_SAPIN } }),
				children: [new Paragraph({ style: allure.style, alignment, keepNext: suite, children: runs(contenu, signets) })],
			});
		});
	const entete = b.entete.every(estVide)
		? []
		: [
				new TableRow({
					tableHeader: (hauteurs[0] ?? 1) <= RANGEE,
					cantSplit: (hauteurs[0] ?? 1) <= RANGEE,
					children: rangee(b.entete, true, courtes),
				}),
			];
	const lignes = b.lignes.map((l, i) => {
		const derniere = i === b.lignes.length - 1;
		const suite = courtes && !derniere && (entier || i < PREMIERES || b.lignes[i + 1]?.total === true);
		return new TableRow({ cantSplit: (hauteurs[i + 1] ?? 1) <= RANGEE, children: rangee(l.cellules, l.total === true, suite) });
	});
	if (entete.length + lignes.length === 0) return [];
	const options: ITableOptions = {
		rows: [...entete, ...lignes],
		columnWidths: largeurs,
		width: { size: allure.largeur, type: WidthType.DXA },
		layout: TableLayoutType.FIXED,
		indent: { size: allure.retrait, type: WidthType.DXA },
		margins: MARGES,
		borders: GRILLE,
		tableLook: { firstRow: entete.length > 0, lastRow: false, firstColumn: false, lastColumn: false, noHBand: true, noVBand: true },
	};
	return [new TableauDecrit(options, allure.titre, allure.description), apres()];
};

/** Caption, then the table: header row repeated on each page, rows not cut, total rows in bold. */
export const tableau = (b: Tableau, retrait: number, largeur: number, signets: Signets): FileChild[] => {
	const indent = retrait > 0 ? { indent: { left: retrait } } : {};
	const legende = estVide(b.legende)
		? []
		: [new Paragraph({ style: 'Caption', ...indent, keepNext: !estLong(b.legende), children: runs(b.legende, signets) })];
	const style = largeursDe(b, largeur).length >= SERRE ? 'CelluleSerree' : 'Cellule';
	return [...legende, ...grille(b, { style, titre: b.legende.map(motsDe).join(''), retrait, largeur }, signets)];
};

/** Caption, text alternative, then the figures themselves in a table. */
export const figure = (f: Figure, retrait: number, largeur: number): FileChild[] => {
	const indent = retrait > 0 ? { indent: { left: retrait } } : {};
	const texte = (mots: string): Inline[] => [{ t: 'texte', texte: mots }];
	return [
		new Paragraph({
			style: 'Caption',
			...indent,
			keepNext: !estLong(texte(f.titre)),
			children: runs(texte(`Figure : ${f.titre}`), new Map()),
		}),
		...(f.alternative.trim()
			? [
					new Paragraph({
						style: 'Note',
						...indent,
						keepNext: !estLong(texte(f.alternative)),
						children: runs(texte(f.alternative), new Map()),
					}),
				]
			: []),
		...grille(figureEnTableau(f), { style: 'CelluleFigure', titre: f.titre, description: f.alternative, retrait, largeur }, new Map()),
	];
};
