/** In the page: keeps a copy of the site on the device, and tells when a newer one waits. */

const BASE = import.meta.env.BASE_URL.replace(/\/?$/, '/');

export interface Tailles {
	version: string;
	fichiers: number;
	octets: number;
	transfert: number;
}

const possible = (): boolean => 'serviceWorker' in navigator && import.meta.env.PROD;

/** A person who saves data is not made to download the whole site. */
const econome = (): boolean => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** The new version that waits, now or later; `dire` is called at each one. */
function guetter(inscription: ServiceWorkerRegistration, dire: (attente: ServiceWorker) => void): void {
	if (inscription.waiting) dire(inscription.waiting);
	inscription.addEventListener('updatefound', () => {
		const nouveau = inscription.installing;
		nouveau?.addEventListener('statechange', () => {
			if (nouveau.state === 'installed' && navigator.serviceWorker.controller) dire(nouveau);
		});
	});
}

/**
 * Registers the service worker once the page has all it needs. A refusal (private window, file://) leaves the site as it was.
 * @param dire receives what to call to take the new version: it reloads the page, never by itself
 */
export async function garderHorsLigne(dire: (prendre: () => void) => void): Promise<void> {
	if (!possible() || (econome() && !navigator.serviceWorker.controller)) return;
	try {
		const inscription = await navigator.serviceWorker.register(`${BASE}sw.js`, { scope: BASE, updateViaCache: 'none' });
		guetter(inscription, (attente) =>
			dire(() => {
				navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
				attente.postMessage('prendre-la-main');
			}),
		);
	} catch {
		// The site works without it; only the network is then needed.
	}
}

/** What the copy takes; undefined when it cannot be read. */
export async function taillesHorsLigne(): Promise<Tailles | undefined> {
	try {
		const reponse = await fetch(`${BASE}hors-ligne.json`);
		return reponse.ok ? ((await reponse.json()) as Tailles) : undefined;
	} catch {
		return undefined;
	}
}

/** Whether the whole site is on this device now. */
export const estGarde = async (): Promise<boolean> => possible() && Boolean((await navigator.serviceWorker.getRegistration(BASE))?.active);

/** Removes the copy of the site from this device; the page that is open keeps working. */
export async function oublierHorsLigne(): Promise<void> {
	if (!possible()) return;
	await (await navigator.serviceWorker.getRegistration(BASE))?.unregister();
	const noms = (await caches.keys()).filter((nom) => nom.startsWith(`parcours-clsm ${BASE} `));
	await Promise.all(noms.map((nom) => caches.delete(nom)));
}
