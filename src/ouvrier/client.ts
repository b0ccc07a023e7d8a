import type { DocumentCompose, NomDocument } from '../document/modele.ts';
import type { Dossier } from '../dossier/schema.ts';
import type { DocumentCompare } from '../gabarits/comparer.ts';
import type { Archive, Commande, Comparaison, DocumentProduit, Message, QuestionPanneau, Reponse, Vue } from './messages.ts';

let ouvrier: Worker | undefined;
let suivant = 0;

const demarrer = (): Worker => (ouvrier ??= new Worker(new URL('./ouvrier.ts', import.meta.url), { type: 'module' }));

function arreter(): void {
	ouvrier?.terminate();
	ouvrier = undefined;
}

const NON_CHARGE = 'Le module qui écrit les documents n’a pas pu être chargé. Vérifiez votre connexion, rechargez la page, puis réessayez.';

/**
 * Sends one demand and listens until `recevoir` gives what it was made for.
 * @throws Error with a French sentence, or the reason of the signal
 */
function demander<T>(
	message: (id: number) => Message,
	recevoir: (reponse: Reponse) => { fin: T } | undefined,
	signal?: AbortSignal,
): Promise<T> {
	const id = ++suivant;
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
			const issue = recevoir(data);
			if (issue) finir(() => resoudre(issue.fin));
		};
		const abandonner = (raison: unknown) => (): void => {
			arreter();
			finir(() => refuser(raison));
		};
		travailleur.addEventListener('message', surMessage, { signal: ecoute.signal });
		travailleur.addEventListener('error', abandonner(new Error(NON_CHARGE)), { signal: ecoute.signal });
		signal?.addEventListener('abort', abandonner(new DOMException('Écriture interrompue.', 'AbortError')), { signal: ecoute.signal });
		travailleur.postMessage(message(id));
	});
}

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
	const faits: DocumentProduit[] = [];
	const recevoir = (r: Reponse) => {
		if (r.etape === 'fin') return { fin: { documents: faits, archive: r.archive } };
		if (r.etape === 'document') {
			faits.push(r.document);
			progres?.(r.document);
		}
		return undefined;
	};
	return demander((id) => ({ ...commande, id, base: import.meta.env.BASE_URL }), recevoir, signal);
}

/**
 * Composes the documents of both dossiers in the worker and tells what differs, article by article.
 * @throws Error with a French sentence
 */
export const comparer = (comparaison: Comparaison): Promise<DocumentCompare[]> =>
	demander(
		(id) => ({ id, comparaison }),
		(r) => (r.etape === 'comparaison' ? { fin: r.documents } : undefined),
	);

/**
 * Composes documents in the worker, in the order asked, and writes none: no renderer is loaded.
 * @param date of the drafts, AAAA-MM-JJ
 * @throws Error with a French sentence
 */
export const apercevoir = (dossier: Dossier, noms: NomDocument[], date: string): Promise<DocumentCompose[]> =>
	demander(
		(id) => ({ id, apercu: { dossier, noms, date } }),
		(r) => (r.etape === 'apercu' ? { fin: r.documents } : undefined),
	);

/**
 * What the panel beside a stage shows now; the worker remembers what it told before.
 * @throws Error with a French sentence
 */
export const regarder = (question: QuestionPanneau): Promise<Vue> =>
	demander(
		(id) => ({ id, panneau: question }),
		(r) => (r.etape === 'panneau' ? { fin: r.vue } : undefined),
	);

/** Loads the worker before it is needed: the first document is the slow one. */
export function rechauffer(): void {
	demarrer();
}
