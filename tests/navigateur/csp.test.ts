import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const DIST = path.resolve(import.meta.dirname, '../../dist');
const pages = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.html'));
const politique = (html: string): string => /http-equiv="content-security-policy" content="([^"]*)"/i.exec(html)?.[1] ?? '';

test('chaque page porte une politique stricte, sans exception ni autre origine', () => {
	expect(pages.length).toBeGreaterThan(20);
	for (const page of pages) {
		const csp = politique(readFileSync(path.join(DIST, page), 'utf8'));
		expect(csp, page).toMatch(/default-src 'self'/);
		expect(csp, page).toMatch(/script-src 'self' 'sha256-/);
		expect(csp, page).toMatch(/object-src 'none'/);
		expect(csp, page).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
	}
});

test('aucune page n’appelle un autre site', () => {
	for (const page of pages) {
		const html = readFileSync(path.join(DIST, page), 'utf8');
		expect(html.match(/(?:src|href)="(?:https?:)?\/\/[^"]*"[^>]*(?:rel="(?:stylesheet|preload|icon)|as=)/g), page).toBeNull();
		expect(html.match(/<(?:script|img|iframe|source|video)[^>]+src="(?:https?:)?\/\//g), page).toBeNull();
	}
});

test('un script glissé dans une page ne s’exécute pas', async ({ page }) => {
	const refus: string[] = [];
	page.on('console', (m) => m.type() === 'error' && refus.push(m.text()));
	await page.goto('./vos-donnees/');
	await page.evaluate(() => {
		const s = document.createElement('script');
		s.textContent = 'window.entre = true';
		document.body.append(s);
		document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.entre = true">');
	});
	await expect.poll(() => refus.some((r) => /Content.Security.Policy/i.test(r))).toBe(true);
	expect(await page.evaluate(() => 'entre' in window)).toBe(false);
});
