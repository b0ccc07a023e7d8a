import { ExternalHyperlink, HighlightColor, InternalHyperlink, TextRun } from 'docx';
import type { ParagraphChild } from 'docx';
import type { Inline } from '../../document/modele.ts';
import { adresseSure, motsDe } from '../mots-surs.ts';
import type { Signets } from '../signets.ts';

const inline = (i: Inline, signets: Signets): ParagraphChild[] => {
	const text = motsDe(i);
	if (text === '') return [];
	if (i.t === 'texte') return [new TextRun({ text, ...(i.gras && { bold: true }), ...(i.italique && { italics: true }) })];
	if (i.t === 'manque') return [new TextRun({ text, style: 'ADecider', highlight: HighlightColor.YELLOW })];
	const lie = new TextRun({ text, style: 'Hyperlink', ...(i.t === 'renvoi' && i.gras && { bold: true }) });
	if (i.t === 'renvoi') {
		const anchor = signets.get(i.cible);
		return [anchor ? new InternalHyperlink({ anchor, children: [lie] }) : new TextRun(text)];
	}
	const link = adresseSure(i.url);
	return [link ? new ExternalHyperlink({ link, children: [lie] }) : new TextRun(text)];
};

/** The runs of a paragraph; a cross-reference whose title is not in the document stays plain text. */
export const runs = (inlines: Inline[], signets: Signets): ParagraphChild[] => inlines.flatMap((i) => inline(i, signets));
