import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { aRelire } from '../../src/cli/relire.ts';
import { chargerContenu } from '../../src/contenu/charger.ts';
import { relire, sourcesAnciennes } from '../../src/contenu/relire.ts';
import { sourcesDuGabarit } from '../../src/contenu/usages.ts';
import { DOCUMENTS } from '../../src/gabarits/composer.ts';
import { EXEMPLES } from '../variantes.ts';

const DATE = '2026-11-22';
const contenu = chargerContenu('.');
const texte = relire(contenu, DATE);
/** What is said of one question, recommandation or clause. */
const morceau = (titre: string): string =>
	texte.slice(texte.indexOf(`\n${titre}`) + 1).split(/\n\n(?=Question |Recommandation |Clause |===)/)[0] ?? '';

describe('la relecture', () => {
	const titres = [
		...contenu.etapes.flatMap((e) => e.questions).map((q) => `Question ${q.id}\n`),
		...contenu.recommandations.map((r) => `Recommandation ${r.id} (`),
		...Object.keys(contenu.gabarits).map((g) => `Clause ${g}\n`),
	];
	test('dit chaque question, recommandation et clause une fois', () => {
		expect(titres.filter((t) => texte.split(`\n${t}`).length !== 2)).toEqual([]);
	});
	test('dit chaque source de chacune, avec sa date', () => {
		const attendues = [
			...contenu.etapes.flatMap((e) => e.questions).map((q) => [`Question ${q.id}\n`, q.sources] as const),
			...contenu.recommandations.map((r) => [`Recommandation ${r.id} (`, r.sources] as const),
			...Object.entries(contenu.gabarits).map(([g, t]) => [`Clause ${g}\n`, sourcesDuGabarit(t)] as const),
		];
		const muettes = attendues.flatMap(([titre, ids]) => {
			const dit = morceau(titre);
			return ids
				.filter((id) => !dit.includes(`Source : ${id}, ${contenu.sources[id]!.texte}, vérifiée le ${contenu.sources[id]!.verifie}`))
				.map((id) => `${titre.trim()} : ${id}`);
		});
		expect(muettes).toEqual([]);
	});
	test('dit ce qui dépend de chacune', () => {
		const question = morceau('Question gouvernance.presidence.mode\n');
		expect(question).toContain('Documents : convention, fiche-de-poste, note, referentiel');
		expect(question).toMatch(/Clauses : .*clauses\/copil/);
		expect(question).toContain('Recommandations : presidence-elu');
		expect(morceau('Clause clauses/pleniere\n')).toMatch(/Questions : gouvernance\.pleniere\.reunions[\s\S]*Documents : convention\n/);
		expect(morceau('Recommandation presidence-elu (')).toMatch(/Questions : gouvernance\.presidence\.mode.*\n {2}Documents : .*note/);
	});
});

describe('une source de plus d’un an', () => {
	const avec = (verifie: string) => ({ ...contenu, sources: { ...contenu.sources, guide_3: { ...contenu.sources['guide_3']!, verifie } } });
	test.each([
		['2026-11-21', '2027-11-22', true],
		['2026-11-22', '2027-11-22', false],
		['2026-11-23', '2027-11-22', false],
		['2027-03-01', '2028-02-29', false],
		['2027-02-28', '2028-02-29', true],
	])('vérifiée le %s et lue le %s : signalée, %s', (verifie, date, signalee) => {
		expect(sourcesAnciennes(avec(verifie), date).includes('guide_3')).toBe(signalee);
	});
	test('est dite en tête, par une phrase', () => {
		expect(relire(avec('2025-01-02'), DATE)).toMatch(
			/^=== Sources à revoir ===\n\nÀ revoir : la source « guide_3 » \(guide national des CLSM, partie\s3\) a été vérifiée le 2025-01-02, il y a plus d’un an\./,
		);
	});
	test('deux ans plus tard, chaque source du site est à revoir', () => {
		expect(sourcesAnciennes(contenu, '2028-11-22')).toEqual(Object.keys(contenu.sources));
		const dit = relire(contenu, '2028-11-22').split('\n===')[0] ?? '';
		expect(dit.match(/^À revoir : /gm)).toHaveLength(Object.keys(contenu.sources).length);
	});
	test('absente, c’est dit aussi', () => {
		const recentes = Object.fromEntries(Object.entries(contenu.sources).map(([id, s]) => [id, { ...s, verifie: DATE }]));
		expect(relire({ ...contenu, sources: recentes }, DATE)).toContain(`Aucune source n’a plus d’un an au ${DATE}.`);
	});
});

test('chaque document de chaque exemple est écrit, avec la relecture', () => {
	const fichiers = aRelire('.', DATE);
	const attendus = Object.keys(EXEMPLES).flatMap((e) => DOCUMENTS.map((d) => `${e}.${d}.txt`));
	expect(Object.keys(fichiers).sort()).toEqual([...attendus, 'relecture.txt'].sort());
	expect(fichiers['epci-complet.convention.txt']).toMatch(/Val-d’Exemple[\s\S]*Article 1 – /);
	expect(Object.values(fichiers).every((t) => t.length > 500)).toBe(true);
});

describe('la commande', () => {
	const lancer = (...args: string[]) => spawnSync(process.execPath, ['src/cli/relire.ts', ...args], { encoding: 'utf8' });
	test('écrit dans le dossier demandé ce qu’elle affiche, et les documents', () => {
		const sortie = mkdtempSync(path.join(tmpdir(), 'relire-'));
		const { stdout, status } = lancer('--date', DATE, '--sortie', path.join(sortie, 'neuf'));
		expect(status).toBe(0);
		expect(stdout.startsWith(texte)).toBe(true);
		expect(readdirSync(path.join(sortie, 'neuf'))).toHaveLength(1 + Object.keys(EXEMPLES).length * DOCUMENTS.length);
		rmSync(sortie, { recursive: true });
	});
	test.each([
		[['--date', '2027-02-30'], 'La date « 2027-02-30 » n’existe pas : écrivez-la AAAA-MM-JJ, par exemple 2027-06-24.\n'],
		[['--inconnue'], 'Usage : npm run --silent relire -- [--date AAAA-MM-JJ] [--sortie DOSSIER].\n'],
	])('refuse %j en une phrase', (args, phrase) => {
		expect(lancer(...args)).toMatchObject({ status: 1, stdout: '', stderr: phrase });
	});
});
