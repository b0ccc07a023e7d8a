import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { contient, proximite } from '../../src/components/lire/introuvable.ts';
import { DESSINS, morceaux } from '../../src/components/lire/morceaux.ts';
import { NOMS_DOCUMENTS } from '../../src/document/modele.ts';
import { lirePages, listeHtml, poserPlan, robots, sitemap } from '../../src/hebergement/plan.ts';

const RACINE = path.resolve(import.meta.dirname, '../..');
const DOSSIER = path.join(RACINE, 'content/pages');
const pages = readdirSync(DOSSIER)
	.filter((f) => f.endsWith('.md'))
	.map((f) => ({ nom: f.replace(/\.md$/, ''), texte: readFileSync(path.join(DOSSIER, f), 'utf8') }));
const texteDe = (nom: string): string => pages.find((p) => p.nom === nom)!.texte;

describe.each(pages)('content/pages/$nom.md', ({ texte }) => {
	const entete = parse(/^---\n([\s\S]*?)\n---/.exec(texte)?.[1] ?? '') as { titre?: string; description?: string };
	test('dit son titre et ce qu’elle contient', () => {
		expect(entete.titre).toMatch(/\p{L}{4}/u);
		expect(entete.description?.length).toBeGreaterThan(40);
	});
	test('n’appelle que des dessins qui existent', () => {
		const appels = [...texte.matchAll(/^\[ici : ([a-z-]+)/gm)].map(([, nom]) => nom!);
		expect(appels.filter((nom) => !(DESSINS as readonly string[]).includes(nom))).toEqual([]);
	});
});

test('les numéros d’appel sont dans les pages où arrive une personne en détresse', () => {
	for (const nom of ['comprendre', 'questions-frequentes']) expect(texteDe(nom), nom).toContain('\n[ici : secours]\n');
});

test('la page des documents parle de chacun des cinq', () => {
	expect([...texteDe('les-documents').matchAll(/^\[ici : document ([a-z-]+)\]$/gm)].map(([, nom]) => nom)).toEqual([...NOMS_DOCUMENTS]);
});

test('l’histoire va dans l’ordre', () => {
	const annees = [...texteDe('comprendre').matchAll(/sources\.histoire_(\d{4})/g)].map(([, a]) => Number(a));
	expect(annees.length).toBeGreaterThan(5);
	expect(annees).toEqual(annees.toSorted((a, b) => a - b));
});

test('chaque réponse sur le CLSM dit sa source, chaque réponse sur le site mène à une page ou la donne', () => {
	const [, ...parties] = texteDe('questions-frequentes').split(/^## /m);
	const reponses = parties.flatMap((p) => p.split(/^### /m).slice(1).map((r) => ({ partie: p.split('\n')[0]!, reponse: r }))); // prettier-ignore
	expect(reponses.length).toBeGreaterThan(20);
	const muettes = reponses.filter(({ partie, reponse }) => partie !== 'Utiliser ce site' && !reponse.includes('{{ sources.'));
	expect(muettes.map(({ reponse }) => reponse.split('\n')[0])).toEqual([]);
});

describe('une page coupée à ses dessins', () => {
	test('le texte, le dessin, sa précision, la suite', () => {
		expect(morceaux('<p>A</p>\n<p>[ici\u00A0: document budget]</p>\n<p>B</p>', (c) => c)).toEqual([
			{ texte: '<p>A</p>\n', ici: 'document', precision: 'budget' },
			{ texte: '\n<p>B</p>' },
		]);
	});
	test('les liens du site suivent sa base, les autres non', () => {
		const [{ texte }] = morceaux('<a href="/comprendre/">a</a><a href="https://b.fr/">b</a><a href="#c">c</a>', (c) => `/base${c}`) as [{ texte: string }]; // prettier-ignore
		expect(texte).toBe('<a href="/base/comprendre/">a</a><a href="https://b.fr/">b</a><a href="#c">c</a>');
	});
	test('un nom inconnu est refusé avec ceux qui existent', () => {
		expect(() => morceaux('<p>[ici : instance]</p>', (c) => c)).toThrow(/ici : instance\] : ce nom n’existe pas[\s\S]+instances/);
	});
});

describe('le plan du site', () => {
	const dossier = mkdtempSync(path.join(tmpdir(), 'plan-'));
	afterAll(() => rmSync(dossier, { recursive: true }));
	const ecrire = (adresse: string, titre: string, corps = '') => {
		mkdirSync(path.join(dossier, adresse), { recursive: true });
		writeFileSync(
			path.join(dossier, adresse, 'index.html'),
			`<title>${titre}</title><meta name="description" content="Ce que dit ${titre}">${corps}`,
		);
	};
	ecrire('vos-donnees/', 'Vos données – Parcours CLSM');
	ecrire('resultat/', 'Résultat &amp; suite – Parcours CLSM', '<div class="dossier etat-enregistrement">');
	ecrire('', 'Parcours CLSM – préparer');
	ecrire('decouverte/echelle/', 'Échelle – Parcours CLSM');
	const lues = lirePages(dossier, ['vos-donnees/', 'resultat/', '', '404.html', 'decouverte/echelle/']);

	test('toutes les pages y sont, celle d’erreur exceptée, l’accueil d’abord, par rayons', () => {
		const html = listeHtml(lues, '/base/');
		expect([...html.matchAll(/href="([^"]*)"/g)].map(([, h]) => h)).toEqual([
			'/base/',
			'/base/decouverte/echelle/',
			'/base/resultat/',
			'/base/vos-donnees/',
		]);
		expect(html).toContain('>Résultat &amp; suite</a>');
		expect(html.match(/<h2>/g)).toHaveLength(4);
	});
	test('se pose à sa place', () => {
		expect(poserPlan('<main><div class="x" data-plan data-y></div></main>', '<ul></ul>')).toBe(
			'<main><div class="x" data-plan data-y><ul></ul></div></main>',
		);
	});
	test('sitemap.xml et robots.txt portent des adresses entières', () => {
		const xml = sitemap(lues, 'https://exemple.fr', '/base/');
		expect(xml.match(/<loc>https:\/\/exemple\.fr\/base\/[^<]*<\/loc>/g)).toHaveLength(4);
		expect(robots('https://exemple.fr', '/base/')).toContain('Sitemap: https://exemple.fr/base/sitemap.xml');
		expect(robots(undefined, '/')).toBe('User-agent: *\nAllow: /\n');
	});
});

describe('la page introuvable', () => {
	const PAGES = ['/parcours/gouvernance/ Gouvernance', '/les-documents/ Les cinq documents', '/vos-donnees/ Vos données'];
	const premiere = (demande: string) =>
		PAGES.map((p) => ({ p, n: proximite(demande, p) })).filter(({ n }) => n > 0).sort((a, b) => b.n - a.n)[0]?.p; // prettier-ignore
	test.each([
		['/parcours/gouvernence/', PAGES[0]],
		['/document', PAGES[1]],
		['/mes-données/', PAGES[2]],
		['/xyzt/', undefined],
	])('%s mène à %s', (demande, page) => expect(premiere(demande)).toBe(page));
	test('la recherche ignore accents et casse, et veut tous les mots', () => {
		expect(contient('DONNÉ vos', PAGES[2]!)).toBe(true);
		expect(contient('vos budget', PAGES[2]!)).toBe(false);
		expect(contient('', PAGES[2]!)).toBe(true);
	});
});
