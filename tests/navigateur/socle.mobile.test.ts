import { expect, test } from '@playwright/test';
import { PAGES } from './pages.ts';

for (const adresse of PAGES) {
	test(`/${adresse} fits in 390 px`, async ({ page }) => {
		await page.goto(adresse, { waitUntil: 'networkidle' });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	});
}
