import { readdirSync } from 'node:fs';

/** Addresses of every page of dist/, without the leading slash: '', 'comprendre/', '404.html'. */
export const PAGES = readdirSync(new URL('../../dist/', import.meta.url), { recursive: true, encoding: 'utf8' })
	.filter((fichier) => fichier.endsWith('.html'))
	.map((fichier) => fichier.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1'))
	.toSorted();
