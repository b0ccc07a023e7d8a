import { oser } from './temoin.ts';

/** Whether the browser has promised not to remove what is kept here when room is short. */
export type Persistance = 'accordee' | 'refusee' | 'inconnue';

const REPONSE = 'parcours-clsm/persistance';
interface Stockage {
	persist?(): Promise<boolean>;
	persisted?(): Promise<boolean>;
}
const stockage = (): Stockage | undefined => (globalThis.navigator as { storage?: Stockage } | undefined)?.storage;

/** The answer already had, without asking. */
export async function persistanceConnue(): Promise<Persistance> {
	try {
		if (await stockage()?.persisted?.()) return 'accordee';
	} catch {
		return 'inconnue';
	}
	return oser(() => localStorage.getItem(REPONSE)) === 'refusee' ? 'refusee' : 'inconnue';
}

/** Asks once on a device, and only after a gesture: some browsers put the question to the person. */
export async function demanderPersistance(): Promise<Persistance> {
	const activite = (globalThis.navigator as { userActivation?: { hasBeenActive: boolean } } | undefined)?.userActivation;
	const connue = await persistanceConnue();
	if (connue !== 'inconnue' || activite?.hasBeenActive === false || !stockage()?.persist) return connue;
	try {
		const reponse = (await stockage()?.persist?.()) ? 'accordee' : 'refusee';
		oser(() => localStorage.setItem(REPONSE, reponse));
		return reponse;
	} catch {
		return 'inconnue';
	}
}
