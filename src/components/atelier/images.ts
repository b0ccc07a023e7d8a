import { lireAPart } from '../../qr/client.ts';
import type { Pixels } from '../../qr/lire.ts';

/** Larger, a photo takes long to search and reads no better. */
const COTE_PHOTO = 1800;
const COTE_CAMERA = 900;
const OCTETS_MAX = 40_000_000;

type Source = HTMLVideoElement | ImageBitmap;
const tailleDe = (s: Source): [number, number] => (s instanceof ImageBitmap ? [s.width, s.height] : [s.videoWidth, s.videoHeight]);

/** The pixels of an image or of a frame, reduced; undefined while there is none. */
export function pixelsDe(source: Source, cote: number, toile = document.createElement('canvas')): Pixels | undefined {
	const [largeur, hauteur] = tailleDe(source);
	const echelle = Math.min(1, cote / Math.max(largeur, hauteur, 1));
	[toile.width, toile.height] = [Math.round(largeur * echelle), Math.round(hauteur * echelle)];
	const dessin = toile.getContext('2d', { willReadFrequently: true });
	if (!dessin || toile.width === 0 || toile.height === 0) return undefined;
	dessin.drawImage(source, 0, 0, toile.width, toile.height);
	return dessin.getImageData(0, 0, toile.width, toile.height);
}

export const estImage = (fichier: File): boolean =>
	fichier.type.startsWith('image/') || /\.(png|jpe?g|webp|gif|heic|heif|avif)$/i.test(fichier.name);

/** The text of the code on a photo, or one sentence. */
export async function lirePhoto(fichier: File): Promise<{ ok: true; texte: string } | { ok: false; message: string }> {
	const non = (message: string) => ({ ok: false, message }) as const;
	if (fichier.size > OCTETS_MAX) return non('Cette photo est trop grosse : prenez-la en taille réduite.');
	const image = await createImageBitmap(fichier).catch(() => undefined);
	if (!image) return non('Cette image ne s’ouvre pas dans ce navigateur : enregistrez-la en JPEG ou en PNG.');
	const pixels = pixelsDe(image, COTE_PHOTO);
	image.close();
	const texte = pixels && (await lireAPart(pixels, true));
	return texte === undefined
		? non('Aucun code n’a été trouvé sur cette photo : cadrez le code en entier, de face, sans reflet, et recommencez.')
		: { ok: true, texte };
}

interface Detecteur {
	detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}
interface Detection {
	new (options: { formats: string[] }): Detecteur;
	getSupportedFormats: () => Promise<string[]>;
}

/** What reads a frame: the browser's own detector where it has one, else the library. */
export async function lecteurVideo(): Promise<(video: HTMLVideoElement) => Promise<string | undefined>> {
	const Natif = (globalThis as { BarcodeDetector?: Detection }).BarcodeDetector;
	const formats = await Natif?.getSupportedFormats().catch((): string[] => []);
	if (Natif && formats?.includes('qr_code')) {
		const detecteur = new Natif({ formats: ['qr_code'] });
		return async (video) => (await detecteur.detect(video))[0]?.rawValue;
	}
	const toile = document.createElement('canvas');
	return async (video) => {
		const pixels = pixelsDe(video, COTE_CAMERA, toile);
		return pixels && lireAPart(pixels, false);
	};
}
