import { expect, test, type Page } from '@playwright/test';
import { donner, enregistre, surveiller } from './outils.ts';

const EXEMPLE = 'content/exemples/epci-complet.json';
const feuille = (page: Page) => page.locator('.document-feuille');
const barre = (page: Page) => page.getByRole('group', { name: 'Points à décider' });

async function ouvrir(page: Page): Promise<void> {
	await page.goto('./');
	await donner(page.locator('#sauvegarde'), EXEMPLE);
	await page.waitForURL((url) => url.pathname !== '/');
	await enregistre(page);
}

test('a value leads to its question, and the stage back to its block, changed', async ({ page }) => {
	const erreurs = surveiller(page);
	await ouvrir(page);
	await page.goto('apercu/convention/');
	const valeur = feuille(page).getByRole('link', { name: '1 place de la Fiction, 00100 Exemple-la-Ville' }).first();
	await expect(valeur).toHaveAccessibleDescription('Modifier : Quelle est l’adresse de la structure porteuse ?');
	const bloc = await page.locator('.bloc', { has: valeur }).first().getAttribute('id');
	await valeur.click();
	await expect(page).toHaveURL(/\/parcours\/collectivite\/\?retour=apercu-convention&bloc=parties\.\d+#/);
	const champ = page.getByRole('textbox', { name: 'Quelle est l’adresse de la structure porteuse ?' });
	await expect(champ).toHaveValue(/1 place de la Fiction/);
	await champ.fill('9 quai de l’Essai, 00100 Exemple-la-Ville');
	await page.getByRole('link', { name: '← Revenir à l’aperçu de la convention' }).click();
	await expect(page.locator(`[id="${bloc}"]`)).toBeFocused();
	await expect(page.locator(`[id="${bloc}"]`)).toBeInViewport();
	await expect(page.locator(`[id="${bloc}"]`)).toContainText('dont le siège est situé 9 quai de l’Essai, 00100 Exemple-la-Ville');
	expect(erreurs).toEqual([]);
});

test('what remains to decide comes one after the other; a clause says why; nothing overflows a phone', async ({ page }) => {
	const erreurs = surveiller(page);
	const demandes: string[] = [];
	page.on('request', (r) => demandes.push(new URL(r.url()).pathname));
	await ouvrir(page);
	await page.goto('apercu/convention/');
	const [statut, suivant] = [barre(page).getByRole('status'), barre(page).getByRole('button', { name: 'Suivant' })];
	const nombre = Number(/^\d+/.exec(await barre(page).locator('.manque').innerText())?.[0]);
	expect(nombre).toBeGreaterThan(1);
	await suivant.click();
	await expect(statut).toContainText(`1 sur ${nombre} : `);
	await expect(page.locator('[data-vise]')).toBeInViewport();
	await expect(page.locator('[data-vise]')).toContainText(/^\[à décider : .+\] par .+, (avant|plus)/);
	await expect(suivant).toBeFocused();
	await suivant.click();
	await expect(statut).toContainText(`2 sur ${nombre} : `);
	await barre(page).getByRole('button', { name: 'Précédent' }).click();
	await expect(statut).toContainText(`1 sur ${nombre} : `);
	await expect(page.locator('[data-vise]')).toHaveCount(1);

	const presidence = page.locator('#bloc-presidence');
	expect(demandes.filter((d) => /pourquoi\.json|rendre|assembler/.test(d))).toEqual([]);
	await presidence.getByText('Pourquoi cette clause ?').click();
	await expect(presidence).toContainText(/Vos réponses, reprises ici[\s\S]+Ce qui en choisit les mots[\s\S]+Qui préside le CLSM ?/);
	await expect(presidence).toContainText(/Les sources de l’article[\s\S]+Référentiel national des CLSM, section 4/);
	await expect(presidence.getByRole('link', { name: 'Qui préside le CLSM ?' })).toHaveAttribute(
		'href',
		/\/parcours\/gouvernance\/\?retour=apercu-convention&bloc=presidence#gouvernance-presidence-mode$/,
	);
	await page.setViewportSize({ width: 390, height: 844 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
	await page.emulateMedia({ media: 'print' });
	await expect(feuille(page)).toBeVisible();
	await expect(presidence.locator('details')).toBeHidden();
	await expect(barre(page)).toBeHidden();
	expect(erreurs).toEqual([]);
});

test('without a dossier the draft stands, and says what to do', async ({ page }) => {
	await page.goto('apercu/note/');
	await expect(page.getByText('Aucun dossier n’est ouvert sur cet appareil')).toBeVisible();
	await expect(page.getByRole('link', { name: 'ouvrez un exemple' })).toHaveAttribute('href', /\/#exemples$/);
	await expect(feuille(page)).toContainText('[à décider : la date de la séance du conseil]');
});
