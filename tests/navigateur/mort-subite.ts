import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as attendre } from 'node:timers/promises';
import { chromium, type Browser, type Page } from '@playwright/test';
import { ARGUMENTS, trouverChromium } from '../outils/chromium.mjs';
import { ETAPE, nom } from './pannes.ts';

/** A browser of its own, with a profile on the disk: it may be killed and started again. */
export interface Navigateur {
	processus: ChildProcess;
	page: Page;
	browser: Browser;
}

export async function lancer(profil: string): Promise<Navigateur> {
	const executable = (await trouverChromium()) ?? '';
	const args = [...ARGUMENTS, '--headless=new', '--no-first-run', '--remote-debugging-port=0', `--user-data-dir=${profil}`, 'about:blank'];
	const processus = spawn(executable, args, { stdio: ['ignore', 'ignore', 'pipe'] });
	const lignes = createInterface({ input: processus.stderr });
	let adresse: string | undefined;
	for await (const ligne of lignes) {
		adresse = /DevTools listening on (ws:\S+)/.exec(ligne)?.[1];
		if (adresse) break;
	}
	processus.stderr.resume();
	if (!adresse) throw new Error('Chromium ne démarre pas');
	const browser = await chromium.connectOverCDP(adresse);
	const [context] = browser.contexts();
	return { processus, browser, page: context?.pages()[0] ?? (await context!.newPage()) };
}

export async function abattre({ processus }: Navigateur): Promise<void> {
	const fin = processus.exitCode === null && processus.signalCode === null ? once(processus, 'exit') : undefined;
	processus.kill('SIGKILL');
	await fin;
}

/** The same draws for the same seed (mulberry32). */
function des(graine: number): () => number {
	let a = graine;
	return () => {
		a = (a + 0x6d2b79f5) | 0;
		let t = Math.imul(a ^ (a >>> 15), 1 | a);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

export interface Bilan {
	points: number;
	/** Kills of the whole browser; the others are of the tab alone. */
	navigateurs: number;
	/** Keystrokes in all, and those that were not found again. */
	frappes: number;
	perdues: number;
	/** Age in ms, at the moment of the kill, of the oldest keystroke lost. */
	pireAge: number;
	/** One line each: a keystroke older than a second lost, another text found, an alert raised for nothing. */
	fautes: string[];
}
interface Frappes {
	texte: string;
	/** When each key was pressed. */
	moments: number[];
	mort: number;
}

/** Types without end, at a person's pace; half of the deaths come while a write follows a pause. */
async function taperJusquALaMort(page: Page, prefixe: string, hasard: () => number, tuer: () => Promise<void>): Promise<Frappes> {
	await nom(page).focus();
	await nom(page).selectText();
	const suivi: Frappes = { texte: '', moments: [], mort: 0 };
	const delai = 150 + hasard() * 1800;
	const debut = performance.now();
	const pause = hasard() < 0.5;
	for (let i = 0; performance.now() - debut < delai; i++) {
		const lettre = prefixe[i] ?? 'abcdefghij'[i % 10]!;
		suivi.moments.push(performance.now());
		suivi.texte += lettre;
		await page.keyboard.press(lettre);
		await attendre(15 + hasard() * 110);
	}
	if (pause) await attendre(360 + hasard() * 160);
	suivi.mort = performance.now();
	await tuer();
	return suivi;
}

/** What is found at the next visit, held against what was typed. */
function juger(trouve: string, avant: string, { texte, moments, mort }: Frappes, bilan: Bilan, point: string): void {
	bilan.frappes += texte.length;
	const gardees = trouve === avant ? 0 : trouve.length;
	if (trouve !== avant && !texte.startsWith(trouve)) bilan.fautes.push(`${point} : « ${trouve} » au lieu de « ${texte} »`);
	const premiere = moments[gardees];
	if (premiere === undefined) return;
	const age = mort - premiere;
	bilan.perdues += texte.length - gardees;
	bilan.pireAge = Math.max(bilan.pireAge, age);
	if (age > 1000) bilan.fautes.push(`${point} : une frappe de ${Math.round(age)} ms perdue`);
}

/** Reads what the next visit shows; an alert for a mere kill is a fault. */
async function relire(page: Page, url: string, bilan: Bilan, point: string): Promise<string> {
	await page.goto(new URL(ETAPE, url).href);
	await nom(page).isEnabled({ timeout: 20_000 });
	await page.locator('fieldset.nu:enabled').first().waitFor({ timeout: 20_000 });
	const alertes = await page.locator('.alerte-enregistrement [role=alert]').allInnerTexts();
	const dites = alertes.filter(Boolean);
	if (dites.length > 0) bilan.fautes.push(`${point} : ${dites.join(' ')}`);
	return nom(page).inputValue();
}

/**
 * Kills the tab and the browser in turn while someone types, as many times as `points`, in one profile.
 * @param url root of the site
 */
export async function mourirSouvent(url: string, points: number, graine: number, dire?: (fait: number) => void): Promise<Bilan> {
	const profil = await mkdtemp(path.join(tmpdir(), 'parcours-profil-'));
	const hasard = des(graine);
	const bilan: Bilan = { points, navigateurs: 0, frappes: 0, perdues: 0, pireAge: 0, fautes: [] };
	let nav = await lancer(profil);
	try {
		await nav.page.goto(new URL(ETAPE, url).href);
		await nav.page.getByRole('button', { name: 'Commencer' }).click();
		await nav.page.locator('.etat-enregistrement .etat', { hasText: 'Enregistré' }).waitFor();
		let avant = '';
		for (let i = 1; i <= points; i++) {
			const entier = i % 2 === 0;
			const { page } = nav;
			const cdp = entier ? undefined : await page.context().newCDPSession(page);
			const tuer = async () => {
				if (entier) return abattre(nav);
				const morte = page.waitForEvent('crash');
				cdp!.send('Page.crash').catch(() => undefined);
				await morte;
			};
			const frappes = await taperJusquALaMort(page, `${i}.`, hasard, tuer);
			if (entier) nav = await lancer(profil);
			else nav.page = await page.context().newPage();
			if (!entier) await page.close();
			const point = `point ${i} (${entier ? 'navigateur' : 'onglet'})`;
			const trouve = await relire(nav.page, url, bilan, point);
			juger(trouve, avant, frappes, bilan, point);
			avant = trouve;
			bilan.navigateurs += Number(entier);
			dire?.(i);
		}
		return bilan;
	} finally {
		await abattre(nav);
		await rm(profil, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}
}
