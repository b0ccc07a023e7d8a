import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { choisir, commencer, enregistre, surveiller, telecharger } from './outils.ts';

const BASE = '/parcours-clsm/';
const SORTIE = path.resolve(import.meta.dirname, '../../test-results/sous-chemin');
const TYPES: Record<string, string> = {
	html: 'text/html; charset=utf-8',
	js: 'text/javascript',
	css: 'text/css',
	json: 'application/json',
	svg: 'image/svg+xml',
	webmanifest: 'application/manifest+json',
};

let serveur: Server | undefined;
let origine: string;
/** What was asked and does not exist, or lies outside the base. */
const perdues: string[] = [];

/** Headers of every page, as the build wrote them for the hosts that read `_headers`. */
function entetes(): Record<string, string> {
	const [bloc = ''] = readFileSync(path.join(SORTIE, '_headers'), 'utf8').split(`\n${BASE}_astro/`);
	return Object.fromEntries([...bloc.matchAll(/^ {2}([\w-]+): (.+)$/gm)].map(([, nom = '', valeur = '']) => [nom, valeur]));
}
/** File of an address, the page of a folder included; undefined outside the site. */
function fichier(adresse: string): string | undefined {
	if (!adresse.startsWith(BASE)) return undefined;
	const chemin = path.join(SORTIE, adresse.slice(BASE.length), adresse.endsWith('/') ? 'index.html' : '');
	return chemin.startsWith(SORTIE) && existsSync(chemin) ? chemin : undefined;
}

// One build for the file.
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
	execFileSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', SORTIE], {
		env: { ...process.env, BASE, ASTRO_TELEMETRY_DISABLED: '1' },
		stdio: 'pipe',
	});
	const communs = entetes();
	const ecoute = createServer((demande, reponse) => {
		const { pathname } = new URL(demande.url ?? '/', 'http://localhost');
		const trouve = fichier(decodeURI(pathname));
		if (!trouve) perdues.push(pathname);
		const servi = trouve ?? path.join(SORTIE, '404.html');
		reponse.writeHead(trouve ? 200 : 404, {
			...communs,
			'Content-Type': TYPES[path.extname(servi).slice(1)] ?? 'application/octet-stream',
		});
		reponse.end(readFileSync(servi));
	});
	await new Promise<void>((suite) => ecoute.listen(0, 'localhost', suite));
	serveur = ecoute;
	origine = `http://localhost:${(ecoute.address() as AddressInfo).port}`;
});
test.afterAll(() => {
	serveur?.close();
});

test('under a sub-path, every address that the pages write stays under it', () => {
	const pages = readdirSync(SORTIE, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.html') || f.endsWith('.webmanifest'));
	const dehors = pages.flatMap((f) =>
		[
			...readFileSync(path.join(SORTIE, f), 'utf8').matchAll(
				/(?:href|src|action|component-url|renderer-url|content|start_url)["']?[=:]\s*"(\/[^"]*)"/g,
			),
		]
			.map(([, adresse = '']) => adresse)
			.filter((adresse) => !adresse.startsWith(BASE))
			.map((adresse) => `${f} : ${adresse}`),
	);
	expect(pages.length).toBeGreaterThan(20);
	expect(dehors).toEqual([]);
});

test('under a sub-path, the same path leads to a document, with and without network', async ({ browser }) => {
	const contexte = await browser.newContext({
		baseURL: `${origine}${BASE}`,
		serviceWorkers: 'allow',
		locale: 'fr-FR',
		acceptDownloads: true,
	});
	const page = await contexte.newPage();
	const erreurs = surveiller(page);
	const demandes: string[] = [];
	contexte.on('request', (r) => demandes.push(r.url()));

	await commencer(page, 'Préparer un dossier complet');
	await choisir(page, 'vileurbane', /Villeurbanne/);
	await enregistre(page);
	await page.goto('documents/');
	expect((await telecharger(page, /Télécharger la convention/)).texte).toContain('Villeurbanne');
	expect(demandes.length).toBeGreaterThan(20);
	expect(demandes.filter((url) => !url.startsWith(`${origine}${BASE}`) && !/^(blob|data):/.test(url))).toEqual([]);
	expect(perdues).toEqual([]);

	const portee = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
	expect(portee).toBe(`${origine}${BASE}`);
	await contexte.setOffline(true);
	await page.goto('parcours/financement/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Financement');
	await expect(page.getByRole('banner')).toContainText('Villeurbanne');
	expect(erreurs).toEqual([]);
	await page.goto('nulle-part/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page n’existe pas');
	await contexte.close();
});
