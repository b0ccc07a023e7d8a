import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { extraireSauvegarde } from '../../src/stockage/pdf-rouvrable.ts';
import { lireSauvegarde } from '../../src/stockage/sauvegarde.ts';

const RACINE = path.resolve(import.meta.dirname, '../..');
const bac = mkdtempSync(path.join(tmpdir(), 'rouvrable-cli-'));
afterAll(() => rmSync(bac, { recursive: true }));
const lancer = (...args: string[]) =>
	spawnSync(process.execPath, [path.join(RACINE, 'src/cli.ts'), ...args, '--date', '2026-11-22'], {
		encoding: 'utf8',
		cwd: RACINE,
		env: { ...process.env, INIT_CWD: bac },
		timeout: 120_000,
	});
const dossierDe = (fichier: string) => {
	const extrait = extraireSauvegarde(new Uint8Array(readFileSync(path.join(bac, fichier))));
	const lu = lireSauvegarde(extrait.ok ? extrait.texte : '');
	if (!lu.ok) throw new Error(extrait.ok ? lu.message : extrait.message);
	return lu.sauvegarde.dossier;
};

/** An example with a private note, and an answer to a question that is not asked. */
const source = JSON.parse(readFileSync(path.join(RACINE, 'content/exemples/commune-qui-explore.json'), 'utf8')) as {
	dossier: Record<string, unknown>;
};
source.dossier['notes'] = { 'porteur.entite': 'À garder entre nous.' };
source.dossier['portee'] = {
	...(source.dossier['portee'] as object),
	situations: { commission: 'non', saisine: 'Une réponse que plus rien ne demande.' },
};
beforeAll(() => writeFileSync(path.join(bac, 'dossier.json'), JSON.stringify(source)));

test('--rouvrable joint la sauvegarde, sans les notes ni les réponses masquées', () => {
	const fin = lancer('dossier.json', '--sortie', 'sans', '--rouvrable');
	expect([fin.status, fin.stderr]).toEqual([0, '']);
	expect(readdirSync(path.join(bac, 'sans')).sort()).toEqual([
		'budget-rouvrable.pdf',
		'convention-rouvrable.pdf',
		'deliberation-rouvrable.pdf',
		'fiche-de-poste-rouvrable.pdf',
		'note-rouvrable.pdf',
	]);
	const dossier = dossierDe('sans/convention-rouvrable.pdf');
	expect(dossier.porteur).toEqual(source.dossier['porteur']);
	expect(JSON.stringify(dossier)).not.toMatch(/À garder entre nous|plus rien ne demande/);
});

test('--avec-notes joint tout le dossier, et le PDF redonne les mêmes PDF', () => {
	expect(lancer('dossier.json', '--sortie', 'avec', '--rouvrable', '--avec-notes').stderr).toBe('');
	expect(dossierDe('avec/budget-rouvrable.pdf')).toEqual(source.dossier);
	expect(lancer('avec/budget-rouvrable.pdf', '--sortie', 'encore', '--rouvrable', '--avec-notes').stderr).toBe('');
	for (const f of readdirSync(path.join(bac, 'avec')))
		expect(readFileSync(path.join(bac, 'encore', f)).equals(readFileSync(path.join(bac, 'avec', f))), f).toBe(true);
});

test('sans --rouvrable, rien ne voyage ; un tel PDF ne se rouvre pas', () => {
	expect(lancer('dossier.json', '--sortie', 'nu').stderr).toBe('');
	expect(readFileSync(path.join(bac, 'nu/convention.pdf')).includes('EmbeddedFile')).toBe(false);
	const fin = lancer('nu/convention.pdf', '--sortie', 'rien');
	expect([fin.status, fin.stderr]).toEqual([2, expect.stringMatching(/^Ce PDF ne contient pas de sauvegarde de Parcours CLSM[^\n]*\.\n$/)]);
	expect(existsSync(path.join(bac, 'rien'))).toBe(false);
});

test('--avec-notes seul est refusé en une phrase', () => {
	const fin = lancer('dossier.json', '--sortie', 'rien', '--avec-notes');
	expect([fin.status, fin.stdout]).toEqual([2, '']);
	expect(fin.stderr).toMatch(/^L’option --avec-notes [^\n]*\.\n$/);
});

test('les versions figées voyagent avec le dossier, nettoyées comme lui ; celle qui est illisible est dite', () => {
	const figee = { fige: '2026-11-22T09:00:00.000Z', conseil: '2027-06-24', dossier: source.dossier };
	writeFileSync(path.join(bac, 'versions.json'), JSON.stringify({ ...source, versions: [figee, { fige: 'hier' }] }));
	const versionsDe = (fichier: string): unknown => {
		const extrait = extraireSauvegarde(new Uint8Array(readFileSync(path.join(bac, fichier))));
		return extrait.ok && (JSON.parse(extrait.texte) as { versions: unknown }).versions;
	};
	const fin = lancer('versions.json', '--sortie', 'versions-sans', '--rouvrable');
	expect([fin.status, fin.stderr]).toEqual([0, 'Versions figées de ce fichier qui ne peuvent pas être relues : 1.\n']);
	const nettes = versionsDe('versions-sans/convention-rouvrable.pdf');
	expect(nettes).toMatchObject([{ conseil: '2027-06-24', dossier: { porteur: source.dossier['porteur'] } }]);
	expect(JSON.stringify(nettes)).not.toMatch(/À garder entre nous|plus rien ne demande/);
	expect(lancer('versions.json', '--sortie', 'versions-avec', '--rouvrable', '--avec-notes').status).toBe(0);
	expect(versionsDe('versions-avec/convention-rouvrable.pdf')).toEqual([figee, { fige: 'hier' }]);
});
