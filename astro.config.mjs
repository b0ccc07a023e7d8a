import { satteri } from '@astrojs/markdown-satteri';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { fileURLToPath } from 'node:url';
import { contenu } from './src/contenu/vite.ts';
import { eveil } from './src/hebergement/eveil.ts';
import { hebergement } from './src/hebergement/integration.ts';

const ici = (chemin) => fileURLToPath(new URL(chemin, import.meta.url));
const pdf = (fichier) => ici(`src/rendu/pdf/${fichier}`);

/** What nearly every page of the dossier loads, with all that these import. */
const SOCLE =
	/components\/(EtatEnregistrement|enregistrement\/(?!Conflit))|node_modules\/(svelte|@astrojs\/svelte)\/|\/src\/(faits\/(questions|elaguer)|parcours\/progression)/;

const GROUPES = ['socle', 'mots', 'questions'];
/** Pages carry these styles already, in files that Astro names: a component that comes later must not ask for the one that is gone. */
const sansStyles = {
	name: 'sans-styles-differes',
	generateBundle: {
		order: 'pre',
		handler(_options, lot) {
			for (const morceau of Object.values(lot)) if (GROUPES.includes(morceau.name)) morceau.viteMetadata?.importedCss.clear();
		},
	},
};

export default defineConfig({
	output: 'static',
	// SITE=https://exemple.fr npm run build says where the site will live: canonical addresses, sitemap, picture for social networks.
	...(process.env['SITE'] && { site: process.env['SITE'] }),
	// BASE=/parcours/ npm run build puts the site under a sub-path.
	base: process.env['BASE'] || '/',
	trailingSlash: 'always',
	build: { format: 'directory' },
	devToolbar: { enabled: false },
	integrations: [svelte(), eveil(), hebergement()],
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
		plugins: [contenu(), { ...sansStyles, applyToEnvironment: ({ name }) => name === 'client' }],
		build: {
			rollupOptions: {
				output: {
					// Small files compress badly: what nearly every page loads is one, what nearly every question loads another; files are
					// dropped on pages that ask none.
					codeSplitting: {
						groups: [
							{ name: 'socle', test: SOCLE, priority: 3 },
							{
								name: 'mots',
								test: /components\/(questions\/(lisible|objets|reprises|types|validite|DateSimple|Sommaire)\.|resultat\/(etats|textes)\.ts)/,
								priority: 2,
							},
							{ name: 'questions', minShareCount: 7, test: /\/src\/components\/(?!partage\/Depot\.).*\.svelte/, priority: 1 },
						],
					},
				},
			},
		},
		worker: { format: 'es', plugins: () => [contenu()] },
		// Only the object layer of pdf-lib reaches the browser.
		resolve: {
			alias: [
				{ find: /^pdf-lib$/, replacement: pdf('pdflib-es.ts') },
				// Of localforage, what stores texts in IndexedDB or localStorage.
				{ find: /^localforage$/, replacement: ici('node_modules/localforage/src/localforage.js') },
				{ find: /^\.\/drivers\/websql$/, replacement: ici('node_modules/localforage/src/drivers/localstorage.js') },
				{ find: /^\.\.?\/utils\/promise$/, replacement: ici('src/stockage/localforage/promesse.js') },
				{ find: /^\.\.?\/utils\/serializer$/, replacement: ici('src/stockage/localforage/textes.js') },
				{ find: /^(pako|@pdf-lib\/standard-fonts|@pdf-lib\/upng)$/, replacement: pdf('pdflib-absents.ts') },
			],
		},
	},
});
