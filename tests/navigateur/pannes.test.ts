import { expect, test, type Page } from '@playwright/test';
import {
	alerte,
	contenu,
	debuter,
	debuterAvec,
	enregistre,
	entreDeuxVisites,
	ETAPE,
	etats,
	nom,
	quitterSansCrainte,
	repondre,
	retrouver,
	panneDite,
	NON_ENREGISTRE,
	PLEIN,
	REFUS,
	MUET,
} from './pannes.ts';

/** Answers of some size, until the browser refuses one; what was kept and what was not. */
async function remplir(page: Page): Promise<string> {
	for (let i = 1; i <= 60; i++) {
		const texte = `${i}`.padEnd(300, '–');
		await nom(page).fill(texte);
		await page.waitForTimeout(700);
		if (await alerte(page, NON_ENREGISTRE).isVisible()) return texte;
	}
	throw new Error('jamais plein');
}

test.describe('un stockage plein', () => {
	test('pour de bon, au milieu du travail : dit, rien de perdu, et tout reprend', async ({ page, context, baseURL }) => {
		// The room reckoned lasts thirty seconds at most.
		const fautes: string[] = [];
		page.on('pageerror', (e) => fautes.push(e.message));
		quitterSansCrainte(page);
		const cdp = await context.newCDPSession(page);
		const origin = new URL(baseURL ?? '').origin;
		await debuterAvec(page, 'Avant');
		await entreDeuxVisites(page, async () => {
			const usage = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
			await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage });
			// Chromium forgets the room it had reckoned two seconds after the last page has let the base go.
			await page.waitForTimeout(3000);
		});
		await retrouver(page, 'Avant');
		const refusee = await remplir(page);
		await panneDite(page, PLEIN, refusee);
		await retrouver(page, refusee);
		await nom(page).fill(`${refusee} encore`.slice(-300));
		await panneDite(page, PLEIN, 'encore');
		// The last answer has been tried and refused: a try still to come would pass by itself once there is room, and take the button away.
		await page.waitForTimeout(1500);
		await cdp.send('Storage.overrideQuotaForOrigin', { origin });
		const reprise = expect(page.getByRole('status').filter({ hasText: 'de nouveau enregistrées' })).toHaveCount(1, { timeout: 60_000 });
		await Promise.race([page.getByRole('button', { name: 'Réessayer' }).click(), reprise]);
		await reprise;
		await expect(alerte(page, NON_ENREGISTRE)).toBeHidden();
		await retrouver(page, `${refusee} encore`.slice(-300));
		expect(fautes).toEqual([]);
	});

	for (const rang of [1, 3])
		test(`à partir de l’écriture n° ${rang} : dit, puis la suivante garde tout`, async ({ page }) => {
			quitterSansCrainte(page);
			await debuterAvec(page, 'Avant');
			await page.evaluate((n) => {
				const vrai = IDBObjectStore.prototype.put;
				let appels = 0;
				IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: [unknown, IDBValidKey?]) {
					if (++appels >= n && !('place' in window)) throw new DOMException('plein', 'QuotaExceededError');
					return vrai.apply(this, args);
				};
			}, rang);
			for (let i = 1; i < rang; i++) await repondre(page, `Réponse ${i}`);
			await nom(page).fill('Refusée');
			await panneDite(page, PLEIN, 'Refusée');
			await page.evaluate(() => Object.assign(window, { place: true }));
			await repondre(page, 'Refusée puis gardée');
			await expect(alerte(page, NON_ENREGISTRE)).toBeHidden();
			await retrouver(page, 'Refusée puis gardée');
		});

	test('une seule fois : le premier geste suivant l’enregistre', async ({ page }) => {
		await debuterAvec(page, 'Avant');
		await page.evaluate(() => {
			const vrai = IDBObjectStore.prototype.put;
			IDBObjectStore.prototype.put = () => {
				IDBObjectStore.prototype.put = vrai;
				throw new DOMException('plein', 'QuotaExceededError');
			};
		});
		await nom(page).fill('Refusée une fois');
		await expect(alerte(page, NON_ENREGISTRE)).toContainText(PLEIN);
		await page.getByRole('button', { name: 'Réessayer' }).click();
		await expect(page.getByRole('status').filter({ hasText: 'de nouveau enregistrées' })).toHaveCount(1);
		await retrouver(page, 'Refusée une fois');
	});
});

