import { expect, test } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { typographie } from '../../src/francais.ts';
import { lirePdf, simple } from '../lire-pdf.ts';
import { trouverFirefox } from '../outils/firefox.mjs';

// Playwright drives a Firefox of its own only: this one is the system's, by WebDriver BiDi.
const executable = trouverFirefox();
const DELAI = 30_000;

let navigateur: Browser | undefined;
let dossier: string;

// .ci/run installs Firefox and names it: there, its absence is a failure.
const absent = !executable && !process.env['FIREFOX_PATH'];
const RAISON = 'Firefox est absent : le chemin n’y est pas joué (Debian : firefox-esr).';
// Once, when the tests are listed: the reason of a skip is in no report that one reads.
if (absent && !process.env['TEST_WORKER_INDEX']) console.warn(RAISON);
test.skip(absent, RAISON);
test.use({ trace: 'off' });

test.beforeAll(async () => {
	expect(executable, 'Firefox est absent : installez firefox-esr.').toBeDefined();
	dossier = mkdtempSync(path.join(tmpdir(), 'parcours-firefox-'));
	navigateur = await launch({
		browser: 'firefox',
		executablePath: executable!,
		extraPrefsFirefox: {
			'intl.accept_languages': 'fr-FR',
			'browser.download.folderList': 2,
			'browser.download.dir': dossier,
			'browser.download.alwaysOpenPanel': false,
			'browser.helperApps.neverAsk.saveToDisk': 'application/pdf',
			'pdfjs.disabled': true,
		},
	});
});
test.afterAll(async () => {
	await navigateur?.close();
	if (navigateur) rmSync(dossier, { recursive: true, force: true });
});

/** What a person sees and clicks, by role and accessible name. */
const voir = (page: Page, role: string, nom: string) =>
	page.locator(`::-p-aria([name="${typographie(nom)}"][role="${role}"])`).setTimeout(DELAI);
const ici = (page: Page, chemin: RegExp) => expect.poll(() => new URL(page.url()).pathname, { timeout: DELAI }).toMatch(chemin);

test('in Firefox: from the search of a commune to a PDF, and a reload keeps the answers', async ({ baseURL }) => {
	const page = await navigateur!.newPage();
	const erreurs: string[] = [];
	page.on('pageerror', (e) => erreurs.push(String(e)));
	page.on('console', (m) => m.type() === 'error' && erreurs.push(m.text()));

	await page.goto(baseURL!);
	await voir(page, 'button', 'Découvrir en 10 minutes').click();
	await voir(page, 'button', 'Commencer').click();
	await ici(page, /\/decouverte\/territoire\/$/);

	await voir(page, 'combobox', 'Quelle collectivité porte le projet ?').click();
	await page.keyboard.type('vileurbane');
	await page.locator('[role=option] ::-p-text(Villeurbanne)').setTimeout(DELAI).wait();
	await page.keyboard.press('Enter');
	await voir(page, 'button', 'Choisir une autre collectivité').wait();

	await page.goto(`${baseURL}parcours/financement/`);
	const enveloppe = voir(page, 'textbox', 'Quelle enveloppe annuelle au-delà du poste ?');
	await enveloppe.click();
	await page.keyboard.type('8000');
	await page.keyboard.press('Tab');
	await expect
		.poll(() => page.$eval('.etat-enregistrement', (e) => e.textContent), { timeout: DELAI })
		.toMatch(/Enregistré sur cet appareil à/);
	await page.reload();
	await expect
		.poll(() => page.$eval('#financement-enveloppe-champ', (c) => (c as HTMLInputElement).value), { timeout: DELAI })
		.toMatch(/^8\s000$/);

	await page.goto(`${baseURL}documents/`);
	await voir(page, 'button', 'Télécharger le budget (PDF)').click();
	const ecrits = (): string[] => readdirSync(dossier).filter((f) => f.endsWith('.pdf'));
	await expect.poll(() => ecrits().length && !readdirSync(dossier).some((f) => f.endsWith('.part')), { timeout: DELAI }).toBe(true);
	expect(ecrits()[0]).toMatch(/^villeurbanne-budget-\d{4}-\d{2}-\d{2}\.pdf$/);
	const { texte } = await lirePdf(readFileSync(path.join(dossier, ecrits()[0]!)));
	for (const attendu of ['commune de Villeurbanne', '8 000 €']) expect(simple(texte)).toContain(attendu);
	expect(erreurs).toEqual([]);
});
