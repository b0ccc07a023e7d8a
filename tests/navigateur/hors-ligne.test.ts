import { expect, test, type Page } from '@playwright/test';
import { commencer, decouverte, telecharger } from './outils.ts';

test.use({ serviceWorkers: 'allow' });

/** Every file of the site is on the device. */
const copiee = (page: Page) =>
	page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		const attendu = ((await (await fetch('/hors-ligne.json')).json()) as { fichiers: number }).fichiers;
		const noms = await caches.keys();
		return (await (await caches.open(noms[0] ?? '')).keys()).length === attendu;
	});

/** From the first question to a document on the disk. */
async function chemin(page: Page): Promise<void> {
	await commencer(page, 'Découvrir en 10 minutes');
	await decouverte(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre CLSM en un coup d’œil');
	await page.goto('./documents/');
	expect((await telecharger(page, /Télécharger la convention/)).texte).toContain('Villeurbanne');
}

test('du chargement au document, aucune demande ne sort du site ni ne porte une réponse', async ({ page, context, baseURL }) => {
	const demandes: { url: string; methode: string }[] = [];
	context.on('request', (r) => demandes.push({ url: r.url(), methode: r.method() }));
	await page.goto('/');
	await expect.poll(() => copiee(page), { timeout: 30_000 }).toBe(true);
	await chemin(page);
	expect(demandes.length).toBeGreaterThan(50);
	expect(demandes.filter(({ url }) => !url.startsWith(baseURL ?? '') && !/^(blob|data):/.test(url))).toEqual([]);
	expect(demandes.filter(({ methode }) => methode !== 'GET')).toEqual([]);
	expect(demandes.filter(({ url }) => /[?#]./.test(url.replace(/^(blob|data):.*/, '')) || /vil+e?urban/i.test(url))).toEqual([]);
});

test('après la première visite, le même chemin passe sans réseau', async ({ page, context }) => {
	await page.goto('/');
	await expect.poll(() => copiee(page), { timeout: 30_000 }).toBe(true);
	await context.setOffline(true);
	await chemin(page);
	await page.goto('/nulle-part/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page n’existe pas');
});

test('la copie dit sa taille et se retire', async ({ page }) => {
	await page.goto('/vos-donnees/');
	await expect.poll(() => copiee(page), { timeout: 30_000 }).toBe(true);
	await page.reload();
	await expect(page.getByRole('region', { name: 'Travailler sans réseau' })).toContainText(/\d+\sfichiers,\s+\d+(,\d)?\sMo environ/);
	await page.getByRole('button', { name: 'Retirer la copie du site' }).click();
	await expect(page.getByText('La copie du site est retirée.')).toBeVisible();
	expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

test('une nouvelle version est proposée, jamais imposée', async ({ page, context }) => {
	// The worker is served with another version from the second request on.
	let demandes = 0;
	await context.route('**/sw.js', async (route) => {
		const reponse = await route.fetch();
		demandes += 1;
		await route.fulfill({ response: reponse, body: `${await reponse.text()}\n// ${demandes > 1 ? 'suivante' : 'première'}` });
	});
	await page.goto('/decouverte/coordination/');
	await expect.poll(() => copiee(page), { timeout: 30_000 }).toBe(true);
	await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
	const bouton = page.getByRole('button', { name: 'Passer à la nouvelle version' });
	await expect(bouton).toBeVisible({ timeout: 30_000 });
	await page.evaluate(() => Object.assign(window, { temoin: true }));
	await page.waitForTimeout(500);
	expect(await page.evaluate(() => 'temoin' in window)).toBe(true);
	await Promise.all([page.waitForEvent('load'), bouton.click()]);
	expect(await page.evaluate(() => 'temoin' in window)).toBe(false);
	await expect(bouton).toBeHidden();
});
