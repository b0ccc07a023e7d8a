import { describe, expect, test } from 'vitest';
import type { Dossier } from '../../src/dossier/schema.ts';
import { prochainsAppels, resultat } from '../../src/parcours/resultat.ts';

const commune = (population?: number): Dossier => ({ porteur: { entite: { type: 'commune', nom: 'Arles', population } } });

describe('les trois prochains appels', () => {
	const appels = (partenaires: Record<string, string>, suite: Dossier = {}) =>
		prochainsAppels({
			...suite,
			preparation: { partenaires: Object.fromEntries(Object.entries(partenaires).map(([qui, etat]) => [qui, { etat }])) },
		});
	test('la psychiatrie, les personnes concernées, puis le centre de ressources', () =>
		expect(prochainsAppels({})).toEqual([
			{ qui: 'psychiatrie', etat: 'a-appeler' },
			{ qui: 'personnesConcernees', etat: 'a-appeler' },
			{ qui: 'centreRessources', etat: 'a-appeler' },
		]));
	test('qui n’a pas encore été vu passe avant qui est déjà contacté', () =>
		expect(appels({ psychiatrie: 'contacte', personnesConcernees: 'accord' }).map((a) => a.qui)).toEqual([
			'aidants',
			'ars',
			'centreRessources',
		]));
	test('le centre de ressources d’accord laisse sa place', () =>
		expect(appels({ centreRessources: 'accord' }).map((a) => a.qui)).toEqual(['psychiatrie', 'personnesConcernees', 'aidants']));
	test('une commune seule n’appelle pas d’autres communes', () => {
		const tous = { psychiatrie: 'accord', personnesConcernees: 'accord', aidants: 'accord', ars: 'accord' };
		expect(appels(tous, commune()).map((a) => a.qui)).toEqual(['centreRessources']);
		expect(appels(tous).map((a) => a.qui)).toEqual(['communes', 'centreRessources']);
	});
});

describe('le résultat de la découverte', () => {
	test('rien tant que rien n’est répondu', () => {
		expect(resultat({ stade: 'explore', notes: { x: 'y' } })).toMatchObject({ commence: false, payeurs: [] });
		expect(resultat(commune()).commence).toBe(true);
	});
	const d: Dossier = {
		porteur: { entite: { type: 'commune', nom: 'Arles', population: 50_000, populationAnnee: 2023 } },
		echelle: { choix: 'commune' },
		coordination: { etp: 0.5, prisePoste: { date: '2027-09-01' } },
		financement: {
			debut: 2027,
			duree: 3,
			enveloppe: 10_000,
			ressources: [{ id: 'r', payeur: 'ars', mode: 'part-poste', part: 50, etat: 'sollicite' }],
		},
	};
	test('compte une année pleine, quelle que soit la prise de poste', () => {
		const r = resultat(d);
		expect([r.poste, r.autres, r.total]).toEqual([30_000, { montant: 10_000, incomplet: false }, { montant: 40_000, incomplet: false }]);
		expect(r.parHabitant).toBeCloseTo(0.8);
		expect(r.population).toEqual({ valeur: 50_000, annee: 2023 });
	});
	test('les payeurs et le reste du porteur font le total', () =>
		expect(resultat(d).payeurs).toEqual([
			{ payeur: 'ars', etat: 'sollicite', montant: 15_000 },
			{ payeur: 'porteur-reste', montant: 25_000 },
		]));
	test('un temps inconnu rend le total provisoire, jamais nul', () => {
		const r = resultat({ financement: { enveloppe: 10_000 } });
		expect(r.total).toEqual({ montant: 10_000, incomplet: true });
		expect(r).toMatchObject({ provisoire: true });
		expect(r.poste).toBeUndefined();
	});
	test('trop de ressources se signalent', () =>
		expect(
			resultat({ ...d, financement: { ...d.financement, ressources: [{ id: 'r', payeur: 'ars', mode: 'montants', montants: [90_000] }] } })
				.excedent,
		).toBe(true));
});
