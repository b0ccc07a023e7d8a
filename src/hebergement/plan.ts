import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A page of the built site: address under the base, `''` for home; texts still escaped as in HTML. */
export interface PagePubliee {
	adresse: string;
	titre: string;
	description: string;
	/** Works on the answers of the person. */
	dossier: boolean;
}

const extraire = (html: string, motif: RegExp): string => motif.exec(html)?.[1]?.trim() ?? '';

/** What a page says of itself: its title without the name of the site, its description. */
export const decrire = (adresse: string, html: string): PagePubliee => ({
	adresse,
	titre: extraire(html, /<title>([^<]*?)(?: – [^<–]*)?<\/title>/),
	description: extraire(html, /<meta name="description" content="([^"]*)"/),
	dossier: html.includes('etat-enregistrement'),
});

/** The pages among the files of `dossier`, in the order given; the page of errors is none. */
export const lirePages = (dossier: string, adresses: string[]): PagePubliee[] =>
	adresses.filter((a) => !/^404(\/|\.html)?$/.test(a)).map((a) => decrire(a, readFileSync(path.join(dossier, a, 'index.html'), 'utf8')));

/** Headings of the plan, in the order of reading. */
const RAYONS = {
	lire: 'Lire et se renseigner',
	decouverte: 'La découverte, en quelques questions',
	parcours: 'Le dossier complet, étape par étape',
	dossier: 'Votre dossier et vos documents',
	site: 'Ce site',
};
function rayon({ adresse, dossier }: PagePubliee): keyof typeof RAYONS {
	if (adresse.startsWith('decouverte/')) return 'decouverte';
	if (adresse.startsWith('parcours/')) return 'parcours';
	if (dossier) return 'dossier';
	return /^(accessibilite|mentions-legales|vos-donnees|plan-du-site)\/$/.test(adresse) ? 'site' : 'lire';
}

const ligne = (p: PagePubliee, base: string): string =>
	`<li><a href="${base}${p.adresse}">${p.titre}</a><span class="quoi">${p.description}</span></li>`;

/** The pages of a heading. Those that are read go by address: home first, then each page before those under it. */
function rangees(pages: PagePubliee[], cle: string): PagePubliee[] {
	const siennes = pages.filter((p) => rayon(p) === cle);
	return cle === 'lire' ? siennes.toSorted((a, b) => (a.adresse < b.adresse ? -1 : 1)) : siennes;
}

/** The list of the pages as HTML, grouped. Only texts that the pages already hold escaped go in. */
export function listeHtml(pages: PagePubliee[], base: string): string {
	return Object.entries(RAYONS)
		.map(([cle, titre]) => ({ titre, siennes: rangees(pages, cle) }))
		.filter(({ siennes }) => siennes.length > 0)
		.map(({ titre, siennes }) => `<h2>${titre}</h2><ul class="plan">${siennes.map((p) => ligne(p, base)).join('')}</ul>`)
		.join('');
}

/** sitemap.xml; `site` is the origin of the site, `base` ends with a slash. */
export const sitemap = (pages: PagePubliee[], site: string, base: string): string =>
	[
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
		...pages.map(({ adresse }) => `<url><loc>${new URL(base + encodeURI(adresse), site).href}</loc></url>`),
		'</urlset>',
		'',
	].join('\n');

/** robots.txt: everything may be read; the sitemap is named where the address of the site is known. */
export const robots = (site: string | undefined, base: string): string =>
	['User-agent: *', 'Allow: /', ...(site ? [`Sitemap: ${new URL(`${base}sitemap.xml`, site).href}`] : []), ''].join('\n');

/** A page with the list of all pages where it waits for it: an element with `data-plan`. */
export const poserPlan = (html: string, liste: string): string => html.replace(/<div[^>]*\sdata-plan[^>]*>/, (place) => place + liste);
