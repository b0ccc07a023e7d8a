import { expect, test, type Page } from '@playwright/test';
import { INJECTIONS } from '../injections.ts';
import { donner, enregistre, surveiller } from './outils.ts';

const feuille = (page: Page) => page.locator('.document-feuille');
const barre = (page: Page) => page.getByRole('group', { name: 'Points à décider' });

async function ouvrir(page: Page, exemple: string): Promise<void> {
	await page.goto('./');
	await donner(page.locator('#sauvegarde'), `content/exemples/${exemple}.json`);
	await page.waitForURL((url) => url.pathname !== '/');
	await enregistre(page);
	await page.goto('apercu/fiche-de-poste/');
}

test('a value leads to its question, and the stage back to its block, changed and still a text', async ({ page }) => {
	const erreurs = surveiller(page);
	await ouvrir(page, 'epci-complet');
	const valeur = feuille(page).locator('a.valeur', { hasText: 'recrutement@val-d-exemple.example' });
	await expect(valeur).toHaveAccessibleDescription('Modifier : À qui envoyer les candidatures ?');
	const bloc = await valeur.evaluate((a) => a.closest('.bloc')?.id);
	await valeur.click();
	await expect(page).toHaveURL(/\/parcours\/coordination\/\?retour=apercu-fiche-de-poste&bloc=prise-de-poste-et-candidatures\.\d+#/);
	const champ = page.getByRole('textbox', { name: 'À qui envoyer les candidatures ?' });
	await expect(champ).toHaveValue(/recrutement@/);
	const saisie = `${INJECTIONS['HTML']!.slice(0, 70)} **accueil** {{ porteurLe }}`;
	await champ.fill(saisie);
	await page.getByRole('link', { name: '← Revenir à l’aperçu de la fiche de poste' }).click();
	const change = page.locator(`[id="${bloc}"]`);
	await expect(change).toBeFocused();
	await expect(change).toBeInViewport();
	await expect(change).toContainText(saisie);
	await expect(change.locator('script, img, a.valeur strong')).toHaveCount(0);
	expect(erreurs).toEqual([]);
});

test('what remains to decide comes one after the other; a clause says why; nothing overflows a phone', async ({ page }) => {
	const erreurs = surveiller(page);
	const demandes: string[] = [];
	page.on('request', (r) => demandes.push(new URL(r.url()).pathname));
	await ouvrir(page, 'commune-qui-explore');
	const [statut, suivant] = [barre(page).getByRole('status'), barre(page).getByRole('button', { name: 'Suivant' })];
	const vise = page.locator('[data-vise]');
	const nombre = Number(/^\d+/.exec(await barre(page).locator('.manque').innerText())?.[0]);
	expect(nombre).toBeGreaterThan(2);
	await suivant.click();
	await expect(statut).toContainText(`1 sur ${nombre} : l’employeur de la coordination.`);
	await expect(vise).toBeInViewport();
	await expect(vise).toHaveText('[à décider : l’employeur de la coordination] par le conseil, avant le conseil');
	await expect(suivant).toBeFocused();
	await expect(barre(page).getByRole('link', { name: 'Répondre à la question' })).toHaveAttribute('href', /#coordination-employeur-type$/);
	await suivant.click();
	await expect(statut).toContainText(`2 sur ${nombre} : le service de rattachement.`);
	await barre(page).getByRole('button', { name: 'Précédent' }).click();
	await expect(statut).toContainText(`1 sur ${nombre} : `);
	await expect(vise).toHaveCount(1);

	// Neither the reasons nor a renderer come before they are asked for.
	expect(demandes.filter((d) => /pourquoi\.json|rendre-|assembler-/.test(d))).toEqual([]);
	const titre = page.locator('#bloc-la-place-du-poste');
	await titre.getByText('Pourquoi cette clause ?').click();
	await expect(titre).toContainText(/Les réponses reprises ici[\s\S]+Qui emploie la coordination\s\?\s+non renseigné/);
	await expect(titre).toContainText(/Les sources[\s\S]+Référentiel national des CLSM, section 5[\s\S]+Relue le \d/);
	await expect(titre.getByRole('link', { name: 'Qui emploie la coordination ?' })).toHaveAttribute(
		'href',
		/\/parcours\/coordination\/\?retour=apercu-fiche-de-poste&bloc=la-place-du-poste#coordination-employeur-type$/,
	);
	await page.setViewportSize({ width: 390, height: 844 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
	await page.emulateMedia({ media: 'print' });
	await expect(feuille(page)).toBeVisible();
	await expect(titre.locator('details')).toBeHidden();
	await expect(barre(page)).toBeHidden();
	expect(erreurs).toEqual([]);
});

test('without a dossier the draft stands, and says what to do', async ({ page }) => {
	await page.goto('apercu/note/');
	await expect(page.getByText('Aucun dossier n’est ouvert sur cet appareil')).toBeVisible();
	await expect(page.getByRole('link', { name: 'ouvrez un exemple' })).toHaveAttribute('href', /\/#exemples$/);
	await expect(feuille(page)).toContainText('[à décider : la date de la séance du conseil]');
});
