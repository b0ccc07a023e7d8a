import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

const RACINE = path.resolve(import.meta.dirname, '../..');
const bac = mkdtempSync(path.join(tmpdir(), 'documents-'));
const DATE = '2026-11-22';

const lancer = (...args: string[]) =>
	spawnSync(process.execPath, [path.join(RACINE, 'src/cli.ts'), ...args], {
		encoding: 'utf8',
		cwd: RACINE,
		env: { ...process.env, INIT_CWD: RACINE },
		timeout: 60_000,
	});
const exemple = (nom: string) => path.join(RACINE, 'content/exemples', `${nom}.json`);
const ecrit = (nom: string, contenu: string | Uint8Array) => {
	const fichier = path.join(bac, nom);
	writeFileSync(fichier, contenu);
	return fichier;
};
const present = (outil: string): boolean => spawnSync(outil, ['-v']).error === undefined;

const DOCUMENTS = ['budget', 'convention', 'deliberation', 'fiche-de-poste', 'note'];
const PDF = DOCUMENTS.map((d) => `${d}.pdf`);
// The budget goes out as a workbook where the others go out as texts.
const NOMS = [...PDF, ...DOCUMENTS.map((d) => `${d}.html`), ...DOCUMENTS.map((d) => (d === 'budget' ? `${d}.xlsx` : `${d}.docx`))].sort();
const POPPLER = ['pdftotext', 'pdffonts'].filter((outil) => !present(outil));
// Said once, by name: what the machine lacks is not a success.
if (POPPLER.length > 0) console.log(`Contrôle des polices et du texte laissé de côté : ${POPPLER.join(' et ')} absent.`);

describe.each(['commune-qui-explore', 'epci-complet'])('%s', (nom) => {
	const sortie = path.join(bac, nom);
	let fin: ReturnType<typeof lancer>;
	beforeAll(() => {
		fin = lancer(exemple(nom), '--sortie', sortie, '--date', DATE);
	}, 60_000);
	test('chaque document dans chaque format, rien sur la sortie d’erreur', () => {
		expect([fin.status, fin.stderr, fin.stdout]).toEqual([0, '', '']);
		expect(readdirSync(sortie).sort()).toEqual(NOMS);
		for (const f of PDF) expect(readFileSync(path.join(sortie, f)).subarray(0, 5).toString()).toBe('%PDF-');
		for (const f of NOMS.filter((n) => /x$/.test(n))) expect(readFileSync(path.join(sortie, f)).subarray(0, 2).toString()).toBe('PK');
	});
	test('mêmes réponses, même date, mêmes octets', () => {
		lancer(exemple(nom), '--sortie', `${sortie}-bis`, '--date', DATE);
		for (const f of NOMS) expect(readFileSync(path.join(`${sortie}-bis`, f)).equals(readFileSync(path.join(sortie, f))), f).toBe(true);
	});
	test.runIf(POPPLER.length === 0).each(PDF)('%s : le texte se relit et chaque police est embarquée', (f) => {
		const fichier = path.join(sortie, f);
		const lu = spawnSync('pdftotext', [fichier, '-'], { encoding: 'utf8' });
		expect(lu.stderr).toBe('');
		expect(lu.stdout).toContain('22 novembre 2026');
		expect(lu.stdout).toMatch(/PROJET – document de travail/);
		const polices = spawnSync('pdffonts', [fichier], { encoding: 'utf8' });
		expect(polices.stderr).toBe('');
		const lignes = polices.stdout.trim().split('\n').slice(2);
		expect(lignes.length).toBeGreaterThan(0);
		expect(lignes.filter((l) => !/ yes yes yes +\d+ +\d+$/.test(l))).toEqual([]);
	});
});

describe('ce qui ne peut pas être lu', () => {
	const complet = readFileSync(exemple('epci-complet'), 'utf8');
	const cas: Record<string, () => string[]> = {
		'fichier coupé': () => [ecrit('coupe.json', complet.slice(0, 2000))],
		'fichier vide': () => [ecrit('vide.json', '')],
		'JSON d’ailleurs': () => [ecrit('ailleurs.json', '{"name":"autre","version":1}')],
		'tableau JSON': () => [ecrit('tableau.json', '[]')],
		'octets d’un PDF': () => [ecrit('faux.json', Buffer.from('%PDF-1.7\n\xE2\xE3\xCF\xD3\n', 'latin1'))],
		'version plus récente': () => [ecrit('futur.json', complet.replace('"version": 1', '"version": 999'))],
		'réponse de mauvaise forme': () => [ecrit('forme.json', complet.replace('"etp": 1', '"etp": "un"'))],
		'fichier absent': () => [path.join(bac, 'absent.json')],
		'dossier au lieu d’un fichier': () => [bac],
		'date impossible': () => [exemple('epci-complet'), '--date', '2027-02-30'],
		'date mal écrite': () => [exemple('epci-complet'), '--date', '22/11/2026'],
		'option inconnue': () => [exemple('epci-complet'), '--format', 'odt'],
		'deux fichiers': () => [exemple('epci-complet'), exemple('commune-qui-explore')],
		'aucun fichier': () => [],
	};
	test.each(Object.keys(cas))('%s : code 2, une phrase, aucun fichier', (nom) => {
		const sortie = path.join(bac, 'refus');
		refuse(lancer(...cas[nom]!(), '--sortie', sortie));
		expect(existsSync(sortie)).toBe(false);
	});
	test('sortie absente de la commande', () => refuse(lancer(exemple('epci-complet'))));
	test.each([
		['sous un fichier', () => path.join(ecrit('plein.txt', 'x'), 'sortie')],
		['à la place d’un fichier', () => ecrit('plein.txt', 'x')],
		['là où le système ne crée rien', () => '/proc/documents'],
	])('sortie %s', (_nom, ou) => refuse(lancer(exemple('commune-qui-explore'), '--sortie', ou())));
});

/** Exit code 2, nothing on stdout, and one French sentence with a capital and a full stop. */
function refuse(fin: ReturnType<typeof lancer>): void {
	expect(fin.status, fin.stderr).toBe(2);
	expect(fin.stdout).toBe('');
	expect(fin.stderr).toMatch(/^[A-ZÉÀ][^\n]+\.\n$/);
	expect(fin.stderr).not.toMatch(/Error|at .*:\d+|Unexpected|Invalid/);
}
