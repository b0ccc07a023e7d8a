import { expect, test } from '@playwright/test';
import { PAGES } from './pages.ts';

test.use({ javaScriptEnabled: false, trace: 'off' });

/** What is wrong with a page as it stands without scripts, one phrase each. */
const juger = (): string[] => {
	const vus = (selecteur: string) => [...document.querySelectorAll(selecteur)].filter((e) => e.checkVisibility());
	const notice = vus('main .sans-script').length === 1;
	const texte = (document.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ').trim();
	const attend = vus('main *').find((e) => e.childElementCount === 0 && /^(Lecture de|Écriture des)/.test(e.textContent.trim()));
	return [
		vus('main h1').length === 1 ? '' : 'un titre et un seul',
		texte.length > 150 ? '' : `trop peu à lire : ${texte}`,
		vus('header .principal a').length >= 4 ? '' : 'pas de navigation',
		vus('main button').length === 0 ? '' : `un bouton mort : ${vus('main button')[0]?.textContent}`,
		attend ? `attend sans fin : ${attend.textContent}` : '',
		!notice && (document.querySelector('main astro-island') ?? vus('main :is(input, select, textarea)')[0])
			? 'ne dit pas ce qui lui manque'
			: '',
		notice && !document.querySelector('main .sans-script a[href$="/cahier/"]') ? 'ne propose pas le cahier' : '',
	].filter(Boolean);
};

test('every page can be read without scripts, and says what it needs of them', async ({ page }) => {
	const fautes: string[] = [];
	for (const adresse of PAGES) {
		await page.goto(adresse);
		fautes.push(...(await page.evaluate(juger)).map((f) => `/${adresse} : ${f}`));
	}
	expect(fautes).toEqual([]);
});

test('the folded parts of the pages one reads open without scripts', async ({ page }) => {
	await page.goto('les-documents/');
	const resume = page.locator('summary').first();
	await resume.focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('details').first()).toHaveAttribute('open');
	await expect(page.getByRole('link', { name: 'Présidence' }).first()).toBeVisible();
});
