import type { Demande, Pixels } from './lire.ts';

let ouvrier: Worker | undefined;

/**
 * Reads apart from the page, which answers meanwhile: a bad photo takes seconds. The pixels are given away.
 * @throws Error when the worker could not be loaded; the next call tries again
 */
export function lireAPart(image: Pixels, photo: boolean): Promise<string | undefined> {
	const travailleur = (ouvrier ??= new Worker(new URL('./ouvrier.ts', import.meta.url), { type: 'module' }));
	const { port1, port2 } = new MessageChannel();
	return new Promise((resoudre, refuser) => {
		port1.onmessage = ({ data }: MessageEvent<string | undefined>) => {
			port1.close();
			resoudre(data);
		};
		travailleur.onerror = () => {
			ouvrier = undefined;
			refuser(new Error('Le module qui lit les codes n’a pas pu être chargé.'));
		};
		const { width, height, data } = image;
		const demande: Demande = { image: { width, height, data }, photo, reponse: port2 };
		travailleur.postMessage(demande, [data.buffer, port2]);
	});
}
