import { expect, test, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Dossier } from '../../src/dossier/schema.ts';
import { donner } from './outils.ts';

const DECOUVERTE: Dossier = {
	stade: 'explore',
	porteur: { entite: { origine: 'saisie', type: 'commune', nom: 'Val-d’Exemple', population: 54_000, populationAnnee: 2023 } },
	echelle: { choix: 'commune' },
	preparation: { partenaires: { psychiatrie: { etat: 'contacte' }, personnesConcernees: { etat: 'non' }, ars: { etat: 'accord' } } },
	portee: { priorites: [{ id: 'a', theme: 'logement' }] },
	gouvernance: { participation: { retribution: 'pas-encore' } },
	coordination: { etp: 1 },
	financement: {
		enveloppe: 7500,
		ressources: [
			{ id: 'r1', payeur: 'ars', mode: 'montants', montants: [24_000], etat: 'acquis' },
			{ id: 'r2', payeur: 'hopital', mode: 'montants', montants: [10_000], etat: 'a-solliciter' },
		],
	},
	calendrier: { conseil: '2031-06-24' },
};
const fichier = (dossier: Dossier, profondeur = 'decouverte') => ({
	name: 'val-d-exemple.clsm.json',
	mimeType: 'application/json',
	buffer: Buffer.from(
		JSON.stringify({ type: 'parcours-clsm/dossier', version: 1, enregistre: '2026-11-20T10:12:00.000Z', profondeur, dossier }),
	),
});
/** Visible text with plain spaces. */
const lu = async (page: Page, selecteur: string) => (await page.locator(selecteur).innerText()).replace(/[\u00A0\u202F]/g, ' ');
/** Number of pages of a PDF of Chromium. */
const feuilles = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
const choisir = (page: Page) => page.getByLabel('Choisir une sauvegarde');

async function ouvrir(page: Page, dossier = DECOUVERTE, profondeur?: string) {
	await page.goto('');
	await expect(choisir(page)).toBeEnabled();
	await donner(choisir(page), fichier(dossier, profondeur));
	await page.waitForURL((url) => url.pathname !== '/');
}

test('nothing is stored before « Commencer », said in one line; then the first question', async ({ page }) => {
	await page.goto('');
	await page.getByRole('button', { name: 'Découvrir en 10 minutes' }).click();
	const dialogue = page.getByRole('dialog', { name: 'Découvrir en 10 minutes' });
	await expect(dialogue).toContainText('Vos réponses seront enregistrées sur cet appareil, dans ce navigateur. Rien n’est envoyé.');
	await page.keyboard.press('Escape');
	await expect(dialogue).toBeHidden();
	await expect(page.getByRole('button', { name: 'Découvrir en 10 minutes' })).toBeFocused();
	await page.reload();
	await expect(page.getByRole('button', { name: 'Découvrir en 10 minutes' })).toBeEnabled();
	await expect(page.getByRole('link', { name: 'Reprendre' })).toHaveCount(0);
	await page.getByRole('button', { name: 'Découvrir en 10 minutes' }).click();
	await dialogue.getByRole('button', { name: 'Commencer' }).click();
	await expect(page).toHaveURL(/\/decouverte\/territoire\/$/);
});

test('an existing CLSM enters by its own way', async ({ page }) => {
	await page.goto('');
	await page.getByRole('button', { name: 'Rapprocher un CLSM existant du référentiel' }).click();
	await page.getByRole('button', { name: 'Commencer' }).click();
	await expect(page).toHaveURL(/\/parcours\/collectivite\/$/);
	await expect(page.locator('[data-question="stade"] input:checked')).toHaveValue('existant');
});

