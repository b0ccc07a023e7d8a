import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Pages and text of a PDF as an independent reader sees them, spaces made ordinary. */
export async function lirePdf(octets: Uint8Array): Promise<{ pages: number; texte: string }> {
	const pdf = await getDocument({ data: new Uint8Array(octets), verbosity: 0 }).promise;
	const pages = await Promise.all(
		Array.from({ length: pdf.numPages }, async (_, rang) => {
			const contenu = await (await pdf.getPage(rang + 1)).getTextContent();
			return contenu.items.map((i) => ('str' in i ? i.str : '')).join(' ');
		}),
	);
	return { pages: pdf.numPages, texte: simple(pages.join(' ')) };
}

/** One ordinary space where there are several, or unbreakable ones. */
export const simple = (s: string): string => s.replace(/[\s\u00A0\u202F]+/g, ' ');
