import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { donner, enregistre, surveiller } from './outils.ts';

const EXEMPLE = 'content/exemples/epci-complet.json';
const AUTRE = 'content/exemples/commune-qui-explore.json';

/** Opens an example as the current dossier, then the comparison. */
async function ouvrir(page: Page, fichier: string | { name: string; mimeType: string; buffer: Buffer } = EXEMPLE): Promise<void> {
	await page.goto('./');
	await expect(page.locator('#sauvegarde')).toBeEnabled();
	await donner(page.locator('#sauvegarde'), fichier);
	await page.waitForURL(/\/(recapitulatif|parcours|resultat|decouverte)\//);
	await enregistre(page);
	await page.goto('comparer/');
	await expect(page.getByRole('radio', { name: /Une variante essayée ici/ })).toBeEnabled();
}
const bilan = (page: Page) => page.locator('.bilan');
const chiffres = (page: Page) => page.getByRole('table', { name: /Chiffres de votre dossier/ });

/** The dossier as this browser keeps it. */
const stocke = (page: Page): Promise<string> =>
	page.evaluate(
		() =>
			new Promise<string>((dire, refuser) => {
				indexedDB.databases().then(async (bases) => {
					const contenus = await Promise.all(
						bases.map(
							({ name = '' }) =>
								new Promise((suite) => {
									const ouverture = indexedDB.open(name);
									ouverture.onsuccess = () => {
										const base = ouverture.result;
										const tables = [...base.objectStoreNames].filter((t) => t !== 'local-forage-detect-blob-support');
										if (tables.length === 0) return suite([]);
										const lecture = base
											.transaction(tables)
											.objectStore(tables[0] ?? '')
											.getAll();
										lecture.onsuccess = () => suite(lecture.result);
									};
								}),
						),
					);
					dire(JSON.stringify(contenus));
				}, refuser);
			}),
	);

test('a variant with less time: figures, verdicts, answers and clauses follow, the dossier does not move', async ({ page }) => {
	const erreurs = surveiller(page);
	await ouvrir(page);
	const avant = await stocke(page);
	expect(avant).toContain('Val-d’Exemple');
	await page.getByRole('radio', { name: /Une variante essayée ici/ }).check();
	await expect(bilan(page)).toHaveText('Rien ne diffère : les deux dossiers disent la même chose.', { timeout: 20_000 });
	await page.getByRole('textbox', { name: 'Temps de coordination' }).fill('0,5');
	await expect(bilan(page)).toHaveText(/chiffres, .* verdicts, .* articles et 1 réponse diffèrent/, { timeout: 20_000 });

	const ligne = chiffres(page).getByRole('row', { name: /^Coordination/ });
	await expect(ligne).toContainText('1 temps plein');
	await expect(ligne).toContainText('0,5 ETP');
	await expect(page.getByRole('table', { name: 'Verdicts qui diffèrent' })).toContainText('Un temps plein de coordination');
	await expect(page.getByRole('table', { name: 'Réponses qui diffèrent' })).toContainText('0,5 équivalent temps plein');
	const convention = page.getByRole('table', { name: 'Articles qui diffèrent : Convention de partenariat' });
	await expect(convention).toContainText('texte changé');
	await expect(convention.getByRole('columnheader')).toHaveText(['Votre dossier', 'Variante']);

	expect(await stocke(page)).toBe(avant);
	await page.goto('parcours/coordination/');
	await expect(page.locator('#coordination-etp-champ-exact')).toHaveValue('1');
	expect(erreurs).toEqual([]);
});

test('another file is read beside the dossier and never takes its place', async ({ page }) => {
	await ouvrir(page);
	const avant = await stocke(page);
	await page.getByRole('radio', { name: /Un autre fichier/ }).check();
	await donner(page.locator('#comparer-fichier'), AUTRE);
	await expect(bilan(page)).toHaveText(/réponses diffèrent/, { timeout: 20_000 });
	await expect(chiffres(page).getByRole('columnheader').last()).toHaveText('commune-qui-explore');
	await expect(page.getByText('seulement dans votre dossier').first()).toBeVisible();
	expect(await stocke(page)).toBe(avant);
});

test('a version frozen in the dossier is one of the choices', async ({ page }) => {
	const sauvegarde = JSON.parse(await readFile(EXEMPLE, 'utf8')) as { dossier: { financement: object } };
	const ancien = { ...sauvegarde.dossier, financement: { ...sauvegarde.dossier.financement, duree: 1 } };
	const versions = [{ fige: '2026-11-01T10:00:00.000Z', conseil: '2027-06-24', dossier: ancien }];
	const buffer = Buffer.from(JSON.stringify({ ...sauvegarde, versions }));
	await ouvrir(page, { name: 'avec-version.clsm.json', mimeType: 'application/json', buffer });
	await page.getByRole('radio', { name: /Version présentée au conseil du 24\s*juin 2027/ }).check();
	await expect(chiffres(page).getByRole('row', { name: /^Durée/ })).toContainText('1 an');
	await expect(bilan(page)).toHaveText(/1 réponse diffèrent/, { timeout: 20_000 });
});

test('a file that is no sauvegarde is refused in one sentence', async ({ page }) => {
	await ouvrir(page);
	await page.getByRole('radio', { name: /Un autre fichier/ }).check();
	await donner(page.locator('#comparer-fichier'), { name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });
	await expect(page.getByRole('alert')).toContainText('ne vient pas de Parcours CLSM');
	await expect(bilan(page)).toHaveCount(0);
});

test('on a phone nothing overflows', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await ouvrir(page);
	await page.getByRole('radio', { name: /Une variante essayée ici/ }).check();
	await page.getByRole('textbox', { name: 'Durée de la convention' }).fill('5');
	await expect(bilan(page)).toHaveText(/diffèrent/, { timeout: 20_000 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test.describe('what the answers give, where they are typed', () => {
	const ouvrirEtape = async (page: Page, adresse: string): Promise<void> => {
		await page.goto(adresse);
		await page.getByRole('button', { name: 'Commencer' }).click();
		await expect(page.locator('fieldset.nu')).toBeEnabled();
	};

	test('payers: what each gains, and what remains', async ({ page }) => {
		await ouvrirEtape(page, 'parcours/financement/');
		const simulation = page.getByRole('region', { name: 'Ce que donnent vos réponses' });
		await expect(simulation).toContainText('s’additionnent ici');
		await page.getByRole('textbox', { name: 'Quelle enveloppe annuelle au-delà du poste ?' }).fill('20000');
		await page.getByRole('button', { name: 'Ajouter un payeur' }).click();
		await page.getByRole('combobox', { name: 'Payeur' }).selectOption({ label: 'Agence régionale de santé (ARS)' });
		await expect(page.getByText('Ce que le CLSM y gagne')).toBeVisible();
		await expect(simulation).toContainText('Équilibre provisoire');
		await page.getByRole('radio', { name: 'Un montant par année' }).check();
		await page.locator('[data-question="financement.ressources"] [data-champ="montants"] input').first().fill('25000');
		await expect(simulation).toContainText('Les recettes dépassent les dépenses');
	});

	test('scale: the summary says which points weigh, beside the two landmarks', async ({ page }) => {
		await ouvrirEtape(page, 'parcours/echelle/');
		const grille = page.locator('[data-question="echelle.grille"]');
		await expect(grille).toContainText('107 000 habitants en moyenne en 2022'.replace(' ', '\u202f'));
		await grille
			.getByRole('group', { name: 'Ces ressources sont-elles disponibles ?' })
			.getByRole('radio', { name: 'Point d’attention' })
			.check();
		const synthese = grille.getByRole('group', { name: 'Ce que disent vos avis' });
		await expect(synthese).toContainText('1 point pèse.');
		await expect(synthese).toContainText('La disponibilité de ces ressources');
		await expect(synthese).toContainText('6 questions attendent encore un avis.');
	});
});
