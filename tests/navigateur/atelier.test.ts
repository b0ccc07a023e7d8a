import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { chargerContenu } from '../../src/contenu/charger.ts';
import { lireQr } from '../../src/qr/lire.ts';
import { donner, surveiller } from './outils.ts';

/** What only a screen does. */
const MOTS_D_ECRAN =
	/cliqu|appuyez|bouton|ci-dess(ous|us)|choisissez (une carte|dans la liste)|ajustez|commencez à écrire|retirez|s’affiche|s’ouvre|le site calcule|se calcule|s’écrit à mesure/i;
const EXEMPLE = 'content/exemples/commune-qui-explore.json';

/** What a phone held before the screen would read: the code as it is painted. */
async function photographier(page: Page): Promise<string | undefined> {
	const code = page.getByRole('img', { name: /^Code QR de vos huit réponses/ });
	await expect(code).toBeVisible();
	const png = (await code.screenshot()).toString('base64');
	const image = await page.evaluate(async (donnees) => {
		const octets = Uint8Array.from(atob(donnees), (c) => c.charCodeAt(0));
		const bitmap = await createImageBitmap(new Blob([octets], { type: 'image/png' }));
		const toile = document.createElement('canvas');
		[toile.width, toile.height] = [bitmap.width, bitmap.height];
		const dessin = toile.getContext('2d')!;
		dessin.drawImage(bitmap, 0, 0);
		return { width: bitmap.width, height: bitmap.height, data: [...dessin.getImageData(0, 0, bitmap.width, bitmap.height).data] };
	}, png);
	return lireQr({ ...image, data: Uint8ClampedArray.from(image.data) }, true);
}
const fichiers = (page: Page) => page.locator('#fichiers-groupes');
const bilan = (page: Page) => page.locator('.bilan');

test('a group shows its code and its file; the facilitator reads, compares, saves and opens again', async ({ page }) => {
	const erreurs = surveiller(page);
	await page.goto('');
	await donner(page.locator('#sauvegarde'), EXEMPLE);
	await page.waitForURL(/resultat/);
	await page.getByText('Montrer ma réponse à l’animateur').click();
	await page.getByLabel(/^Un mot pour reconnaître/).fill('Table 2');
	const affiche = page.locator('.montrer code');
	await expect(affiche).toHaveText(/^CLSM1:/);
	const texte = (await affiche.textContent())!;
	await expect.poll(() => photographier(page)).toBe(texte);
	// The territory is named in the code only once chosen.
	await expect(page.getByLabel(/^Dire aussi le nom du territoire/)).not.toBeChecked();
	const [fichier] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Télécharger le fichier du groupe' }).click(),
	]);
	const contenu = readFileSync(await fichier.path(), 'utf8');
	expect(fichier.suggestedFilename()).toMatch(/^table-2-.+\.clsm-groupe\.json$/);
	expect(contenu).not.toContain('Exemple-sur-Fiction');
	await page.getByText('Le texte du code, à copier').click();
	await page.getByLabel(/^Dire aussi le nom du territoire/).check();
	await expect(affiche).not.toHaveText(texte);
	expect(page.url()).not.toContain('CLSM1');

	await page.goto('atelier/groupes/');
	await expect(fichiers(page)).toBeEnabled();
	await page.getByLabel('Ou collez le texte d’un code').fill('https://exemple.fr/');
	await page.getByRole('button', { name: 'Lire ce texte' }).click();
	await expect(page.getByRole('alert').filter({ hasText: 'Ce n’est ni une réponse de groupe' })).toBeVisible();
	await page.getByLabel('Ou collez le texte d’un code').fill(texte);
	await page.getByRole('button', { name: 'Lire ce texte' }).click();
	await expect(page.getByText('« Table 2 » est là.')).toBeVisible();
	// The file says the same group again; a fictional territory and a wrong file come with it.
	await donner(fichiers(page), [
		{ name: 'groupe.json', mimeType: 'application/json', buffer: Buffer.from(contenu) },
		{ name: 'exemple.json', mimeType: 'application/json', buffer: readFileSync('content/exemples/epci-complet.json') },
		{ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('{"a":') },
	]);
	await expect(page.getByText('« Table 2 » était déjà là.')).toBeVisible();
	await expect(page.getByRole('alert').filter({ hasText: /^notes\.json\s: .+coupées ou abîmées/ })).toBeVisible();
	await expect(page.getByText('exemple fictif')).toBeVisible();
	await expect(bilan(page)).toHaveText(/points partagent les groupes/);
	const ligne = page.getByRole('row', { name: /^Table 2/ });
	await expect(ligne).toContainText(/23\s000/);
	await expect(ligne).toContainText('La commune');

	const [seance] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Télécharger la séance' }).click()]);
	await page.reload();
	await expect(bilan(page)).toBeVisible();
	await page.getByRole('button', { name: 'Retirer tous les groupes' }).click();
	await expect(page.getByRole('button', { name: 'Annuler' })).toBeFocused();
	await expect(page.getByRole('heading', { name: 'Aucun groupe pour l’instant' })).toBeVisible();
	await donner(fichiers(page), await seance.path());
	await expect(page.getByRole('heading', { name: '2 groupes' })).toBeVisible();
	await page.getByRole('button', { name: 'Retirer « Table 2 »' }).click();
	await page.getByRole('button', { name: 'Annuler' }).click();
	await expect(bilan(page)).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(bilan(page)).toBeVisible();
	await expect(page.getByRole('button', { name: 'Imprimer la comparaison' })).toBeHidden();
	await page.emulateMedia({ media: 'screen' });
	await page.setViewportSize({ width: 320, height: 700 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
	expect(erreurs).toEqual([]);
});

