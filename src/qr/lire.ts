import decodeQR from 'qr/decode.js';

/** Pixels as a canvas gives them, four bytes each. */
export interface Pixels {
	width: number;
	height: number;
	data: Uint8ClampedArray;
}

/** What the worker is asked, and the port it answers on. */
export interface Demande {
	image: Pixels;
	photo: boolean;
	reponse: MessagePort;
}

/** The text of the QR code in an image; undefined when none is found. A photo deserves more effort than one frame of a camera. */
export function lireQr(image: Pixels, photo: boolean): string | undefined {
	try {
		return decodeQR(image, photo ? { effort: Infinity, timeLimit: 4000 } : {});
	} catch {
		return undefined;
	}
}
