import { jsPDF } from 'jspdf';
import { autoTable } from 'jspdf-autotable';
import type { Bloc, DocumentCompose, Inline, Tableau } from '../../../src/document/modele.ts';
import { texteDe } from '../../../src/document/modele.ts';
import { COULEURS, INTERLIGNE, PAGE, TAILLES, base64, enTete, folio } from './pair.ts';
import type { Preparer } from './pair.ts';

const FACES = [
	['normal', 'Noto Sans', 'normal'],
	['gras', 'Noto Sans', 'bold'],
	['italique', 'Noto Sans', 'italic'],
	['titre', 'Noto Serif', 'bold'],
] as const;

/** jsPDF has no flow: this one breaks lines by splitTextToSize. It cannot wrap two faces in a paragraph: bold runs are left plain. */
const ecrivain = (pdf: jsPDF) => {
	let y = PAGE.haut;
	const place = (hauteur: number): void => {
		if (y + hauteur <= PAGE.hauteur - PAGE.bas) return;
		pdf.addPage();
		y = PAGE.haut;
	};
	const texte = (contenu: string, taille: number, face: [string, string], retrait = 0, marque = ''): void => {
		pdf.setFont(...face).setFontSize(taille);
		const lignes = pdf.splitTextToSize(contenu, PAGE.largeur - 2 * PAGE.marge - retrait) as string[];
		lignes.forEach((ligne, i) => {
			place(taille * INTERLIGNE);
			y += taille * INTERLIGNE;
			if (i === 0 && marque) pdf.text(marque, PAGE.marge + retrait - 14, y);
			pdf.text(ligne, PAGE.marge + retrait, y);
		});
		y += 6;
	};
	const tableau = (b: Tableau): void => {
		texte(texteDe(b.legende), TAILLES.cellule, ['Noto Sans', 'bold']);
		const rang = (cellules: Inline[][]): string[] => cellules.map(texteDe);
		autoTable(pdf, {
			startY: y,
			head: [rang(b.entete)],
			body: b.lignes.map((l) => rang(l.cellules)),
			margin: { left: PAGE.marge, right: PAGE.marge, top: PAGE.haut, bottom: PAGE.bas },
			styles: { font: 'Noto Sans', fontSize: TAILLES.cellule, textColor: COULEURS.encre },
			headStyles: { fillColor: COULEURS.fond, fontStyle: 'bold' },
			theme: 'plain',
			rowPageBreak: 'avoid',
			columnStyles: Object.fromEntries(b.alignements.map((a, i) => [i, { halign: a === 'droite' ? 'right' : 'left' }])),
		});
		y = (pdf as jsPDF & { lastAutoTable: { finalY: number } }).lastAutoTable.finalY + 10;
	};
	return { place, texte, tableau };
};

const ecrire = (b: Bloc, e: ReturnType<typeof ecrivain>, retrait: number, marque = ''): void => {
	if (b.t === 'titre') {
		const taille = TAILLES.titres[b.niveau - 1]!;
		e.place(taille * 4);
		e.texte([b.numero, texteDe(b.contenu)].filter(Boolean).join(' – '), taille, [b.niveau < 3 ? 'Noto Serif' : 'Noto Sans', 'bold']);
	} else if (b.t === 'paragraphe') e.texte(texteDe(b.contenu), TAILLES.corps, ['Noto Sans', 'normal'], retrait, marque);
	else if (b.t === 'tableau') e.tableau(b);
	else if (b.t === 'liste')
		b.items.forEach((item, i) => item.forEach((dedans) => ecrire(dedans, e, retrait + 14, b.ordonnee ? `${i + 1}.` : '–')));
};

const courants = (pdf: jsPDF, doc: DocumentCompose): void => {
	const pages = pdf.getNumberOfPages();
	pdf.setFont('Noto Sans', 'normal').setFontSize(TAILLES.courant);
	for (let i = 1; i <= pages; i++) {
		pdf.setPage(i);
		pdf.text(enTete(doc), PAGE.marge, 42);
		pdf.text(folio(i, pages), PAGE.largeur - PAGE.marge, PAGE.hauteur - 36, { align: 'right' });
	}
};

export const preparer: Preparer = (polices) => {
	const fichiers = FACES.map(([nom, famille, style]) => ({ nom: `${nom}.ttf`, famille, style, octets: base64(polices[nom]) }));
	return (doc) => {
		const pdf = new jsPDF({ unit: 'pt', format: 'a4', compress: true });
		for (const f of fichiers) pdf.addFileToVFS(f.nom, f.octets).addFont(f.nom, f.famille, f.style);
		pdf.setLanguage('fr').setDocumentProperties({ title: doc.titre });
		const e = ecrivain(pdf);
		for (const b of doc.blocs) ecrire(b, e, 0);
		courants(pdf, doc);
		return Promise.resolve(new Uint8Array(pdf.output('arraybuffer')));
	};
};
