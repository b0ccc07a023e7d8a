import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from '../../src/dossier/differences.ts';
import { fusionner, tout, trier, type Cote } from '../../src/dossier/fusion.ts';
import { schemaDossier, type Dossier } from '../../src/dossier/schema.ts';
import { ENTREES_MAX } from '../../src/dossier/types.ts';
import { dossierQuelconque, TOURS } from '../arbitraires.ts';

const membre = (id: string, structure: string) => ({ id, structure });
const copil = (...membres: ReturnType<typeof membre>[]): Dossier => ({ gouvernance: { copil: { membres } } });
const ids = (d: Dossier): string[] => (d.gouvernance?.copil?.membres ?? []).map((m) => m.id);
const [x, y, z, w] = [membre('x', 'GEM'), membre('y', 'Unafam'), membre('z', 'Bailleur'), membre('w', 'Mission locale')];

/** Two dossiers that share some of their answers and entries, as two copies of one do. */
const deuxCopies = fc
	.tuple(dossierQuelconque(), dossierQuelconque(), dossierQuelconque())
	.map(([base, a, b]): [Dossier, Dossier, Dossier] => [base, { ...base, ...piocher(a, 0) }, { ...base, ...piocher(b, 1) }]);
const piocher = (d: Dossier, parite: number): Dossier =>
	Object.fromEntries(Object.entries(d).filter((_, i) => i % 2 === parite || i % 3 === 0));
/** Entries of one side may hold the ids of the other: the same list, changed. */
const melanger = (a: Dossier, b: Dossier): Dossier => {
	const [miens, siens] = [a.gouvernance?.copil?.membres ?? [], b.gouvernance?.copil?.membres ?? []];
	if (miens.length === 0 || siens.length === 0) return b;
	const [premier] = miens;
	const membres = [...siens.filter((m) => m.id !== premier?.id), { ...siens[0], id: premier?.id ?? '' }];
	return { ...b, gouvernance: { ...b.gouvernance, copil: { ...b.gouvernance?.copil, membres } } };
};
const paire = deuxCopies.map(([, a, b]): [Dossier, Dossier] => [a, melanger(a, b)]);

describe('merging two dossiers', () => {
	it('all of here is here; all of the other is the other, but for the notes', () => {
		fc.assert(
			fc.property(paire, ([ici, autre]) => {
				const diffs = differences(ici, autre);
				expect(differences(ici, fusionner(ici, autre, tout(diffs, 'ici')).dossier)).toEqual([]);
				const tous = fusionner({ ...ici, notes: { stade: 'à moi' } }, { ...autre, notes: { stade: 'à lui' } }, tout(diffs, 'autre'));
				expect(differences(autre, tous.dossier)).toEqual([]);
				expect(tous.dossier.notes).toEqual({ stade: 'à moi' });
				expect(tous.ecartees).toEqual([]);
			}),
			{ numRuns: TOURS },
		);
	});

	it('unsaid, answers stay and entries of both sides are kept', () => {
		fc.assert(
			fc.property(paire, ([ici, autre]) => {
				const { dossier } = fusionner(ici, autre, new Map());
				for (const d of differences(ici, dossier))
					expect([d.avant, (d.apres as { id?: string }).id]).toEqual([undefined, expect.any(String)]);
				const sien = differences(dossier, autre);
				expect(sien.filter((d) => d.avant === undefined && (d.apres as { id?: string } | undefined)?.id)).toEqual([]);
			}),
			{ numRuns: TOURS },
		);
	});

	it('any choice gives a dossier that the schema accepts, each answer from one of the two, and changes neither side', () => {
		fc.assert(
			fc.property(paire, fc.array(fc.boolean(), { minLength: 7, maxLength: 31 }), ([ici, autre], tirage) => {
				const [copieIci, copieAutre] = [structuredClone(ici), structuredClone(autre)];
				const diffs = differences(ici, autre);
				const choix = new Map(diffs.map((d, i): [string, Cote] => [d.champ, tirage[i % tirage.length] ? 'ici' : 'autre']));
				const { dossier } = fusionner(ici, autre, choix);
				expect(schemaDossier.safeParse(dossier).success).toBe(true);
				const [deIci, deAutre] = [differences(ici, dossier), differences(autre, dossier)].map((l) => new Set(l.map((d) => d.champ)));
				const ordres = diffs.filter((d) => Array.isArray(d.avant) && Array.isArray(d.apres)).map((d) => d.champ);
				for (const [champ, cote] of choix)
					if (!ordres.includes(champ)) expect((cote === 'ici' ? deIci : deAutre)?.has(champ), champ).toBe(false);
				expect([ici, autre]).toEqual([copieIci, copieAutre]);
			}),
			{ numRuns: TOURS },
		);
	});

	it('puts an added entry after the one it follows on its side', () => {
		expect(ids(fusionner(copil(x, y, z), copil(x, w, y), new Map()).dossier)).toEqual(['x', 'w', 'y', 'z']);
		expect(ids(fusionner(copil(x, y), copil(w, x, y), new Map()).dossier)).toEqual(['w', 'x', 'y']);
		expect(ids(fusionner(copil(x, y, z), copil(z, x, y), new Map([['gouvernance.copil.membres', 'autre']])).dossier)).toEqual([
			'z',
			'x',
			'y',
		]);
	});

	it('keeps every entry of here when a list is full, and tells how many of the other stay out', () => {
		const serie = (lettre: string, n: number) => Array.from({ length: n }, (_, i) => membre(`${lettre}${i}`, `${lettre} ${i}`));
		const { dossier, ecartees } = fusionner(copil(...serie('a', 150)), copil(...serie('b', 120)), new Map());
		expect(ecartees).toEqual([{ champ: 'gouvernance.copil.membres', nombre: 70 }]);
		expect(ids(dossier)).toHaveLength(ENTREES_MAX);
		expect(ids(dossier).filter((id) => id.startsWith('a'))).toHaveLength(150);
		expect(schemaDossier.safeParse(dossier).success).toBe(true);
	});

	it('keeps the exchanges of here and takes none of the other', () => {
		const partage = { apports: [{ champ: 'coordination.etp', auteur: 'CH' }] };
		expect(fusionner({ partage }, { partage: { apports: [] }, stade: 'explore' }, new Map([['stade', 'autre']])).dossier).toEqual({
			stade: 'explore',
			partage,
		});
	});
});

