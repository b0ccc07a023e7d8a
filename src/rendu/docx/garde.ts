import { Footer, Header, HeadingLevel, InternalHyperlink, PageNumber, Paragraph, TableOfContents, TextRun } from 'docx';
import type { FileChild, ParagraphChild } from 'docx';
import type { DocumentCompose, Titre } from '../../document/modele.ts';
import { texteDe } from '../../document/modele.ts';
import { estVide, texteSur } from '../mots-surs.ts';
import { dateEnLettres, numeroAffiche, titreDuDocument } from '../texte.ts';
import { nouvellePage } from './blocs.ts';
import { OCRE } from './couleurs.ts';
import { runs } from './inlines.ts';
import type { Signets } from '../signets.ts';

/** A header of several lines would eat the page. */
const COURANT = 90;
const abreger = (texte: string, limite = COURANT): string => {
	const lettres = Array.from(texteSur(texte).trim());
	return lettres.length <= limite
		? lettres.join('')
		: `${lettres
				.slice(0, limite - 1)
				.join('')
				.trimEnd()}…`;
};

/** The words of the document's title. */
export const nomDe = (doc: DocumentCompose): string => texteSur(texteDe(titreDuDocument(doc).contenu) || doc.titre).trim();

const ligne = (style: string, texte: string | undefined): Paragraph[] =>
	texte?.trim() ? [new Paragraph({ style, children: [new TextRun(texteSur(texte))] })] : [];

/** Territory, title, subtitle, mention of draft, date. */
export const garde = (doc: DocumentCompose, signets: Signets): FileChild[] => {
	const principal = titreDuDocument(doc);
	return [
		...ligne('Territoire', doc.territoire),
		new Paragraph({
			heading: HeadingLevel.TITLE,
			children: runs([{ t: 'texte', texte: numeroAffiche(principal.numero) }, ...principal.contenu], signets),
		}),
		...ligne('Subtitle', doc.sousTitre),
		...ligne('Mention', doc.mention),
		...ligne('DateDocument', dateEnLettres(doc.date)),
	];
};

/** Stands inside the field, so the first update takes it away. */
const AIDE = 'Pour les numéros de page : clic droit sur ce sommaire, puis « Mettre à jour ».';

const entree = (t: Titre, signets: Signets): Paragraph => {
	const mots = [new TextRun(texteSur(numeroAffiche(t.numero) + texteDe(t.contenu)))];
	const anchor = signets.get(t.id);
	const children: ParagraphChild[] = anchor ? [new InternalHyperlink({ anchor, children: mots })] : mots;
	return new Paragraph({ style: 'TOC1', children });
};

/** The contents: a field of Word, already filled with links; the page numbers come when it is updated. */
export const sommaire = (doc: DocumentCompose, signets: Signets): FileChild[] => {
	const entrees = doc.blocs.filter((b): b is Titre => b.t === 'titre' && b.niveau === 2 && !(estVide(b.contenu) && !b.numero));
	if (!doc.sommaire || entrees.length === 0) return [];
	const aide = new Paragraph({ style: 'SommaireAide', children: [new TextRun(AIDE)] });
	const contentChildren = [...entrees.map((t) => entree(t, signets)), aide];
	return [
		new Paragraph({ style: 'TOCHeading', children: [new TextRun('Sommaire')] }),
		new TableOfContents('Sommaire', { hyperlink: true, headingStyleRange: '1-1', beginDirty: false, contentChildren }),
		nouvellePage(),
	];
};

/** Mention of draft and territory on top of each page. */
export const enTete = (doc: DocumentCompose): Header =>
	new Header({
		children: [
			new Paragraph({
				style: 'Header',
				children: [
					new TextRun({ text: abreger(doc.mention, 70), bold: true, color: OCRE }),
					new TextRun({ children: ['\t', abreger(doc.territoire, 50)] }),
				],
			}),
		],
	});

/** Title and date, page n / N, at the foot of each page. */
export const pied = (doc: DocumentCompose): Footer =>
	new Footer({
		children: [
			new Paragraph({
				style: 'Footer',
				children: [
					new TextRun(`${abreger(nomDe(doc), 90)} – ${abreger(dateEnLettres(doc.date), 30)}`),
					new TextRun({ children: ['\tPage\u00A0', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
				],
			}),
		],
	});
