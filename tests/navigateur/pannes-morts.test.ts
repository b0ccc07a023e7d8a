import { expect, test } from '@playwright/test';
import { mourirSouvent } from './mort-subite.ts';

// `npm run verifier:long` sets both.
const points = Number(process.env['MORTS'] ?? 10);
const graine = Number(process.env['GRAINE'] ?? 2026);

test(`onglet ou navigateur tué ${points} fois en pleine frappe : rien de perdu au-delà de la dernière seconde`, async ({ baseURL }) => {
	test.setTimeout(60_000 + points * 15_000);
	const bilan = await mourirSouvent(baseURL ?? '', points, graine, (fait) => {
		if (fait % 20 === 0) console.log(`${fait} morts sur ${points}`);
	});
	const { navigateurs, frappes, perdues, pireAge, fautes } = bilan;
	console.log(
		`${points} morts (${navigateurs} du navigateur, ${points - navigateurs} de l’onglet), graine ${graine} : ${frappes} frappes, ${perdues} de la dernière seconde perdues (la plus ancienne a ${Math.round(pireAge)} ms), réponses perdues : ${fautes.length}`,
	);
	expect(fautes).toEqual([]);
	expect(frappes).toBeGreaterThan(points * 2);
});
