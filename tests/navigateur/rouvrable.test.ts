import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { extraireSauvegarde } from '../../src/stockage/pdf-rouvrable.ts';
import { donner, surveiller } from './outils.ts';

const NOTE = 'À garder entre nous.';

async function source(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
	const lue = JSON.parse(await readFile('content/exemples/epci-complet.json', 'utf8')) as { dossier: Record<string, unknown> };
	lue.dossier['notes'] = { 'porteur.entite': NOTE };
	return { name: 'x.clsm.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(lue)) };
}

async function telecharger(page: Page, notes: boolean): Promise<Buffer> {
	await page.goto('./documents/');
	await page.getByRole('checkbox', { name: /notes privées/ }).setChecked(notes);
	const attente = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Convention de partenariat, rouvrable (PDF)' }).click();
	const telechargement = await attente;
	expect(telechargement.suggestedFilename()).toMatch(/-convention-\d{4}-\d\d-\d\d-rouvrable\.pdf$/);
	return readFile(await telechargement.path());
}

/** Lets a file fall on the frame of the home page. */
async function deposer(page: Page, octets: Buffer): Promise<void> {
	const transfert = await page.evaluateHandle((base64) => {
		const t = new DataTransfer();
		t.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], 'convention.pdf', { type: 'application/pdf' }));
		return t;
	}, octets.toString('base64'));
	await expect(page.locator('#sauvegarde')).toBeEnabled();
	await page.getByRole('group', { name: 'Ouvrir une sauvegarde' }).dispatchEvent('drop', { dataTransfer: transfert });
}

test('un PDF rouvrable déposé sur l’accueil d’un autre appareil redonne le même dossier', async ({ page, browser }) => {
	const erreurs = surveiller(page);
	await page.goto('./');
	await donner(page.getByLabel('Choisir une sauvegarde'), await source());
	await page.waitForURL((url) => url.pathname !== '/');
	const sans = extraireSauvegarde(await telecharger(page, false));
	expect(sans.ok && sans.texte).not.toContain(NOTE);
	const avec = await telecharger(page, true);
	const extrait = extraireSauvegarde(avec);
	expect(extrait.ok && extrait.texte).toContain(NOTE);

	const ailleurs = await (await browser.newContext()).newPage();
	await ailleurs.goto('./');
	await deposer(ailleurs, avec);
	await ailleurs.waitForURL((url) => url.pathname !== '/');
	expect((await telecharger(ailleurs, true)).equals(avec)).toBe(true);
	expect(erreurs).toEqual([]);
});

test('un PDF d’ailleurs est refusé en une phrase, et rien ne change', async ({ page }) => {
	await page.goto('./');
	await deposer(page, Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n'));
	await expect(page.getByRole('alert').filter({ hasText: 'Ce PDF ne contient pas de sauvegarde de Parcours CLSM' })).toBeVisible();
	await expect(page).toHaveURL(/\/$/);
});
