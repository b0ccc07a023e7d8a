import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { DocumentCompose } from '../../src/document/modele.ts';
import { rendreHtml } from '../../src/rendu/html.ts';
import { auHasard, ecart, EMOJI, EXEMPLES, HOSTILE, motsAttendus, motsDuTexte } from '../rendus.ts';
import { grandDocument } from './pdf-documents.ts';

const HASARD = auHasard(10, 7).map((doc, i): [string, DocumentCompose] => [`modèle ${i + 1}`, doc]);
const TOUS: [string, DocumentCompose][] = [...EXEMPLES, ['grand document', grandDocument], ...HASARD];

const lire = (html: string): Document => parseHTML(html).document;
const liste = (doc: Document, selecteur: string): Element[] => [...doc.querySelectorAll(selecteur)];

describe.each(TOUS)('HTML : %s', (_, modele) => {
	const html = rendreHtml(modele);
	const page = lire(html);

	it('dit les mots du texte, dans le même ordre', () => {
		const principal = lire(html).querySelector('main')!;
		principal.querySelector('nav')?.remove();
		expect(ecart(motsDuTexte(principal.textContent ?? ''), motsAttendus(modele))).toBe('');
	});

	it('est une page seule : langue, titre, ni script ni style en ligne ni fichier à côté', () => {
		expect(html.startsWith('<!doctype html>')).toBe(true);
		expect(page.documentElement.getAttribute('lang')).toBe('fr');
		expect(page.querySelector('title')?.textContent?.trim()).toBeTruthy();
		expect(liste(page, 'script, link, img, iframe, [style], [onclick], [onload]')).toEqual([]);
		expect(liste(page, 'style')).toHaveLength(1);
		expect(page.querySelector('style')?.textContent).not.toMatch(/<|url\(|@import/);
		expect(liste(page, 'a[href]').filter((a) => /^\s*(javascript|data):/i.test(a.getAttribute('href')!))).toEqual([]);
	});

	it('ordonne ses titres sans en sauter', () => {
		const niveaux = liste(page, 'h1, h2, h3, h4').map((h) => Number(h.tagName[1]));
		expect(niveaux.filter((n) => n === 1)).toHaveLength(1);
		expect(niveaux[0]).toBe(1);
		expect(niveaux.filter((n, i) => i > 0 && n > niveaux[i - 1]! + 1)).toEqual([]);
	});

	it('donne une portée à chaque en-tête, et un nom à chaque tableau défilant', () => {
		expect(liste(page, 'th:not([scope])')).toEqual([]);
		expect(liste(page, 'thead td').filter((td) => td.textContent?.trim())).toEqual([]);
		expect(liste(page, '.defile').filter((d) => !d.getAttribute('aria-label'))).toEqual([]);
		for (const table of liste(page, 'table')) {
			const largeurs = [...table.querySelectorAll('tr')].map((tr) => tr.children.length);
			expect(new Set(largeurs).size).toBeLessThanOrEqual(1);
		}
	});

	it('mène chaque lien interne à un id, unique', () => {
		const ids = liste(page, '[id]').map((e) => e.id);
		expect(new Set(ids).size).toBe(ids.length);
		const ancres = liste(page, 'a[href^="#"]').map((a) => a.getAttribute('href')!.slice(1));
		expect(ancres.filter((a) => !ids.includes(a))).toEqual([]);
	});

	it('donne la même page pour le même document', () => {
		expect(rendreHtml(structuredClone(modele))).toBe(html);
	});
});

describe('la page d’un document', () => {
	const [, convention] = EXEMPLES.find(([nom]) => nom === 'commune-qui-explore.convention')!;
	const page = lire(rendreHtml(convention));

	it('liste ses articles, chacun par un lien', () => {
		const entrees = liste(page, 'nav a').map((a) => a.textContent);
		expect(entrees).toEqual(liste(page, 'h2').map((h) => h.textContent));
		expect(entrees.length).toBeGreaterThan(15);
	});

	it('marque chaque manque', () => {
		const marques = liste(page, 'mark.manque').map((m) => m.textContent ?? '');
		expect(marques.length).toBeGreaterThan(5);
		expect(marques.filter((m) => !/^\[à décider : .+\]$/.test(m))).toEqual([]);
		const nus = page.body.textContent?.split('[à décider :').length ?? 0;
		expect(nus - 1).toBe(marques.length);
	});

	it('donne une légende et une ligne de total aux tableaux du budget, et une alternative à la figure', () => {
		const budget = lire(rendreHtml(EXEMPLES.find(([nom]) => nom === 'epci-complet.budget')![1]));
		const tables = liste(budget, 'table').filter((table) => !table.closest('figure'));
		expect(tables.filter((table) => !table.querySelector('caption')?.textContent?.trim())).toEqual([]);
		expect(liste(budget, 'tr.total td.droite').length).toBeGreaterThan(5);
		expect(liste(budget, 'figure figcaption')).toHaveLength(1);
		expect(budget.querySelector('figure p')?.textContent).toContain('Qui finance');
		expect(liste(budget, 'figure tbody tr').at(-1)?.textContent).toContain('Total');
	});

	it('porte la mention et le territoire sur chaque feuille imprimée, le numéro de page au pied', () => {
		const style = page.querySelector('style')?.textContent ?? '';
		expect(style).toMatch(/@page \{[^}]*@top-left \{ content: "EXEMPLE FICTIF – PROJET – document de travail, sans valeur juridique"/);
		expect(style).toMatch(/@bottom-right \{ content: "Page " counter\(page\) " \/ " counter\(pages\)/);
	});

	it('ramène au parcours si une adresse sûre lui est donnée', () => {
		const retour = (adresse: string) =>
			lire(rendreHtml(convention, { retour: adresse }))
				.querySelector('.retour a')
				?.getAttribute('href');
		expect(retour('../documents/?a=1&b="2"')).toBe('../documents/?a=1&b="2"');
		expect(retour('https://exemple.fr/documents/')).toBe('https://exemple.fr/documents/');
		expect(retour('javascript:alert(1)')).toBeUndefined();
		expect(page.querySelector('.retour')).toBeNull();
	});

	it('rend inoffensif un texte hostile, où qu’il soit', () => {
		const hostile: DocumentCompose = {
			...convention,
			titre: HOSTILE,
			sousTitre: HOSTILE,
			territoire: HOSTILE,
			mention: HOSTILE,
			blocs: [
				{ t: 'titre', niveau: 2, id: '"><script>', numero: HOSTILE, contenu: [{ t: 'texte', texte: HOSTILE }] },
				{
					t: 'paragraphe',
					contenu: [
						{ t: 'renvoi', texte: HOSTILE, cible: '"><script>' },
						{ t: 'lien', texte: 'w'.repeat(10_000), url: `https://exemple.fr/"><script>` },
					],
				},
			],
		};
		const html = rendreHtml(hostile);
		expect(html).not.toMatch(/<script|[\u0000-\u0008\u000B-\u001F\p{Surrogate}\uFFFE\uFFFF]/u);
		expect(html.match(/<\/style>/g)).toHaveLength(1);
		expect(lire(html).querySelector('h2')?.textContent).toContain(EMOJI);
		expect(html).toContain('w'.repeat(10_000));
	});
});
