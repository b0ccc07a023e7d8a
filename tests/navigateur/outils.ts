import { readFile } from 'node:fs/promises';
import { expect, type Download, type Page } from '@playwright/test';
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
