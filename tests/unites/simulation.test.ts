import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budget } from '../../src/finances/budget.ts';
import { simulation } from '../../src/parcours/simulation.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { dossierQuelconque, TOURS } from '../arbitraires.ts';

const dossier = (ressources: NonNullable<Dossier['financement']>['ressources'], duree = 1): Dossier => ({
	porteur: { entite: { type: 'commune', population: 30_000, populationAnnee: 2022 } },
	echelle: { choix: 'commune' },
	coordination: { etp: 1 },
	financement: { debut: 2027, duree, enveloppe: 10_000, ressources },
});

describe('simulation', () => {
	it('holds the same numbers as the budget, over random dossiers', () => {
		fc.assert(
			fc.property(dossierQuelconque(), (d) => {
				const [s, b] = [simulation(d), budget(d)];
				expect(s.depenses).toEqual(b.totauxDepenses);
				expect(s.reste).toEqual(b.residuel);
				for (const [rang, r] of s.reste.entries()) {
					const apports = s.payeurs.reduce((somme, p) => somme + (p.montants[rang] ?? 0), 0);
					expect(r.montant + apports).toBe(s.depenses[rang]?.montant);
				}
			}),
			{ numRuns: TOURS },
		);
	});

	it('says the residual a year and an inhabitant', () => {
		const s = simulation(dossier([{ id: 'a', payeur: 'ars', mode: 'part-poste', part: 50, etat: 'sollicite' }], 2));
		expect(s.reste.map((r) => r.montant)).toEqual([40_000, 40_000]);
		expect(s.resteParHabitant[0]).toBeCloseTo(1.33, 2);
		expect(s.provisoire).toBe(false);
	});

	it('stays provisional while a payer has no amount, and flags a surplus', () => {
		expect(simulation(dossier([{ id: 'a', payeur: 'ars', mode: 'montants' }])).provisoire).toBe(true);
		const trop = simulation(dossier([{ id: 'a', payeur: 'ars', mode: 'montants', montants: [90_000] }]));
		expect(trop.excedent).toBe(true);
		expect(trop.reste[0]?.montant).toBe(-20_000);
		expect(trop.resteParHabitant).toEqual([undefined]);
	});

	it('waits for an amount before it shows anything', () => {
		expect(simulation({}).chiffree).toBe(false);
		expect(simulation({ financement: { enveloppe: 500 } }).chiffree).toBe(true);
	});
});
