import { defineConfig, devices } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { ARGUMENTS, trouverChromium } from './outils/chromium.mjs';

const racine = fileURLToPath(new URL('..', import.meta.url));
const port = Number(process.env['PARCOURS_PORT'] ?? 4399);
const url = `http://localhost:${port}/`;
const MOBILE = /\.mobile\.test\.ts$/;

export default defineConfig({
	testDir: 'navigateur',
	outputDir: '../test-results',
	snapshotPathTemplate: '{testDir}/../instantanes/{arg}{ext}',
	forbidOnly: true,
	fullyParallel: true,
	workers: 2,
	// A page on a busy machine is slow, not wrong.
	timeout: 240_000,
	expect: { timeout: 15_000 },
	use: {
		baseURL: url,
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		acceptDownloads: true,
		// The copy of the site is tested apart: elsewhere it would hide what the network gives.
		serviceWorkers: 'block',
		// Recording costs a fifth of the time: TRACE=1 npx playwright test … when one is needed.
		trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
		launchOptions: { executablePath: await trouverChromium(), args: ARGUMENTS },
	},
	projects: [
		{ name: 'bureau', testIgnore: MOBILE, use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 900 } } },
		{ name: 'mobile', testMatch: MOBILE, use: { ...devices['Pixel 5'], viewport: { width: 390, height: 844 } } },
	],
	webServer: {
		command: `"${process.execPath}" node_modules/astro/bin/astro.mjs preview --port ${port}`,
		cwd: racine,
		url,
		env: { ...process.env, BASE: '', ASTRO_TELEMETRY_DISABLED: '1' },
		reuseExistingServer: false,
		stdout: 'ignore',
	},
});
