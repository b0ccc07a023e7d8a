import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { article } from '../../src/annuaire/modele.ts';
import { liaison, lire, nomLisible } from '../../src/annuaire/source.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { aLieu, deLieu } from '../../src/francais.ts';
import { valeursPorteur } from '../../src/gabarits/valeurs/porteur.ts';
import type { Contexte } from '../../src/gabarits/valeur.ts';

const RACINE = path.resolve(import.meta.dirname, '../..');
const donnees = lire(RACINE);
const communes = [...donnees.communes.values()].flat();
const sansContexte = {} as Contexte;

const dite = (d: Dossier, nom: string): string => valeursPorteur[nom]?.(d, sansContexte).texte ?? '';
const deCommune = (nom: string, mot: string): Dossier => ({ porteur: { entite: { type: 'commune', nom, article: mot } } });

/** What no French reader would write. */
const FAUTES: [string, RegExp][] = [
	['« de » devant un article contracté', /(?:^| )(?:de|d’|à) (?:le|les) /i],
	['article redoublé', /(?:^| )(?:du le|des les|au le|aux les|la la|l’l’|de la la) /i],
	['voyelle sans élision', /(?:^| )de [aeiouàâäéèêëîïôöùûüœæ]/i],
	['élision devant une consonne', /(?:^| )d’[bcdfgjklmnpqrstvwxz]/i],
	['apostrophe droite', /'/],
	['espace double', / {2}/],
];

describe('les communes de France', () => {
	test('elles sont toutes là', () => expect(communes.length).toBeGreaterThan(34_900));

	test.each(FAUTES)('aucune : %s', (_faute, motif) => {
		const mauvaises = communes.flatMap((c) => {
			const nom = nomLisible(c.nom);
			const mot = article(liaison(c));
			const d = deCommune(nom, mot);
			const formes = [deLieu(nom, mot), aLieu(nom, mot), ...['porteurLe', 'porteurDe', 'porteurA'].map((v) => dite(d, v))];
			return formes.filter((f) => motif.test(f));
		});
		expect(mauvaises).toEqual([]);
	});

	test('« la commune de » suit « de »', () => {
		for (const c of communes) {
			const nom = nomLisible(c.nom);
			const mot = article(liaison(c));
			expect(dite(deCommune(nom, mot), 'porteurLe')).toBe(`la commune ${deLieu(nom, mot)}`);
		}
	});
});

describe('les intercommunalités', () => {
	test.each(FAUTES)('aucune : %s', (_faute, motif) => {
		const mauvaises = donnees.groupements.flatMap(({ nom, type }) => {
			const nature = type === 'EPT' || type === 'LYON' ? undefined : type;
			const d = { porteur: { entite: { type: nature ? 'epci' : type === 'EPT' ? 'ept' : 'metropole-lyon', nature, nom } } } as Dossier;
			return ['porteurLe', 'porteurDe', 'porteurA'].map((v) => dite(d, v)).filter((f) => motif.test(f));
		});
		expect(mauvaises).toEqual([]);
	});
});

describe('la table relue à la main', () => {
	const lignes = readFileSync(path.join(RACINE, 'tests/lieux.tsv'), 'utf8')
		.split('\n')
		.filter((l) => l && !l.startsWith('#'))
		.map((l) => l.split('\t') as [string, string, string, string]);
	const parCode = new Map(communes.map((c) => [c.code, c]));

	test('elle compte deux cents noms, chaque article et chaque initiale', () => {
		expect(lignes.length).toBeGreaterThanOrEqual(200);
		const initiales = new Set(lignes.map(([, nom]) => (nom.normalize('NFD')[0] ?? '').toUpperCase()));
		const manquantes = [...new Set(communes.map((c) => (c.nom.normalize('NFD')[0] ?? '').toUpperCase()))].filter((i) => !initiales.has(i));
		expect(manquantes).toEqual([]);
		const articles = new Set(lignes.map(([code]) => article(liaison(parCode.get(code)!))));
		expect([...articles].sort()).toEqual(['', 'd’', 'la', 'le', 'les', 'l’'].sort());
	});
	test.each(lignes)('%s %s', (code, nom, de, a) => {
		const c = parCode.get(code)!;
		expect(nomLisible(c.nom)).toBe(nom);
		const mot = article(liaison(c));
		expect([deLieu(nom, mot), aLieu(nom, mot)]).toEqual([de, a]);
	});
});
