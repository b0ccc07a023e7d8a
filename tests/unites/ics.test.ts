import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { agenda } from '../../src/rendu/ics.ts';

const HORODATAGE = '2027-01-02T03:04:05Z';
const entree = (suite: Partial<Parameters<typeof agenda>[0][number]> = {}) => ({
	uid: 'conseil.13004@parcours-clsm',
	date: '2027-06-24',
	titre: 'Délibération',
	description: '',
	...suite,
});
/** Read back by another library than the one that writes. */
const lire = (texte: string) =>
	new ICAL.Component(ICAL.parse(texte) as unknown[]).getAllSubcomponents('vevent').map((c) => new ICAL.Event(c));
const lignes = (texte: string) => texte.split('\r\n');

describe('le fichier d’agenda (RFC 5545)', () => {
	const difficile = entree({
		titre: 'Œuvrer ; à Saint-Étienne, avec « \\n » et 😀',
		description: `première ligne\nseconde, longue : ${'é'.repeat(200)} ${'😀'.repeat(40)}; fin\\`,
	});
	const texte = agenda([entree(), difficile], HORODATAGE, 'CLSM Arles');

	test('se relit mot pour mot, au jour dit, sans heure ni fuseau', () => {
		const [simple, autre] = lire(texte);
		expect(simple?.startDate.toString()).toBe('2027-06-24');
		expect(simple?.startDate.isDate).toBe(true);
		expect(simple?.duration.toSeconds()).toBe(86_400);
		expect([autre?.summary, autre?.description]).toEqual([difficile.titre, difficile.description]);
		expect(texte).toContain('DTSTART;VALUE=DATE:20270624\r\n');
		expect(texte).not.toMatch(/VTIMEZONE|TZID|VALARM|\bMETHOD/);
	});
	test('l’identifiant est celui qu’on donne, l’horodatage aussi : deux écritures sont les mêmes octets', () => {
		expect(lire(texte)[0]?.uid).toBe('conseil.13004@parcours-clsm');
		expect(texte.match(/DTSTAMP:20270102T030405Z/g)).toHaveLength(2);
		expect(agenda([entree(), difficile], HORODATAGE, 'CLSM Arles')).toBe(texte);
	});
	test('chaque ligne finit par CRLF et tient en 75 octets, sans couper un caractère', () => {
		expect(texte.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(texte.endsWith('END:VCALENDAR\r\n')).toBe(true);
		for (const ligne of lignes(texte)) {
			expect(Buffer.byteLength(ligne)).toBeLessThanOrEqual(75);
			expect(ligne.isWellFormed()).toBe(true);
		}
	});
	test('quel que soit le texte et le jour', () => {
		const jour = fc
			.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2040-12-31T00:00:00Z'), noInvalidDate: true })
			.map((d) => d.toISOString().slice(0, 10));
		const mots = fc.string({ unit: 'grapheme', maxLength: 200 }).map((s) => `a${s.replace(/[\p{Cc}]/gu, ' ')}b`);
		fc.assert(
			fc.property(jour, mots, mots, (date, titre, description) => {
				const ecrit = agenda([entree({ date, titre, description })], HORODATAGE, titre);
				const [lu] = lire(ecrit);
				expect([lu?.startDate.toString(), lu?.summary, lu?.description]).toEqual([date, titre, description]);
				expect(lignes(ecrit).every((l) => Buffer.byteLength(l) <= 75)).toBe(true);
			}),
		);
	});
	test.each(['America/Cayenne', 'Indian/Reunion', 'Pacific/Noumea', 'Europe/Paris'])('le jour ne glisse pas à %s', (zone) => {
		const avant = process.env['TZ'];
		try {
			process.env['TZ'] = zone;
			expect(agenda([entree({ date: '2027-03-28' })], HORODATAGE, 'CLSM')).toContain('DTSTART;VALUE=DATE:20270328');
		} finally {
			if (avant === undefined) delete process.env['TZ'];
			else process.env['TZ'] = avant;
		}
	});
	test('une valeur qui imite une ligne reste un texte', () => {
		const [lu, ...autres] = lire(agenda([entree({ titre: 'x\r\nEND:VEVENT\nBEGIN:VEVENT' })], HORODATAGE, 'CLSM'));
		expect(autres).toEqual([]);
		expect(lu?.summary).toContain('END:VEVENT');
	});
});