describe('merging with a common ancestor', () => {
	const champs = (l: { champ: string }[]): string[] => l.map((d) => d.champ);

	it('asks only what changed on both sides', () => {
		const base: Dossier = { coordination: { etp: 1, contact: 'a' }, stade: 'explore' };
		const ici: Dossier = { coordination: { etp: 0.8, contact: 'b' }, stade: 'explore' };
		const autre: Dossier = { coordination: { etp: 0.5, contact: 'a' }, stade: 'prepare' };
		const { conflits, reprises, choix } = trier(base, ici, autre);
		expect([champs(conflits), champs(reprises)]).toEqual([['coordination.etp'], ['stade']]);
		expect(choix.get('coordination.contact')).toBe('ici');
		expect(fusionner(ici, autre, choix).dossier).toEqual({ coordination: { etp: 0.8, contact: 'b' }, stade: 'prepare' });
	});

	it('follows entries: added there, removed here, removed there and changed here', () => {
		const change = membre('z', 'Bailleur social');
		const base = copil(x, y, z);
		const tri = trier(base, copil(x, change), copil(x, y, w));
		expect(champs(tri.conflits)).toEqual(['gouvernance.copil.membres.z']);
		expect(champs(tri.reprises)).toEqual(['gouvernance.copil.membres.w']);
		expect(tri.choix.get('gouvernance.copil.membres.y')).toBe('ici');
		expect(ids(fusionner(copil(x, change), copil(x, y, w), tri.choix).dossier)).toEqual(['x', 'w', 'z']);
	});

	it('a new order on one side does not make a conflict of a change on the other', () => {
		const tri = trier(copil(x, y), copil(y, x), copil(x, membre('y', 'Unafam 13')));
		expect([tri.conflits, champs(tri.reprises)]).toEqual([[], ['gouvernance.copil.membres.y.structure']]);
	});

	it('without a change of ours the other comes whole; without a change of theirs nothing moves; no difference is forgotten', () => {
		fc.assert(
			fc.property(deuxCopies, ([base, ici, autre]) => {
				const theirs = trier(base, base, autre);
				expect(theirs.conflits).toEqual([]);
				expect(differences(autre, fusionner(base, autre, theirs.choix).dossier)).toEqual([]);
				const ours = trier(base, ici, base);
				expect([ours.conflits, ours.reprises]).toEqual([[], []]);
				expect(differences(ici, fusionner(ici, base, ours.choix).dossier)).toEqual([]);
				const tri = trier(base, ici, autre);
				expect(tri.choix.size + tri.conflits.length).toBe(differences(ici, autre).length);
			}),
			{ numRuns: TOURS },
		);
	});
});
