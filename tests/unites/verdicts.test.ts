import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { schemaRecommandation, schemaSources, type Recommandation } from '../../src/contenu/modele.ts';
import { schemaDossier, type Dossier } from '../../src/dossier/schema.ts';
import { typographie } from '../../src/francais.ts';
import { evaluer, phraseChoisie } from '../../src/referentiel/evaluer.ts';
import { ORDRE } from '../../src/referentiel/modele.ts';
import { regles } from '../../src/referentiel/regles.ts';
import { dossierQuelconque, TOURS } from '../arbitraires.ts';

/** Read file by file, so that a fault elsewhere in content/ hides nothing here. */
const lire = (chemin: string): unknown => parse(readFileSync(chemin, 'utf8'));
const sources = schemaSources.parse(lire('content/sources.yaml'));
const sourcer = (texte: string): string =>
	typographie(texte.replace(/\{\{\s*sources\.(\w+)\s*\}\}/g, (tout, id: string) => sources[id]?.texte ?? tout));

function habiller(r: Recommandation): Recommandation {
	const phrases = Object.entries(r.phrases).map(([v, p]) => [
		v,
		typeof p === 'string' ? sourcer(p) : p.map((x) => ({ ...x, texte: sourcer(x.texte) })),
	]);
	return { ...r, phrases: Object.fromEntries(phrases) as Recommandation['phrases'] };
}
const DOSSIER = 'content/recommandations';
const recommandations = readdirSync(DOSSIER).map((f) => habiller(schemaRecommandation.parse(lire(`${DOSSIER}/${f}`))));
const trouver = (id: string): Recommandation => {
	const r = recommandations.find((x) => x.id === id);
	if (!r) throw new Error(`Aucune recommandation « ${id} ».`);
	return r;
};

const schemaRangs = z.array(
	z.strictObject({
		id: z.string(),
		verdict: z.enum(ORDRE),
		cas: z.string().optional(),
		dossier: schemaDossier,
		phrase: z.union([z.string(), z.array(z.string())]).optional(),
	}),
);
const TABLES = 'tests/verdicts';
const rangs = readdirSync(TABLES)
	.filter((f) => f.endsWith('.yaml'))
	.flatMap((fichier) => schemaRangs.parse(lire(`${TABLES}/${fichier}`)).map((r) => ({ ...r, fichier })));

const constat = (d: Dossier, id: string) => {
	const [c] = evaluer(d, [trouver(id)]);
	if (!c) throw new Error(`Aucun constat pour « ${id} ».`);
	return c;
};
/** Every sentence of a recommandation: verdict and rank of the sentence. */
const phrasesDe = (r: Recommandation): string[] =>
	Object.entries(r.phrases).flatMap(([v, p]) => (typeof p === 'string' ? [`${v} 1`] : p.map((_, i) => `${v} ${i + 1}`)));
const ditePar = (id: string, d: Dossier): string =>
	`${constat(d, id).verdict} ${phraseChoisie(trouver(id), constat(d, id).verdict, d) + 1}`;

// An empty value shows as a lonely mark, a doubled space or empty quotes.
const FAUTES = /\{\{|\}\}|undefined|NaN|null|^\s*$|:\s*[.;,]|«\s*»|\(\s*\)|,\s*[.;,]|[^\S\u00A0\u202F]{2,}| [.,]|\.\.$/;
const bienFinie = /[.!?»…]$/;

describe('la table des verdicts', () => {
	it.each(rangs.map((r) => [r.id, r.verdict, r.cas ?? r.fichier, r] as const))('%s, %s : %s', (id, verdict, _cas, rang) => {
		const c = constat(rang.dossier, id);
		expect(c.verdict).toBe(verdict);
		expect(c.phrase).not.toMatch(FAUTES);
		expect(c.phrase).toMatch(bienFinie);
		for (const mot of [rang.phrase ?? []].flat()) expect(typographie(c.phrase)).toContain(typographie(mot));
	});

	it.each(recommandations)('$id : chaque phrase est dite par une ligne de la table', (r) => {
		const dites = new Set(rangs.filter((x) => x.id === r.id).map((x) => ditePar(r.id, x.dossier)));
		expect(phrasesDe(r).filter((p) => !dites.has(p))).toEqual([]);
	});

	it('chaque règle a sa recommandation', () => {
		expect(recommandations.map((r) => r.regle).sort()).toEqual(Object.keys(regles).sort());
	});
});

describe('sur des dossiers tirés au hasard', () => {
	it('aucune règle ne rend un verdict sans phrase, aucune phrase ne laisse de trou', () => {
		fc.assert(
			fc.property(dossierQuelconque({ entrees: 4 }), (d) => {
				const fautes = evaluer(d, recommandations).filter((c) => FAUTES.test(c.phrase) || !bienFinie.test(c.phrase));
				expect(fautes.map((c) => `${c.id}, ${c.verdict} : ${c.phrase}`)).toEqual([]);
			}),
			{ numRuns: TOURS * 8 },
		);
	});

	it('un dossier vide n’est jamais en écart', () => {
		expect(new Set(evaluer({}, recommandations).map((c) => c.verdict))).toEqual(new Set(['a-renseigner']));
	});
});
