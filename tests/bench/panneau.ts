/** From a keystroke to the preview painted beside the question, 60 members and 40 budget lines, on dist/: `node tests/bench/panneau.ts`. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import type { Dossier } from '../../src/dossier/schema.ts';
import { ARGUMENTS, trouverChromium } from '../outils/chromium.mjs';
import { portLibre } from '../outils/port.mjs';
import { mediane } from './outils/mesure.ts';
import { machine } from './outils/rapport.ts';

const RACINE = fileURLToPath(new URL('../../', import.meta.url));
const FRAPPES = 12;
/** A field of each stage, and two keys that change its answer to and fro. */
const CHAMPS = [
	{ nom: 'a name', etape: 'gouvernance', question: 'gouvernance.presidence', selecteur: 'input[type=text]' },
	{ nom: 'a number', etape: 'gouvernance', question: 'gouvernance.copil.reunions', selecteur: 'input' },
	{ nom: 'an amount', etape: 'financement', question: 'financement.coutEtp', selecteur: 'input' },
];

/** The same example with long lists. */
function lourde(): { dossier: Dossier } {
	const sauvegarde = JSON.parse(readFileSync(`${RACINE}content/exemples/epci-complet.json`, 'utf8')) as { dossier: Dossier };
	const repeter = <T extends { id: string }>(lignes: T[] | undefined, nombre: number): T[] =>
		Array.from({ length: nombre }, (_, i) => ({ ...structuredClone(lignes![i % lignes!.length]!), id: i.toString(16).padStart(8, '0') }));
	const { gouvernance, financement } = sauvegarde.dossier;
	gouvernance!.copil!.membres = repeter(gouvernance!.copil!.membres, 60);
	financement!.depenses = repeter(financement!.depenses, 40);
	return sauvegarde;
}

/** Counts long tasks from now on, and times each keystroke up to the first frame painted after the panel has changed. */
const chronometrer = (page: Page): Promise<void> =>
	page.evaluate(() => {
		const suivi = { temps: [] as number[], longues: [] as number[] };
		let frappe = 0;
		Object.assign(globalThis, { suivi });
		new PerformanceObserver((l) => l.getEntries().forEach((e) => suivi.longues.push(Math.round(e.duration)))).observe({ type: 'longtask' });
		addEventListener('keydown', (e) => (frappe = e.timeStamp), { capture: true });
		new MutationObserver(() => {
			const depuis = frappe;
			if (depuis === 0) return;
			frappe = 0;
			requestAnimationFrame(() => setTimeout(() => suivi.temps.push(performance.now() - depuis)));
		}).observe(document.querySelector('.panneau .feuille')!, { childList: true, characterData: true, subtree: true });
	});

async function mesurer(page: Page, adresse: string, frein: number, { etape, question, selecteur }: (typeof CHAMPS)[number]) {
	await page.goto(`${adresse}parcours/${etape}/`);
	await page.locator('.panneau .feuille').waitFor();
	const champ = page.locator(`[data-question="${question}"] ${selecteur}:enabled`).first();
	await champ.focus();
	await page.keyboard.press('End');
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: frein });
	await page.waitForTimeout(2000);
	await chronometrer(page);
	for (let i = 0; i < FRAPPES; i++) {
		await page.keyboard.press(i % 2 === 0 ? '3' : 'Backspace');
		await page.waitForFunction((n) => (globalThis as unknown as { suivi: { temps: number[] } }).suivi.temps.length >= n, i + 1);
		// The pause of someone who types.
		await page.waitForTimeout(150);
	}
	await page.waitForTimeout(2000);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	return page.evaluate(() => (globalThis as unknown as { suivi: { temps: number[]; longues: number[] } }).suivi);
}

const ms = (v: number): string => v.toFixed(0);
const p95 = (t: number[]): number => t.toSorted((a, b) => a - b)[Math.ceil(t.length * 0.95) - 1] ?? NaN;

const executablePath = await trouverChromium();
if (!executablePath) throw new Error('No Chromium: set CHROMIUM_PATH, or run npx playwright install chromium.');
const ASTRO = [`${RACINE}node_modules/astro/bin/astro.mjs`];
const env = { ...process.env, BASE: '', ASTRO_TELEMETRY_DISABLED: '1' };
if (!existsSync(`${RACINE}dist`)) spawnSync(process.execPath, [...ASTRO, 'build'], { cwd: RACINE, env, stdio: 'ignore' });
const port = await portLibre(4500);
const adresse = `http://localhost:${port}/`;
const serveur = spawn(process.execPath, [...ASTRO, 'preview', '--port', String(port)], { cwd: RACINE, env, stdio: 'ignore' });
const navigateur = await chromium.launch({ executablePath, args: ARGUMENTS });
try {
	while (!(await fetch(adresse, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)))
		await new Promise((suite) => setTimeout(suite, 200));
	const contexte = await navigateur.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR', serviceWorkers: 'block' });
	const page = await contexte.newPage();
	await page.goto(adresse);
	await page.locator('#sauvegarde:enabled').waitFor();
	const buffer = Buffer.from(JSON.stringify(lourde()));
	await page.locator('#sauvegarde').setInputFiles({ name: 'lourde.json', mimeType: 'application/json', buffer });
	await page.waitForURL((u) => u.pathname !== '/');
	console.log(`Chromium ${navigateur.version()}, ${machine()}; keystroke to painted preview, ms; ${FRAPPES} keystrokes each\n`);
	for (const champ of CHAMPS)
		for (const frein of [1, 4]) {
			const { temps, longues } = await mesurer(page, adresse, frein, champ);
			const cas = `${champ.nom} (${champ.etape}), CPU ${frein === 1 ? 'plain' : `÷ ${frein}`}`;
			const plus = longues.length > 0 ? `, the longest ${ms(Math.max(...longues))}` : '';
			console.log(`${cas}: median ${ms(mediane(temps))}, p95 ${ms(p95(temps))}, ${longues.length} tasks over 50 ms${plus}`);
		}
} finally {
	await navigateur.close();
	serveur.kill();
}
