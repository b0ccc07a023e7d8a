import { satteri } from '@astrojs/markdown-satteri';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { fileURLToPath } from 'node:url';
import { contenu } from './src/contenu/vite.ts';
import { hebergement } from './src/hebergement/integration.ts';

const pdf = (fichier) => fileURLToPath(new URL(`src/rendu/pdf/${fichier}`, import.meta.url));

export default defineConfig({
	output: 'static',
	// SITE=https://exemple.fr npm run build says where the site will live: canonical addresses, sitemap, picture for social networks.
	...(process.env['SITE'] && { site: process.env['SITE'] }),
	// BASE=/parcours/ npm run build puts the site under a sub-path.
	base: process.env['BASE'] || '/',
	trailingSlash: 'always',
	build: { format: 'directory' },
	devToolbar: { enabled: false },
	integrations: [svelte(), hebergement()],
	// The texts carry their own French typography.
	markdown: { syntaxHighlight: false, processor: satteri({ features: { smartPunctuation: false } }) },
	security: {
		csp: {
			directives: [
				"default-src 'self'",
				"img-src 'self' data:",
				"font-src 'self'",
				"connect-src 'self'",
				"worker-src 'self'",
				"object-src 'none'",
				"base-uri 'none'",
				"form-action 'self'",
			],
		},
	},
	vite: {
		plugins: [contenu()],
		worker: { format: 'es', plugins: () => [contenu()] },
		// Only the object layer of pdf-lib reaches the browser.
		resolve: {
			alias: [
				{ find: /^pdf-lib$/, replacement: pdf('pdflib-es.ts') },
				{ find: /^(pako|@pdf-lib\/standard-fonts|@pdf-lib\/upng)$/, replacement: pdf('pdflib-absents.ts') },
			],
		},
	},
});
