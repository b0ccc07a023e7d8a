import decodeQR from 'qr/decode.js';

/** Pixels as a canvas gives them, four bytes each. */
export interface Pixels {
	width: number;
	height: number;
	data: Uint8ClampedArray;
}

/** The text of the QR code in an image; undefined when none is found. A photo deserves more effort than one frame of a camera. */
export function lireQr(image: Pixels, photo: boolean): string | undefined {
	try {
		return decodeQR(image, photo ? { effort: Infinity, timeLimit: 4000 } : {});
	} catch {
		return undefined;
	}
}
