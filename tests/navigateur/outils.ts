import { readFile } from 'node:fs/promises';
import { expect, type Download, type Locator, type Page } from '@playwright/test';
import { lirePdf } from '../lire-pdf.ts';

/** Every error of the page fails the test that opened it: a CSP refusal is one. */
export function surveiller(page: Page): string[] {
	const erreurs: string[] = [];
	page.on('pageerror', (e) => erreurs.push(e.message));
	page.on('console', (m) => m.type() === 'error' && erreurs.push(m.text()));
	return erreurs;
}

export async function commencer(page: Page, entree: string): Promise<void> {
	await page.goto('./');
	await page.getByRole('button', { name: entree }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Commencer' }).click();
	await page.waitForURL(/\/(decouverte|parcours)\//);
}

/** Gives a file to a control once it listens: before, Playwright gives it to a control that is still disabled. */
export async function donner(champ: Locator, fichier: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
	await expect(champ).toBeEnabled();
	await champ.setInputFiles(fichier);
}

/** Types in the search of the directory and takes the suggestion that holds `attendu`. */
export async function choisir(page: Page, saisie: string, attendu: RegExp): Promise<void> {
	const champ = page.getByRole('combobox', { name: 'Quelle collectivité porte le projet ?' });
	await expect(champ).toBeEnabled();
	await champ.fill(saisie);
	await page.getByRole('option', { name: attendu }).first().click();
	await expect(page.getByRole('button', { name: 'Choisir une autre collectivité' })).toBeVisible();
}

export const groupe = (page: Page, nom: string | RegExp) => page.getByRole('group', { name: nom }).first();

/** Waits for what was typed to be kept. */
export const enregistre = (page: Page) => expect(page.locator('body')).toContainText(/Enregistré sur cet appareil à/);

export async function lireTelechargement(telechargement: Download): Promise<{ nom: string; pages: number; texte: string }> {
	const chemin = await telechargement.path();
	return { nom: telechargement.suggestedFilename(), ...(await lirePdf(await readFile(chemin))) };
}

export const suite = (page: Page) =>
	page
		.getByRole('link', { name: /^(Continuer|Voir le résultat)/ })
		.first()
		.click();
export const champ = (page: Page, nom: string | RegExp) => page.getByRole('textbox', { name: nom }).first();

/** The eight questions, answered without waiting between screens: nothing typed may be lost on the way. */
export async function decouverte(page: Page): Promise<void> {
	await choisir(page, 'vileurbane', /Villeurbanne/);
	await suite(page);
	await page.getByRole('radio', { name: /^La commune/ }).check();
	await suite(page);
	await groupe(page, 'La psychiatrie publique').getByRole('radio', { name: 'D’accord' }).check();
	await groupe(page, 'Des aidants').getByRole('radio', { name: 'Contact pris' }).check();
	await suite(page);
	await page.getByRole('checkbox', { name: /^Logement/ }).check();
	await suite(page);
	await page.getByRole('radio', { name: /^Rembourser les frais/ }).check();
	await suite(page);
	await page.getByRole('radio', { name: 'Un mi-temps ou plus, sans temps plein' }).check();
	await champ(page, /chiffre exact/).fill('0,8');
	await suite(page);
	await champ(page, /enveloppe annuelle/).fill('8 000');
	await page.getByRole('checkbox', { name: /ARS/ }).check();
	await suite(page);
	await champ(page, 'Quelle séance du conseil visez-vous ?').fill('2027-06-24');
	await suite(page);
}

/** Waits for the document to be written, downloads it and reads it. */
export async function telecharger(page: Page, nom: RegExp) {
	const bouton = page.getByRole('button', { name: nom });
	await expect(bouton).toBeEnabled({ timeout: 30_000 });
	const attente = page.waitForEvent('download');
	await bouton.click();
	return lireTelechargement(await attente);
}
