import { extractText, getDocumentProxy } from 'unpdf';

/** Pages and text of a PDF as pdf.js sees them, spaces made ordinary. */
export async function lirePdf(octets: Uint8Array): Promise<{ pages: number; texte: string }> {
	const pdf = await getDocumentProxy(new Uint8Array(octets));
	const { totalPages, text } = await extractText(pdf, { mergePages: true });
	return { pages: totalPages, texte: simple(text) };
}

/** One ordinary space where there are several, or unbreakable ones. */
export const simple = (s: string): string => s.replace(/[\s\u00A0\u202F]+/g, ' ');
