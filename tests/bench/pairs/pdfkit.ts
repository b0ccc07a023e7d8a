import PDFDocument from 'pdfkit';
import type { Bloc, DocumentCompose, Inline, Tableau } from '../../../src/document/modele.ts';
import { texteDe } from '../../../src/document/modele.ts';
import { COULEURS, PAGE, TAILLES, enTete, estGras, folio } from './pair.ts';
import type { Preparer } from './pair.ts';

const INTERLIGNE_EN_PLUS = 0.4;

const runs = (pdf: PDFKit.PDFDocument, inlines: Inline[], options: object = {}): void =>
	inlines.forEach((inline, i) => {
		pdf
			.font(estGras(inline) ? 'gras' : 'normal')
			.text(texteDe([inline]), { lineGap: INTERLIGNE_EN_PLUS, continued: i + 1 < inlines.length, ...options });
	});

const element = (pdf: PDFKit.PDFDocument, role: string, peindre: () => void): void => {
	pdf.addStructure(pdf.struct(role, {}, peindre));
	pdf.moveDown(0.5);
};

const tableau = (pdf: PDFKit.PDFDocument, b: Tableau): void => {
	pdf.fontSize(TAILLES.cellule).font('gras');
	element(pdf, 'P', () => pdf.text(texteDe(b.legende)));
	pdf.font('normal');
	const alignees = (cellules: Inline[][], entete: boolean): PDFKit.Mixins.CellOptions[] =>
		cellules.map((c, i) => ({
			text: texteDe(c),
			align: { x: b.alignements[i] === 'droite' ? 'right' : 'left', y: 'top' },
			...(entete ? { type: 'TH', font: { src: 'gras' }, backgroundColor: COULEURS.fond } : {}),
		}));
	const sect = pdf.struct('Sect');
	pdf.addStructure(sect);
	pdf.table({
		structParent: sect,
		columnStyles: b.entete.map((_, i) => (i === 1 ? '*' : 70)),
		defaultStyle: { border: [0, 0, 0.5, 0], borderColor: COULEURS.regle, padding: 3 },
		data: [alignees(b.entete, true), ...b.lignes.map((l) => alignees(l.cellules, false))],
	} as PDFKit.Mixins.TableOptionsWithData);
	sect.end();
	pdf.x = PAGE.marge;
	pdf.moveDown(1);
};

const ecrire = (pdf: PDFKit.PDFDocument, b: Bloc): void => {
	if (b.t === 'titre') {
		const nom = [b.numero, texteDe(b.contenu)].filter(Boolean).join(' – ');
		pdf.font(b.niveau < 3 ? 'titre' : 'gras').fontSize(TAILLES.titres[b.niveau - 1]!);
		element(pdf, `H${b.niveau}`, () => pdf.text(nom));
	} else if (b.t === 'paragraphe') {
		pdf.fontSize(TAILLES.corps);
		element(pdf, 'P', () => runs(pdf, b.contenu));
	} else if (b.t === 'liste') {
		pdf.font('normal').fontSize(TAILLES.corps);
		const l = pdf.struct('L');
		pdf.addStructure(l);
		pdf.list(
			b.items.map((item) => item.flatMap((d) => (d.t === 'paragraphe' ? [texteDe(d.contenu)] : [])).join(' ')),
			{ structParent: l, listType: b.ordonnee ? 'numbered' : 'bullet', bulletRadius: 1.5, textIndent: 14, lineGap: INTERLIGNE_EN_PLUS },
		);
		l.end();
		pdf.moveDown(0.5);
	} else if (b.t === 'tableau') tableau(pdf, b);
};

const courants = (pdf: PDFKit.PDFDocument, doc: DocumentCompose): void => {
	const { count } = pdf.bufferedPageRange();
	pdf.font('normal').fontSize(TAILLES.courant);
	for (let i = 0; i < count; i++) {
		pdf.switchToPage(i);
		// A text below the margin would open a page.
		pdf.page.margins.bottom = 0;
		pdf.markContent('Artifact', { type: 'Pagination' });
		pdf.text(enTete(doc), PAGE.marge, 34, { lineBreak: false });
		pdf.text(folio(i + 1, count), PAGE.marge, PAGE.hauteur - 44, { align: 'right', width: PAGE.largeur - 2 * PAGE.marge });
		pdf.endMarkedContent();
	}
};

export const preparer: Preparer = (polices) => (doc) =>
	new Promise((resoudre) => {
		const pdf = new PDFDocument({
			size: 'A4',
			margins: { left: PAGE.marge, right: PAGE.marge, top: PAGE.haut, bottom: PAGE.bas },
			bufferPages: true,
			pdfVersion: '1.7',
			subset: 'PDF/UA',
			tagged: true,
			displayTitle: true,
			lang: 'fr',
			info: { Title: doc.titre },
			font: polices.normal,
		} as unknown as PDFKit.PDFDocumentOptions);
		const morceaux: BlobPart[] = [];
		pdf.on('data', (m: BlobPart) => morceaux.push(m));
		pdf.on('end', () => void new Blob(morceaux).arrayBuffer().then((b) => resoudre(new Uint8Array(b))));
		for (const [nom, octets] of Object.entries(polices)) pdf.registerFont(nom, octets);
		pdf.fillColor(COULEURS.encre);
		for (const b of doc.blocs) ecrire(pdf, b);
		courants(pdf, doc);
		pdf.end();
	});
