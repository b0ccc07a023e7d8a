import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { NOMS_DOCUMENTS } from '../../src/document/modele.ts';
import { schemaDossier, type Dossier } from '../../src/dossier/schema.ts';
import { tousLesFaits } from '../../src/faits/table.ts';
import { ecrireRiche } from '../dossier-riche.ts';
import { composerTout, espaces, phrasesDe, texteDu, toutesLesParoles } from '../paroles.ts';
import { VARIANTES } from '../variantes.ts';

const RACINE = path.resolve(import.meta.dirname, '../..');
const textes = z.array(z.string().min(1)).min(1);
const schemaExigence = z
	.strictObject({
		dossiers: z.array(z.union([z.string(), z.strictObject({ sur: z.string(), reponses: z.record(z.string(), z.unknown()) })])).optional(),
		si: z.string().optional(),
		pages: textes.optional(),
		documents: z.array(z.enum(NOMS_DOCUMENTS)).optional(),
		doit: textes.optional(),
		jamais: textes.optional(),
	})
	.refine((e) => [e.dossiers, e.si, e.pages].filter(Boolean).length === 1, 'dossiers, si ou pages')
	.refine((e) => Boolean(e.documents) !== Boolean(e.pages), 'des documents, sauf pour des pages')
	.refine((e) => e.doit ?? e.jamais, 'doit ou jamais');
const schemaPieges = z.array(
	z
		.strictObject({
			piege: z.int().min(1).max(41),
			titre: z.string().min(1),
			naives: textes.optional(),
			interdit: textes.optional(),
			sauf: textes.optional(),
			exige: z.array(schemaExigence).optional(),
			impossible: z.string().min(40).optional(),
		})
		.refine((p) => p.naives ?? p.impossible, 'une phrase naïve, ou la raison pour laquelle il n’y en a pas')
		.refine((p) => p.interdit ?? p.exige ?? p.impossible, 'rien ne tient ce piège'),
);
type Exigence = z.infer<typeof schemaExigence>;

const pieges = schemaPieges.parse(parse(espaces(readFileSync(path.join(RACINE, 'tests/pieges.yaml'), 'utf8'))));
const compositions = composerTout();
const phrases = [...toutesLesParoles(compositions)].flatMap(([ligne, ou]) => phrasesDe(ligne).map((phrase) => ({ phrase, ou })));

const expression = (brut: string): RegExp => new RegExp(brut, 'iu');
const matche = (motifs: string[] | undefined, phrase: string): boolean => (motifs ?? []).some((m) => expression(m).test(phrase));

/** Words to find, or /an expression/ with m and s. */
function motif(brut: string): RegExp {
	const [, source, drapeaux = ''] = /^\/(.*)\/([ms]*)$/s.exec(brut) ?? [];
	return new RegExp(source ?? brut.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), `u${drapeaux}`);
}

const rangs = pieges.map((p) => [`${p.piege} · ${p.titre}`, p] as const);

test('les quarante et un pièges y sont, dans l’ordre', () => {
	const numeros = pieges.map((p) => p.piege);
	expect(numeros).toEqual(numeros.toSorted((a, b) => a - b));
	expect([...new Set(numeros)]).toEqual(Array.from({ length: 41 }, (_, i) => i + 1));
	expect(new Set(rangs.map(([nom]) => nom)).size).toBe(pieges.length);
});

describe.each(rangs)('%s', (_nom, p) => {
	test.each(p.naives ?? [])('« %s » serait vu', (naive) => {
		const jamais = (p.exige ?? []).flatMap((e) => e.jamais ?? []);
		const vu = phrasesDe(naive).some((phrase) => matche(p.interdit, phrase) && !matche(p.sauf, phrase));
		expect(vu || jamais.some((m) => motif(m).test(naive))).toBe(true);
	});

	if (p.interdit)
		test('chaque expression sert à une phrase naïve', () => {
			expect(p.interdit?.filter((m) => !p.naives?.some((naive) => expression(m).test(naive)))).toEqual([]);
		});

	if (p.interdit)
		test('aucune de nos phrases n’y tombe', () => {
			const motifs = (p.interdit ?? []).map(expression);
			const fautes = phrases.filter(({ phrase }) => motifs.some((m) => m.test(phrase)) && !matche(p.sauf, phrase));
			expect(fautes).toEqual([]);
		});

	if (p.sauf)
		test('chaque exception sert à l’une de nos phrases', () => {
			const vues = phrases.filter(({ phrase }) => matche(p.interdit, phrase));
			expect(p.sauf?.filter((m) => !vues.some(({ phrase }) => expression(m).test(phrase)))).toEqual([]);
		});

	if (p.impossible)
		test('ce qui le met hors de portée existe', () => {
			const nommes = p.impossible?.match(/(?:src|tests|content)\/[\w/.-]*\w/g) ?? [];
			expect(nommes.length).toBeGreaterThan(0);
			expect(nommes.filter((f) => !existsSync(path.join(RACINE, f)))).toEqual([]);
		});

	test.each((p.exige ?? []).map((e, i) => [i + 1, e] as const))('ce qui doit y être, %i', (_rang, e) => {
		const lus = lire(e);
		expect(lus.length).toBeGreaterThan(0);
		const fautes = lus.flatMap(({ ou, texte }) => [
			...(e.doit ?? []).filter((m) => !motif(m).test(texte)).map((m) => `${ou} : sans « ${m} »`),
			...(e.jamais ?? []).filter((m) => motif(m).test(texte)).map((m) => `${ou} : avec « ${m} »`),
		]);
		expect(fautes).toEqual([]);
	});
});

interface Lu {
	ou: string;
	texte: string;
}

function lire({ dossiers, si, pages, documents = [] }: Exigence): Lu[] {
	if (pages) return pages.map((f) => ({ ou: f, texte: espaces(readFileSync(path.join(RACINE, f), 'utf8')) }));
	if (dossiers)
		return dossiers.flatMap((x) => documents.map((doc) => ({ ou: `${doc} de ${JSON.stringify(x)}`, texte: texteDu(doc, dossierDe(x)) })));
	if (si === undefined || !(si in tousLesFaits({}))) throw new Error(`Le fait « ${si ?? ''} » n’existe pas.`);
	const tenus = compositions.filter((c) => c.faits[si] === true);
	return tenus.flatMap((c) => documents.map((doc) => ({ ou: `${doc} de « ${c.nom} »`, texte: c.textes[doc] })));
}

function dossierDe(x: NonNullable<Exigence['dossiers']>[number]): Dossier {
	const base = structuredClone(VARIANTES[typeof x === 'string' ? x : x.sur]);
	if (!base) throw new Error(`Aucun dossier « ${JSON.stringify(x)} ».`);
	if (typeof x !== 'string') for (const [chemin, v] of Object.entries(x.reponses)) ecrireRiche(base, chemin, v);
	return schemaDossier.parse(base);
}
