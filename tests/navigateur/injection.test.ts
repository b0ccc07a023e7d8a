import { expect, test, type Page } from '@playwright/test';
import { BASES } from '../dossier-riche.ts';
import { INJECTIONS, injecter } from '../injections.ts';
import { donner, surveiller } from './outils.ts';
import { PAGES } from './pages.ts';

/** Elements that answers could have made, by name; those of the pages are the same whatever the answers. */
const compte = (page: Page): Promise<Record<string, number>> =>
	page.evaluate(() =>
		Object.fromEntries(
			['script', 'img', 'iframe', 'object', 'embed', 'form', 'base', 'style', 'code', 'del'].map((nom) => [
				nom,
				document.querySelectorAll(nom).length,
			]),
		),
	);
const attributs = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll('*')].flatMap((e) =>
			[...e.attributes]
				.filter((a) => /^on|^srcdoc$/.test(a.name) || /^\s*javascript:/i.test(a.value))
				.map((a) => `${e.tagName} ${a.name}=${a.value}`),
		),
	);

async function ouvrir(page: Page, charge: string): Promise<void> {
	const dossier = injecter(BASES['une ville et son établissement']!, charge);
	const buffer = Buffer.from(
		JSON.stringify({ type: 'parcours-clsm/dossier', version: 1, enregistre: '2026-11-22', profondeur: 'complet', dossier }),
	);
	await page.goto('./');
	await expect(page.locator('#sauvegarde')).toBeEnabled();
	await donner(page.locator('#sauvegarde'), { name: 'x.clsm.json', mimeType: 'application/json', buffer });
	await page.waitForURL((url) => url.pathname !== '/');
}

const dit = (page: Page): Promise<boolean> =>
	page.evaluate(() =>
		/zq\d+qz/.test(
			document.body.innerText + [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map((e) => e.value).join('\n'),
		),
	);

interface Vu {
	comptes: Record<string, Record<string, number>>;
	fautes: string[];
	/** Pages that show an answer. */
	dits: string[];
}

/** @param attendues pages that must show an answer: they are given time, the others none; without it, each page has a moment */
async function parcourir(page: Page, attendues?: readonly string[]): Promise<Vu> {
	const [comptes, fautes, dits]: [Record<string, Record<string, number>>, string[], string[]] = [{}, [], []];
	for (const adresse of PAGES) {
		await page.goto(adresse);
		await page.waitForFunction(() => !document.querySelector('astro-island[ssr]:not([client=besoin])'));
		if (adresse === 'documents/')
			await expect(page.getByRole('status').filter({ hasText: 'Les documents sont prêts' })).toBeVisible({ timeout: 60_000 });
		if (adresse.startsWith('apercu/')) await expect(page.locator('.document-feuille')).toBeVisible({ timeout: 60_000 });
		await expect
			.poll(() => dit(page), { timeout: attendues === undefined ? 800 : attendues.includes(adresse) ? 10_000 : 1 })
			.toBe(true)
			.then(() => dits.push(adresse))
			.catch(() => undefined);
		comptes[adresse] = await compte(page);
		fautes.push(...(await attributs(page)).map((f) => `${adresse} : ${f}`));
		if (await page.evaluate(() => '__pirate' in window)) fautes.push(`${adresse} : exécuté`);
	}
	return { comptes, fautes, dits };
}

test('des réponses pleines de balises, de Markdown, de Liquid et de formules restent du texte sur chaque page', async ({ page }) => {
	test.setTimeout(600_000);
	const erreurs = surveiller(page);
	page.on('dialog', (d) => {
		erreurs.push(`dialogue : ${d.message()}`);
		void d.dismiss();
	});
	await ouvrir(page, 'mot');
	const sage = await parcourir(page);
	expect(sage.dits.length).toBeGreaterThan(8);
	expect(sage.dits).toEqual(expect.arrayContaining(PAGES.filter((p) => p.startsWith('apercu/'))));
	for (const charge of [INJECTIONS['HTML']!, `${INJECTIONS['Markdown']!.slice(0, 120)} {{ x }} {% if x %}`, INJECTIONS['formules']!]) {
		const contexte = await page.context().browser()!.newContext();
		const autre = await contexte.newPage();
		const siennes = surveiller(autre);
		autre.on('dialog', (d) => void d.dismiss().then(() => siennes.push('dialogue')));
		await ouvrir(autre, charge);
		const vu = await parcourir(autre, sage.dits);
		expect(vu.fautes, charge).toEqual([]);
		expect(vu.comptes, charge).toEqual(sage.comptes);
		expect(vu.dits, charge).toEqual(expect.arrayContaining(sage.dits));
		expect(siennes, charge).toEqual([]);
		await contexte.close();
	}
	expect(erreurs).toEqual([]);
});
