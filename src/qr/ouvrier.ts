import { lireQr, type Demande } from './lire.ts';

addEventListener('message', ({ data: { image, photo, reponse } }: MessageEvent<Demande>) => reponse.postMessage(lireQr(image, photo)));
