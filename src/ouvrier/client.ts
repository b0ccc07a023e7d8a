import type { NomDocument } from '../document/modele.ts';
import type { Dossier } from '../dossier/schema.ts';
import type { Demande, DocumentProduit, Reponse, Rouvrable } from './messages.ts';

let ouvrier: Worker | undefined;
let suivant = 0;

const demarrer = (): Worker => (ouvrier ??= new Worker(new URL('./ouvrier.ts', import.meta.url), { type: 'module' }));

/**
 * Composes and writes documents in the worker, in the order asked.
 * @param progres called with each document as it is ready
 * @param rouvrable the sauvegarde travels inside each document
 * @throws Error with a French sentence
 */
export function documents(
	dossier: Dossier,
	noms: NomDocument[],
	date: string,
	progres?: (d: DocumentProduit) => void,
	rouvrable?: Rouvrable,
): Promise<DocumentProduit[]> {
	const id = ++suivant;
	const faits: DocumentProduit[] = [];
	return new Promise((resoudre, refuser) => {
		const travailleur = demarrer();
		const finir = (): void => {
			travailleur.removeEventListener('message', surMessage);
			travailleur.removeEventListener('error', surErreur);
		};
		const surErreur = (): void => {
			finir();
			ouvrier?.terminate();
			ouvrier = undefined;
			refuser(
				new Error('Le module qui écrit les documents n’a pas pu être chargé. Vérifiez votre connexion, rechargez la page, puis réessayez.'),
			);
		};
		const surMessage = ({ data }: MessageEvent<Reponse>): void => {
			if (data.id !== id) return;
			if (data.etape === 'document') {
				faits.push(data.document);
				progres?.(data.document);
				return;
			}
			finir();
			if (data.etape === 'fin') resoudre(faits);
			else refuser(new Error(data.message));
		};
		travailleur.addEventListener('message', surMessage);
		travailleur.addEventListener('error', surErreur);
		travailleur.postMessage({ id, noms, dossier, date, base: import.meta.env.BASE_URL, rouvrable } satisfies Demande);
	});
}

/** Loads the worker before it is needed: the first document is the slow one. */
export function rechauffer(): void {
	demarrer();
}
