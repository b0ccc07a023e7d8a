/** The same 14 pages through every generator, in Chromium, bundled as for a site: `node tests/bench/pdf-navigateur.ts`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { ARGUMENTS, trouverChromium } from '../outils/chromium.mjs';
import { construire, servir } from './outils/construire.ts';
import { ARTICLES, GENERATEURS, RANGEES, TOURS } from './outils/pairs.ts';
import { afficherCroissance, afficherPlancher, comparer, machine } from './outils/rapport.ts';

type Essais = typeof import('./outils/page.ts');

/** Calls a function of outils/page.ts in the page. */
const appeler = <N extends keyof Essais>(page: Page, nom: N, ...args: Parameters<Essais[N]>): ReturnType<Essais[N]> =>
	page.evaluate(
		async ([adresse, fonction, parametres]) => {
			const essais = (await import(adresse)) as Record<string, (...p: unknown[]) => unknown>;
			return essais[fonction]!(...parametres);
		},
		['/page/page.js', nom, args] as [string, string, unknown[]],
	) as ReturnType<Essais[N]>;

const mesurer = async (page: Page, poids: number[]): Promise<void> => {
	const { tours, chauffe } = TOURS;
	const noms = GENERATEURS.map((g) => g.fichier);
	const passages = await appeler(page, 'comparer', noms, ARTICLES.reference, tours, chauffe);
	await comparer(passages.map((p, i) => ({ temps: p.temps, octets: Buffer.from(p.fichier, 'base64'), poids: poids[i] ?? 0 })));
	const { tout, ecriture } = await appeler(page, 'plancher', ARTICLES.reference, tours);
	console.log('');
	afficherPlancher(tout, ecriture);
	const mesures = [];
	for (const n of RANGEES) mesures.push({ nom: `${n} rows`, taille: n, temps: await appeler(page, 'croissance', 'rangees', n, tours) });
	mesures.push({ nom: '14 pages', taille: 14, temps: tout });
	mesures.push({ nom: '100 pages', taille: 100, temps: await appeler(page, 'croissance', 'articles', ARTICLES.cent, tours) });
	console.log('');
	afficherCroissance(mesures);
};

const executablePath = await trouverChromium();
if (!executablePath) throw new Error('No Chromium: set CHROMIUM_PATH, or run npx playwright install chromium.');
const dossier = mkdtempSync(path.join(tmpdir(), 'bench-navigateur-'));
try {
	await construire('./page.ts', 'page', dossier, true);
	const poids: number[] = [];
	for (const { fichier } of GENERATEURS) poids.push(await construire(`../pairs/${fichier}.ts`, fichier, dossier, fichier === 'nous'));
	const serveur = await servir(dossier);
	const navigateur = await chromium.launch({ executablePath, args: [...ARGUMENTS, '--js-flags=--expose-gc'] });
	try {
		const page = await navigateur.newPage();
		page.on('pageerror', (erreur) => console.error(erreur));
		await page.goto(serveur.adresse);
		console.log(`Chromium ${navigateur.version()}, ${machine()}`);
		await mesurer(page, poids);
	} finally {
		await navigateur.close();
		serveur.fermer();
	}
} finally {
	rmSync(dossier, { recursive: true });
}
