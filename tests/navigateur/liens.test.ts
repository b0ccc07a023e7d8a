import { expect, test } from '@playwright/test';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { PAGES } from './pages.ts';

const DIST = path.resolve(import.meta.dirname, '../../dist');
const lire = (adresse: string): string => readFileSync(path.join(DIST, adresse.replace(/(^|\/)$/, '$1index.html')), 'utf8');

const pages = PAGES.map((adresse) => ({ adresse, document: parseHTML(lire(adresse)).document }));
const ancres = new Map(pages.map(({ adresse, document }) => [adresse, new Set([...document.querySelectorAll('[id]')].map((e) => e.id))]));
/** Ids of the questions: those of a closed branch are not in the page before an answer opens it. */
const etapes = JSON.parse(readFileSync(path.join(DIST, 'relecture.json'), 'utf8')) as { etape: string; questions: { id: string }[] }[];
const questions = new Set(etapes.flatMap((e) => e.questions.map((q) => `parcours/${e.etape}/#${q.id.replaceAll('.', '-')}`)));
/** Addresses that each page names, with the page: `/comprendre/#x`. */
const nommees = pages.flatMap(({ adresse, document }) =>
	[...document.querySelectorAll('[href], [src]')]
		.map((e) => e.getAttribute('href') ?? e.getAttribute('src') ?? '')
		.filter((vers) => vers && !/^([a-z]+:|data:)/.test(vers))
		.map((vers) => ({ depuis: `/${adresse}`, url: new URL(vers, `http://site/${adresse}`) })),
);

test('every internal link leads to a file of the site', () => {
	expect(nommees.length).toBeGreaterThan(500);
	const existe = ({ pathname }: URL) => {
		const chemin = path.join(DIST, decodeURI(pathname));
		return pathname.endsWith('/') ? existsSync(path.join(chemin, 'index.html')) : existsSync(chemin) && statSync(chemin).isFile();
	};
	const morts = nommees.filter(({ url }) => !existe(url)).map(({ depuis, url }) => `${depuis} → ${url.pathname}`);
	expect([...new Set(morts)]).toEqual([]);
});

test('every anchor exists in its page', () => {
	const perdues = nommees.filter(({ url }) => {
		const page = decodeURI(url.pathname).slice(1);
		const ancre = decodeURIComponent(url.hash.slice(1));
		return ancre && ancres.has(page) && !ancres.get(page)!.has(ancre) && !questions.has(`${page}#${ancre}`);
	});
	expect([...new Set(perdues.map(({ depuis, url }) => `${depuis} → ${url.pathname}${decodeURI(url.hash)}`))]).toEqual([]);
});

test('the plan of the site names every page, and so does the page of errors', () => {
	const attendues = PAGES.filter((p) => p !== '404.html').map((p) => `/${p}`);
	for (const adresse of ['plan-du-site/', '404.html']) {
		const { document } = pages.find((p) => p.adresse === adresse)!;
		const dites = [...document.querySelectorAll('.plan a')].map((a) => a.getAttribute('href'));
		expect(dites.toSorted(), adresse).toEqual(attendues.toSorted());
	}
});

test('each page says itself to those who share it', () => {
	for (const { adresse, document } of pages) {
		const dit = (nom: string) => document.querySelector(`meta[property="og:${nom}"], meta[name="${nom}"]`)?.getAttribute('content');
		expect(dit('title'), adresse).toBe(document.title);
		expect(dit('description')?.length, adresse).toBeGreaterThan(20);
	}
	expect(existsSync(path.join(DIST, 'partage.png'))).toBe(true);
	expect(readFileSync(path.join(DIST, 'robots.txt'), 'utf8')).toContain('Allow: /');
});

test('a wrong address proposes the page that was meant and searches the others; links go where they say, by keyboard', async ({ page }) => {
	await page.goto('parcours/gouvernence/');
	await expect(page.locator('#proches a').first()).toHaveText('Gouvernance');
	await page.getByRole('searchbox', { name: 'Chercher parmi les pages du site' }).fill('accessib');
	await expect(page.locator('#trouvees')).toHaveText('Une page correspond.');
	await expect(page.locator('.plan li:visible')).toHaveCount(1);

	await page.goto('questions-frequentes/');
	await expect(page.getByRole('navigation', { name: 'Le site' }).locator('[aria-current=page]')).toHaveText('Questions');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.locator('main')).toBeFocused();
	await page.getByRole('navigation', { name: 'Sur cette page' }).getByRole('link', { name: 'Et si l’hôpital refuse' }).press('Enter');
	await expect(page.getByRole('heading', { name: 'Et si l’hôpital refuse' })).toBeInViewport();
});
