import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lignesChiffres, verdictsDifferents } from '../../src/components/comparer/textes.ts';
import { apport, varier } from '../../src/components/comparer/variante.ts';
import { chargerContenu } from '../../src/contenu/charger.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { budget } from '../../src/finances/budget.ts';
import { evaluer } from '../../src/referentiel/evaluer.ts';

const { recommandations } = chargerContenu(fileURLToPath(new URL('../..', import.meta.url)));
const net = (s: string | undefined): string | undefined => s?.replace(/[\u00a0\u202f]/g, ' ');
const base: Dossier = {
	porteur: { entite: { type: 'commune', nom: 'Arles', population: 50_000, populationAnnee: 2022 } },
	echelle: { choix: 'commune' },
	coordination: { etp: 1 },
	financement: {
		debut: 2027,
		duree: 2,
		ressources: [
			{ id: 'h', payeur: 'hopital', mode: 'part-poste', part: 30 },
			{ id: 'a', payeur: 'ars', mode: 'montants', montants: [10_000, 10_000] },
		],
	},
};
const lignes = (b: Dossier) =>
	Object.fromEntries(
		lignesChiffres(base, b).map((l) => [l.titre, [net(l.avant), net(l.apres), net(l.ecart)].filter((x) => x !== undefined)]),
	);

describe('a variant made on the spot', () => {
	it('leaves the dossier as it is', () => {
		const copie = structuredClone(base);
		const autre = varier(base, { etp: 0.5, duree: 3, parts: { h: 50, a: 20_000 } });
		expect(base).toEqual(copie);
		expect(autre.coordination?.etp).toBe(0.5);
		expect(autre.financement?.duree).toBe(3);
		expect(autre.financement?.ressources?.map(apport)).toEqual([50, 20_000]);
		expect(autre.financement?.ressources?.[1]?.montants).toEqual([20_000, 20_000, 20_000]);
	});

	it('with no change is the same dossier', () => {
		expect(varier(base, { parts: {} })).toEqual(base);
		expect(varier({}, { parts: {} })).toEqual({});
	});
});

describe('figures side by side', () => {
	it('are those of the budget, with what changes', () => {
		const autre = varier(base, { etp: 0.5, parts: {} });
		expect(lignes(autre)).toMatchObject({
			Habitants: ['50 000', '50 000'],
			Coordination: ['1 temps plein', '0,5 ETP', '− 0,5 ETP'],
			'Coût d’une année': ['60 000 €', '30 000 €', '− 30 000 €'],
			'Coût par habitant et par an': ['1,20 €', '0,60 €', '− 0,60 €'],
			'Coût de toute la convention': ['120 000 €', '60 000 €', '− 60 000 €'],
			'Établissement de psychiatrie': ['18 000 €', '9 000 €', '− 9 000 €'],
			ARS: ['10 000 €', '10 000 €'],
			'Reste à la collectivité porteuse, par an': ['32 000 €', '11 000 €', '− 21 000 €'],
		});
		expect(budget(autre).residuel[0]?.montant).toBe(11_000);
	});

	it('subtract what is shown, cent by cent', () => {
		const de = (population: number): Dossier => ({ ...base, porteur: { entite: { type: 'commune', population, populationAnnee: 2022 } } });
		const [ligne] = lignesChiffres(de(59_500), de(85_000)).filter((l) => l.titre === 'Coût par habitant et par an');
		expect([net(ligne?.avant), net(ligne?.apres), net(ligne?.ecart)]).toEqual(['1,01 €', '0,71 €', '− 0,30 €']);
	});

	it('say of a payer of one dossier only that it does not pay in the other', () => {
		const financement = {
			...base.financement,
			ressources: [...(base.financement?.ressources ?? []), { id: 'd', payeur: 'departement' as const }],
		};
		expect(lignes({ ...base, financement })['Département']).toEqual(['ne paie pas', 'montant à préciser']);
	});

	it('stay to be decided, never zero, on an empty dossier', () => {
		for (const l of lignesChiffres({}, {})) {
			expect(l.avant).toBeUndefined();
			expect(l.differe).toBe(false);
		}
	});
});

describe('verdicts side by side', () => {
	it('tell only those that differ', () => {
		const autre = varier(base, { etp: 0.2, parts: {} });
		const dits = verdictsDifferents(evaluer(base, recommandations), evaluer(autre, recommandations));
		expect(dits.find((v) => v.id === 'temps-plein')).toMatchObject({ avant: { verdict: 'conforme' }, apres: { verdict: 'ecart' } });
		expect(verdictsDifferents(evaluer(base, recommandations), evaluer(base, recommandations))).toEqual([]);
	});
});
