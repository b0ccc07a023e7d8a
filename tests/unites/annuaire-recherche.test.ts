import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { construireAnnuaire } from '../../src/annuaire/construire.ts';
import { detail, suggestion } from '../../src/annuaire/libelles.ts';
import type { Colonnes, Resultat, TypeResultat } from '../../src/annuaire/modele.ts';
import { chercher, preparerIndex } from '../../src/annuaire/recherche.ts';

type Cas = { saisie: string; code: string; type?: TypeResultat; premier?: boolean };
const table = parse(readFileSync('tests/recherche.yaml', 'utf8')) as Cas[];
const index = preparerIndex(construireAnnuaire().get('index.json') as Colonnes);

test('la table compte au moins quatre-vingts saisies', () => {
	expect(new Set(table.map((cas) => cas.saisie)).size).toBeGreaterThanOrEqual(80);
});

test.each(table)('« $saisie » mène à $code', ({ saisie, code, type = 'commune', premier }) => {
	const trouves = chercher(index, saisie, 12).slice(0, premier ? 1 : 3);
	expect(trouves.map((r) => `${r.type} ${r.code}`)).toContain(`${type} ${code}`);
});

test('« 59350 » montre la commune de ce code INSEE, puis celle de ce code postal', () => {
	expect(chercher(index, '59350').map((r) => [r.code, r.codesPostaux.includes('59350')])).toEqual([
		['59350', false],
		['59527', true],
	]);
});

test('des homonymes se distinguent par le département et la population', () => {
	const homonymes = chercher(index, 'sainte-colombe').filter((r) => r.nom === 'Sainte-Colombe');
	expect(homonymes.length).toBeGreaterThan(5);
	expect(new Set(homonymes.map((r) => r.departement + r.population)).size).toBe(homonymes.length);
	const populations = homonymes.map((r) => r.population ?? 0);
	expect(populations).toEqual(populations.toSorted((a, b) => b - a));
});

test('un ancien nom est dit avec la commune actuelle', () => {
	expect(chercher(index, 'lomme')[0]).toMatchObject({ nom: 'Lille', via: 'Lomme' });
});

test('parmi beaucoup de noms qui commencent ainsi, un nom à une lettre près garde sa place', () => {
	const trouves = chercher(index, 'lees');
	expect(trouves).toHaveLength(12);
	expect(trouves.map((r) => r.nom)).toContain('Leers');
});

test('un arrondissement porte le code de sa ville', () => {
	expect(chercher(index, 'marseille 8e')[0]).toMatchObject({ type: 'arrondissement', code: '13208', parent: '13055' });
});

test('le filtre ne garde que les genres demandés', () => {
	const types = (filtre: Parameters<typeof chercher>[3]) => new Set(chercher(index, 'paris', 12, filtre).map((r) => r.type));
	expect(types(['epci'])).toEqual(new Set(['epci']));
	expect(types(['commune'])).toEqual(new Set(['commune', 'arrondissement']));
});

test.each([
	'',
	'   ',
	'-’-',
	'<script>',
	'{{',
	'*'.repeat(400),
	'é'.repeat(400),
	'a '.repeat(200),
	'0'.repeat(300),
	'\u{1F600}',
	'zzzzqqqq',
])('une saisie sans réponse n’arrête rien (%j)', (saisie) => {
	expect(chercher(index, saisie).length).toBeLessThanOrEqual(12);
});

test('toute commune est trouvée par son nom et son département, tout groupement par son nom', () => {
	const { codes, noms, departements, types } = index.territoires;
	const absents = codes.filter((code, i) => {
		if (types[i] === 'commune' && i % 23) return false;
		const saisie = types[i] === 'commune' ? `${noms[i]} ${index.departements[departements[i]!]!.code}` : noms[i]!;
		return !chercher(index, saisie)
			.slice(0, 3)
			.some((r) => r.code === code);
	});
	expect(absents).toEqual([]);
});

test.each([
	['lille', 'commune · Nord (59) · 238\u202f246 habitants'],
	['59350', 'commune · Nord (59) · 238\u202f246 habitants · code INSEE 59350'],
	['97400', 'commune · La Réunion (974) · 155\u202f634 habitants · code postal 97400'],
	['lomme', 'commune · Nord (59) · 238\u202f246 habitants · autre nom ou partie\u00a0: Lomme'],
	['ca pays basque', '158 communes · Pyrénées-Atlantiques (64) · 329\u202f856 habitants'],
	['nantes metropole', 'métropole · 24 communes · Loire-Atlantique (44) · 689\u202f456 habitants'],
	['lyon 3e', 'arrondissement, sans personnalité juridique · Rhône (69) · 100\u202f679 habitants'],
	['kerguelen', 'commune · Terres australes et antarctiques françaises (984) · sans population recensée'],
])('la ligne de « %s » dit de qui il s’agit', (saisie, attendu) => {
	expect(detail(chercher(index, saisie)[0]!, saisie)).toBe(attendu);
});

test('une suggestion n’est jamais lue comme du HTML', () => {
	const piege: Resultat = { ...chercher(index, 'lille')[0]!, nom: '<img src=x onerror="a()">', via: "'&<b>" };
	expect(suggestion(piege, 'lille')).not.toMatch(/<(?!\/?span)/);
	expect(suggestion(piege, 'lille')).toContain('&lt;img src=x onerror=&quot;a()&quot;&gt;');
});
