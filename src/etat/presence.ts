import { DERNIER, MONTRE } from '../stockage/temoin.ts';
import { MARQUE } from '../stockage/sans-trace.ts';

/**
 * Said to the page before it is first drawn: a dossier is about to be read, so that its place is kept. The attribute goes
 * with the reading; without scripts it never comes.
 */
export const PRESENCE = `try{if(window.name.startsWith(${JSON.stringify(MARQUE)})||sessionStorage.getItem('${MONTRE}')||localStorage.getItem('${DERNIER}'))document.documentElement.dataset.lecture=''}catch{}`;
