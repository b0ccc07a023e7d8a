import { expect, test, type Locator, type Page } from '@playwright/test';
import { arbre, fautes, squelette } from './arbre.ts';
import { donner } from './outils.ts';
import { PAGES } from './pages.ts';

// `npm run accepter` writes tests/instantanes/arbre/ again.
const EXEMPLE = 'content/exemples/epci-complet.json';
const LUES = [...PAGES.filter((p) => /^(parcours|decouverte)\//.test(p)), 'resultat/', 'recapitulatif/', 'documents/'];
/** Pages by turns, so that each worker has its share of the heavy ones. */
const paquets = [0, 1].map((reste) => LUES.filter((_, i) => i % 2 === reste));

/** Goes to a page and waits for its islands and for the answers that they read. */
async function aller(page: Page, adresse: string, etat?: string): Promise<void> {
	await page.goto(adresse);
	await expect(page.locator('astro-island[ssr]:not([client=besoin])')).toHaveCount(0);
	await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
	if (etat) await expect(page.locator(etat === 'vide' ? '.nom-dossier a' : '.nom-dossier b')).toBeVisible();
	if (etat === 'rempli') await expect(page.locator('fieldset.nu:disabled')).toHaveCount(0);
	if (adresse.startsWith('parcours/') && etat === 'rempli') await replierPanneau(page);
	if (adresse === 'documents/') await expect(page.getByText('Les documents sont prêts')).toBeVisible({ timeout: 30_000 });
}
/** What the answers write has its own tests: here it is folded, once, and stays so. */
async function replierPanneau(page: Page): Promise<void> {
	await expect(page.locator('.panneau-barre')).toBeAttached();
	const replier = page.getByRole('button', { name: 'Replier le panneau' });
	if (await replier.isVisible()) await replier.click();
	await expect(page.locator('.panneau-barre button')).toBeVisible();
}
async function lire(page: Page, pages: string[], etat: string): Promise<void> {
	const trouvees: string[] = [];
	for (const adresse of pages) {
		await aller(page, adresse, etat);
		trouvees.push(...fautes(await arbre(page)).map((f) => `/${adresse} ${etat} : ${f}`));
		const nom = `${adresse.replace(/\/$/, '').replaceAll('/', '-')}.${etat}.yaml`;
		expect.soft(squelette(await page.locator('main').ariaSnapshot())).toMatchSnapshot(['arbre', nom]);
	}
	expect(trouvees).toEqual([]);
}

test.use({ trace: 'off', contextOptions: { reducedMotion: 'reduce' } });
// The same tree every day.
test.beforeEach(({ page }) => page.clock.setFixedTime('2026-11-22T10:12:00'));

for (const [i, paquet] of paquets.entries()) {
	test(`the tree before a dossier, ${i + 1}`, ({ page }) => lire(page, paquet, 'vide'));
	test(`the tree with the example, ${i + 1}`, async ({ page }) => {
		await page.goto('./');
		await donner(page.locator('#sauvegarde'), EXEMPLE);
		await page.waitForURL((url) => url.pathname !== '/');
		await lire(page, paquet, 'rempli');
	});
}

test('planted faults are seen', async ({ page }) => {
	await aller(page, 'mentions-legales/');
	expect(fautes(await arbre(page))).toEqual([]);
	await page
		.locator('main h1')
		.evaluate((h1) =>
			h1.insertAdjacentHTML(
				'afterend',
				'<h4>Trop bas</h4><input><fieldset><p>Sans légende</p></fieldset><nav aria-label="A"></nav><nav aria-label="A"></nav>',
			),
		);
	expect(fautes(await arbre(page))).toEqual([
		'textbox sans nom',
		'group sans nom',
		'titre 4 trop profond : Trop bas',
		'deux repères du même nom : navigation « A »',
	]);
});

/** Types what cannot be kept, leaves the field, and reads what is said of it. */
async function seTromper(page: Page, champ: Locator, saisie: string, attendu: RegExp): Promise<void> {
	await expect(champ).toBeEnabled();
	await champ.focus();
	await page.keyboard.type(saisie);
	await champ.blur();
	await expect(champ).toHaveAttribute('aria-invalid', 'true');
	await expect(champ).toHaveAccessibleDescription(attendu);
	const alerte = page.getByRole('alert').filter({ hasText: attendu });
	await expect(alerte).toBeVisible();
	expect(await champ.getAttribute('aria-describedby')).toContain(await alerte.getAttribute('id'));
}

test('an error is tied to its field, seen, and spoken', async ({ page }) => {
	await aller(page, 'parcours/collectivite/');
	await page.getByRole('button', { name: 'Commencer' }).click();
	const siret = page.getByRole('textbox', { name: /numéro SIRET/ });
	await seTromper(page, siret, '123', /quatorze chiffres/);
	const seance = page.getByRole('textbox', { name: 'Quelle séance du conseil visez-vous ?', exact: true });
	await seTromper(page, seance, '31', /incomplète/);
	await aller(page, 'parcours/financement/');
	const cout = page.getByRole('textbox', { name: /Combien coûte un poste à temps plein/ });
	await seTromper(page, cout, 'soixante mille', /Écrivez un montant en euros/);
	await cout.fill('60 000');
	await cout.blur();
	await expect(cout).not.toHaveAttribute('aria-invalid');
	await expect(page.getByRole('alert').filter({ hasText: 'montant' })).toHaveCount(0);
});
