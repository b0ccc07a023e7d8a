import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { groupesDe, placeDe } from '../../src/components/cahier/place.ts';
import { chargerContenu } from '../../src/contenu/charger.ts';
import {
	chiffresDesGroupes,
	reponsesDesGroupes,
	verdictsDesGroupes,
	type GroupeCompare,
	type Libelles,
} from '../../src/components/atelier/comparaison.ts';
import { reponsesDecouverte } from '../../src/dossier/decouverte.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { VERDICTS_DECOUVERTE } from '../../src/parcours/resultat.ts';

const { atelier, etapes, recommandations } = chargerContenu('.');
const retenues = recommandations.filter((r) => VERDICTS_DECOUVERTE.includes(r.id));
const LIBELLES: Libelles = {
	'echelle.choix': { titre: 'À quelle échelle ?', options: { commune: 'La commune', intercommunalite: 'L’intercommunalité' } },
	'portee.priorites': { titre: 'Sur quoi ?', options: { logement: 'Logement' } },
};
const A: GroupeCompare = {
	nom: 'A',
	dossier: {
		porteur: { entite: { type: 'commune', population: 50_000 } },
		echelle: { choix: 'commune' },
		coordination: { etp: 1 },
		portee: { priorites: [{ id: 'a', theme: 'logement' }] },
		financement: { ressources: [{ id: 'r', payeur: 'ars', mode: 'part-poste', part: 40 }] },
	},
};
const B: GroupeCompare = { nom: 'B', dossier: { ...A.dossier, echelle: { choix: 'intercommunalite' }, coordination: { etp: 0.5 } } };
const VIDE: GroupeCompare = { nom: 'C', dossier: {} };

describe('la séance', () => {
	test('dure quarante-cinq minutes, étape après étape', () => {
		expect(atelier.duree).toBe(45);
		expect(atelier.etapes.reduce((total, e) => total + e.minutes, 0)).toBe(45);
	});
	test('donne l’adresse du site à la salle, une fois', () => {
		expect(atelier.etapes.filter((e) => e.adresse)).toHaveLength(1);
	});
});

describe('la comparaison des groupes', () => {
	test('met les chiffres côte à côte ; ce qui manque reste à décider', () => {
		const colonnes = chiffresDesGroupes([A, B, VIDE], LIBELLES);
		const dits = Object.fromEntries(colonnes.map((c) => [c.cle, c.valeurs.map((v) => v?.replace(/\s/gu, ' '))]));
		expect(dits).toMatchObject({
			habitants: ['50 000', undefined, undefined],
			echelle: ['La commune', 'L’intercommunalité', undefined],
			etp: ['1 temps plein', '0,5 ETP', undefined],
			cout: ['60 000 €', '30 000 €', undefined],
			tete: ['1,20 €', undefined, undefined],
			part: ['60 %', '60 %', undefined],
		});
	});
	test('dit où les groupes s’accordent et où ils diffèrent', () => {
		const [echelle, priorites] = reponsesDesGroupes([A, B], LIBELLES);
		expect(echelle).toMatchObject({
			accord: false,
			avis: [
				{ mot: 'La commune', groupes: ['A'] },
				{ mot: 'L’intercommunalité', groupes: ['B'] },
			],
		});
		expect(priorites).toMatchObject({ accord: true, avis: [{ mot: 'Logement', groupes: ['A', 'B'] }] });
		expect(reponsesDesGroupes([A, VIDE], LIBELLES)[0]?.avis[1]).toEqual({ mot: 'Sans réponse', groupes: ['C'] });
	});
	test('rend les mêmes verdicts que le résultat, les points partagés d’abord', () => {
		const sujets = verdictsDesGroupes([A, B], retenues);
		expect(sujets).toHaveLength(VERDICTS_DECOUVERTE.length);
		expect(sujets.find((s) => s.cle === 'temps-plein')?.avis.map((a) => [a.verdict, a.groupes])).toEqual([
			['a-consolider', ['B']],
			['conforme', ['A']],
		]);
		expect(sujets.map((s) => s.accord)).toEqual(sujets.map((s) => s.accord).sort());
	});
	test.each(readdirSync('content/exemples'))('%s se compare sans erreur', (fichier) => {
		const { dossier } = JSON.parse(readFileSync(`content/exemples/${fichier}`, 'utf8')) as { dossier: Dossier };
		const groupes = [{ nom: 'Exemple', dossier: reponsesDecouverte(dossier, true) }, VIDE];
		expect(
			chiffresDesGroupes(groupes, LIBELLES)
				.flatMap((c) => c.valeurs)
				.join(),
		).not.toMatch(/NaN|undefined|−\d/);
		expect(verdictsDesGroupes(groupes, retenues).flatMap((s) => s.avis.flatMap((a) => a.groupes))).toHaveLength(2 * retenues.length);
	});
});

describe('le cahier', () => {
	const questions = etapes.flatMap((e) => e.questions);
	test.each(questions.map((q) => [q.id, q] as const))('%s laisse de quoi répondre', (_id, q) => {
		const champs = groupesDe(q, false).flatMap((g) => g.champs.map((c) => placeDe(c, true)));
		const tient = (p: ReturnType<typeof placeDe>): boolean => p.cases.length + p.lignes + p.blancs.length > 0;
		// Each field has its place; the communes stand on whole lines, each with what is known of it.
		expect((champs.length > 0 ? champs : [placeDe(q)]).every(tient)).toBe(true);
		expect(placeDe(q).cases.map((c) => c.label)).toEqual(expect.arrayContaining((q.options ?? []).map((o) => o.label)));
	});
	test.each(questions.filter((q) => q.decouverte).map((q) => [q.id, q] as const))(
		'%s tient en peu de place pour la découverte',
		(_id, q) => {
			const places = [placeDe(q), ...groupesDe(q, true).flatMap((g) => g.champs.map((c) => placeDe(c, true)))];
			expect(places.some((p) => p.cases.length + p.lignes + p.blancs.length > 0)).toBe(true);
			expect(groupesDe(q, true).every((g) => g.champs.length <= 2)).toBe(true);
		},
	);
});
