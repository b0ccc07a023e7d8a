/** Build only: after the pages, the service worker with its list of files, and the headers for the usual hosts. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { listeHtml, lirePages, poserPlan, robots, sitemap } from './plan.ts';
import { pourApache, pourNetlify, pourNginx } from './entetes.ts';

const SERVICE = fileURLToPath(new URL('service.js', import.meta.url));
/** Read by hosts and search engines, never by a page. */
const HORS_LISTE = /^(sw\.js|_headers|\.htaccess|nginx\.conf|hors-ligne\.json|robots\.txt|sitemap.*\.xml|partage\.png)$|\.(map|gz)$/;
const TEXTES = /\.(html|css|js|json|svg|ttf|webmanifest)$/;

const empreinte = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex').slice(0, 16);
const comprime = (octets: Uint8Array): number => brotliCompressSync(octets, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;

interface Liste {
	/** Address on the site → fingerprint of the content. */
	fichiers: Record<string, string>;
	/** Bytes on the device, and bytes on the wire as a host that compresses sends them. */
	octets: number;
	transfert: number;
}

/** Every file that the pages may ask for; a page by the address of its folder, as people ask for it. */
export function lister(dossier: string, base: string): Liste {
	const noms = readdirSync(dossier, { recursive: true, encoding: 'utf8' })
		.map((f) => f.split(path.sep).join('/'))
		.filter((f) => !HORS_LISTE.test(f) && statSync(path.join(dossier, f)).isFile())
		.sort();
	const lus = noms.map((nom) => ({
		adresse: base + nom.replace(/(^|\/)index\.html$/, '$1'),
		contenu: readFileSync(path.join(dossier, nom)),
	}));
	return {
		fichiers: Object.fromEntries(lus.map(({ adresse, contenu }) => [encodeURI(adresse), empreinte(contenu)])),
		octets: lus.reduce((s, { contenu }) => s + contenu.length, 0),
		transfert: lus.reduce((s, { contenu }) => s + comprime(contenu), 0),
	};
}

/** A .gz beside each text: nginx sends it as it is (gzip_static) instead of compressing at every request. */
function compresser(dossier: string): void {
	const noms = readdirSync(dossier, { recursive: true, encoding: 'utf8' }).filter((f) => TEXTES.test(f));
	for (const nom of noms) {
		const chemin = path.join(dossier, nom);
		const octets = readFileSync(chemin);
		if (octets.length > 1000) writeFileSync(`${chemin}.gz`, gzipSync(octets, { level: 9 }));
	}
}

/** The plan of the site inside the pages that wait for it, sitemap.xml and robots.txt. */
function publierPlan(dossier: string, adresses: string[], base: string, site: string | undefined): void {
	const pages = lirePages(dossier, adresses);
	for (const nom of ['plan-du-site/index.html', '404.html']) {
		const chemin = path.join(dossier, nom);
		writeFileSync(chemin, poserPlan(readFileSync(chemin, 'utf8'), listeHtml(pages, base)));
	}
	writeFileSync(path.join(dossier, 'robots.txt'), robots(site, base));
	if (site) writeFileSync(path.join(dossier, 'sitemap.xml'), sitemap(pages, site, base));
}

/** Writes the plan, sitemap.xml and robots.txt, then sw.js, hors-ligne.json (sizes for people), _headers, .htaccess and nginx.conf beside the pages. */
export function hebergement(): AstroIntegration {
	let base = '/';
	let site: string | undefined;
	return {
		name: 'hebergement',
		hooks: {
			'astro:config:done': ({ config }) => {
				base = config.base.endsWith('/') ? config.base : `${config.base}/`;
				site = config.site;
			},
			'astro:build:done': ({ dir, pages }) => {
				const dossier = fileURLToPath(dir);
				publierPlan(
					dossier,
					pages.map(({ pathname }) => pathname),
					base,
					site,
				);
				const ecrire = (nom: string, texte: string) => writeFileSync(path.join(dossier, nom), texte);
				const { fichiers, octets, transfert } = lister(dossier, base);
				const version = empreinte(new TextEncoder().encode(JSON.stringify(fichiers)));
				const donnees = `const BASE = ${JSON.stringify(base)};\nconst VERSION = '${version}';\nconst LISTE = ${JSON.stringify(fichiers)};\n`;
				ecrire('sw.js', donnees + readFileSync(SERVICE, 'utf8'));
				ecrire('hors-ligne.json', JSON.stringify({ version, fichiers: Object.keys(fichiers).length, octets, transfert }));
				ecrire('_headers', pourNetlify(base));
				ecrire('.htaccess', pourApache(base));
				ecrire('nginx.conf', pourNginx(base));
				compresser(dossier);
			},
		},
	};
}
