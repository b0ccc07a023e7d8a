import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Rolldown } from 'vite';
import site from '../../../astro.config.mjs';

const RACINE = fileURLToPath(new URL('../../../', import.meta.url));

/** What the entry loads at once; what it would import later (HTML and SVG in jsPDF) is not counted. */
const charges = (sortie: Rolldown.RolldownOutput['output']): Rolldown.OutputChunk[] => {
	const morceaux = new Map(sortie.filter((s) => s.type === 'chunk').map((c) => [c.fileName, c]));
	const vus = new Set<Rolldown.OutputChunk>();
	const suivre = (nom: string): void => {
		const morceau = morceaux.get(nom);
		if (!morceau || vus.has(morceau)) return;
		vus.add(morceau);
		morceau.imports.forEach(suivre);
	};
	for (const [nom, c] of morceaux) if (c.isEntry) suivre(nom);
	return [...vus];
};

/** Bundles a TypeScript file of this folder as a minified module, DOSSIER/NOM/NOM.js; returns its weight, gzip, in bytes. Only ours takes the site's aliases. */
export const construire = async (source: string, nom: string, dossier: string, alias: boolean): Promise<number> => {
	const resultat = await build({
		root: RACINE,
		configFile: false,
		publicDir: false,
		logLevel: 'error',
		// @react-pdf registers its fonts on one copy of pdfkit and writes by another, unless a bundler makes them one.
		resolve: { dedupe: ['pdfkit'], ...(alias ? { alias: site.vite?.resolve?.alias ?? [] } : {}) },
		build: {
			outDir: path.join(dossier, nom),
			emptyOutDir: true,
			target: 'es2022',
			modulePreload: false,
			rolldownOptions: {
				input: fileURLToPath(new URL(source, import.meta.url)),
				preserveEntrySignatures: 'strict',
				output: { entryFileNames: `${nom}.js` },
			},
		},
	});
	const { output } = resultat as Rolldown.RolldownOutput;
	return charges(output).reduce((somme, c) => somme + gzipSync(c.code, { level: 9 }).length, 0);
};

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.ttf': 'font/ttf' };

/** Serves the bundles and the fonts on localhost; anything else is an empty page. */
export const servir = (dossier: string): Promise<{ adresse: string; fermer: () => Server }> =>
	new Promise((resoudre) => {
		const serveur = createServer((demande, reponse) => {
			const chemin = path.normalize(new URL(demande.url ?? '/', 'http://localhost').pathname);
			const fichier = path.join(chemin.startsWith('/polices/') ? path.join(RACINE, 'public') : dossier, chemin);
			readFile(fichier).then(
				(octets) => reponse.writeHead(200, { 'Content-Type': TYPES[path.extname(chemin)] ?? 'application/octet-stream' }).end(octets),
				() => reponse.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end('<!doctype html><title>bench</title>'),
			);
		});
		serveur.listen(0, '127.0.0.1', () => {
			const { port } = serveur.address() as AddressInfo;
			resoudre({ adresse: `http://127.0.0.1:${port}`, fermer: () => serveur.close() });
		});
	});
