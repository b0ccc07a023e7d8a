import pdfmake from 'pdfmake';
import type { Content } from 'pdfmake/interfaces.js';
import type { Bloc, Inline } from '../../../src/document/modele.ts';
import { COULEURS, INTERLIGNE, PAGE, TAILLES, enTete, estGras, folio } from './pair.ts';
import type { Preparer } from './pair.ts';

const runs = (inlines: Inline[]): Content[] =>
	inlines.map((i) => ({ text: i.t === 'manque' ? i.libelle : i.texte, ...(estGras(i) ? { bold: true } : {}) }));

const contenu = (b: Bloc): Content => {
	if (b.t === 'titre')
		return { text: [b.numero ? `${b.numero} – ` : '', ...runs(b.contenu)], style: `h${b.niveau}`, headlineLevel: b.niveau };
	if (b.t === 'paragraphe') return { text: runs(b.contenu), style: 'p' };
	if (b.t === 'liste') {
		const items = b.items.map((item): Content => ({ stack: item.map(contenu) }));
		return b.ordonnee ? { ol: items } : { ul: items };
	}
	if (b.t !== 'tableau') return '';
	const alignees = (cellules: Inline[][]): Content[] =>
		cellules.map((c, i) => ({ text: runs(c), alignment: b.alignements[i] === 'droite' ? 'right' : 'left' }));
	return [
		{ text: runs(b.legende), bold: true, fontSize: TAILLES.cellule },
		{
			table: {
				headerRows: 1,
				dontBreakRows: true,
				widths: b.entete.map((_, i) => (i === 1 ? '*' : 'auto')),
				body: [b.entete, ...b.lignes.map((l) => l.cellules)].map(alignees),
			},
			layout: 'lightHorizontalLines',
			fontSize: TAILLES.cellule,
			margin: [0, 4, 0, 10],
		},
	];
};

const titre = (taille: number, font: string) => ({
	fontSize: taille,
	font,
	bold: true,
	color: COULEURS.titre,
	margin: [0, 12, 0, 4] as [number, number, number, number],
});
const styles = {
	h1: titre(TAILLES.titres[0]!, 'NotoSerif'),
	h2: titre(TAILLES.titres[1]!, 'NotoSerif'),
	h3: titre(TAILLES.titres[2]!, 'NotoSans'),
	p: { margin: [0, 0, 0, 6] as [number, number, number, number] },
};

type AvecFichiers = typeof pdfmake & { virtualfs: { writeFileSync: (nom: string, octets: Uint8Array) => void } };

export const preparer: Preparer = (polices) => {
	for (const [nom, octets] of Object.entries(polices)) (pdfmake as AvecFichiers).virtualfs.writeFileSync(`${nom}.ttf`, octets);
	pdfmake.setFonts({
		NotoSans: { normal: 'normal.ttf', bold: 'gras.ttf', italics: 'italique.ttf', bolditalics: 'gras.ttf' },
		NotoSerif: { normal: 'titre.ttf', bold: 'titre.ttf', italics: 'titre.ttf', bolditalics: 'titre.ttf' },
	});
	pdfmake.setUrlAccessPolicy(() => false);
	if ('setLocalAccessPolicy' in pdfmake) pdfmake.setLocalAccessPolicy(() => false);
	return async (doc) =>
		new Uint8Array(
			await pdfmake
				.createPdf({
					content: doc.blocs.map(contenu),
					info: { title: doc.titre },
					language: 'fr',
					version: '1.7',
					tagged: true,
					displayTitle: true,
					pageSize: 'A4',
					pageMargins: [PAGE.marge, PAGE.haut, PAGE.marge, PAGE.bas],
					defaultStyle: { font: 'NotoSans', fontSize: TAILLES.corps, lineHeight: INTERLIGNE / 1.362, color: COULEURS.encre },
					styles,
					header: { text: enTete(doc), margin: [PAGE.marge, 34, PAGE.marge, 0], fontSize: TAILLES.courant },
					footer: (page, pages) => ({
						text: folio(page, pages),
						alignment: 'right',
						margin: [PAGE.marge, 20, PAGE.marge, 0],
						fontSize: TAILLES.courant,
					}),
				})
				.getBuffer(),
		);
};
