import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { schemaRecommandation, schemaSources, type Recommandation } from '../../src/contenu/modele.ts';
import { champs, feuilles } from '../../src/dossier/champs.ts';
import { ecrireChemin, lireChemin, sans } from '../../src/dossier/chemin.ts';
import { schemaDossier, type Dossier } from '../../src/dossier/schema.ts';
import { NE_SAIT_PAS } from '../../src/dossier/types.ts';
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
const lireTable = (fichier: string) => {
	const lue = schemaRangs.safeParse(lire(`${TABLES}/${fichier}`));
	if (!lue.success) throw new Error(`${TABLES}/${fichier} : ${z.prettifyError(lue.error)}`);
	return lue.data.map((r) => ({ ...r, fichier }));
};
const rangs = readdirSync(TABLES)
	.filter((f) => f.endsWith('.yaml'))
	.flatMap(lireTable);

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
		const dites = new Set(rangs.filter((x) => trouver(x.id).regle === r.regle).map((x) => ditePar(r.id, x.dossier)));
		expect(phrasesDe(r).filter((p) => !dites.has(p))).toEqual([]);
	});

	it('chaque règle a sa recommandation', () => {
		expect(new Set(recommandations.map((r) => r.regle))).toEqual(new Set(Object.keys(regles)));
	});
});

/** Answers that made up for a « no » told elsewhere: without them that « no » stands alone. */
const EFFACEMENTS: Record<string, string[]> = {
	// « Pas encore » of psychiatry or of the communes, though a hospital or a commune signs.
	'portage-conjoint': ['convention.signataires'],
	// An order of the objectives that leaves some out, though priorities serve them.
	'cinq-objectifs': ['portee.priorites'],
	// No seat, and a plenary that is closed.
	'habitants-associes': ['gouvernance.participation.habitants'],
	// « Rien de prévu » for payment.
	'participation-effective': ['gouvernance.participation.conditions'],
	// An envelope of zero.
	'financement-elargi': ['financement.depenses'],
	// Impact or an outside evaluation chosen, with a budget that has no line for it.
	experts: ['suivi.evaluation.humains', 'suivi.capitalisation.moyens'],
};
const ecarts = (d: Dossier): string[] => evaluer(d, recommandations).flatMap((c) => (c.verdict === 'ecart' ? [c.id] : []));

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

	it('« nous ne savons pas encore » n’est jamais un écart', () => {
		const d: Record<string, unknown> = {};
		for (const { chemin, genre } of feuilles) if (genre === 'choix' && !chemin.includes('[]')) ecrireChemin(d, chemin, NE_SAIT_PAS);
		const valable = schemaDossier.safeParse(d).error?.issues.map((p) => p.path.join('.')) ?? [];
		for (const chemin of valable) ecrireChemin(d, chemin, undefined);
		expect(schemaDossier.safeParse(d).success).toBe(true);
		expect(new Set(evaluer(d, recommandations).map((c) => c.verdict))).toEqual(new Set(['a-renseigner']));
	});

	it('effacer une réponse n’ouvre pas d’écart', () => {
		const effacables = [...champs.values()].filter((c) => !c.chemin.includes('[]') && c.genre !== 'fiche').map((c) => c.chemin);
		fc.assert(
			fc.property(dossierQuelconque(), (d) => {
				const dejaEcarts = new Set(ecarts(d));
				const nouveaux = effacables
					.filter((chemin) => lireChemin(d, chemin) !== undefined)
					.flatMap((chemin) => ecarts(sans(d, [chemin])).map((id) => ({ id, chemin })));
				expect(nouveaux.filter(({ id, chemin }) => !dejaEcarts.has(id) && !EFFACEMENTS[id]?.includes(chemin))).toEqual([]);
			}),
			{ numRuns: TOURS },
		);
	});
});