test('« Reprendre » stands first and names the dossier; another depth keeps its answers', async ({ page }) => {
	await ouvrir(page);
	await page.goto('');
	const actions = page.locator('main .bouton');
	await expect(actions.first()).toHaveText('Reprendre');
	await expect(page.getByRole('heading', { name: /Votre dossier.+Val-d’Exemple/ })).toBeVisible();
	await page.getByRole('button', { name: 'Préparer un dossier complet' }).click();
	await page.getByRole('button', { name: 'Continuer ce dossier' }).click();
	await page.waitForURL(/\/parcours\//);
	await page.goto('resultat/');
	await expect(page.locator('main')).toContainText('Val-d’Exemple');
});

test('a sauvegarde of another project opens beside the current dossier, which stays', async ({ page }) => {
	await ouvrir(page);
	await page.goto('');
	await expect(choisir(page)).toBeEnabled();
	await donner(choisir(page), fichier({ ...DECOUVERTE, porteur: { entite: { nom: 'Autre-Exemple' } } }));
	await page.waitForURL((url) => url.pathname !== '/');
	await page.goto('');
	await expect(page.getByRole('heading', { name: /Autre-Exemple/ })).toBeVisible();
	await page.getByRole('link', { name: '1 autre dossier sur cet appareil' }).click();
	await page.waitForURL(/\/dossiers\//);
	await expect(page.getByRole('heading', { name: /Val-d’Exemple/ })).toBeVisible();
});

test('a file that is no sauvegarde is refused in a French sentence, beside the field', async ({ page }) => {
	await page.goto('');
	await expect(choisir(page)).toBeEnabled();
	await donner(choisir(page), { name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a":') });
	await expect(page.getByRole('alert').filter({ hasText: 'Ce fichier est illisible' })).toBeVisible();
	await expect(choisir(page)).toHaveAttribute('aria-invalid', 'true');
	await expect(choisir(page)).toHaveAttribute('aria-describedby', /sauvegarde-erreur/);
});

test('a file dropped on the page is opened too', async ({ page }) => {
	await page.goto('');
	await expect(choisir(page)).toBeEnabled();
	const contenu = fichier(DECOUVERTE).buffer.toString();
	const donnees = await page.evaluateHandle((texte) => {
		const transfert = new DataTransfer();
		transfert.items.add(new File([texte], 'x.clsm.json', { type: 'application/json' }));
		return transfert;
	}, contenu);
	await page.getByRole('group', { name: 'Ouvrir une sauvegarde' }).dispatchEvent('drop', { dataTransfer: donnees });
	await page.waitForURL((url) => url.pathname !== '/');
});

test('the result says population, cost, payers, gaps first, calls and dates', async ({ page }) => {
	await ouvrir(page);
	await page.goto('resultat/');
	const chiffres = await lu(page, 'dl.chiffres');
	for (const attendu of ['54 000 habitants', 'Population 2023', '107 000', '200 000', '1 temps plein', '67 500 €', '1,25 €'])
		expect(chiffres).toContain(attendu);
	const payeurs = await lu(page, '.zone-payeurs');
	expect(payeurs).toMatch(/ARS\s+24 000 €\s+acquis/);
	expect(payeurs).toMatch(/psychiatrie\s+10 000 €\s+à solliciter/);
	expect(payeurs).toMatch(/33 500 €\s+reste à charge/);
	const verdicts = page.locator('.zone-verdicts .verdict');
	await expect(verdicts.first()).toHaveClass(/ecart/);
	await expect(verdicts.first()).toContainText(/écart[\s\S]+Référentiel, §\s\d/);
	await expect(page.locator('.zone-verdicts')).toContainText('Un temps plein de coordination');
	await expect(page.locator('.zone-appels li')).toHaveCount(3);
	await expect(page.locator('.zone-appels')).not.toContainText('ARS');
	expect(await lu(page, '.zone-dates')).toMatch(
		/Au plus tard le mercredi 18 juin 2031\s+Convocation[\s\S]+Le mardi 24 juin 2031\s+Délibération/,
	);
});

test('the result is one sheet of A4 and leaves its buttons on the screen', async ({ page }) => {
	await ouvrir(page);
	await page.goto('resultat/');
	await expect(page.locator('dl.chiffres')).toBeVisible();
	expect(feuilles(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('button', { name: 'Imprimer' })).toBeHidden();
});

const EXEMPLES = new URL('../../content/exemples/', import.meta.url);
for (const nom of readdirSync(EXEMPLES).filter((f) => f.endsWith('.json'))) {
	test(`${nom} opens from home, and its result holds on one sheet`, async ({ page }) => {
		const territoire: string = JSON.parse(readFileSync(new URL(nom, EXEMPLES), 'utf8')).dossier.porteur.entite.nom;
		await page.goto('');
		await page.getByRole('button', { name: territoire }).click();
		await page.waitForURL(/\/(resultat|recapitulatif)\/$/);
		await expect(page.getByRole('banner')).toContainText(territoire);
		await page.goto('resultat/');
		await expect(page.locator('main .num')).toHaveText(territoire);
		expect(feuilles(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
	});
}

test('without answers the result leads to the first question', async ({ page }) => {
	await page.goto('resultat/');
	await expect(page.getByRole('link', { name: 'Répondre aux huit questions' })).toHaveAttribute('href', /\/decouverte\/territoire\/$/);
});

test('from the result the complete dossier opens with the same answers', async ({ page }) => {
	await ouvrir(page);
	await page.goto('resultat/');
	await page.getByRole('link', { name: 'Continuer vers le dossier complet' }).click();
	await expect(page).toHaveURL(/\/parcours\/collectivite\/$/);
	await expect(page.getByRole('banner')).toContainText('Val-d’Exemple');
});

test('the five documents are written, told, and downloaded one by one or together', async ({ page }) => {
	await ouvrir(page);
	await page.goto('documents/');
	await expect(page.getByRole('status').filter({ hasText: 'Les documents sont prêts' })).toBeVisible({ timeout: 30_000 });
	await expect(page.locator('.document')).toHaveCount(5);
	await expect(page.locator('.document').first()).toContainText(/\d+\spoints? à décider/);
	const [pdf] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Télécharger la convention (PDF)' }).click(),
	]);
	expect(pdf.suggestedFilename()).toMatch(/^val-d-exemple-convention-.+\.pdf$/);
	expect(
		readFileSync(await pdf.path())
			.subarray(0, 5)
			.toString(),
	).toBe('%PDF-');
	const [zip] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /Tout télécharger/ }).click()]);
	expect(zip.suggestedFilename()).toMatch(/documents-clsm-\d{4}-\d{2}-\d{2}\.zip$/);
	const noms = Object.keys(unzipSync(readFileSync(await zip.path())));
	const parFormat = (format: string) => noms.filter((n) => n.endsWith(`.${format}`)).length;
	expect(['pdf', 'docx', 'html', 'xlsx'].map(parFormat)).toEqual([5, 4, 5, 1]);
	const [tableur] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Tableur/ }).click()]);
	expect(tableur.suggestedFilename()).toMatch(/-budget-.+\.xlsx$/);
	expect(
		readFileSync(await tableur.path())
			.subarray(0, 2)
			.toString(),
	).toBe('PK');
});

