import { describe, expect, it } from 'vitest';
import { auMoins, contient, ditQuelqueChose, est, estOui, et, non, ou, type Tri } from '../../src/faits/logique.ts';

const V = [true, false, undefined] as const;

describe('la logique à trois valeurs', () => {
	it.each<[Tri, Tri, Tri, Tri]>([
		[true, true, true, true],
		[true, false, false, true],
		[true, undefined, undefined, true],
		[false, undefined, false, undefined],
		[false, false, false, false],
		[undefined, undefined, undefined, undefined],
	])('%s et/ou %s donnent %s et %s', (a, b, attenduEt, attenduOu) => {
		expect([et(a, b), et(b, a)]).toEqual([attenduEt, attenduEt]);
		expect([ou(a, b), ou(b, a)]).toEqual([attenduOu, attenduOu]);
	});

	it('suit les lois de De Morgan', () => {
		for (const a of V) for (const b of V) expect(non(et(a, b))).toBe(ou(non(a), non(b)));
	});

	it('ne lit jamais une absence comme un non', () => {
		expect([estOui(undefined), estOui('ne-sait-pas'), est(undefined, 'a'), est('ne-sait-pas', 'a')]).toEqual([
			undefined,
			undefined,
			undefined,
			undefined,
		]);
		expect([contient(undefined, 'a'), auMoins(undefined), ditQuelqueChose('  ')]).toEqual([undefined, undefined, undefined]);
	});

	it('lit une réponse donnée', () => {
		expect([estOui('oui'), estOui('non'), est('a', 'a', 'b'), est('c', 'a', 'b')]).toEqual([true, false, true, false]);
		expect([contient(['a'], 'a', 'b'), contient([], 'a'), auMoins([1, 2], 2), auMoins([1], 2), ditQuelqueChose('x')]).toEqual([
			true,
			false,
			true,
			false,
			true,
		]);
	});
});
