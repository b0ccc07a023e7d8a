import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test, type Page, type Request } from '@playwright/test';
import { surveiller } from './outils.ts';

/** Bytes once compressed by brotli. */
const LIMITES = {
	/** Every script of the home page for someone who has never used the site. */
	accueil: 15_000,
	/** Every script of the first load of a stage. */
	etape: 75_000,
	/** The same for a screen of the découverte, and for the result. */
	resultat: 80_000,
	/** HTML and styles of a page. */
	lecture: 40_000,
};
const SITE = 'dist';
const ETAPES = ['collectivite', 'portee', 'echelle', 'gouvernance', 'coordination', 'financement', 'suivi'];
const ECRANS = ['territoire', 'echelle', 'partenaires', 'priorites', 'participation', 'coordination', 'financement', 'conseil'];
const PAGES: Record<string, number> = {
	'': LIMITES.accueil,
	...Object.fromEntries(ETAPES.map((e) => [`parcours/${e}/`, LIMITES.etape])),
	...Object.fromEntries(ECRANS.map((e) => [`decouverte/${e}/`, LIMITES.resultat])),
	'resultat/': LIMITES.resultat,
};
/** What writes documents: its chunks bear the names of its rooms, and it alone holds these words. */
const DOCUMENTS = /(?:^|[^a-z])(?:pdf|docx|xlsx|liquide?|gabarits?|production|ouvrier|rendu)[^/]*\.js$|%PDF-|w:document|_rels\/\.rels/;

const poids = (contenu: string): number => brotliCompressSync(Buffer.from(contenu)).length;
const fichier = (adresse: string): string => readFileSync(path.join(SITE, adresse), 'utf8');
const total = (adresses: Iterable<string>): number => [...adresses].reduce((somme, a) => somme + poids(fichier(a)), 0);

/** What a page loads by itself: the scripts of its head and of its islands, except those that sleep, and all that they import. */
function scripts(html: string): Set<string> {
	const iles = [...html.matchAll(/<astro-island[^>]*>/g)].map(([balise]) => balise).filter((b) => !b.includes('client="besoin"'));
	const tetes = [...html.matchAll(/<(?:script|link)[^>]*>/g)].map(([balise]) => balise);
	const attendus = [...tetes, ...iles].flatMap((b) => [...b.matchAll(/="([^"]*\/_astro\/[^"]+\.js)"/g)].map((m) => m[1]!));
	const vus = new Set<string>();
	for (let adresse = attendus.pop(); adresse !== undefined; adresse = attendus.pop()) {
		if (vus.has(adresse)) continue;
		vus.add(adresse);
		const dossier = path.posix.dirname(adresse);
		for (const m of fichier(adresse).matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g)) attendus.push(path.posix.join(dossier, m[1]!));
	}
	return vus;
}
const enLigne = (html: string): string => [...html.matchAll(/<script>(.*?)<\/script>/gs)].map((m) => m[1]).join('\n');
const styles = (html: string): string[] => [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((m) => m[1]!);

test('each page of questions and the home page are light, and hold nothing that writes documents', () => {
	const mesures = Object.entries(PAGES).map(([page, limite]) => {
		const html = fichier(`${page}index.html`);
		const graphe = scripts(html);
		const lourds = [...graphe].filter((a) => DOCUMENTS.test(a) || DOCUMENTS.test(fichier(a)));
		const mesure = { page, scripts: total(graphe) + (page === '' ? poids(enLigne(html)) : 0), lecture: poids(html) + total(styles(html)) };
		return { ...mesure, limite, lourds, trop: mesure.scripts > limite || mesure.lecture > LIMITES.lecture || lourds.length > 0 };
	});
	const fautes = mesures.filter((m) => m.trop);
	expect(fautes, mesures.map((m) => `${m.page || 'accueil'} : ${m.scripts} / ${m.limite}, HTML et CSS ${m.lecture}`).join('\n')).toEqual(
		[],
	);
});

test('a script that comes later names no file that the build has not written', () => {
	const ecrits = readdirSync(path.join(SITE, '_astro'));
	const nommes = ecrits.filter((f) => f.endsWith('.js')).flatMap((f) => fichier(`_astro/${f}`).match(/_astro\/[\w.-]+\.(?:css|js)/g) ?? []);
	expect(nommes.filter((f) => !ecrits.includes(path.basename(f)))).toEqual([]);
	expect(nommes.length).toBeGreaterThan(3);
});

/** The scripts that a page has asked for by itself. */
async function demandes(page: Page, adresse: string): Promise<string[]> {
	const vues: string[] = [];
	const noter = (r: Request): void => void (new URL(r.url()).pathname.endsWith('.js') && vues.push(new URL(r.url()).pathname));
	page.on('request', noter);
	await page.goto(adresse ? `./${adresse}` : './', { waitUntil: 'networkidle' });
	await expect(page.locator('astro-island[ssr]:not([client="besoin"])')).toHaveCount(0);
	page.off('request', noter);
	return vues;
}

test('a fresh page asks for its own scripts and for no other', async ({ browser, baseURL }) => {
	for (const adresse of ['', ...ETAPES.map((e) => `parcours/${e}/`), 'decouverte/territoire/', 'resultat/']) {
		const contexte = await browser.newContext({ serviceWorkers: 'block', ...(baseURL && { baseURL }) });
		const vues = await demandes(await contexte.newPage(), adresse);
		const permis = scripts(fichier(`${adresse}index.html`));
		expect(vues.filter((v) => !permis.has(v) && v !== '/sw.js')).toEqual([]);
		await contexte.close();
	}
});

test('on a slow network the first click, the first file and the first drop wait for what answers them', async ({ page, baseURL }) => {
	const erreurs = surveiller(page);
	const sauvegarde = readFileSync('tests/versions/1/commune-qui-explore.clsm.json', 'utf8');
	let laisser = (): void => undefined;
	const lent = new Promise<void>((suite) => (laisser = suite));
	await page.route('**/_astro/*.js', async (route) => {
		await lent;
		await route.continue();
	});
	await page.goto('./', { waitUntil: 'commit' });
	await page.getByRole('button', { name: 'Découvrir en 10 minutes' }).click();
	await expect(page.locator('astro-island[ssr]')).toHaveCount(4);
	await expect(page.getByRole('dialog')).toHaveCount(0);
	laisser();
	await expect(page.getByRole('dialog', { name: 'Découvrir en 10 minutes' })).toBeVisible();

	await page.goto('./');
	await page
		.getByLabel('Choisir une sauvegarde')
		.setInputFiles({ name: 'x.clsm.json', mimeType: 'application/json', buffer: Buffer.from('{') });
	await expect(page.getByText('Ce fichier est illisible', { exact: false })).toBeVisible();

	await page.goto('./');
	await page.evaluate((texte) => {
		const dataTransfer = new DataTransfer();
		dataTransfer.items.add(new File([texte], 'x.clsm.json', { type: 'application/json' }));
		const zone = document.querySelector('.depot')!;
		for (const genre of ['dragover', 'drop']) zone.dispatchEvent(new DragEvent(genre, { bubbles: true, cancelable: true, dataTransfer }));
	}, sauvegarde);
	await page.waitForURL((url) => url.href !== new URL('./', baseURL).href);

	// Something of ours is here now: the home page says so before anyone touches it.
	await page.goto('./');
	await expect(page.getByRole('link', { name: 'Reprendre' })).toBeVisible();
	expect(erreurs).toEqual([]);
});
