import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { donner, surveiller } from './outils.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

async function ouvrir(page: Page, etape: string): Promise<void> {
	await page.goto('./');
	await donner(page.locator('#sauvegarde'), 'content/exemples/epci-complet.json');
	await page.waitForURL((url) => url.pathname !== '/');
	await page.goto(`parcours/${etape}/`);
}
const exact = (page: Page) => page.getByRole('textbox', { name: /chiffre exact/ }).first();
const temps = (page: Page) => page.locator('.panneau .bloc', { hasText: 'Le temps de coordination consacré' });

test('an answer writes its clause, marked; its verdict moves; a value leads to its question and back', async ({ page }) => {
	const erreurs = surveiller(page);
	await ouvrir(page, 'coordination');
	const passages = page.getByRole('region', { name: 'Passages : Convention' });
	await expect(temps(page)).toContainText('1 équivalent temps plein');
	await expect(page.locator('.panneau .bloc.change')).toHaveCount(0);

	await exact(page).fill('0,3');
	await expect(temps(page)).toContainText('0,3');
	await expect(temps(page)).toContainText('Modifié');
	await expect(exact(page)).toBeFocused();
	await expect(page.locator('.panneau-constats .verdict', { hasText: 'Un temps plein de coordination' })).toContainText(
		/conforme → écart.*Source/,
	);
	await expect(page.locator('.panneau [role=status]')).toHaveText(/^Convention mise à jour\s: \d+ passages changés\.$/);
	await exact(page).fill('1');
	await expect(page.locator('.panneau .bloc.change')).toHaveCount(0);

	// From the value to the question, then from the question to the value, with the keyboard alone.
	const valeur = temps(page).getByRole('link', { name: /équivalent temps plein/ });
	await valeur.focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-question="coordination.etp"] :focus')).toBeVisible();
	expect(page.url()).not.toContain('#');
	const situer = page.locator('[data-question="coordination.etp"]').getByRole('button', { name: /^Où cette réponse s’écrit/ });
	await situer.focus();
	await page.keyboard.press('Enter');
	await expect(passages.locator('.bloc a:focus')).toHaveAttribute('data-ici', '');

	await page.getByRole('radio', { name: /^Budget/ }).check();
	await expect(page.getByRole('region', { name: 'Passages : Budget' }).locator('.bloc').first()).toBeVisible();
	const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
	expect(violations.map((v) => `${v.id} ${v.nodes[0]?.target.join(' ')}`)).toEqual([]);

	// Folded, it leaves the page to the questions, on the next stage too.
	await page.getByRole('button', { name: 'Replier le panneau' }).click();
	await page.goto('parcours/gouvernance/');
	await expect(page.locator('fieldset.nu')).toBeEnabled();
	await expect(page.locator('.panneau-colonne')).toBeHidden();
	await page.getByRole('button', { name: 'Ce que vos réponses écrivent' }).click();
	await expect(page.locator('.panneau .bloc').first()).toBeVisible();
	expect(erreurs).toEqual([]);
});

test('an answer that no document repeats is told by the passages that it decides', async ({ page }) => {
	const erreurs = surveiller(page);
	await ouvrir(page, 'gouvernance');
	const question = page.locator('[data-question="gouvernance.copil.comiteTechnique"]');
	await question.getByRole('radio', { name: /^Oui/ }).check();
	await question.getByRole('button', { name: /^Où cette réponse s’écrit/ }).click();
	const note = page.locator('.panneau-note', { hasText: 'Aucun document ne recopie cette réponse' });
	// Every document is looked into first.
	await expect(note.getByRole('listitem').first()).toHaveText(/^Convention\s: «\sComité technique\s», .*\.$/, { timeout: 30_000 });
	await expect(page.getByRole('region', { name: 'Passages : Convention' })).toBeFocused();
	expect(erreurs).toEqual([]);
});

test('on a phone the passages are one tap away, in a dialog that gives the focus back', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	const erreurs = surveiller(page);
	const ouvriers: string[] = [];
	page.on('worker', (w) => ouvriers.push(w.url()));
	await ouvrir(page, 'coordination');
	const bouton = page.getByRole('button', { name: /^Ce que vos réponses écrivent/ });
	await expect(bouton).toBeEnabled();
	await expect(exact(page)).toBeEnabled();
	expect(ouvriers).toEqual([]);
	await bouton.click();
	const dialogue = page.getByRole('dialog', { name: 'Ce que vos réponses écrivent' });
	await expect(temps(page)).toBeVisible();
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
	expect(violations.map((v) => `${v.id} ${v.nodes[0]?.target.join(' ')}`)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(dialogue).toBeHidden();
	await expect(bouton).toBeFocused();

	await exact(page).fill('0,3');
	await expect(bouton).toHaveText(/\(\d+ changements/);
	await bouton.click();
	await expect(temps(page)).toContainText('Modifié');
	await temps(page)
		.getByRole('link', { name: /équivalent temps plein/ })
		.click();
	await expect(dialogue).toBeHidden();
	await expect(page.locator('[data-question="coordination.etp"] :focus')).toBeVisible();
	expect(erreurs).toEqual([]);
});

test('before a dossier, the panel says what will come', async ({ page }) => {
	await page.goto('parcours/gouvernance/');
	await expect(page.locator('.panneau')).toContainText('Dès que vous aurez commencé un dossier');
});
