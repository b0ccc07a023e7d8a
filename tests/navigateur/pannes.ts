import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';

export const ETAPE = 'parcours/collectivite/';
/** A page of the origin where nothing of the site runs: the storage can be handled as the browser would. */
const COULISSES = 'hors-ligne.json';

export const nom = (page: Page): Locator => page.getByLabel('Prénom et nom');
export const alerte = (page: Page, message: string | RegExp): Locator => page.getByRole('alert').filter({ hasText: message });
export const enregistre = (page: Page): Promise<void> =>
	expect(page.locator('.etat-enregistrement .etat')).toContainText('Enregistré sur cet appareil', { timeout: 10_000 });

/** A page may ask before it leaves: it is told yes, and what it asked is kept. */
export function quitterSansCrainte(page: Page): string[] {
	const demandes: string[] = [];
	page.on('dialog', (d) => {
		demandes.push(d.type());
		void d.accept();
	});
	return demandes;
}

/** Begins a dossier where answers are typed. */
export async function debuter(page: Page): Promise<void> {
	await page.goto(ETAPE);
	await page.getByRole('button', { name: 'Commencer' }).click();
	await expect(nom(page)).toBeEnabled({ timeout: 15_000 });
}
/** Begins a dossier and saves one answer after the other, each a state of its own. */
export async function debuterAvec(page: Page, ...reponses: string[]): Promise<void> {
	await debuter(page);
	for (const reponse of reponses) await repondre(page, reponse);
}
/** Types, and waits for the answer to be kept. */
export async function repondre(page: Page, reponse: string): Promise<void> {
	const avant = (await etats(page)).length;
	await nom(page).fill(reponse);
	await expect.poll(async () => (await etats(page)).length, { timeout: 10_000 }).toBeGreaterThan(avant);
	await enregistre(page);
}
/** What a next visit shows: nothing is lost. */
export async function retrouver(page: Page, reponse: string): Promise<void> {
	await page.goto(ETAPE);
	await expect(nom(page)).toHaveValue(reponse, { timeout: 15_000 });
}

/** Raw contents of the base of the site; `undefined` when there is none. */
export const contenu = (page: Page): Promise<Record<string, unknown>> =>
	page.evaluate(async () => {
		const ouvrir = indexedDB.open('parcours-clsm');
		const base = await new Promise<IDBDatabase>((oui, non) => {
			ouvrir.onsuccess = () => oui(ouvrir.result);
			ouvrir.onerror = () => non(ouvrir.error);
			// Not there: it must not be made by looking at it.
			ouvrir.onupgradeneeded = () => ouvrir.transaction?.abort();
		}).catch(() => undefined);
		if (!base) return {};
		const magasin = base.transaction('dossiers').objectStore('dossiers');
		const lire = <T>(r: IDBRequest<T>) => new Promise<T>((oui) => (r.onsuccess = () => oui(r.result)));
		const [cles, valeurs] = await Promise.all([lire(magasin.getAllKeys()), lire(magasin.getAll() as IDBRequest<unknown[]>)]);
		base.close();
		return Object.fromEntries(cles.map((c, i) => [String(c), valeurs[i]]));
	});
/** Names of the stored states, the oldest first. */
export const etats = async (page: Page): Promise<string[]> =>
	Object.keys(await contenu(page))
		.filter((c) => c.startsWith('etat/'))
		.sort((a, b) => Number(a.split(/[/.]/)[2]) - Number(b.split(/[/.]/)[2]));

/** Writes in the base by hand, past the site. */
export const ecrireBrut = (page: Page, cle: string, valeur: unknown): Promise<void> =>
	page.evaluate(
		async ([c, v]) => {
			const ouvrir = indexedDB.open('parcours-clsm');
			await new Promise<void>((oui, non) => {
				ouvrir.onsuccess = () => {
					const t = ouvrir.result.transaction('dossiers', 'readwrite');
					t.objectStore('dossiers').put(v, c);
					t.oncomplete = () => oui(ouvrir.result.close());
					t.onerror = () => non(t.error);
				};
			});
		},
		[cle, valeur] as const,
	);
export const viderLaBase = (page: Page): Promise<void> =>
	page.evaluate(
		() =>
			new Promise<void>((oui, non) => {
				const r = indexedDB.deleteDatabase('parcours-clsm');
				r.onsuccess = () => oui();
				r.onerror = () => non(r.error);
			}),
	);

/** Leaves the site in this tab, handles what it kept, and is ready for another visit. */
export async function entreDeuxVisites(page: Page, faire: (page: Page) => Promise<unknown>): Promise<void> {
	await page.goto(COULISSES);
	await faire(page);
}
export async function enCoulisses(context: BrowserContext): Promise<Page> {
	const page = await context.newPage();
	await page.goto(COULISSES);
	return page;
}

export const NON_ENREGISTRE = 'Vos dernières réponses ne sont pas enregistrées sur cet appareil.';
export const PLEIN = 'L’espace de stockage de ce navigateur est plein.';
export const REFUS = 'Ce navigateur refuse d’enregistrer';
export const MUET = 'Le stockage de ce navigateur ne répond pas.';

/** The failure is told, stays, and the file that saves the work is one click away with what was typed. */
export async function panneDite(page: Page, message: string, reponse: string): Promise<void> {
	const boite = alerte(page, NON_ENREGISTRE);
	await expect(boite).toContainText(message, { timeout: 15_000 });
	const fichier = page.waitForEvent('download');
	await page.locator('.alerte-enregistrement').getByRole('button', { name: 'Télécharger ma sauvegarde' }).click();
	const morceaux: Buffer[] = [];
	for await (const m of await (await fichier).createReadStream()) morceaux.push(m as Buffer);
	expect(Buffer.concat(morceaux).toString('utf8')).toContain(reponse);
	await expect(boite).toBeVisible();
}
