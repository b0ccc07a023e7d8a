import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { abattre, lancer, mourirSouvent } from './mort-subite.ts';
import { ETAPE, nom } from './pannes.ts';

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

test('une page que le navigateur sort de son cache ne montre pas d’anciennes réponses', async ({ baseURL }) => {
	const profil = await mkdtemp(path.join(tmpdir(), 'parcours-profil-'));
	const nav = await lancer(profil);
	try {
		const { page } = nav;
		const adresse = new URL(ETAPE, baseURL).href;
		await page.goto(adresse);
		// A page that the copy of the site takes over while it is open is not kept in memory.
		await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
		await page.reload();
		await page.getByRole('button', { name: 'Commencer' }).click();
		await page.evaluate(() => addEventListener('pageshow', (e) => e.persisted && sessionStorage.setItem('sortie-du-cache', 'oui')));
		await nom(page).fill('Ancienne');
		await page.goto(new URL('mentions-legales/', baseURL).href);
		const autre = await page.context().newPage();
		await autre.goto(adresse);
		await expect(nom(autre)).toHaveValue('Ancienne');
		await nom(autre).fill('Écrite pendant ce temps');
		await expect(autre.locator('.etat-enregistrement .etat')).toContainText('Enregistré');
		await autre.close({ runBeforeUnload: true });
		await expect.poll(() => autre.isClosed()).toBe(true);
		await page.goBack();
		await expect(nom(page)).toHaveValue('Écrite pendant ce temps');
		await expect(page.locator('.alerte-enregistrement')).toBeHidden();
		console.log(await page.evaluate(() => JSON.stringify((performance.getEntriesByType('navigation')[0] as unknown as { notRestoredReasons: unknown }).notRestoredReasons)));
		expect(await page.evaluate(() => sessionStorage.getItem('sortie-du-cache'))).toBe('oui');
	} finally {
		await abattre(nav);
		await rm(profil, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}
});