test('writing everything can be interrupted, then done again', async ({ page }) => {
	await ouvrir(page);
	await page.goto('documents/');
	const tout = page.getByRole('button', { name: /Tout télécharger/ });
	await expect(tout).toBeEnabled({ timeout: 30_000 });
	await tout.click();
	await page.getByRole('button', { name: 'Annuler' }).click();
	await expect(page.getByText('Écriture interrompue')).toBeVisible();
	const [zip] = await Promise.all([page.waitForEvent('download'), tout.click()]);
	expect(Object.keys(unzipSync(readFileSync(await zip.path())))).toHaveLength(15);
});

test('what remains to decide leads to its question', async ({ page }) => {
	await ouvrir(page);
	await page.goto('documents/');
	const convention = page.locator('.document').first();
	await convention.getByText('Voir ce qui reste à décider').click({ timeout: 30_000 });
	const lien = convention.locator('details li a').first();
	const cible = (await lien.getAttribute('href'))!;
	await lien.click();
	await page.waitForURL((url) => url.pathname + url.hash === decodeURI(cible));
	await expect(page.locator(`[id="${cible.split('#')[1]}"]`)).toHaveCount(1);
});

test('every page reached from home leads to the declaration, the legal notice, the data page and help', async ({ page }) => {
	for (const adresse of [
		'',
		'accessibilite/',
		'mentions-legales/',
		'vos-donnees/',
		'resultat/',
		'referentiel/',
		'comparer/',
		'documents/',
	]) {
		await page.goto(adresse);
		const bas = page.getByRole('contentinfo');
		await expect(bas.getByRole('link', { name: /Accessibilité\s: non conforme/ })).toBeVisible();
		for (const nom of ['Mentions légales', 'Vos données', '3114', '15', '112', '114'])
			await expect(bas.getByRole('link', { name: nom, exact: true })).toBeVisible();
	}
});

test('what the hosting body must fill in stays visible', async ({ page }) => {
	await page.goto('mentions-legales/');
	await expect(page.locator('.manque').first()).toHaveText(/^\[à compléter par l’hébergeur\s: .+\]$/);
});

test('the skip link is the first stop of the keyboard and reaches the content', async ({ page }) => {
	await page.goto('');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.locator('main')).toBeFocused();
});
