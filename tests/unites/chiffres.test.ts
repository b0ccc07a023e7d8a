import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const RACINE = path.resolve(import.meta.dirname, '../..');

/** Where figures live by design: the table of sources, the two tables of the directory, and the fictional answers. */
const TABLES = new Set(['content/sources.yaml', 'content/ars.yaml', 'content/populations.yaml']);
const fichiers = ['content', 'templates']
	.flatMap((d) => readdirSync(path.join(RACINE, d), { recursive: true, encoding: 'utf8' }).map((f) => path.join(d, f)))
	.filter((f) => /\.(ya?ml|md)$/.test(f) && !TABLES.has(f));

/** Names that hold a digit and state nothing: products, schemes, a call number is none of them. */
const NOMS = /Communauté 360|Source S(?:erif|ans) \d/g;

/** Keys of content whose value is a name or a rank for the code, never words. */
const CLES = new Set(['id', 'nom', 'valeur', 'quand', 'sources', 'decouverte', 'section', 'propose', 'proposeSource', 'verifie', 'regle', 'etp', 'cle', 'questions', 'champ', 'url', 'rang']); // prettier-ignore

/** The minutes of a workshop are a timetable, which states nothing about the world. */
const HORAIRE = new Set(['minutes', 'duree']);

const textes = (v: unknown, cle = ''): string[] => {
	if (CLES.has(cle) || (HORAIRE.has(cle) && typeof v === 'number')) return [];
	if (Array.isArray(v)) return v.flatMap((x) => textes(x, cle));
	if (v !== null && typeof v === 'object') return Object.entries(v).flatMap(([k, x]) => textes(x, k));
	return v === undefined || v === null ? [] : [String(v)];
};

/** What a person would read: Liquid, marks of titles, references, ranks of lists and code taken out. */
const lu = (texte: string): string =>
	texte
		.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, '')
		.replace(/`[^`\n]*`/g, '')
		.replace(/^```.*$/gm, '')
		.replace(/\{[a-z0-9_, ]+\}[ \t]*$/gm, '')
		.replace(/\[\[?[a-z0-9:-]+\]\]?/g, '')
		.replace(/^\s*\d+\.\s/gm, '')
		.replace(/\]\([^)]*\)/g, ']')
		.replace(NOMS, '');

const MOIS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const INTERDITS: [string, RegExp][] = [
	['un chiffre', /[^\n]{0,40}\d[^\n]{0,40}/],
	['une date', new RegExp(`(?<!\\p{L})(?:premier|un|deux) (?:${MOIS})(?!\\p{L})|(?:${MOIS}) (?:deux mille|mille)`, 'u')],
	['une référence légale', /(?<!\p{L})(?:[LRDA]\.\s?\*?\d|(?:loi|décret|arrêté|ordonnance) (?:n°|du \d)|articles? (?:premier|[LRD]\.))/u],
	['un montant en lettres', /(?:mille|million|cents?) euros/],
];

/** Explanations and the generated list of names: neither is printed by the site. */
const LISEZMOI = /(LISEZMOI|NOMS)\.md$/;

describe.each(fichiers.filter((f) => !LISEZMOI.test(f)))('%s', (fichier) => {
	const brut = readFileSync(path.join(RACINE, fichier), 'utf8');
	const dits = (fichier.endsWith('.md') ? [brut.replace(/^---[\s\S]*?\n---/, '')] : textes(parse(brut))).map(lu);
	test.each(INTERDITS)('ne porte pas %s hors de la table des sources', (_quoi, motif) => {
		expect(dits.flatMap((t) => motif.exec(t)?.[0].trim() ?? [])).toEqual([]);
	});
});

test.each([
	'un coût de 60 000 € par an',
	'les 280 conseils locaux',
	'avant le premier janvier',
	'vu l’article L. 3221-2 du code',
	'la loi n° 2014-173',
	'soixante mille euros',
])('« %s » serait vu', (phrase) => {
	expect(INTERDITS.some(([, motif]) => motif.test(lu(phrase)))).toBe(true);
});

test('« un maire » n’est pas une date', () => {
	expect(INTERDITS.filter(([, motif]) => motif.test(lu('un maire et deux marsouins')))).toEqual([]);
});

test('la table dit d’où vient chaque ligne, et quand elle a été relue', () => {
	const table = parse(readFileSync(path.join(RACINE, 'content/sources.yaml'), 'utf8')) as Record<
		string,
		{ origine: string; verifie: string }
	>;
	for (const [id, s] of Object.entries(table)) {
		expect(s.origine, id).toMatch(/\p{L}{3}/u);
		expect(String(s.verifie), id).toMatch(/^\d{4}-\d{2}-\d{2}/);
	}
});
