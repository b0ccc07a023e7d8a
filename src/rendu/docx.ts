import type { DocumentCompose } from '../document/modele.ts';

/** The document as a Word file. The library comes in on the first call; the same document gives the same bytes. */
export const rendreDocx = async (doc: DocumentCompose): Promise<Uint8Array> => {
	const { assembler } = await import('./docx/assembler.ts');
	return assembler(doc);
};
