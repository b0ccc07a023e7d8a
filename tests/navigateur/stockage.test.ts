import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { ecrireSauvegarde, lireSauvegarde } from '../../src/stockage/sauvegarde.ts';
import { commencer, enregistre } from './outils.ts';

const DATE = '2026-11-22T10:00:00.000Z';
const enveloppe = (page: Page) => page.getByRole('textbox', { name: /enveloppe annuelle/ }).first();
/** Every key of the base, as the browser holds them. */
const cles = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<string[]>((rendre) => {
				const ouverture = indexedDB.open('parcours-clsm');
				ouverture.onsuccess = () => {
					const toutes = ouverture.result.transaction('dossiers').objectStore('dossiers').getAllKeys();
					toutes.onsuccess = () => {
						ouverture.result.close();
						rendre(toutes.result.map(String));
					};
				};
			}),
	);
async function financement(page: Page): Promise<void> {
	await commencer(page, 'Préparer un dossier complet');
	await page.goto('./parcours/financement/');
	await enveloppe(page).fill('8 000');
	await enregistre(page);
}
const alerte = (page: Page) => page.locator('.alerte-enregistrement');

test('plein au milieu d’une écriture : c’est dit, le fichier contient tout, rien ne se perd en rechargeant', async ({ page }) => {
	await financement(page);
	await page.evaluate(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('plein', 'QuotaExceededError');
		};
	});
	await enveloppe(page).fill('9 000');
	await expect(alerte(page)).toContainText('L’espace de stockage de ce navigateur est plein.');
	const attente = page.waitForEvent('download');
	await alerte(page).getByRole('button', { name: 'Télécharger ma sauvegarde' }).click();
	const lu = lireSauvegarde(await readFile(await (await attente).path(), 'utf8'));
	expect(lu.ok && lu.sauvegarde.dossier.financement?.enveloppe).toBe(9000);
	const questions: string[] = [];
	page.on('dialog', (d) => {
		questions.push(d.type());
		void d.accept();
	});
	await page.reload();
	expect(questions).toEqual(['beforeunload']);
	await expect(enveloppe(page)).toHaveValue(/9\s000/);
	await expect(alerte(page)).toHaveCount(0);
});

test('un open() qui ne répond jamais : c’est dit, et l’on peut travailler', async ({ page }) => {
	await financement(page);
	await page.addInitScript(() => {
		indexedDB.open = () => new EventTarget() as IDBOpenDBRequest;
	});
	await enveloppe(page).fill('8 500');
	await page.goto('./parcours/financement/');
	await expect(alerte(page)).toContainText('Le stockage de ce navigateur ne répond pas.', { timeout: 30_000 });
	await expect(enveloppe(page)).toBeEnabled();
});

test('le dossier unique d’autrefois est repris, avec ses réponses', async ({ page }) => {
	const texte = ecrireSauvegarde({ stade: 'prepare', financement: { enveloppe: 7000 } }, 'complet', DATE);
	await page.goto('./vos-donnees/');
	await page.evaluate(
		(record) =>
			new Promise<void>((fait) => {
				indexedDB.deleteDatabase('parcours-clsm').onsuccess = () => {
					const ouverture = indexedDB.open('parcours-clsm', 2);
					ouverture.onupgradeneeded = () => {
						ouverture.result.createObjectStore('dossiers');
						ouverture.result.createObjectStore('local-forage-detect-blob-support');
					};
					ouverture.onsuccess = () => {
						const ecriture = ouverture.result.transaction('dossiers', 'readwrite');
						ecriture.objectStore('dossiers').put(record, 'dossier');
						ecriture.oncomplete = () => {
							ouverture.result.close();
							fait();
						};
					};
				};
			}),
		texte,
	);
	await page.goto('./parcours/financement/');
	await expect(enveloppe(page)).toHaveValue(/7\s000/);
	expect(await cles(page)).toEqual([expect.stringMatching(/^etat\/repris-/)]);
});

test('un onglet qui n’a rien à lui suit l’autre sans qu’on recharge', async ({ page, context }) => {
	await financement(page);
	const autre = await context.newPage();
	await autre.goto('./parcours/financement/');
	await expect(enveloppe(autre)).toHaveValue(/8\s000/);
	await enveloppe(page).fill('12 000');
	await expect(enveloppe(autre)).toHaveValue(/12\s000/);
	await enveloppe(autre).fill('13 000');
	await expect(enveloppe(page)).toHaveValue(/13\s000/);
});

test('deux onglets qui tapent en même temps : les deux réponses restent', async ({ page, context }) => {
	await financement(page);
	const autre = await context.newPage();
	await autre.goto('./parcours/financement/');
	await expect(enveloppe(autre)).toHaveValue(/8\s000/);
	await Promise.all([enveloppe(page).fill('1 111'), enveloppe(autre).fill('2 222')]);
	await Promise.all([enregistre(page), enregistre(autre)]);
	await expect
		.poll(() =>
			page.evaluate(
				() =>
					new Promise<string>((rendre) => {
						const ouverture = indexedDB.open('parcours-clsm');
						ouverture.onsuccess = () => {
							const tout = ouverture.result.transaction('dossiers').objectStore('dossiers').getAll();
							tout.onsuccess = () => {
								ouverture.result.close();
								rendre(tout.result.map(String).join());
							};
						};
					}),
			),
		)
		.toMatch(/(?=[^]*: 1111)(?=[^]*: 2222)/);
});
