import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { donner, enregistre, surveiller } from './outils.ts';

const EXEMPLE = 'content/exemples/epci-complet.json';
const AUTRE = 'content/exemples/commune-qui-explore.json';
const NOM = /Val-d’Exemple/;
type Fichier = string | { name: string; mimeType: string; buffer: Buffer };

async function modifie(changer: (s: { enregistre: string; dossier: Record<string, Record<string, unknown>> }) => void): Promise<Fichier> {
	const s = JSON.parse(await readFile(EXEMPLE, 'utf8')) as { enregistre: string; dossier: Record<string, Record<string, unknown>> };
	changer(s);
	return { name: 'copie.clsm.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(s)) };
}
async function ouvrir(page: Page, fichier: Fichier = EXEMPLE): Promise<void> {
	await page.goto('./');
	await expect(page.locator('#sauvegarde')).toBeEnabled();
	await donner(page.locator('#sauvegarde'), fichier);
	await page.waitForURL(/\/(recapitulatif|parcours|resultat|decouverte)\//);
	await enregistre(page);
}
async function liste(page: Page): Promise<void> {
	await page.goto('dossiers/');
	await expect(page.getByText('Lecture de vos dossiers…')).toBeHidden();
}
const dossier = (page: Page, nom: RegExp | string) => page.locator('.dossiers > li').filter({ hasText: nom });
const noms = (page: Page) => page.locator('.dossiers h3');
/** The time of coordination, typed in its stage; leaving the page keeps it. */
async function saisirEtp(page: Page, etp: string): Promise<void> {
	await page.goto('parcours/coordination/');
	const champ = page.locator('#coordination-etp-champ-exact');
	await expect(champ).toBeEnabled();
	await champ.fill(etp);
	await champ.blur();
	await enregistre(page);
}
const largeur = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

test('no dossier: the page says how one comes', async ({ page }) => {
	const erreurs = surveiller(page);
	await liste(page);
	await expect(page.getByText('Aucun dossier n’est gardé dans ce navigateur.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Commencer un nouveau dossier' })).toBeVisible();
	expect(erreurs).toEqual([]);
});

test('a second sauvegarde opens beside the first; each is found again, named, archived', async ({ page }) => {
	const erreurs = surveiller(page);
	await ouvrir(page);
	await ouvrir(page, AUTRE);
	await page.goto('./');
	await expect(page.getByRole('link', { name: '1 autre dossier sur cet appareil' })).toBeVisible();
	await liste(page);
	await expect(noms(page)).toHaveCount(2);
	await expect(dossier(page, 'ouvert dans cet onglet')).not.toContainText(NOM);
	const epci = dossier(page, NOM);
	await expect(epci).toContainText(/Enregistré aujourd’hui à \d+\sh\s\d\d/);
	await expect(epci).toContainText(/\d+ réponses sur \d+/);

	await epci.getByRole('button', { name: /^Renommer/ }).click();
	await expect(page.getByLabel('Nouveau nom du dossier')).toBeFocused();
	await page.getByLabel('Nouveau nom du dossier').fill('Scénario du bureau');
	await page.keyboard.press('Enter');
	const renomme = dossier(page, 'Scénario du bureau');
	await expect(renomme).toContainText(NOM);
	await expect(renomme.getByRole('button', { name: /^Renommer/ })).toBeFocused();

	await renomme.getByRole('button', { name: /^Archiver/ }).click();
	await expect(page.getByRole('region', { name: 'Archivés' }).or(page.locator('section:has(#archives)')).first()).toContainText(
		'Scénario du bureau',
	);
	await page.getByRole('button', { name: /^Ouvrir.*Scénario du bureau/ }).click();
	await page.waitForURL(/\/(recapitulatif|parcours)\//);
	await expect(page.locator('.nom-dossier')).toContainText('Scénario du bureau');
	expect(erreurs).toEqual([]);
});

test('a dossier is deleted, the deletion undone at once or later', async ({ page }) => {
	await ouvrir(page);
	await liste(page);
	await page.getByRole('button', { name: /^Supprimer/ }).click();
	const annuler = page.getByRole('button', { name: /^Annuler la suppression/ });
	await expect(annuler).toBeFocused();
	await annuler.click();
	await expect(noms(page)).toHaveText([NOM]);
	await page.getByRole('button', { name: /^Supprimer/ }).click();
	await expect(annuler).toBeVisible();
	await page.reload();
	await expect(noms(page)).toHaveCount(0);
	await page.getByText('1 dossier supprimé, à rétablir si besoin').click();
	await expect(page.locator('.supprimes')).toContainText(/gardé jusqu’au \d/);
	await page.getByRole('button', { name: /^Rétablir/ }).click();
	await expect(noms(page)).toHaveText([NOM]);
});

test('a variant lives its own life, and compares with the dossier it comes from', async ({ page }) => {
	await ouvrir(page);
	await liste(page);
	await page.getByRole('button', { name: /^Dupliquer comme variante/ }).click();
	await page.getByLabel('Nom de la variante').fill('Mi-temps');
	await page.getByRole('button', { name: 'Créer la variante' }).click();
	await dossier(page, 'Mi-temps')
		.getByRole('button', { name: /^Ouvrir/ })
		.click();
	await page.waitForURL(/\/(recapitulatif|parcours)\//);
	await saisirEtp(page, '0,5');
	await liste(page);
	await dossier(page, NOM)
		.filter({ hasNotText: 'Mi-temps' })
		.getByRole('link', { name: /^Comparer au dossier ouvert/ })
		.click();
	await page.waitForURL(/\/comparer\//);
	await expect(page.getByRole('table', { name: 'Réponses qui diffèrent' })).toContainText('0,5 équivalent temps plein', {
		timeout: 20_000,
	});
});

test('the history tells what changed and gives a past state back without losing the present one', async ({ page }) => {
	await ouvrir(page);
	await saisirEtp(page, '0,5');
	await liste(page);
	await page.getByRole('button', { name: /^Historique/ }).click();
	const histoire = page.locator('.histoire');
	await expect(histoire.locator('li').first()).toContainText(/Changé\s: .*coordination/i);
	await histoire
		.getByRole('button', { name: /^Ce qui a changé depuis/ })
		.first()
		.click();
	await expect(histoire.getByRole('table')).toContainText('0,5 équivalent temps plein');
	const avant = await histoire.locator('ol > li').count();
	await histoire
		.getByRole('button', { name: /^Rétablir cet état/ })
		.first()
		.click();
	await expect(histoire.locator('ol > li')).toHaveCount(avant + 1);
	await page.goto('parcours/coordination/');
	await expect(page.locator('#coordination-etp-champ-exact')).toHaveValue('1');
});

test('each dossier is downloaded from the list', async ({ page }) => {
	await ouvrir(page);
	await ouvrir(page, AUTRE);
	await liste(page);
	const [fichier] = await Promise.all([
		page.waitForEvent('download'),
		dossier(page, NOM)
			.getByRole('button', { name: /^Télécharger/ })
			.click(),
	]);
	const lu = JSON.parse(await readFile(await fichier.path(), 'utf8')) as { dossier: unknown };
	expect(lu.dossier).toEqual((JSON.parse(await readFile(EXEMPLE, 'utf8')) as { dossier: unknown }).dossier);
});

test.describe('a sauvegarde of a project that is already here', () => {
	test('the same answers: the dossier is found again, not copied', async ({ page }) => {
		await ouvrir(page);
		await ouvrir(page, AUTRE);
		await ouvrir(page);
		await liste(page);
		await expect(noms(page)).toHaveCount(2);
		await expect(dossier(page, 'ouvert dans cet onglet')).toContainText(NOM);
	});

	test('an older one: what differs is shown, and it opens beside', async ({ page }) => {
		await ouvrir(page);
		await page.goto('./');
		await expect(page.locator('#sauvegarde')).toBeEnabled();
		await donner(page.locator('#sauvegarde'), await modifie((s) => (s.dossier['coordination']!['etp'] = 0.5)));
		const dialogue = page.getByRole('dialog', { name: 'Ce dossier existe ici en version plus récente' });
		await expect(dialogue.getByRole('table')).toContainText('0,5 équivalent temps plein');
		await dialogue.getByRole('button', { name: 'Ouvrir le fichier à côté' }).click();
		await page.waitForURL(/\/(recapitulatif|parcours)\//);
		await liste(page);
		await expect(noms(page)).toHaveCount(2);
	});

	test('an older one goes to the page where each answer is chosen', async ({ page }) => {
		await ouvrir(page);
		await page.goto('./');
		await expect(page.locator('#sauvegarde')).toBeEnabled();
		await donner(page.locator('#sauvegarde'), await modifie((s) => (s.dossier['coordination']!['etp'] = 0.5)));
		await page.getByRole('button', { name: 'Choisir réponse par réponse' }).click();
		await page.waitForURL(/\/fusionner\//);
		await expect(page.locator('main')).toContainText('0,5 équivalent temps plein');
	});

	test('a newer one: it may update the dossier, whose state stays in its history', async ({ page }) => {
		await ouvrir(page);
		await page.goto('./');
		await expect(page.locator('#sauvegarde')).toBeEnabled();
		await donner(
			page.locator('#sauvegarde'),
			await modifie((s) => {
				s.enregistre = '2099-01-01T10:00:00.000Z';
				s.dossier['coordination']!['etp'] = 0.5;
			}),
		);
		await page.getByRole('button', { name: 'Mettre à jour celui d’ici' }).click();
		await page.waitForURL(/\/(recapitulatif|parcours)\//);
		await enregistre(page);
		await liste(page);
		await expect(noms(page)).toHaveCount(1);
		await page.getByRole('button', { name: /^Historique/ }).click();
		await expect(page.locator('.histoire ol > li')).toHaveCount(2);
	});
});

test('two tabs that type at once: both versions are offered, and both may be kept', async ({ page, context }) => {
	await ouvrir(page);
	const autre = await context.newPage();
	await page.goto('parcours/coordination/');
	await autre.goto('parcours/coordination/');
	const champ = (p: Page) => p.locator('#coordination-etp-champ-exact');
	await expect(champ(page)).toBeEnabled();
	await expect(champ(autre)).toBeEnabled();
	await Promise.all([champ(page).fill('0,5'), champ(autre).fill('0,8')]);
	await Promise.all([champ(page).blur(), champ(autre).blur()]);
	const alerte = (p: Page) => p.getByRole('alert').filter({ hasText: 'Ce dossier a aussi changé ailleurs.' });
	await expect.poll(async () => (await alerte(page).count()) + (await alerte(autre).count()), { timeout: 15_000 }).toBeGreaterThan(0);
	const ou = (await alerte(page).count()) > 0 ? page : autre;
	await ou.getByRole('button', { name: 'Voir ce qui diffère et choisir' }).click();
	const dialogue = ou.getByRole('dialog', { name: 'Deux versions de ce dossier' });
	await expect(dialogue.getByRole('table')).toContainText('0,5 équivalent temps plein');
	await expect(dialogue.getByRole('table')).toContainText('0,8 équivalent temps plein');
	await dialogue.getByRole('button', { name: 'Garder les deux' }).click();
	await expect(dialogue).toBeHidden();
	await expect(alerte(ou)).toHaveCount(0);
	await liste(ou);
	await expect(noms(ou)).toHaveCount(2);
});

test('the storage refuses: a loud word that stays, one click to the file, and it goes away when saving works again', async ({ page }) => {
	await ouvrir(page);
	await page.goto('parcours/coordination/');
	const champ = page.locator('#coordination-etp-champ-exact');
	await expect(champ).toBeEnabled();
	await page.evaluate(() => {
		const vrai = IDBObjectStore.prototype.put;
		IDBObjectStore.prototype.put = function (...a) {
			if ((window as { plein?: boolean }).plein === false) return vrai.apply(this, a);
			throw new DOMException('plein', 'QuotaExceededError');
		};
	});
	await champ.fill('0,5');
	await champ.blur();
	const alerte = page.getByRole('alert').filter({ hasText: 'Vos dernières réponses ne sont pas enregistrées sur cet appareil.' });
	await expect(alerte).toContainText('L’espace de stockage de ce navigateur est plein.');
	await expect(alerte).toContainText('Libérez ensuite de la place');
	await expect(page.locator('.etat-enregistrement .etat')).toHaveText('Non enregistré');
	const [fichier] = await Promise.all([
		page.waitForEvent('download'),
		page.locator('.alerte-enregistrement').getByRole('button', { name: 'Télécharger ma sauvegarde' }).click(),
	]);
	expect(JSON.parse(await readFile(await fichier.path(), 'utf8'))).toMatchObject({ dossier: { coordination: { etp: 0.5 } } });
	// In one task: the next try of the page by itself would take the button away.
	await page.getByRole('button', { name: 'Réessayer' }).evaluate((bouton) => {
		(window as { plein?: boolean }).plein = false;
		(bouton as HTMLElement).click();
	});
	await expect(alerte).toHaveCount(0);
	await enregistre(page);
});

test('« Tout effacer » offers each sauvegarde first, then leaves nothing', async ({ page }) => {
	await ouvrir(page);
	await page.goto('vos-donnees/');
	await expect(page.getByRole('link', { name: '1 dossier' })).toBeVisible();
	await page.getByRole('button', { name: 'Tout effacer' }).click();
	const [fichier] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: /^Télécharger la sauvegarde/ }).click(),
	]);
	expect(fichier.suggestedFilename()).toMatch(/\.clsm\.json$/);
	await page.getByRole('button', { name: 'Tout effacer définitivement' }).click();
	await expect(page.getByText('Tout est effacé de ce navigateur')).toBeVisible();
	await expect(page.getByText('Aucun dossier n’est gardé dans ce navigateur.')).toBeVisible();
	expect(await page.evaluate(() => Object.keys(localStorage).filter((c) => c.startsWith('parcours-clsm')))).toEqual([]);
	await page.goto('./');
	await expect(page.getByRole('button', { name: 'Découvrir en 10 minutes' })).toBeEnabled();
	await expect(page.getByRole('link', { name: 'Reprendre' })).toHaveCount(0);
});

test('on a shared tablet nothing is kept, and the next participant starts again', async ({ page }) => {
	await page.goto('./');
	await page.getByText('Sur un appareil partagé').click();
	await page.getByRole('button', { name: 'Ne rien garder sur cet appareil' }).click();
	await expect(page.getByRole('heading', { name: 'Rien n’est gardé sur cet appareil' })).toBeVisible();
	await page.getByRole('button', { name: 'Préparer un dossier complet' }).click();
	await page.getByRole('button', { name: 'Commencer', exact: true }).click();
	await page.waitForURL(/\/parcours\//);
	await expect(page.locator('.rien-garde')).toHaveText('Rien n’est gardé sur cet appareil');
	await page.goto('parcours/coordination/');
	await page.locator('#coordination-etp-champ-exact').fill('0,5');
	await page.locator('#coordination-etp-champ-exact').blur();
	await page.reload();
	await expect(page.locator('#coordination-etp-champ-exact')).toHaveValue('0,5');
	await page.getByRole('button', { name: 'Participant suivant' }).click();
	await page.getByRole('button', { name: 'Effacer et recommencer' }).click();
	await page.waitForURL((url) => url.pathname === '/');
	await expect(page.getByRole('heading', { name: 'Rien n’est gardé sur cet appareil' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Reprendre' })).toHaveCount(0);
	await page.getByRole('button', { name: 'Revenir à l’enregistrement sur cet appareil' }).click();
	await expect(page.getByText('Sur un appareil partagé')).toBeVisible();
});

test('at 320 px nothing overflows, dialogues included', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await ouvrir(page);
	await saisirEtp(page, '0,5');
	await page.locator('.etat-enregistrement summary').click();
	await expect(page.locator('.ou-detail')).toBeVisible();
	expect(await largeur(page)).toBe(320);
	await liste(page);
	await page.getByRole('button', { name: /^Historique/ }).click();
	await page
		.getByRole('button', { name: /^Ce qui a changé depuis/ })
		.first()
		.click();
	await expect(page.locator('.histoire').getByRole('table')).toBeVisible();
	expect(await largeur(page)).toBe(320);
	await page.goto('vos-donnees/');
	await page.getByRole('button', { name: 'Tout effacer' }).click();
	expect(await largeur(page)).toBe(320);
});
