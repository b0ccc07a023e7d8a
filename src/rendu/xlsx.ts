import type { Classeur } from '../document/classeur.ts';

/**
 * A workbook as XLSX, formulas live and their values stored; same input, same bytes. Answers are text, never formulas.
 * The library comes only when a workbook is asked for.
 */
export async function rendreXlsx(classeur: Classeur): Promise<Uint8Array<ArrayBuffer>> {
	const { ecrireXlsx } = await import('./xlsx/ecrire.ts');
	return ecrireXlsx(classeur);
}
