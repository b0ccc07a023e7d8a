import type { Archive, Commande, Demande, DocumentProduit, Reponse } from './messages.ts';

let ouvrier: Worker | undefined;
let suivant = 0;

const demarrer = (): Worker => (ouvrier ??= new Worker(new URL('./ouvrier.ts', import.meta.url), { type: 'module' }));

function arreter(): void {
	ouvrier?.terminate();
	ouvrier = undefined;
}

const NON_CHARGE = 'Le module qui écrit les documents n’a pas pu être chargé. Vérifiez votre connexion, rechargez la page, puis réessayez.';

/**
 * Composes and writes documents in the worker, in the order asked.
 * @param progres called with each document as it is ready
 * @param signal stops the writing; the promise is then rejected with its reason
 * @throws Error with a French sentence
 */
export function documents(
	commande: Commande,
	progres?: (d: DocumentProduit) => void,
	signal?: AbortSignal,
): Promise<{ documents: DocumentProduit[]; archive?: Archive | undefined }> {
	const id = ++suivant;
	const faits: DocumentProduit[] = [];
	return new Promise((resoudre, refuser) => {
		const travailleur = demarrer();
		const ecoute = new AbortController();
		const finir = (suite: () => void): void => {
			ecoute.abort();
			suite();
		};
		const surMessage = ({ data }: MessageEvent<Reponse>): void => {
			if (data.id !== id) return;
			if (data.etape === 'erreur') return finir(() => refuser(new Error(data.message)));
			if (data.etape === 'fin') return finir(() => resoudre({ documents: faits, archive: data.archive }));
			faits.push(data.document);
			progres?.(data.document);
		};
		const abandonner = (raison: unknown) => (): void => {
			arreter();
			finir(() => refuser(raison));
		};
		travailleur.addEventListener('message', surMessage, { signal: ecoute.signal });
		travailleur.addEventListener('error', abandonner(new Error(NON_CHARGE)), { signal: ecoute.signal });
		signal?.addEventListener('abort', abandonner(new DOMException('Écriture interrompue.', 'AbortError')), { signal: ecoute.signal });
		travailleur.postMessage({ ...commande, id, base: import.meta.env.BASE_URL } satisfies Demande);
	});
}

/** Loads the worker before it is needed: the first document is the slow one. */
export function rechauffer(): void {
	demarrer();
}
