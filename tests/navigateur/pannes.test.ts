import { expect, test, type Page } from '@playwright/test';
import {
	alerte,
	contenu,
	debuter,
	debuterAvec,
	ecrireBrut,
	enCoulisses,
	enregistre,
	entreDeuxVisites,
	ETAPE,
	etats,
	nom,
	quitterSansCrainte,
	repondre,
	retrouver,
	viderLaBase,
} from './pannes.ts';

const NON_ENREGISTRE = 'Vos dernières réponses ne sont pas enregistrées sur cet appareil.';
const PLEIN = 'L’espace de stockage de ce navigateur est plein.';
const REFUS = 'Ce navigateur refuse d’enregistrer';
const MUET = 'Le stockage de ce navigateur ne répond pas.';
const PRECEDENT = 'elle a été mise de côté, sans être effacée, et voici l’état précédent.';

/** The failure is told, stays, and the file that saves the work is one click away with what was typed. */
async function panneDite(page: Page, message: string, reponse: string): Promise<void> {
	const boite = alerte(page, NON_ENREGISTRE);
	await expect(boite).toContainText(message, { timeout: 15_000 });
	const fichier = page.waitForEvent('download');
	await page.locator('.alerte-enregistrement').getByRole('button', { name: 'Télécharger ma sauvegarde' }).click();
	const morceaux: Buffer[] = [];
	for await (const m of await (await fichier).createReadStream()) morceaux.push(m as Buffer);
	expect(Buffer.concat(morceaux).toString('utf8')).toContain(reponse);
	await expect(boite).toBeVisible();
}

/** Answers of some size, until the browser refuses one; what was kept and what was not. */
async function remplir(page: Page): Promise<string> {
	for (let i = 1; i <= 20; i++) {
		const texte = `${i}`.padEnd(300, '–');
		await nom(page).fill(texte);
		await page.waitForTimeout(700);
		if (await alerte(page, NON_ENREGISTRE).isVisible()) return texte;
	}
	throw new Error('jamais plein');
}

test.describe('un stockage plein', () => {
	test('pour de bon, au milieu du travail : dit, rien de perdu, et tout reprend', async ({ page, context, baseURL }) => {
		const fautes: string[] = [];
		page.on('pageerror', (e) => fautes.push(e.message));
		quitterSansCrainte(page);
		const cdp = await context.newCDPSession(page);
		const origin = new URL(baseURL ?? '').origin;
		await debuterAvec(page, 'Avant');
		await entreDeuxVisites(page, async () => {
			const usage = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
			await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 5000 });
			// Chromium forgets the room it had reckoned two seconds after the last page has let the base go.
			await page.waitForTimeout(3000);
		});
		await retrouver(page, 'Avant');
		const refusee = await remplir(page);
		await panneDite(page, PLEIN, refusee);
		await retrouver(page, refusee);
		await nom(page).fill(`${refusee} encore`.slice(-300));
		await panneDite(page, PLEIN, 'encore');
		await cdp.send('Storage.overrideQuotaForOrigin', { origin });
		await page.getByRole('button', { name: 'Réessayer' }).click();
		await expect(page.getByRole('status').filter({ hasText: 'de nouveau enregistrées' })).toHaveCount(1);
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

test.describe('un enregistrement abîmé à la main', () => {
	const DEGATS: Record<string, (brut: string) => unknown> = {
		'texte coupé': (brut) => brut.slice(0, Math.floor(brut.length * 0.7)),
		'en-tête coupé': (brut) => brut.slice(5),
		'autre JSON': () => '{"bonjour":1}',
		vide: () => '',
		nombre: () => 42,
		objet: () => ({ connus: [], dossier: {} }),
		'types faux': (brut) => brut.replace(/"dossier":\s*\{/, '"dossier":{"porteur":12,"portee":"x","notes":[1],'),
		'page HTML': () => '<!doctype html><title>502</title>',
	};
	const enTexte = (v: unknown): string => (typeof v === 'string' ? v : JSON.stringify(v));

	test(`${Object.keys(DEGATS).join(', ')} : mis de côté, l’état précédent revient, c’est dit`, async ({ page }) => {
		const attendus: string[] = [];
		await debuterAvec(page, 'Précédente');
		for (const [comment, abimer] of Object.entries(DEGATS)) {
			await repondre(page, `À abîmer : ${comment}`);
			await entreDeuxVisites(page, async () => {
				const derniere = (await etats(page)).at(-1) ?? '';
				const brut = abimer(String((await contenu(page))[derniere]));
				attendus.push(enTexte(brut));
				await ecrireBrut(page, derniere, brut);
			});
			await retrouver(page, 'Précédente');
			await expect(alerte(page, PRECEDENT)).toBeVisible();
			await page.reload();
			await expect(alerte(page, PRECEDENT)).toBeVisible();
			await page.getByRole('button', { name: 'J’ai compris' }).click();
			await expect(alerte(page, PRECEDENT)).toBeHidden();
		}
		const ecarts = Object.entries(await contenu(page)).filter(([c]) => c.startsWith('ecart/'));
		expect(ecarts.map(([, v]) => v).sort()).toEqual(attendus.sort());
	});

	test('tous les états : dit, tout est mis de côté', async ({ page }) => {
		await debuterAvec(page, 'Une', 'Deux');
		let avant: string[] = [];
		await entreDeuxVisites(page, async () => {
			avant = await etats(page);
			for (const [i, cle] of avant.entries()) await ecrireBrut(page, cle, `cassé ${i}`);
		});
		await page.goto(ETAPE);
		await expect(alerte(page, 'n’ont pas pu être relues et ont été mises de côté. Rouvrez votre dernière sauvegarde.')).toBeVisible();
		const ecarts = Object.keys(await contenu(page)).filter((c) => c.startsWith('ecart/'));
		expect(ecarts).toHaveLength(avant.length);
	});

	test('par une version plus récente du site : dit, laissé en place', async ({ page }) => {
		await debuterAvec(page, 'D’ici');
		let cle = '';
		let brut = '';
		await entreDeuxVisites(page, async () => {
			cle = (await etats(page)).at(-1) ?? '';
			brut = String((await contenu(page))[cle]).replace(/"version":\s*\d+/, '"version": 999');
			await ecrireBrut(page, cle, brut);
		});
		await page.goto(ETAPE);
		await expect(alerte(page, 'enregistré ici par une version plus récente du site')).toBeVisible();
		expect((await contenu(page))[cle]).toBe(brut);
	});
});

test.describe('un stockage évincé entre deux visites', () => {
	const EFFACE = 'Ce navigateur a effacé les réponses qu’il gardait.';

	test('la base partie, le journal resté : la réponse revient', async ({ page, context }) => {
		await debuterAvec(page, 'Avant');
		await nom(page).fill('Tapée en partant');
		await page.close({ runBeforeUnload: true });
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
