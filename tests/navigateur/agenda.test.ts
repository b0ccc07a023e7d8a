import { expect, test } from '@playwright/test';
import ICAL from 'ical.js';
import { readFile } from 'node:fs/promises';
import type { Dossier } from '../../src/dossier/schema.ts';
import { donner, surveiller } from './outils.ts';

const DOSSIER: Dossier = {
	stade: 'explore',
	porteur: { entite: { origine: 'saisie', type: 'commune', nom: 'Val-d’Exemple', population: 54_000, populationAnnee: 2023 } },
	preparation: { comite: { existe: 'oui', date: '2031-06-20' }, partenaires: { ars: { etat: 'accord' } } },
	coordination: { etp: 1 },
	calendrier: { conseil: '2031-06-24' },
};
const sauvegarde = (dossier: Dossier) => ({
	name: 'val-d-exemple.clsm.json',
	mimeType: 'application/json',
	buffer: Buffer.from(
		JSON.stringify({
			type: 'parcours-clsm/dossier',
			version: 1,
			enregistre: '2026-11-20T10:12:00.000Z',
			profondeur: 'decouverte',
			dossier,
		}),
	),
});

test('the dates leave as an agenda file that another library reads, and an impossible date is told', async ({ page }) => {
	const erreurs = surveiller(page);
	const demandes: string[] = [];
	page.on('request', (r) => demandes.push(r.url()));
	await page.goto('');
	const choisir = page.getByLabel('Choisir une sauvegarde');
	await expect(choisir).toBeEnabled();
	await donner(choisir, sauvegarde(DOSSIER));
	await page.waitForURL((url) => url.pathname !== '/');
	await page.goto('resultat/');
	const dates = page.locator('.zone-dates');
	await expect(dates).toContainText('Au plus tard le mercredi 18 juin 2031');
	await expect(dates).toContainText('Le comité préparatoire du vendredi 20 juin 2031 vient après le dernier jour de la convocation');
	await expect(dates).toContainText(/Chaque année[\s\S]+Bilan d’activité/);
	await expect(page.locator('.zone-appels')).toContainText('03 20 43 71 00');
	// The library comes with the click, not with the page.
	expect(demandes.filter((url) => /\/ics\.[\w-]+\.js/.test(url))).toEqual([]);
	const [fichier] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Ajouter ces dates à votre agenda (.ics)' }).click(),
	]);
	expect(fichier.suggestedFilename()).toBe('calendrier-clsm.ics');
	const racine = new ICAL.Component(ICAL.parse(await readFile(await fichier.path(), 'utf8')) as unknown[]);
	const lus = racine.getAllSubcomponents('vevent').map((c) => new ICAL.Event(c));
	expect(lus.map((e) => [e.startDate.toString(), e.summary])).toEqual([
		['2031-06-20', 'CLSM – Comité préparatoire'],
		['2031-06-18', 'CLSM – dernier jour\u00A0: Accords des partenaires sur le projet de convention'],
		['2031-06-18', 'CLSM – dernier jour\u00A0: Convocation de l’assemblée, avec le projet'],
		['2031-06-18', 'CLSM – dernier jour\u00A0: Note de synthèse'],
		['2031-06-24', 'CLSM – Délibération'],
	]);
	expect(new Set(lus.map((e) => e.uid)).size).toBe(lus.length);
	expect(erreurs).toEqual([]);
});

test('without a session, the steps are read without dates and no agenda is offered', async ({ page }) => {
	await page.goto('');
	const choisir = page.getByLabel('Choisir une sauvegarde');
	await expect(choisir).toBeEnabled();
	const { calendrier: _sans, preparation: _non, ...reste } = DOSSIER;
	await donner(choisir, sauvegarde(reste));
	await page.waitForURL((url) => url.pathname !== '/');
	await page.goto('resultat/');
	await expect(page.locator('.zone-dates')).toContainText('Date de la séance à fixer');
	await expect(page.getByRole('link', { name: 'Choisir une date' })).toBeVisible();
	await expect(page.getByRole('button', { name: /agenda/ })).toHaveCount(0);
});
