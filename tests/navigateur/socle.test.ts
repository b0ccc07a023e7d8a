import { expect, test } from '@playwright/test';
import { PAGES } from './pages.ts';

// The CSP is not applied by astro dev: only the built site shows what it breaks.
for (const adresse of PAGES) {
	test(`/${adresse} loads under the strict CSP, without an error nor a foreign request`, async ({ page, baseURL }) => {
		const fautes: string[] = [];
		page.on('console', (m) => m.type() === 'error' && fautes.push(m.text()));
		page.on('pageerror', (e) => fautes.push(e.message));
		page.on('request', (r) => /^https?:/.test(r.url()) && !r.url().startsWith(baseURL!) && fautes.push(r.url()));
		await page.goto(adresse, { waitUntil: 'networkidle' });
		const csp = await page.locator('meta[http-equiv="content-security-policy"]').getAttribute('content');
		expect(csp).toContain("default-src 'self'");
		expect(csp).not.toContain('unsafe');
		await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
		await expect(page.locator('h1')).toHaveCount(1);
		expect(fautes).toEqual([]);
	});
}
