import encodeQR from 'qr';

/** Modules of white around the code: the standard asks for four, phones need them. */
const MARGE = 4;
/** The library draws one of them at least. */
const DESSINEE = 1;
/** Beyond version 22 (105 modules) a phone held before a screen no longer tells the modules apart. */
const MODULES_MAX = 105;

export interface DessinQr {
	/** Side in modules, margin included: the viewBox of the drawing. */
	cote: number;
	/** Path of the black modules, one rectangle a run. */
	trace: string;
}

function lignes(noirs: boolean[][]): string {
	let trace = '';
	noirs.forEach((rang, y) => {
		for (let x = 0; x < rang.length; x++) {
			const debut = x;
			while (rang[x]) x++;
			if (x > debut) trace += `M${debut + MARGE - DESSINEE} ${y + MARGE - DESSINEE}h${x - debut}v1h-${x - debut}z`;
		}
	});
	return trace;
}

/** The drawing of a text as a QR code, with medium then low correction; undefined when it would be too fine to read. */
export function dessinerQr(texte: string): DessinQr | undefined {
	for (const ecc of ['medium', 'low'] as const) {
		try {
			const noirs = encodeQR(texte, 'raw', { ecc, border: DESSINEE });
			const modules = noirs.length - 2 * DESSINEE;
			if (modules <= MODULES_MAX) return { cote: modules + 2 * MARGE, trace: lignes(noirs) };
		} catch {
			// Longer than any code: the next correction, then none.
		}
	}
	return undefined;
}
