import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { PAGES } from './pages.ts';
import { donner } from './outils.ts';

const EXEMPLE = 'content/exemples/epci-complet.json';
const NORMES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Widths in CSS pixels; 640 at two device pixels each is 1280 zoomed to 200 %. */
const ECRANS = { '1280 px': [1280, 900, 1], '390 px': [390, 844, 2], '200 %': [640, 450, 2] } as const;
const html = (adresse: string): string =>
	readFileSync(new URL(`../../dist/${adresse.endsWith('.html') ? adresse : `${adresse}index.html`}`, import.meta.url), 'utf8');
const ETAPES = PAGES.filter((p) => /^(parcours|decouverte)\//.test(p));
/** A page without an island says the same whatever the dossier: read once, unfolded. */
const VIVANTES = PAGES.filter((p) => html(p).includes('<astro-island'));
/** Pages by turns, so that each worker has its share of the heavy ones. */
const paquets = (pages: string[], nombre: number): string[][] =>
	Array.from({ length: nombre }, (_, i) => pages.filter((_page, rang) => rang % nombre === i));

/** What axe finds and what a heading skips, one line each, named by page, state and width. */
async function fautes(page: Page, etat: string): Promise<string[]> {
	const session = await page.context().newCDPSession(page);
	const trouvees: string[] = [];
	for (const [ecran, [width, height, deviceScaleFactor]] of Object.entries(ECRANS)) {
		await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
		// Legacy mode opens no second page; there is no frame to gather.
		const { violations } = await new AxeBuilder({ page })
			.withTags(NORMES)
			.options({ resultTypes: ['violations'] })
			.setLegacyMode()
			.analyze();
		for (const { id, nodes } of violations)
			for (const n of nodes)
				trouvees.push(`${etat}, ${ecran} : ${id} ${n.target.join(' ')} ${n.any[0]?.message ?? n.all[0]?.message ?? ''}`);
	}
	await session.detach();
	return [...trouvees, ...(await titres(page)).map((t) => `${etat} : ${t}`)];
}

/** Headings in order, without a skipped level, under one h1; a dialog, opened from anywhere, is no part of the page. */
async function titres(page: Page): Promise<string[]> {
	const niveaux = await page.evaluate(() =>
		[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
			.filter((t) => t.checkVisibility({ visibilityProperty: true }) && !t.closest('dialog'))
			.map((t) => ({ niveau: Number(t.tagName[1]), texte: t.textContent.trim() })),
	);
	const premiers = niveaux.filter(({ niveau }) => niveau === 1).length;
	const sauts = niveaux.filter(({ niveau }, i) => niveau > (niveaux[i - 1]?.niveau ?? 0) + 1);
	return [...(premiers === 1 ? [] : [`${premiers} h1`]), ...sauts.map(({ niveau, texte }) => `h${niveau} trop profond : ${texte}`)];
}

/** Goes to a page and waits for its islands and for what they read. */
async function aller(page: Page, adresse: string): Promise<void> {
	await page.goto(adresse);
	await expect(page.locator('astro-island[ssr]:not([client=besoin])')).toHaveCount(0);
	await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

async function ouvrirExemple(page: Page): Promise<void> {
	await page.goto('./');
	await expect(page.locator('#sauvegarde')).toBeEnabled();
	await donner(page.locator('#sauvegarde'), EXEMPLE);
	await page.waitForURL((url) => url.pathname !== '/');
}

/** Opens what is folded, and the first entry of every list: what they hold is read too. */
const deplier = (page: Page): Promise<void> =>
	page.evaluate(async () => {
		document.querySelectorAll('details').forEach((d) => (d.open = true));
		document.querySelectorAll<HTMLElement>('.entree:first-child > .tete > .resume[aria-expanded=false]').forEach((b) => b.click());
		await new Promise((suite) => requestAnimationFrame(suite));
	});

/** Types what is no number and half of a date, and leaves the field; says how many are then told wrong. */
async function seTromper(page: Page): Promise<number> {
	const nombres = await page.locator('.saisie-nombre input:enabled:visible').all();
	const dates = await page.locator('.saisie-date input:enabled:visible').all();
	for (const champ of [...nombres.slice(0, 2), ...dates.slice(0, 2)]) {
		await champ.focus();
		await page.keyboard.type(dates.includes(champ) ? '31' : 'douze');
		await champ.blur();
		await expect(champ).toHaveAttribute('aria-invalid', 'true');
		await expect(champ).toHaveAccessibleDescription(/[Éé]crivez|incomplète/);
	}
	return nombres.length + dates.length;
}

// Traces of so many readings would cost more than the readings.
// Colours are judged at rest, not halfway to another.
test.use({ trace: 'off', contextOptions: { reducedMotion: 'reduce' } });

test('every page has a title of its own', () => {
	const titre = (adresse: string): string => /<title>([^<]*)</.exec(html(adresse))?.[1] ?? '';
	const vus = Map.groupBy(PAGES, titre);
	expect([...vus].filter(([texte, adresses]) => !texte || adresses.length > 1)).toEqual([]);
});

test('planted faults are seen at every width', async ({ page }) => {
	await aller(page, 'mentions-legales/');
	await page.locator('main h1').evaluate((h1) => {
		h1.insertAdjacentHTML('afterend', '<h4>Trop bas</h4><p>Trop pâle</p><input>');
		// The policy of the site refuses a style attribute.
		h1.parentElement!.querySelector('p')!.style.color = '#ccc';
	});
	const trouvees = await fautes(page, 'essai');
	for (const ecran of Object.keys(ECRANS))
		for (const regle of ['color-contrast', 'label', 'heading-order'])
			expect(trouvees).toContainEqual(expect.stringContaining(`essai, ${ecran} : ${regle} `));
	expect(trouvees).toContain('essai : h4 trop profond : Trop bas');
});

for (const [i, paquet] of paquets(PAGES, 3).entries()) {
	test(`no fault before a dossier, ${i + 1}`, async ({ page }) => {
		const trouvees: string[] = [];
		for (const adresse of paquet) {
			await aller(page, adresse);
			if (!VIVANTES.includes(adresse)) await deplier(page);
			trouvees.push(...(await fautes(page, `/${adresse} vide`)));
		}
		expect(trouvees).toEqual([]);
	});
}
for (const [i, paquet] of paquets(VIVANTES, 3).entries()) {
	test(`no fault with the example, ${i + 1}`, async ({ page }) => {
		const trouvees: string[] = [];
		await ouvrirExemple(page);
		for (const adresse of paquet) {
			// No answer is ever on a workbook, and the long one takes a while to read.
			if (adresse.startsWith('cahier/')) continue;
			await aller(page, adresse);
			if (adresse === 'documents/') await expect(page.getByText('Les documents sont prêts')).toBeVisible({ timeout: 30_000 });
			await deplier(page);
			trouvees.push(...(await fautes(page, `/${adresse} remplie`)));
		}
		expect(trouvees).toEqual([]);
	});
}
for (const [i, paquet] of paquets(ETAPES, 2).entries()) {
	test(`no fault in error, ${i + 1}`, async ({ page }) => {
		const trouvees: string[] = [];
		await aller(page, 'parcours/collectivite/');
		await page.getByRole('button', { name: 'Commencer' }).click();
		await expect(page.locator('fieldset.nu')).toBeEnabled();
		for (const adresse of paquet) {
			await aller(page, adresse);
			await deplier(page);
			if (await seTromper(page)) trouvees.push(...(await fautes(page, `/${adresse} en erreur`)));
		}
		expect(trouvees).toEqual([]);
	});
}

test('no fault with a dialog open', async ({ page, context }) => {
	const trouvees: string[] = [];
	const lire = async (sur: Page, nom: string): Promise<void> => {
		await expect(sur.getByRole('dialog', { name: nom })).toBeVisible();
		trouvees.push(...(await fautes(sur, `« ${nom} »`)));
	};
	const bouton = (name: string | RegExp) => page.getByRole('button', { name }).first();
	await aller(page, '');
	await bouton('Découvrir en 10 minutes').click();
	await lire(page, 'Découvrir en 10 minutes');

	await ouvrirExemple(page);
	await aller(page, '');
	await bouton('Préparer un dossier complet').click();
	await lire(page, 'Préparer un dossier complet');
	await page.keyboard.press('Escape');
	const { dossier, ...reste } = JSON.parse(readFileSync(EXEMPLE, 'utf8')) as { dossier: object };
	const autre = JSON.stringify({ ...reste, dossier: { ...dossier, stade: 'explore' }, enregistre: '2099-01-01T08:00:00.000Z' });
	await donner(page.locator('#sauvegarde'), { name: 'autre.clsm.json', mimeType: 'application/json', buffer: Buffer.from(autre) });
	await lire(page, 'Ce dossier existe déjà ici');

	const second = await context.newPage();
	const onglets = [page, second];
	for (const onglet of onglets) await aller(onglet, 'parcours/coordination/');
	const exact = (onglet: Page) => onglet.locator('#coordination-etp-champ-exact');
	await Promise.all(onglets.map((onglet, i) => exact(onglet).fill(i ? '0,8' : '0,5')));
	await Promise.all(onglets.map((onglet) => exact(onglet).blur()));
	const offre = (onglet: Page) => onglet.getByRole('button', { name: 'Voir ce qui diffère et choisir' });
	await expect.poll(async () => (await offre(page).count()) + (await offre(second).count()), { timeout: 30_000 }).toBeGreaterThan(0);
	const averti = (await offre(second).count()) > 0 ? second : page;
	await averti.bringToFront();
	await offre(averti).click();
	await lire(averti, 'Deux versions de ce dossier');
	await second.close();

	const partage = await context.newPage();
	await aller(partage, '');
	await partage.getByText('Sur un appareil partagé').click();
	await partage.getByRole('button', { name: 'Ne rien garder sur cet appareil' }).click();
	await partage.getByRole('button', { name: 'Découvrir en 10 minutes' }).click();
	await partage.getByRole('button', { name: 'Commencer', exact: true }).click();
	await partage.waitForURL(/\/decouverte\//);
	await partage.getByRole('button', { name: 'Participant suivant' }).click();
	await lire(partage, 'Passer au participant suivant');
	expect(trouvees).toEqual([]);
});
