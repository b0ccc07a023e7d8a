import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exercices, moisTravailles, plusMois } from '../../src/finances/annees.ts';
import { budget } from '../../src/finances/budget.ts';
import { repartir, taux } from '../../src/finances/repartition.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { dossierQuelconque, TOURS } from '../arbitraires.ts';

const base = (suite: Dossier = {}): Dossier => ({
	coordination: { etp: 1 },
	financement: { debut: 2027, duree: 3, ...suite.financement },
	...suite.calendrier,
});

describe('le budget', () => {
	test('le poste coûte ETP × coût × part × mois', () => {
		const d: Dossier = {
			coordination: { etp: 0.5, partage: { oui: 'oui', parts: [{ id: 'a', avec: 'CLS', part: 40 }] }, prisePoste: { date: '2027-09-01' } },
			financement: { debut: 2027, duree: 2, coutEtp: 50_000 },
		};
		expect(budget(d).depenses[0]?.montants).toEqual([5000, 15_000]);
	});
	test('une ligne inconnue rend le total incomplet et le solde provisoire', () => {
		const b = budget(base({ financement: { depenses: [{ id: 'x', libelle: 'Diagnostic', montants: [null, 2000] }] } }));
		expect(b.totauxDepenses.map((t) => t.incomplet)).toEqual([true, false, true]);
		expect(b.provisoire).toBe(true);
	});
	test('la part du porteur est le reste, signalée quand elle est négative', () => {
		const b = budget(
			base({ financement: { ressources: [{ id: 'r', payeur: 'ars', mode: 'montants', montants: [70_000, 30_000, 30_000] }] } }),
		);
		expect(b.residuel.map((t) => t.montant)).toEqual([-10_000, 30_000, 30_000]);
		expect(b.excedent).toBe(true);
	});
	test('une part du poste suit le poste', () => {
		const b = budget(base({ financement: { ressources: [{ id: 'r', payeur: 'ars', mode: 'part-poste', part: 50 }] } }));
		expect(b.ressources[0]?.montants).toEqual([30_000, 30_000, 30_000]);
	});
	test('l’enveloppe laisse la place aux lignes détaillées', () => {
		const b = budget(base({ financement: { enveloppe: 8000, depenses: [{ id: 'x', libelle: 'SISM', montants: [1, 1, 1] }] } }));
		expect(b.depenses.map((l) => l.nature)).toEqual(['coordination', 'autre']);
	});
});

const ajouter = (montants: (number | undefined)[]): number => montants.reduce<number>((s, m) => s + (m ?? 0), 0);

test('pour tout dossier : des euros entiers, des totaux qui sont la somme de leurs lignes, et l’équilibre chaque année', () => {
	fc.assert(
		fc.property(dossierQuelconque(), (d) => {
			const b = budget(d);
			const connus = [...b.depenses, ...b.ressources].flatMap((l) => l.montants).filter((m) => m !== undefined);
			expect(connus.filter((m) => !Number.isSafeInteger(m))).toEqual([]);
			b.exercices.forEach((_, rang) => {
				expect(b.totauxDepenses[rang]?.montant).toBe(ajouter(b.depenses.map((l) => l.montants[rang])));
				expect(b.totauxRessources[rang]?.montant).toBe(ajouter(b.ressources.map((l) => l.montants[rang])));
				expect(ajouter([b.totauxRessources[rang]?.montant, b.residuel[rang]?.montant])).toBe(b.totauxDepenses[rang]?.montant);
			});
			expect(b.depensesTotales.montant).toBe(ajouter(b.totauxDepenses.map((t) => t.montant)));
			expect(b.residuelTotal.montant).toBe(ajouter(b.residuel.map((t) => t.montant)));
		}),
		{ numRuns: TOURS * 8 },
	);
});

describe('les années', () => {
	test.each([
		['2027-09-01', 2027, 4],
		['2027-09-15', 2027, 4],
		['2027-09-16', 2027, 3],
		['2026-03-01', 2027, 12],
		['2028-01-01', 2027, 0],
		[undefined, 2027, 12],
	])('prise de poste %s, année %i : %i mois', (debut, annee, mois) => expect(moisTravailles(annee, debut)).toBe(mois));
	test('fin de mois', () => expect([plusMois('2027-01-31', 1), plusMois('2027-11-30', 3)]).toEqual(['2027-02-28', '2028-02-29']));
	test('sans première année, un exercice sans date', () => expect(exercices({})).toEqual([{ rang: 0, mois: 12 }]));
});

describe('les répartitions', () => {
	test('aucun euro perdu', () => {
		fc.assert(
			fc.property(fc.nat(10_000_000), fc.array(fc.nat(100_000), { minLength: 1, maxLength: 80 }), (total, poids) => {
				fc.pre(poids.some((p) => p > 0));
				const parts = repartir(total, poids);
				expect(parts.reduce((s, p) => s + p, 0)).toBe(total);
				expect(parts.every((p) => p >= 0)).toBe(true);
			}),
		);
	});
	test('les taux font cent', () => expect(taux([1, 1, 1]).reduce((s, t) => s + t * 10, 0)).toBe(1000));
});
