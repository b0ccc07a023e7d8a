import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ENTETES, pourApache, pourNetlify, pourNginx } from '../../src/hebergement/entetes.ts';
import { lister } from '../../src/hebergement/integration.ts';

const HOTES: [string, (base: string) => string][] = [
	['Netlify', pourNetlify],
	['Apache', pourApache],
	['nginx', pourNginx],
];

describe('les en-têtes', () => {
	test.each(HOTES)('%s les porte tous', (_hote, ecrire) => {
		for (const [nom, valeur] of Object.entries(ENTETES)) {
			expect(ecrire('/')).toContain(nom);
			expect(ecrire('/')).toContain(valeur);
		}
	});
	test('ce qu’ils doivent dire', () => {
		expect(ENTETES['Content-Security-Policy']).toContain("frame-ancestors 'none'");
		expect(Object.values(ENTETES).join()).not.toMatch(/unsafe-inline|unsafe-eval|https?:/);
		expect(Number(/max-age=(\d+)/.exec(ENTETES['Strict-Transport-Security'] ?? '')?.[1])).toBeGreaterThanOrEqual(31_536_000);
		for (const nom of ['Referrer-Policy', 'Permissions-Policy', 'Cross-Origin-Opener-Policy', 'X-Content-Type-Options'])
			expect(ENTETES[nom], nom).toBeDefined();
	});
	test('nginx : chaque bloc les redit, car add_header ne s’hérite pas', () => {
		const blocs = pourNginx('/').match(/location [\s\S]*?\n\}/g) ?? [];
		expect(blocs).toHaveLength(2);
		for (const bloc of blocs) expect(bloc.match(/add_header/g)).toHaveLength(Object.keys(ENTETES).length + 1);
	});
	test.each(HOTES)('%s sous /parcours-clsm/', (_hote, ecrire) => expect(ecrire('/parcours-clsm/')).toContain('/parcours-clsm/'));
	test('les fichiers au nom haché se gardent un an, les pages se relisent', () => {
		expect(pourNginx('/')).toMatch(/location \/_astro\/ \{[^}]*immutable/);
		expect(pourNginx('/')).toMatch(/location \/ \{[^}]*must-revalidate/);
	});
});

describe('la liste des fichiers gardés', () => {
	const racine = mkdtempSync(path.join(tmpdir(), 'hebergement-'));
	afterAll(() => rmSync(racine, { recursive: true }));
	mkdirSync(path.join(racine, 'résultat'));
	writeFileSync(path.join(racine, 'index.html'), 'accueil');
	writeFileSync(path.join(racine, 'résultat/index.html'), 'a'.repeat(5000));
	for (const nom of ['sw.js', '_headers', '.htaccess', 'nginx.conf', 'hors-ligne.json', 'robots.txt', 'index.html.gz'])
		writeFileSync(path.join(racine, nom), 'x');

	test('une page par l’adresse de son dossier, rien pour l’hébergeur', () => {
		const { fichiers, octets, transfert } = lister(racine, '/base/');
		expect(Object.keys(fichiers)).toEqual(['/base/', '/base/r%C3%A9sultat/']);
		expect(octets).toBe(5007);
		expect(transfert).toBeLessThan(200);
	});
	test('l’empreinte suit le contenu', () => {
		const avant = lister(racine, '/').fichiers['/'];
		writeFileSync(path.join(racine, 'index.html'), 'accueil !');
		expect(lister(racine, '/').fichiers['/']).not.toBe(avant);
	});
});
