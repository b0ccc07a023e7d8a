import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chargerContenu } from '../../src/contenu/charger.ts';
import { feuilles } from '../../src/dossier/champs.ts';
import { VERSION } from '../../src/dossier/migrations.ts';
import { avecIntitules } from '../../src/pages/schemas/_intitules.ts';
import { ecrireSauvegarde, lireSauvegarde, TYPE, type Version } from '../../src/stockage/sauvegarde.ts';
import { NOM_SCHEMA, schemaSauvegarde, type Schema } from '../../src/stockage/schema.ts';
import { dossierQuelconque, texteHostile, texteSage } from '../arbitraires.ts';

const DATE = '2026-11-22T10:00:00.000Z';
const schema = avecIntitules(schemaSauvegarde(), chargerContenu('.').etapes);
const ajv = new Ajv2020({ strict: true, allErrors: true });
ajvFormats.default(ajv);
const juge = ajv.compile(schema);
/** What the independent validator finds wrong, in a few words. */
const fautes = (texte: string): string[] =>
	juge(JSON.parse(texte)) ? [] : (juge.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
const fichier = (suite: object): string =>
	JSON.stringify({ type: TYPE, version: VERSION, enregistre: DATE, profondeur: 'complet', dossier: {}, ...suite });

describe('le schéma publié', () => {
	test('se nomme lui-même, dit ce qu’il est, et reste léger', () => {
		expect(schema).toMatchObject({ $id: NOM_SCHEMA, title: 'Sauvegarde de Parcours CLSM', $schema: expect.stringMatching(/2020-12/) });
		expect(JSON.stringify(schema).length).toBeLessThan(120_000);
	});
	test('donne à chaque réponse la question qui la demande', () => {
		const lignes = JSON.stringify(schema).match(/"title":"[^"]+"/g) ?? [];
		expect(lignes.length).toBeGreaterThan(feuilles.length / 2);
		const dossier = (schema['$defs'] as Record<string, { properties: Record<string, { properties: Record<string, Schema> }> }>)['dossier']!;
		expect(dossier.properties['financement']?.properties['duree']?.['title']).toMatch(/\?$|durée/i);
	});
	test('dit les limites de chaque texte et l’identifiant de chaque entrée', () => {
		const texte = JSON.stringify(schema);
		const textes = feuilles.filter((c) => c.longueur !== undefined);
		expect(textes.length).toBeGreaterThan(50);
		expect(texte.match(/"maxLength"/g)!.length).toBeGreaterThanOrEqual(textes.length);
		expect(texte.match(/"required":\["id"\]/g)!.length).toBeGreaterThan(5);
	});
});

describe('un validateur indépendant accepte ce que nous écrivons', () => {
	const exemples = readdirSync('content/exemples').filter((f) => f.endsWith('.json'));
	test.each(exemples)('%s, tel quel et réécrit', (nom) => {
		const texte = readFileSync(`content/exemples/${nom}`, 'utf8');
		expect(fautes(texte)).toEqual([]);
		const lu = lireSauvegarde(texte);
		if (!lu.ok) throw new Error(lu.message);
		expect(fautes(ecrireSauvegarde(lu.sauvegarde.dossier, 'complet', '2026-11-22'))).toEqual([]);
	});
	test('trois cents dossiers tirés au sort, textes hostiles et versions figées compris', () => {
		let juges = 0;
		const tirage = dossierQuelconque({ textes: fc.oneof(texteSage, texteHostile) });
		fc.assert(
			fc.property(tirage, tirage, (d, ancien) => {
				const version: Version = { fige: DATE, conseil: '2027-02-11', dossier: ancien };
				const texte = ecrireSauvegarde(d, 'decouverte', DATE, [version, 'illisible'], { autre: 1 });
				expect(fautes(texte)).toEqual([]);
				expect(lireSauvegarde(texte).ok).toBe(true);
				juges++;
			}),
			{ numRuns: 300 },
		);
		expect(juges).toBeGreaterThanOrEqual(300);
	});
});

const FAUX: [string, object][] = [
	['un autre type', { type: 'excalidraw' }],
	['sans version', { version: undefined }],
	['une version à virgule', { version: 1.5 }],
	['une version trop récente', { version: VERSION + 1 }],
	['une version en lettres', { version: '1' }],
	['sans réponses', { dossier: undefined }],
	['des réponses en liste', { dossier: [] }],
	['des réponses nulles', { dossier: null }],
	['un choix inconnu', { dossier: { stade: 'demain' } }],
	['un nombre en lettres', { dossier: { financement: { duree: 'trois' } } }],
	['un nombre trop grand', { dossier: { financement: { duree: 6 } } }],
	['un nombre négatif', { dossier: { financement: { coutEtp: -1 } } }],
	['un entier à virgule', { dossier: { financement: { coutEtp: 1.5 } } }],
	['un temps plein nul', { dossier: { coordination: { etp: 0 } } }],
	['une ligne trop longue', { dossier: { porteur: { adresse: 'x'.repeat(301) } } }],
	['un paragraphe trop long', { dossier: { coordination: { remuneration: 'x'.repeat(5001) } } }],
	['une note trop longue', { dossier: { notes: { stade: 'x'.repeat(5001) } } }],
	['un texte qui est une liste', { dossier: { porteur: { adresse: ['x'] } } }],
	['une fiche qui est un texte', { dossier: { porteur: 'x' } }],
	['une liste qui est une fiche', { dossier: { gouvernance: { copil: { membres: { id: 'a' } } } } }],
	['une entrée sans identifiant', { dossier: { gouvernance: { copil: { membres: [{}] } } } }],
	['une entrée nulle', { dossier: { gouvernance: { copil: { membres: [null] } } } }],
	['un identifiant vide', { dossier: { gouvernance: { copil: { membres: [{ id: '' }] } } } }],
	['un identifiant à point', { dossier: { gouvernance: { copil: { membres: [{ id: 'a.b' }] } } } }],
	['un identifiant trop long', { dossier: { gouvernance: { copil: { membres: [{ id: 'a'.repeat(41) }] } } } }],
	['trop d’entrées', { dossier: { gouvernance: { copil: { membres: Array.from({ length: 201 }, (_, i) => ({ id: `e${i}` })) } } } }],
	['une date fausse', { dossier: { calendrier: { conseil: '2027-02-30' } } }],
	['une date à l’envers', { dossier: { calendrier: { conseil: '30/06/2027' } } }],
	['un SIRET faux', { dossier: { porteur: { siret: '123' } } }],
	['un null à la place d’une réponse', { dossier: { stade: null } }],
	['six années de montants', { dossier: { financement: { ressources: [{ id: 'a', montants: [1, 2, 3, 4, 5, 6] }] } } }],
	['un objet qui n’en est pas un', { dossier: { portee: 12 } }],
];

describe('les mêmes fichiers faux sont refusés par le validateur et par le site', () => {
	test.each(FAUX)('%s', (_cas, suite) => {
		const texte = fichier(suite);
		expect(lireSauvegarde(texte).ok).toBe(false);
		expect(fautes(texte).length).toBeGreaterThan(0);
	});
	test('deux entrées du même identifiant : JSON Schema ne sait pas le dire, le site le refuse', () => {
		const texte = fichier({ dossier: { gouvernance: { copil: { membres: [{ id: 'a' }, { id: 'a' }] } } } });
		expect(fautes(texte)).toEqual([]);
		expect(lireSauvegarde(texte)).toMatchObject({ ok: false, champ: 'gouvernance.copil.membres' });
	});
	test.each<[string, object, object]>([
		['une profondeur inconnue', { profondeur: 'autre' }, { profondeur: 'complet' }],
		['une date d’écriture absente', { enregistre: undefined }, { enregistre: '' }],
		['une date d’écriture démesurée', { enregistre: 'x'.repeat(1000) }, { enregistre: '' }],
	])('%s : le site répare ce que le validateur refuse', (_cas, suite, repare) => {
		expect(fautes(fichier(suite)).length).toBeGreaterThan(0);
		expect(lireSauvegarde(fichier(suite))).toMatchObject({ ok: true, sauvegarde: repare });
	});
});