test('a photo of the code is read on the page; without a camera the page says what to do', async ({ page }) => {
	await page.goto('atelier/');
	const code = page.getByRole('img', { name: /^Code QR de l’adresse du site/ });
	await expect(code).toBeVisible();
	const photo = await code.screenshot();
	await page.goto('atelier/groupes/');
	await donner(fichiers(page), { name: 'photo.png', mimeType: 'image/png', buffer: photo });
	// It is the address of the site, and was read as such.
	await expect(page.getByRole('alert').filter({ hasText: 'Ce n’est ni une réponse de groupe' })).toBeVisible();
	await donner(fichiers(page), { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('rien') });
	await expect(page.getByRole('alert').filter({ hasText: 'Cette image ne s’ouvre pas' })).toBeVisible();
	await page.evaluate(() => {
		navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));
	});
	await page.getByRole('button', { name: 'Lire un code avec la caméra' }).click();
	await expect(page.getByRole('alert').filter({ hasText: 'Aucune caméra sur cet appareil' })).toBeVisible();
});

/** A photo in which much looks like the corners of a code, and no code is: its search is long. */
const photoDifficile = (page: Page): Promise<string> =>
	page.evaluate(() => {
		const toile = document.createElement('canvas');
		[toile.width, toile.height] = [1800, 1350];
		const dessin = toile.getContext('2d')!;
		const carre = (couleur: string, x: number, y: number, cote: number): void => {
			dessin.fillStyle = couleur;
			dessin.fillRect(x, y, cote, cote);
		};
		let graine = 7;
		const hasard = (): number => (graine = (graine * 16807) % 2147483647) / 2147483647;
		carre('#fff', 0, 0, 1800);
		for (let i = 0; i < 60; i++) {
			const [x, y, c] = [hasard() * 1700, hasard() * 1250, 4 + hasard() * 8];
			carre('#000', x, y, 7 * c);
			carre('#fff', x + c, y + c, 5 * c);
			carre('#000', x + 2 * c, y + 2 * c, 3 * c);
		}
		return toile.toDataURL('image/png').replace(/^.*,/, '');
	});

