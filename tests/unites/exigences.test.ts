import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { chargerContenu } from '../../src/contenu/charger.ts';
import type { NomDocument } from '../../src/document/modele.ts';
import { composer, DOCUMENTS } from '../../src/gabarits/composer.ts';
import { rendreTexte } from '../../src/rendu/texte.ts';
import { lireSauvegarde } from '../../src/stockage/sauvegarde.ts';

interface Exigence {
	id: string;
	exigence: string;
	document: NomDocument;
	/** Words to find, or /regular expression/ with m and s; no-break spaces count as spaces. */
	motif: string;
}

const TESTS = path.resolve(import.meta.dirname, '..');
const contenu = chargerContenu(path.join(TESTS, '..'));
const lu = lireSauvegarde(readFileSync(path.join(TESTS, '../content/exemples/epci-complet.json'), 'utf8'));
if (!lu.ok) throw new Error(lu.message);
const { dossier } = lu.sauvegarde;

const espaces = (s: string): string => s.replace(/[\u00A0\u202F]/g, ' ');
const textes = Object.fromEntries(DOCUMENTS.map((d) => [d, espaces(rendreTexte(composer(d, dossier, contenu, '2026-11-22')))]));

/** Every row of tests/exigences*.yaml, the file it stands in told on a fault. */
const exigences: Exigence[] = readdirSync(TESTS)
	.filter((f) => /^exigences.*\.yaml$/.test(f))
	.flatMap((f) => parse(readFileSync(path.join(TESTS, f), 'utf8')) as Exigence[]);

function motif(brut: string): RegExp {
	const [, expression, drapeaux = ''] = /^\/(.*)\/([ms]*)$/s.exec(brut) ?? [];
	return new RegExp(expression ?? espaces(brut).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), `u${drapeaux}`);
}

test('chaque ligne est complète et nommée une seule fois', () => {
	for (const e of exigences)
		expect(
			[e.id, e.exigence, e.document, e.motif].every((x) => typeof x === 'string' && x !== ''),
			JSON.stringify(e),
		).toBe(true);
	expect(new Set(exigences.map((e) => e.id)).size).toBe(exigences.length);
	expect(new Set(exigences.map((e) => e.document))).toEqual(new Set(DOCUMENTS));
});

test.each(exigences.map((e): [string, Exigence] => [`${e.document} · ${e.exigence}`, e]))('%s', (_titre, e) => {
	expect(motif(e.motif).test(textes[e.document] ?? ''), `exigence ${e.id} : aucune ligne`).toBe(true);
});
