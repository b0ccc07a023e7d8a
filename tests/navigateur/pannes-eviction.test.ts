import { expect, test } from '@playwright/test';
import {
	alerte,
	debuterAvec,
	enCoulisses,
	enregistre,
	entreDeuxVisites,
	ETAPE,
	nom,
	quitterSansCrainte,
	repondre,
	retrouver,
	viderLaBase,
} from './pannes.ts';

test.describe('un stockage évincé entre deux visites', () => {
	const EFFACE = 'Ce navigateur a effacé les réponses qu’il gardait.';

	test('la base partie, le journal resté : la réponse revient', async ({ page, context }) => {
		await debuterAvec(page, 'Avant');
		await page.evaluate(() => {
			// Too late for the base: only the journal is in time.
			IDBDatabase.prototype.transaction = () => {
				throw new DOMException('fermée', 'InvalidStateError');
			};
		});
		await nom(page).fill('Tapée en partant');
		quitterSansCrainte(page);
		await page.close({ runBeforeUnload: true });
		await expect.poll(() => page.isClosed()).toBe(true);
		const coulisses = await enCoulisses(context);
		expect(await coulisses.evaluate(() => Object.keys(localStorage).filter((c) => c.includes('/journal/')).length)).toBe(1);
		await viderLaBase(coulisses);
		await retrouver(coulisses, 'Tapée en partant');
	});

	test('la base partie, un témoin dans localStorage : dit', async ({ page }) => {
		await debuterAvec(page, 'Avant');
		await entreDeuxVisites(page, viderLaBase);
		await page.goto(ETAPE);
		await expect(alerte(page, EFFACE)).toBeVisible();
		await page.getByRole('button', { name: 'Commencer' }).click();
		await repondre(page, 'Repartie');
		await retrouver(page, 'Repartie');
		await expect(alerte(page, EFFACE)).toBeVisible();
	});

	test('base et localStorage partis, l’onglet s’en souvient : dit', async ({ page }) => {
		await debuterAvec(page, 'Avant');
		await entreDeuxVisites(page, async () => {
			await viderLaBase(page);
			await page.evaluate(() => localStorage.clear());
		});
		await page.goto(ETAPE);
		await expect(alerte(page, EFFACE)).toBeVisible();
	});

	test('sous un onglet ouvert : ce qu’il montre est réécrit', async ({ page, context }) => {
		await debuterAvec(page, 'À l’écran');
		await viderLaBase(await enCoulisses(context));
		await page.bringToFront();
		await nom(page).fill('À l’écran toujours');
		await enregistre(page);
		await page.waitForTimeout(900);
		await retrouver(page, 'À l’écran toujours');
	});

	test('tout parti, onglet neuf : une première visite, sans fausse alerte', async ({ page, context }) => {
		await debuterAvec(page, 'Avant');
		await entreDeuxVisites(page, async () => {
			await viderLaBase(page);
			await page.evaluate(() => localStorage.clear());
		});
		await page.close();
		const neuve = await context.newPage();
		await neuve.goto(ETAPE);
		await expect(neuve.getByRole('button', { name: 'Commencer' })).toBeVisible();
		await expect(alerte(neuve, EFFACE)).toBeHidden();
	});
});

test.describe('localStorage refusé', () => {
	const REFUS_LOCAL = () =>
		Object.defineProperty(window, 'localStorage', {
			get: () => {
				throw new DOMException('non', 'SecurityError');
			},
		});

	test('la base garde tout, de visite en visite', async ({ page, context }) => {
		await page.addInitScript(REFUS_LOCAL);
		await debuterAvec(page, 'Dans la base');
		await retrouver(page, 'Dans la base');
		await page.close();
		await retrouver(await context.newPage(), 'Dans la base');
	});

	test('partir avant l’écriture fait demander', async ({ page }) => {
		await page.addInitScript(REFUS_LOCAL);
		const demandes = quitterSansCrainte(page);
		await debuterAvec(page, 'Avant');
		await nom(page).evaluate((champ: HTMLInputElement) => {
			champ.value = 'À peine tapée';
			champ.dispatchEvent(new Event('input', { bubbles: true }));
			location.assign('/documents/');
		});
		await page.waitForURL(/documents/);
		expect(demandes).toEqual(['beforeunload']);
	});
});

test('une page fermée dans les 100 ms ne perd rien', async ({ context }) => {
	let attendu = 'début';
	await debuterAvec(await context.newPage(), attendu);
	for (const attente of [0, 10, 30, 60, 100]) {
		const page = await context.newPage();
		await retrouver(page, attendu);
		attendu = `fermée après ${attente} ms`;
		await nom(page).fill(attendu);
		await page.waitForTimeout(attente);
		await page.close({ runBeforeUnload: true });
		await expect.poll(() => page.isClosed()).toBe(true);
	}
	await retrouver(await context.newPage(), attendu);
});

test('une horloge qui recule ne fait revenir aucune réponse ancienne', async ({ page, context }) => {
	await debuterAvec(page, 'Aujourd’hui');
	await page.close();
	const ailleurs = await context.newPage();
	await ailleurs.clock.setFixedTime(new Date('2019-03-04T10:00:00+01:00'));
	await retrouver(ailleurs, 'Aujourd’hui');
	await repondre(ailleurs, 'Écrite en 2019');
	await expect(ailleurs.locator('.etat-enregistrement .etat')).toContainText('à 10 h 00');
	await nom(ailleurs).fill('Écrite en 2019, en partant');
	await ailleurs.close({ runBeforeUnload: true });
	await expect.poll(() => ailleurs.isClosed()).toBe(true);
	await context.clock.setFixedTime(new Date());
	const apres = await context.newPage();
	await retrouver(apres, 'Écrite en 2019, en partant');
	await expect(apres.locator('.etat-enregistrement .etat')).toContainText('Enregistré sur cet appareil le 4 mars 2019');
	await expect(apres.locator('.alerte-enregistrement')).toBeHidden();
	await repondre(apres, 'Remise à l’heure');
	await retrouver(apres, 'Remise à l’heure');
});
