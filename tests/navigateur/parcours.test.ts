import { expect, test, type Page } from '@playwright/test';
import { choisir, commencer, enregistre, groupe, lireTelechargement, surveiller } from './outils.ts';
import { simple } from '../lire-pdf.ts';

const suite = (page: Page) => page.getByRole('link', { name: /^(Continuer|Voir le résultat)/ }).first().click();
const champ = (page: Page, nom: string | RegExp) => page.getByRole('textbox', { name: nom }).first();

/** The eight questions, answered without waiting between screens: nothing typed may be lost on the way. */
async function decouverte(page: Page): Promise<void> {
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

async function telecharger(page: Page, nom: RegExp) {
	const bouton = page.getByRole('button', { name: nom });
	await expect(bouton).toBeEnabled({ timeout: 30_000 });
	const attente = page.waitForEvent('download');
	await bouton.click();
	return lireTelechargement(await attente);
}

async function troisDocuments(page: Page) {
	await page.goto('./documents/');
	return {
		convention: await telecharger(page, /Télécharger la convention/),
		fiche: await telecharger(page, /Télécharger la fiche de poste/),
		budget: await telecharger(page, /Télécharger le budget/),
	};
}

test('une commune mal écrite, de la découverte aux trois PDF', async ({ page }) => {
	test.setTimeout(120_000);
	const erreurs = surveiller(page);
	await commencer(page, 'Découvrir en 10 minutes');
	await decouverte(page);

	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre CLSM en un coup d’œil');
	const resultat = simple(await page.locator('main').innerText());
	for (const attendu of ['163 684 habitants', 'Population 2023', '56 000 €', '24 juin 2027', '18 juin 2027']) expect(resultat).toContain(attendu);
	await expect(page.getByRole('heading', { name: /temps plein de coordination/i })).toContainText('à consolider');

	await page.getByRole('link', { name: 'Continuer vers le dossier complet' }).click();
	await expect(page.getByText('163 684 habitants')).toBeVisible();
	await expect(groupe(page, 'La psychiatrie publique').getByRole('radio', { name: 'D’accord' })).toBeChecked();

	await page.goto('./parcours/gouvernance/');
	await page.getByRole('radio', { name: /^Une élue ou un élu/ }).check();
	await champ(page, 'Prénom et nom').fill('Camille Exemple');
	await champ(page, 'Qualité').fill('adjointe à la santé');
	await page.getByRole('button', { name: 'Ajouter un membre' }).click();
	await page.getByRole('combobox', { name: 'Catégorie' }).selectOption({ label: 'Personnes concernées par des troubles psychiques' });
	await champ(page, 'Structure ou catégorie représentée').fill('GEM de l’essai');
	await champ(page, /Combien de fois par an le comité/).fill('2');
	await page.reload();
	await expect(champ(page, 'Prénom et nom')).toHaveValue('Camille Exemple');
	await expect(page.getByText('GEM de l’essai').first()).toBeVisible();

	await page.goto('./parcours/financement/');
	await expect(champ(page, /enveloppe annuelle/)).toHaveValue(/8\s000/);
	await champ(page, /première année du budget/).fill('2027');
	await champ(page, /Combien d’années la convention/).fill('3');
	await page.getByRole('button', { name: /^payeur 1/ }).click();
	await groupe(page, 'Comment sa part est-elle fixée ?').getByRole('radio', { name: 'Une part du poste' }).check();
	await champ(page, 'Part').fill('50');
	await enregistre(page);

	const { convention, fiche, budget } = await troisDocuments(page);
	for (const d of [convention, fiche, budget]) {
		expect(d.texte).toContain('Villeurbanne');
		expect(d.texte).toContain('0,8');
		expect(d.texte).toContain('163 684 habitants');
	}
	expect(budget.nom).toMatch(/^villeurbanne-budget-\d{4}-\d{2}-\d{2}\.pdf$/);
	expect(convention.texte).toMatch(/2023/);
	// 0.8 ETP at the guide's 60,000 €, 8,000 € beside, half of the post asked from the ARS.
	for (const montant of ['48 000 €', '24 000 €', '56 000 €', '32 000 €']) {
		expect(budget.texte).toContain(montant);
		expect(convention.texte).toContain(montant);
	}
	expect(convention.texte).toContain('GEM de l’essai');
	expect(convention.texte).toContain('Camille Exemple');
	expect(erreurs).toEqual([]);
});

test('un EPCI de plus de quatre-vingts communes', async ({ page }) => {
	test.setTimeout(120_000);
	const erreurs = surveiller(page);
	await commencer(page, 'Préparer un dossier complet');
	await choisir(page, 'ca pays basque', /Pays Basque/);
	await expect(page.getByText(/158 communes|158/).first()).toBeVisible();
	await page.goto('./parcours/echelle/');
	await page.getByRole('radio', { name: /^L’intercommunalité/ }).check();
	await expect(page.getByText(/158 communes/).first()).toBeVisible();
	await page.goto('./parcours/coordination/');
	await page.getByRole('radio', { name: 'Un temps plein' }).check();
	await enregistre(page);
	const { convention, budget } = await troisDocuments(page);
	for (const d of [convention, budget]) {
		expect(d.texte).toMatch(/communauté d’agglomération du Pays Basque/i);
		expect(d.texte).toContain('60 000 €');
	}
	expect(convention.texte).toContain('Anglet');
	expect(convention.texte).toContain('Ustaritz');
	expect(erreurs).toEqual([]);
});

test('un porteur saisi à la main', async ({ page }) => {
	test.setTimeout(120_000);
	const erreurs = surveiller(page);
	await commencer(page, 'Préparer un dossier complet');
	await page.getByRole('button', { name: /pas dans la liste/ }).click();
	await page.getByRole('combobox', { name: 'Forme de la structure' }).selectOption({ label: 'Un syndicat mixte' });
	await champ(page, 'Nom').fill('Syndicat mixte du Val d’essai');
	await champ(page, 'Nombre d’habitants').fill('42 500');
	await champ(page, 'Année de cette population').fill('2023');
	await page.goto('./parcours/coordination/');
	await page.getByRole('radio', { name: 'Un temps plein' }).check();
	await enregistre(page);
	const { convention, fiche, budget } = await troisDocuments(page);
	for (const d of [convention, fiche, budget]) expect(d.texte).toContain('Val d’essai');
	expect(convention.texte).toContain('le syndicat mixte du Val d’essai');
	expect(budget.texte).toContain('60 000 €');
	expect(erreurs).toEqual([]);
});

test('reprendre vient avant commencer, et les boutons du navigateur marchent', async ({ page }) => {
	await commencer(page, 'Découvrir en 10 minutes');
	await choisir(page, '59350', /Lille/);
	await suite(page);
	await page.getByRole('radio', { name: /^La commune/ }).check();
	await page.goBack();
	await expect(page.getByText('Lille').first()).toBeVisible();
	await page.goForward();
	await expect(page.getByRole('radio', { name: /^La commune/ })).toBeChecked();
	await page.goto('./');
	const boutons = page.locator('main').getByRole('button').or(page.locator('main').getByRole('link'));
	await expect(boutons.first()).toHaveText(/^Reprendre/);
});
