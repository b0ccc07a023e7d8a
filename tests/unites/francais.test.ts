import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as fr from '../../src/francais.ts';

describe('les nombres', () => {
	test.each([
		[60_000, '60\u202F000'],
		[1_234_567, '1\u202F234\u202F567'],
		[999, '999'],
		[0.5, '0,5'],
		[1 / 3, '0,33'],
		[-1200, '−1\u202F200'],
		[0, '0'],
	])('%d', (n, ecrit) => expect(fr.nombre(n)).toBe(ecrit));
	test('zéro n’a pas de signe', () => expect([fr.nombre(-0), fr.nombre(-0.001), fr.euros(-0.4)]).toEqual(['0', '0', '0\u00A0€']));
	test.each([
		[60_000, '60\u202F000\u00A0€'],
		[-5, '−5\u00A0€'],
	])('%d euros', (n, ecrit) => expect(fr.euros(n)).toBe(ecrit));
	test('centimes et pour cent', () =>
		expect([fr.eurosCentimes(1.1), fr.eurosCentimes(1234.5), fr.pourcent(33.3333), fr.pourcent(100)]).toEqual([
			'1,10\u00A0€',
			'1\u202F234,50\u00A0€',
			'33,3\u00A0%',
			'100\u00A0%',
		]));
	test('équivalents temps plein, au pluriel à partir de deux', () =>
		expect([0.5, 1.9, 2].map(fr.etpTexte)).toEqual([
			'0,5 équivalent temps plein',
			'1,9 équivalent temps plein',
			'2 équivalents temps plein',
		]));
	test('compter', () =>
		expect([fr.compte(0, 'réunion'), fr.compte(1, 'réunion'), fr.compte(2, 'réunion'), fr.compte(3, 'mois', 'mois')]).toEqual([
			'0 réunion',
			'1 réunion',
			'2 réunions',
			'3 mois',
		]));
	test.each([
		['60 000', 60_000],
		['60\u202F000,50\u00A0€', 60_000.5],
		['0,5', 0.5],
		['0.5 ETP', 0.5],
		['12 %', 12],
		['-3', -3],
		['', undefined],
		['douze', undefined],
		['1,2,3', undefined],
		['1e9', undefined],
	])('lire « %s »', (saisie, lu) => expect(fr.lireNombre(saisie)).toBe(lu));
	test('ce qui est écrit se relit', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 100_000_000 }), (n) => {
				expect(fr.lireNombre(fr.euros(n))).toBe(n);
			}),
		);
	});
});

describe('les dates', () => {
	test.each([
		['2027-06-01', '1er\u00A0juin 2027'],
		['2026-12-31', '31\u00A0décembre 2026'],
		['2027-13-01', undefined],
		['1er juin', undefined],
	])('%s', (iso, ecrit) => expect(fr.dateLongue(iso)).toBe(ecrit));
});

describe('« de » et « à » devant un lieu', () => {
	test.each([
		['Arles', undefined, 'd’Arles', 'à Arles'],
		['Le Havre', undefined, 'du Havre', 'au Havre'],
		['Les Ulis', undefined, 'des Ulis', 'aux Ulis'],
		['Havre', 'le', 'du Havre', 'au Havre'],
		['La Rochelle', undefined, 'de La Rochelle', 'à La Rochelle'],
		['L’Haÿ-les-Roses', undefined, 'de L’Haÿ-les-Roses', 'à L’Haÿ-les-Roses'],
		['Évry', 'd’', 'd’Évry', 'à Évry'],
		['Hyères', 'd’', 'd’Hyères', 'à Hyères'],
		['Œuilly', undefined, 'd’Œuilly', 'à Œuilly'],
		['Lens', '', 'de Lens', 'à Lens'],
		['Yerres', '', 'de Yerres', 'à Yerres'],
	])('%s', (nom, article, de, a) => expect([fr.deLieu(nom, article), fr.aLieu(nom, article)]).toEqual([de, a]));
	test.each([
		['la commune', 'de la commune'],
		['le centre hospitalier', 'du centre hospitalier'],
		['les communes', 'des communes'],
		['l’ARS', 'de l’ARS'],
		['Alzheimer', 'd’Alzheimer'],
		['onze communes', 'de onze communes'],
	])('groupe « %s »', (groupe, de) => expect(fr.deGroupe(groupe)).toBe(de));
});

test('énumérer', () =>
	expect([fr.enumeration([]), fr.enumeration(['a']), fr.enumeration(['a', 'b']), fr.enumeration(['a', 'b', 'c'], 'ou')]).toEqual([
		'',
		'a',
		'a et b',
		'a, b ou c',
	]));
test('casse', () =>
	expect([fr.majuscule('élu'), fr.minuscule('Élu'), fr.minuscule('ARS Grand Est')]).toEqual(['Élu', 'élu', 'ARS Grand Est']));

describe('la typographie de nos textes', () => {
	test.each([
		["l'hôpital", 'l’hôpital'],
		['Qui ?', 'Qui\u202F?'],
		['Vu : « oui »', 'Vu\u00A0: «\u00A0oui\u00A0»'],
		['60 000 €', '60\u202F000\u00A0€'],
		['article L. 3221-2', 'article L.\u00A03221-2'],
		['n° 12, § 4', 'n°\u00A012, §\u00A04'],
		['https://clsm.fr', 'https://clsm.fr'],
	])('%s', (s, attendu) => expect(fr.typographie(s)).toBe(attendu));
	test('appliquée deux fois ne change plus rien', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom(' ', ';', '?', ':', '«', '»', '1', '000', '€', '%', "l'", 'a', 'L.', '§', 'n°'), { maxLength: 20 }),
				(m) => {
					const une = fr.typographie(m.join(''));
					expect(fr.typographie(une)).toBe(une);
				},
			),
		);
	});
});

describe('nettoyer une réponse', () => {
	test.each([
		['a\r\nb\rc', 'a\nb\nc'],
		['a\u0000b\u0007c', 'abc'],
		['\uE000\uF8FF', ''],
		['\uD800x\uDC00', 'x'],
		['e\u0301', 'é'],
		['👩🏽‍⚕️', '👩🏽‍⚕️'],
	])('%j', (s, attendu) => expect(fr.nettoyer(s)).toBe(attendu));
	test('toute chaîne devient valable, et le reste', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)) }), (s) => {
				const net = fr.nettoyer(s);
				expect(net.isWellFormed()).toBe(true);
				expect(fr.nettoyer(net)).toBe(net);
			}),
		);
	});
});
