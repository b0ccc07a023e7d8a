import { expect, test, type Page } from '@playwright/test';
import { donner, enregistre, surveiller } from './outils.ts';

test.use({ viewport: { width: 412, height: 823 } });

const PAGES = ['resultat/', 'apercu/convention/'];
/** With a dossier, what it has already answered leaves a stage: the proposals, then the questions that it closes. */
const SANS_DOSSIER = [...PAGES, 'parcours/coordination/'];

async function ouvrirExemple(page: Page): Promise<void> {
	await page.goto('./');
	await donner(page.locator('#sauvegarde'), 'content/exemples/epci-complet.json');
	await page.waitForURL((url) => url.pathname !== '/');
	await enregistre(page);
}

/** What has moved under the reader's eyes since the page was opened, as browsers count it, once the answers are there. */
async function deplacement(page: Page, adresse: string): Promise<number> {
	await page.goto(adresse);
	await expect(page.getByText(/^Composé le|Autour de la séance|Elle attend vos|^Étape 5/).first()).toBeVisible();
	await expect(page.locator('[data-lecture], astro-island[ssr], [aria-busy="true"]')).toHaveCount(0);
	return page.evaluate(
		() =>
			new Promise<number>((suite) => {
				let somme = 0;
				new PerformanceObserver((liste) => {
					for (const e of liste.getEntries()) somme += (e as PerformanceEntry & { value: number }).value;
				}).observe({ type: 'layout-shift', buffered: true });
				setTimeout(() => suite(somme), 500);
			}),
	);
}

for (const exemple of [false, true])
	test(`the answers come in a place that was kept for them, ${exemple ? 'with the example' : 'before a dossier'}`, async ({ page }) => {
		const erreurs = surveiller(page);
		if (exemple) await ouvrirExemple(page);
		for (const adresse of exemple ? PAGES : SANS_DOSSIER) expect(await deplacement(page, adresse), adresse).toBeLessThan(0.1);
		expect(erreurs).toEqual([]);
	});

test('a preview that is printed before its end is drawn whole', async ({ page }) => {
	await page.addInitScript(() => {
		const nombre = (): number => document.querySelectorAll('.document-feuille .bloc').length;
		new MutationObserver((_, guetteur) => {
			const avant = nombre();
			if (avant === 0) return;
			guetteur.disconnect();
			dispatchEvent(new Event('beforeprint'));
			Object.assign(window, { blocs: [avant, nombre()] });
		}).observe(document, { childList: true, subtree: true });
	});
	await page.goto('apercu/convention/');
	await expect(page.getByText('Composé le')).toBeVisible();
	const [avant = 0, alors = 0] = await page.evaluate(() => (window as unknown as { blocs: number[] }).blocs);
	expect(alors).toBeGreaterThan(avant);
	await expect(page.locator('.document-feuille .bloc')).toHaveCount(alors);
});
