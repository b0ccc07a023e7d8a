import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { direDifferences, pourDifferences } from '../../src/components/questions/differences.ts';
import { chargerContenu } from '../../src/contenu/charger.ts';
import { differences } from '../../src/dossier/differences.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { dossierRiche } from '../dossier-riche.ts';

const riche = dossierRiche();
const etapes = pourDifferences(chargerContenu(fileURLToPath(new URL('../..', import.meta.url))).etapes);
const membre = (id: string, structure: string) => ({ id, categorie: 'associations' as const, structure });
const copil = (...membres: ReturnType<typeof membre>[]): Dossier => ({ gouvernance: { copil: { membres } } });
const net = (s: string): string => s.replace(/[\u00a0\u202f]/g, ' ');

describe('differences', () => {
	it('tells nothing of the same dossier, nor of empty groups and notes', () => {
		expect(differences(riche, structuredClone(riche))).toEqual([]);
		expect(differences({}, { notes: { stade: 'à voir' }, portee: { situations: {} } })).toEqual([]);
	});

	it('tells one leaf with both sides, and an absent side as undefined', () => {
		expect(differences({ coordination: { etp: 1 } }, { coordination: { etp: 0.5, formation: 'oui' } })).toEqual([
			{ champ: 'coordination.etp', avant: 1, apres: 0.5 },
			{ champ: 'coordination.formation', avant: undefined, apres: 'oui' },
		]);
	});

	it('matches list entries by id, wherever they stand', () => {
		const a = copil(membre('x', 'GEM'), membre('y', 'Unafam'), membre('z', 'Bailleur'));
		const b = copil(membre('x', 'GEM'), membre('z', 'Bailleur social'), membre('w', 'Mission locale'));
		expect(differences(a, b)).toEqual([
			{ champ: 'gouvernance.copil.membres.y', avant: membre('y', 'Unafam'), apres: undefined },
			{ champ: 'gouvernance.copil.membres.z.structure', avant: 'Bailleur', apres: 'Bailleur social' },
			{ champ: 'gouvernance.copil.membres.w', avant: undefined, apres: membre('w', 'Mission locale') },
		]);
	});

	it('tells a new order once', () => {
		const [x, y, z] = [membre('x', 'GEM'), membre('y', 'Unafam'), membre('z', 'Bailleur')];
		expect(differences(copil(x, y, z), copil(z, x, y))).toEqual([
			{ champ: 'gouvernance.copil.membres', avant: ['x', 'y', 'z'], apres: ['z', 'x', 'y'] },
		]);
	});

	it('does not take another id for another entry', () => {
		expect(differences(copil(membre('x', 'GEM')), copil(membre('autre', 'GEM')))).toEqual([]);
	});

	it('tells amounts of a year as one answer', () => {
		const enveloppe = (montants: (number | null)[]): Dossier => ({ financement: { depenses: [{ id: 'd', montants }] } });
		expect(differences(enveloppe([1000, null]), enveloppe([1000, 2000]))).toEqual([
			{ champ: 'financement.depenses.d.montants', avant: [1000, null], apres: [1000, 2000] },
		]);
	});

	it('loses no answer: every leaf of a full dossier is a difference with an empty one, and back', () => {
		const aller = differences({}, riche);
		expect(new Set(aller.map((d) => d.champ)).size).toBe(aller.length);
		expect(differences(riche, {}).map((d) => [d.champ, d.avant])).toEqual(aller.map((d) => [d.champ, d.apres]));
	});
});

describe('differences in words', () => {
	const dire = (a: Dossier, b: Dossier) =>
		direDifferences(differences(a, b), etapes, a, b).map((q) => ({
			id: q.id,
			lignes: q.lignes.map((l) => `${net(l.sujet)} | ${net(l.avant)} | ${net(l.apres)}`),
		}));

	it('says the answer of a question as the screen does', () => {
		expect(dire({ coordination: { etp: 1 } }, { coordination: { etp: 0.5 } })).toEqual([
			{ id: 'coordination.etp', lignes: [' | 1 équivalent temps plein | 0,5 équivalent temps plein'] },
		]);
		expect(dire({}, { financement: { enveloppe: 12000 } })[0]?.lignes).toEqual([' | non renseigné | 12 000 €']);
	});

	it('names the entry and the field', () => {
		const [x, y] = [membre('x', 'GEM'), membre('y', 'Unafam')];
		expect(dire(copil(x, y), copil(x, membre('y', 'Unafam 13')))[0]?.lignes).toEqual([
			'membre 2 : structure ou catégorie représentée | Unafam | Unafam 13',
		]);
		expect(dire(copil(x), copil(x, y))[0]?.lignes).toEqual([expect.stringMatching(/^membre 2 \| non renseigné \| .*Unafam/)]);
		expect(dire(copil(x, y), copil(y, x))[0]?.lignes[0]).toMatch(/^ordre \| /);
	});

	it('tells the carrier in one line', () => {
		const a: Dossier = { porteur: { entite: { nom: 'Arles', code: '13004', population: 50000, type: 'commune' } } };
		const b: Dossier = { porteur: { entite: { nom: 'Tarascon', code: '13108', population: 15000, type: 'commune' } } };
		expect(dire(a, b)).toEqual([{ id: 'porteur.entite', lignes: [' | Arles, 50 000 habitants | Tarascon, 15 000 habitants'] }]);
	});

	it('has words for every answer of a full dossier, and never shows a bare value of the schema', () => {
		const dites = direDifferences(differences({}, riche), etapes, {}, riche);
		const lignes = dites.flatMap((q) => q.lignes.map((l) => ({ id: q.id, ...l })));
		expect(lignes.length).toBeGreaterThan(100);
		for (const { id, sujet, avant, apres } of lignes) {
			expect(avant, id).toBe('non renseigné');
			expect(apres, `${id} ${sujet}`).not.toBe('non renseigné');
			expect(`${sujet} ${apres}`, id).not.toMatch(/\[object|undefined|ne-sait-pas/);
		}
	});
});