test.describe('IndexedDB refusé', () => {
	const REFUS_DE_BASE: Record<string, () => void> = {
		absent: () => Object.defineProperty(window, 'indexedDB', { value: undefined }),
		'qui lève une erreur': () => {
			IDBFactory.prototype.open = () => {
				throw new DOMException('non', 'SecurityError');
			};
		},
		'qui s’ouvre en erreur, comme en navigation privée': () => {
			IDBFactory.prototype.open = () => {
				const r = Object.assign(new EventTarget(), { error: new DOMException('privé', 'InvalidStateError'), result: undefined });
				setTimeout(() => {
					const e = new Event('error', { cancelable: true });
					(r as unknown as { onerror?: (e: Event) => void }).onerror?.(e);
					r.dispatchEvent(e);
				}, 5);
				return r as unknown as IDBOpenDBRequest;
			};
		},
	};
	for (const [comment, refuser] of Object.entries(REFUS_DE_BASE)) {
		test(`${comment} : localStorage prend la suite, et tout revient avec la base`, async ({ page, context }) => {
			await page.addInitScript(refuser);
			await debuter(page);
			await nom(page).fill('Sans base');
			await page.waitForTimeout(900);
			await enregistre(page);
			await retrouver(page, 'Sans base');
			await page.close();
			const saine = await context.newPage();
			await retrouver(saine, 'Sans base');
			await expect.poll(async () => (await etats(saine)).length).toBeGreaterThan(0);
		});

		test(`${comment}, localStorage aussi : dit, le travail continue en mémoire`, async ({ page, context }) => {
			const demandes = quitterSansCrainte(page);
			await debuterAvec(page, 'Avant');
			await page.addInitScript(refuser);
			await page.addInitScript(() => {
				for (const genre of ['localStorage', 'sessionStorage'])
					Object.defineProperty(window, genre, {
						get: () => {
							throw new DOMException('non', 'SecurityError');
						},
					});
			});
			await page.reload();
			await expect(page.getByRole('alert').filter({ hasText: REFUS })).toBeVisible();
			await page.getByRole('button', { name: 'Commencer' }).click();
			await nom(page).fill('En mémoire');
			await panneDite(page, REFUS, 'En mémoire');
			await page.reload();
			expect(demandes).toEqual(['beforeunload']);
			await page.close();
			await retrouver(await context.newPage(), 'Avant');
		});
	}

	test('un jour, après des visites où il marchait : dit, rien d’effacé', async ({ page, context }) => {
		await debuterAvec(page, 'Gardée dans la base');
		await page.addInitScript(REFUS_DE_BASE['absent'] as () => void);
		await page.reload();
		await expect(alerte(page, 'Le stockage habituel de ce navigateur est refusé aujourd’hui')).toBeVisible();
		await page.close();
		await retrouver(await context.newPage(), 'Gardée dans la base');
	});
});

test.describe('une base qui ne répond jamais', () => {
	const taire = () => {
		IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
	};

	test('à la première visite : dit, et le journal garde le travail', async ({ page, context }) => {
		quitterSansCrainte(page);
		await page.addInitScript(taire);
		await page.goto(ETAPE);
		await expect(alerte(page, NON_ENREGISTRE)).toContainText(MUET, { timeout: 15_000 });
		await page.getByRole('button', { name: 'Commencer' }).click();
		await nom(page).fill('Tapée dans le silence');
		await panneDite(page, MUET, 'Tapée dans le silence');
		await page.close({ runBeforeUnload: true });
		await expect.poll(() => context.pages().length).toBe(0);
		await retrouver(await context.newPage(), 'Tapée dans le silence');
	});

	test('avec un dossier : dit, et rien ne passe par-dessus', async ({ page, context }) => {
		quitterSansCrainte(page);
		await debuterAvec(page, 'Avant');
		await page.addInitScript(taire);
		await page.reload();
		const boite = alerte(page, 'ne peuvent pas être lues pour l’instant ; elles ne sont pas effacées');
		await expect(boite).toContainText(MUET, { timeout: 15_000 });
		await page.getByRole('button', { name: 'Commencer' }).click();
		await nom(page).fill('Commencée à côté');
		await panneDite(page, MUET, 'Commencée à côté');
		await page.close({ runBeforeUnload: true });
		await expect.poll(() => context.pages().length).toBe(0);
		const apres = await context.newPage();
		await retrouver(apres, 'Commencée à côté');
		await expect(alerte(apres, 'pour l’instant')).toBeHidden();
		await apres.goto('dossiers/');
		await expect(apres.locator('.dossiers > li')).toHaveCount(2);
		expect(JSON.stringify(await contenu(apres))).toContain('Avant');
	});

	test('en pleine visite : dit, et le journal garde le travail', async ({ page, context }) => {
		quitterSansCrainte(page);
		await debuterAvec(page, 'Avant');
		await page.evaluate(() => {
			IDBDatabase.prototype.transaction = () =>
				({ objectStore: () => new Proxy({}, { get: () => () => ({}) }) }) as unknown as IDBTransaction;
		});
		await nom(page).fill('Pendant le silence');
		await panneDite(page, MUET, 'Pendant le silence');
		await page.close({ runBeforeUnload: true });
		await expect.poll(() => context.pages().length).toBe(0);
		await retrouver(await context.newPage(), 'Pendant le silence');
	});
});
