import type { DocumentCompose } from '../../document/modele.ts';
import { nouvelAtelier } from './atelier.ts';
import type { Avertissement } from './atelier.ts';
import { ecrirePdf } from './ecriture.ts';
import type { PieceJointe } from './ecriture.ts';
import { texteAttribut } from './figure.ts';
import { mettreEnPage } from './mise-en-page.ts';
import type { Polices } from './style.ts';

export type { Avertissement } from './atelier.ts';
export type { PieceJointe } from './ecriture.ts';
export type { Polices } from './style.ts';

export interface OptionsPdf {
	polices: Polices;
	auteur?: string;
	piecesJointes?: PieceJointe[];
}
export interface PdfRendu {
	octets: Uint8Array<ArrayBuffer>;
	/** Characters that no font could show, once per character and field. */
	avertissements: Avertissement[];
}

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** A document as PDF/UA-1 and PDF/A-3a at once; same input, same bytes. Throws only when the fonts are not TrueType files. */
export const rendrePdf = (doc: DocumentCompose, options: OptionsPdf): PdfRendu => {
	const atelier = nouvelAtelier(options.polices, doc.serre);
	const mise = mettreEnPage(doc, atelier);
	const meta = {
		titre: texteAttribut([doc.titre, doc.territoire].filter(Boolean).join(' – ')) || 'Document',
		auteur: texteAttribut(options.auteur ?? ''),
		sujet: texteAttribut(doc.mention),
		...(DATE.test(doc.date) ? { date: doc.date } : {}),
	};
	const octets = ecrirePdf(mise, atelier, meta, options.piecesJointes ?? []);
	return { octets, avertissements: atelier.avertissements };
};