test('while a hard photo is read, the page answers and says that it reads', async ({ page }) => {
	await page.goto('atelier/groupes/');
	const buffer = Buffer.from(await photoDifficile(page), 'base64');
	await page.evaluate(() => {
		const vu = { longues: [] as number[], lecture: 0 };
		Object.assign(window, { vu });
		new PerformanceObserver((l) => vu.longues.push(...l.getEntries().map((t) => t.duration))).observe({ type: 'longtask' });
		const image = (): void => {
			if (document.body.innerText.includes('Lecture en cours')) vu.lecture++;
			requestAnimationFrame(image);
		};
		image();
	});
	await donner(fichiers(page), { name: 'photo.png', mimeType: 'image/png', buffer });
	await expect(page.getByRole('alert').filter({ hasText: 'Aucun code n’a été trouvé' })).toBeVisible();
	const vu = await page.evaluate(() => (window as unknown as { vu: { longues: number[]; lecture: number } }).vu);
	// On the page itself the search alone held it for half a second here.
	expect(vu.longues.filter((ms) => ms > 200)).toEqual([]);
	expect(vu.lecture).toBeGreaterThan(0);
});

test('the session is projected with the keyboard, one step at a time, and its time counts down', async ({ page }) => {
	await page.clock.install();
	await page.goto('atelier/projection/');
	const titres = page.getByRole('heading', { level: 2 });
	await expect(titres).toHaveCount(1);
	await expect(titres).toHaveText('Accueillir');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await expect(titres).toHaveText('Ouvrir le site');
	await expect(page.getByRole('img', { name: /^Code QR de l’adresse du site/ })).toBeVisible();
	await page.keyboard.press('End');
	await expect(page.getByRole('button', { name: 'Étape suivante' })).toBeDisabled();
	await page.keyboard.press('Home');
	const temps = page.getByRole('timer');
	await expect(temps).toHaveText('5:00');
	await page.getByRole('button', { name: 'Lancer le minuteur' }).press('Enter');
	await page.clock.fastForward('04:00');
	await expect(temps).toHaveText(/^(1:00|0:5\d)$/);
	await page.getByRole('button', { name: 'Mettre en pause' }).press('Enter');
	await page.getByRole('button', { name: 'Lancer le minuteur' }).press('Enter');
	await page.clock.fastForward('01:05');
	await expect(page.getByText('Le temps prévu est passé.')).toBeVisible();
	await page.keyboard.press('ArrowRight');
	await expect(temps).toHaveText('5:00');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('both workbooks hold every question, and the run sheet is there to read', async ({ page }) => {
		const { etapes, atelier } = chargerContenu('.');
		const questions = etapes.flatMap((e) => e.questions);
		const poses = () => page.locator('[data-question]').evaluateAll((l) => l.map((x) => x.getAttribute('data-question')));
		await page.goto('cahier/');
		expect(await poses()).toEqual(questions.map((q) => q.id));
		await expect(page.getByText(/^Découverte, question \d$/)).toHaveCount(questions.filter((q) => q.decouverte).length);
		const lu = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
		for (const q of questions) expect(lu).toContain(q.label.replace(/\s+/g, ' '));
		for (const adresse of ['cahier/', 'cahier/decouverte/']) {
			await page.goto(adresse);
			await page.emulateMedia({ media: 'print' });
			expect((await page.locator('main').innerText()).match(MOTS_D_ECRAN), adresse).toBeNull();
		}
		await page.emulateMedia({ media: null });
		expect((await poses()).sort()).toEqual(questions.filter((q) => q.decouverte).map((q) => q.id).sort()); // prettier-ignore
		await page.setViewportSize({ width: 320, height: 700 });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
		await page.goto('atelier/');
		await expect(page.getByText('Écrivez ici l’adresse du site')).toBeVisible();
		await expect(page.locator('.deroule > li')).toHaveCount(atelier.etapes.length);
		await page.goto('atelier/projection/');
		await expect(page.getByRole('heading', { level: 2 })).toHaveCount(atelier.etapes.length);
	});
});
