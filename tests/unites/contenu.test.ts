import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { chargerContenu } from '../../src/contenu/charger.ts';
import { lireBrut, type Brut } from '../../src/contenu/lire.ts';
import { plusProche } from '../../src/contenu/proche.ts';
import { verifier } from '../../src/contenu/verifier.ts';
import { champsPoses } from '../../src/contenu/verifier-questions.ts';
import { feuilles } from '../../src/dossier/champs.ts';

const brut = lireBrut('.');
const contenu = chargerContenu('.');

describe('le contenu du site', () => {
	test('tient en entier devant le schéma, les faits, les valeurs et les sources', () => {
		expect(verifier(brut)).toEqual([]);
	});
	test('pose chaque champ du schéma par une question et une seule', () => {
		const poses = contenu.etapes.flatMap((e) => e.questions).flatMap(champsPoses);
		expect(poses.filter((c, rang) => poses.indexOf(c) !== rang)).toEqual([]);
		expect(feuilles.map((f) => f.chemin).filter((c) => !poses.includes(c))).toEqual([]);
	});
	test('ne laisse aucune accolade dans un texte de question', () => {
		expect(JSON.stringify(contenu.etapes, null, 1)).not.toMatch(/\{\{|\}\}/);
	});
	test('range les huit écrans de la découverte', () => {
		const rangs = contenu.etapes.flatMap((e) => e.questions).flatMap((q) => q.decouverte ?? []);
		expect([...new Set(rangs)].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
	});
	test('dit en entier ce qu’une question demande de qui la lit', () => {
		const longs = contenu.etapes.flatMap((e) => e.questions).filter((q) => q.hint.length > 140 || /\n/.test(q.hint));
		expect(longs.map((q) => q.id)).toEqual([]);
	});
});

describe('un champ sans question', () => {
	const sansFichier = (nom: string): Brut => ({ ...brut, questions: brut.questions.filter((f) => !f.chemin.endsWith(nom)) });
	test('est dit par son nom', () => {
		expect(verifier(sansFichier('60-financement.yaml'))).toContain(
			'content/questions – le champ « financement.coutEtp » du schéma n’a pas de question.',
		);
	});
	test('tous les champs de l’étape absente sont dits', () => {
		const dits = verifier(sansFichier('70-suivi.yaml')).filter((f) => f.includes('n’a pas de question'));
		expect(dits).toHaveLength(feuilles.filter((f) => /^(suivi|convention|deliberation)\./.test(f.chemin)).length);
	});
});

describe('charger un contenu', () => {
	test('fautif le refuse, en listant les fautes', () => {
		const racine = mkdtempSync(path.join(tmpdir(), 'contenu-'));
		cpSync('content/sources.yaml', path.join(racine, 'content/sources.yaml'));
		cpSync('tests/mauvais-contenu/questions', path.join(racine, 'content/questions'), { recursive: true });
		expect(() => chargerContenu(racine)).toThrow(/^Le contenu ne tient pas :\n(content\/.+ – .+\n?){10,}$/);
		rmSync(racine, { recursive: true });
	});
	test('remplace les sources par leur texte', () => {
		const cout = contenu.etapes.flatMap((e) => e.questions).find((q) => q.id === 'financement.coutEtp');
		expect(cout?.hint).toContain(contenu.sources['cout_etp']?.texte);
	});
});

test.each([
	['porteurLee', ['porteurLe', 'porteurDe', 'territoire'], 'porteurLe'],
	['QPVOUI', ['qpvOui', 'dacPilote'], 'qpvOui'],
	['x', ['territoire'], undefined],
	['x', [], undefined],
])('le nom le plus proche de « %s » parmi %j : %s', (nom, existants, proche) => expect(plusProche(nom, existants)).toBe(proche));
