import { expect, test, type Locator, type Page } from '@playwright/test';

const question = (page: Page, id: string): Locator => page.locator(`[data-question="${id}"]`);

/** Opens a stage and starts saving, as a person who arrives directly would. */
async function ouvrir(page: Page, adresse: string): Promise<void> {
	await page.goto(adresse);
	await page.getByRole('button', { name: 'Commencer' }).click();
	await expect(page.locator('fieldset.nu')).toBeEnabled();
}
const enregistre = (page: Page): Promise<void> => expect(page.locator('.etat-enregistrement .etat')).toContainText(/à \d+ h \d\d/);

/** Chooses in the official list what this entry finds first. */
async function chercher(page: Page, saisie: string, nom: RegExp): Promise<void> {
	await page.locator('#porteur-entite-champ').fill(saisie);
	await page.getByRole('option', { name: nom }).first().click();
	await expect(page.locator('.entite-nom')).toContainText(nom);
}

test.describe('saving', () => {
	test('fields wait until the person has said « Commencer », then answers survive a reload', async ({ page }) => {
		await page.goto('parcours/collectivite/');
		await expect(page.getByText('Rien n’est envoyé.')).toBeVisible();
		await expect(page.getByLabel('Prénom et nom')).toBeDisabled();
		await page.getByRole('button', { name: 'Commencer' }).click();
		await page.getByLabel('Prénom et nom').fill('Claude Exemple');
		await enregistre(page);
		await page.reload();
		await expect(page.getByLabel('Prénom et nom')).toHaveValue('Claude Exemple');
		await expect(page.locator('nav.etapes .ici small')).toContainText('1 réponse sur');
	});

	test('an answer typed just before leaving the page is kept', async ({ page }) => {
		await ouvrir(page, 'parcours/collectivite/');
		await page.getByLabel('Prénom et nom').fill('Camille Exemple');
		await page.getByRole('link', { name: /^Continuer/ }).click();
		await expect(page).toHaveURL(/parcours\/portee/);
		await page.goBack();
		await expect(page.getByLabel('Prénom et nom')).toHaveValue('Camille Exemple');
	});

	test('a private note is kept apart and announced as never printed', async ({ page }) => {
		await ouvrir(page, 'parcours/collectivite/');
		const q = question(page, 'calendrier.conseil');
		await q.getByText('Note privée').first().click();
		await expect(q.getByText('aucun document ne l’imprime')).toBeVisible();
		await q.locator('textarea').fill('à rappeler lundi');
		await enregistre(page);
		await page.reload();
		await expect(q.locator('summary', { hasText: 'Note privée' })).toContainText('écrite');
	});

	test('when the device refuses, an alert stays with the file to download', async ({ page }) => {
		await ouvrir(page, 'parcours/collectivite/');
		await enregistre(page);
		await page.evaluate(() => {
			IDBObjectStore.prototype.put = () => {
				throw new DOMException('plein', 'QuotaExceededError');
			};
			Storage.prototype.setItem = () => {
				throw new DOMException('plein', 'QuotaExceededError');
			};
		});
		await page.getByLabel('Prénom et nom').fill('Camille');
		const alerte = page.getByRole('alert').filter({ hasText: 'ne sont pas enregistrées' });
		await expect(alerte).toBeVisible();
		const fichier = page.waitForEvent('download');
		await page.locator('.alerte-enregistrement').getByRole('button', { name: 'Télécharger ma sauvegarde' }).click();
		expect((await fichier).suggestedFilename()).toMatch(/\.clsm\.json$/);
		await expect(alerte).toBeVisible();
	});
});

test.describe('numbers typed the French way', () => {
	const CAS = [
		{ saisie: '60000', montre: '60\u202f000' },
		{ saisie: '60 000 €', montre: '60\u202f000' },
		{ saisie: ' 58 250 ', montre: '58\u202f250' },
	];
	for (const { saisie, montre } of CAS)
		test(`« ${saisie} » is read as an amount and shown back as « ${montre} »`, async ({ page }) => {
			await ouvrir(page, 'parcours/financement/');
			const champ = page.locator('#financement-coutEtp-champ');
			await champ.fill(saisie);
			await champ.blur();
			await expect(champ).toHaveValue(montre);
			await expect(champ).not.toHaveAttribute('aria-invalid', 'true');
		});

	const FAUTES = [
		{ champ: 'financement-coutEtp-champ', saisie: 'soixante mille', dit: 'Écrivez un montant en euros' },
		{ champ: 'financement-coutEtp-champ', saisie: '60 000,50', dit: 'sans centimes' },
		{ champ: 'financement-duree-champ', saisie: '7', dit: 'ne peut pas dépasser 5' },
		{ champ: 'financement-debut-champ', saisie: '27', dit: 'en quatre chiffres' },
	];
	for (const { champ, saisie, dit } of FAUTES)
		test(`« ${saisie} » in ${champ} stays on screen with what to write instead`, async ({ page }) => {
			await ouvrir(page, 'parcours/financement/');
			const entree = page.locator(`#${champ}`);
			await entree.fill(saisie);
			await entree.blur();
			await expect(entree).toHaveValue(saisie);
			await expect(entree).toHaveAttribute('aria-invalid', 'true');
			const erreur = page.locator(`#${champ}-erreur`);
			await expect(erreur).toContainText(dit);
			expect(await entree.getAttribute('aria-describedby')).toContain(`${champ}-erreur`);
		});

	test('« 0,8 » of a full-time post chooses its card', async ({ page }) => {
		await ouvrir(page, 'parcours/coordination/');
		const exact = page.getByLabel('Le chiffre exact, si vous l’avez');
		await exact.fill('0,8');
		await exact.blur();
		await expect(exact).toHaveValue('0,8');
		await expect(page.getByRole('radio', { name: 'Un mi-temps ou plus' })).toBeChecked();
		await page.getByRole('radio', { name: 'Un temps plein', exact: true }).check();
		await expect(exact).toHaveValue('1');
	});

	test('each year of the convention has its amount, carried over by one button', async ({ page }) => {
		await ouvrir(page, 'parcours/financement/');
		await page.locator('#financement-debut-champ').fill('2027');
		await page.locator('#financement-duree-champ').fill('3');
		const q = question(page, 'financement.depenses');
		await q.getByRole('button', { name: 'Ajouter une dépense' }).click();
		await q.getByLabel('2027').fill('12 000');
		await q.getByRole('button', { name: 'Reporter sur les années suivantes' }).click();
		await expect(q.getByLabel('2029')).toHaveValue('12\u202f000');
	});
});

test.describe('repeated groups', () => {
	test('adding moves to the first field; an entry is duplicated, moved, removed and brought back', async ({ page }) => {
		await ouvrir(page, 'parcours/gouvernance/');
		const q = question(page, 'gouvernance.partenaires');
		for (const nom of ['Alpha', 'Bêta', 'Gamma']) {
			await q.getByRole('button', { name: /^Ajouter/ }).click();
			await page.keyboard.type(nom);
		}
		const titres = q.locator('.entree .titre');
		await expect(titres).toHaveText(['Alpha', 'Bêta', 'Gamma']);
		await expect(q.locator('.compte')).toContainText('3 partenaires');
		await q.getByRole('button', { name: 'Monter' }).nth(2).click();
		await expect(titres).toHaveText(['Alpha', 'Gamma', 'Bêta']);
		await q.getByRole('button', { name: 'Dupliquer' }).first().click();
		await expect(titres).toHaveText(['Alpha', 'Alpha', 'Gamma', 'Bêta']);
		await q.getByRole('button', { name: 'Supprimer' }).nth(2).click();
		await expect(titres).toHaveText(['Alpha', 'Alpha', 'Bêta']);
		const annuler = q.getByRole('button', { name: 'Annuler la suppression' });
		await expect(annuler).toBeFocused();
		await annuler.click();
		await expect(titres).toHaveText(['Alpha', 'Alpha', 'Gamma', 'Bêta']);
	});

	test('sixty members are counted, folded and found by a filter', async ({ page }) => {
		await ouvrir(page, 'parcours/gouvernance/');
		const membres = Array.from({ length: 60 }, (_, i) => ({ id: `m${i}`, categorie: 'habitants', structure: `Structure ${i + 1}` }));
		const sauvegarde = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Télécharger ma sauvegarde' }).click();
		const flux = await (await sauvegarde).createReadStream();
		const fichier = JSON.parse((await flux.toArray()).join('')) as { dossier: Record<string, unknown> };
		fichier.dossier['gouvernance'] = { copil: { membres } };
		await page.goto('./');
		await expect(page.locator('input[type=file]')).toBeEnabled();
		await page.locator('input[type=file]').setInputFiles({
			name: 'soixante.clsm.json',
			mimeType: 'application/json',
			buffer: Buffer.from(JSON.stringify(fichier)),
		});
		// It opens beside the dossier of this device.
		await page.waitForURL(/parcours|decouverte|resultat|recapitulatif/);
		await page.goto('parcours/gouvernance/');
		const q = question(page, 'gouvernance.copil.membres');
		await expect(q.locator('.compte')).toContainText('60 membres');
		await expect(q.locator('.entree')).toHaveCount(60);
		await expect(q.locator('.entree .champ')).toHaveCount(0);
		await q.getByLabel('Chercher dans la liste').fill('STRUCTURE 57');
		await expect(q.locator('.entree')).toHaveCount(1);
		await q.locator('.resume').click();
		await expect(q.locator('.entree .champ').first()).toBeVisible();
	});

	test('the five objectives are ordered by buttons that keep the focus', async ({ page }) => {
		await ouvrir(page, 'parcours/portee/');
		const q = question(page, 'portee.objectifsSpecifiques');
		await q.getByRole('button', { name: /^Descendre : Lutter/ }).press('Enter');
		await expect(q.locator('.nom').nth(1)).toContainText('Lutter contre la stigmatisation');
		await expect(q.getByRole('button', { name: /^Descendre : Lutter/ })).toBeFocused();
		await expect(q.locator('[aria-live]').first()).toContainText('place 2 sur 5');
	});
});

test.describe('the carrier', () => {
	test('a grouping found in the directory fills its facts and the communes of the perimeter', async ({ page }) => {
		await ouvrir(page, 'parcours/collectivite/');
		await chercher(page, 'bethune bruay', /Béthune-Bruay/);
		const fiche = question(page, 'porteur.entite');
		await expect(fiche).toContainText(/habitants \(20\d\d\)/);
		await expect(fiche).toContainText('Pas-de-Calais');
		await expect(fiche).toContainText('ARS Hauts-de-France');
		await page.goto('parcours/echelle/');
		await page.getByRole('radio', { name: /^L’intercommunalité/ }).check();
		const communes = question(page, 'echelle.communes');
		await expect(communes.locator('.somme')).toContainText('100 communes');
		await communes.getByLabel('Chercher dans la liste').fill('noeux');
		await communes.getByRole('button', { name: /^Retirer : Nœux-les-Mines/ }).click();
		await expect(communes.locator('.somme')).toContainText('99 communes');
		await communes.getByRole('button', { name: 'Annuler le retrait' }).click();
		await expect(communes.locator('.somme')).toContainText('100 communes');
	});

	test('a carrier that the directory lacks is typed by hand', async ({ page }) => {
		await ouvrir(page, 'parcours/collectivite/');
		const q = question(page, 'porteur.entite');
		await q.getByRole('button', { name: 'Ma collectivité n’est pas dans la liste' }).click();
		await q.getByLabel('Forme de la structure').selectOption('petr');
		await q.getByLabel('Nom', { exact: true }).fill('Pays d’Exemple');
		await q.getByLabel('Agence régionale de santé').fill('ARS Bretagne');
		await enregistre(page);
		await page.reload();
		await expect(q.getByLabel('Nom', { exact: true })).toHaveValue('Pays d’Exemple');
		await expect(page.locator('.nom-dossier')).toContainText('Pays d’Exemple');
		await expect(q.getByLabel('Agence régionale de santé')).toHaveValue('Bretagne');
	});
});

test.describe('proposals and conditions', () => {
	test('« Retenir les propositions » fills what is empty and replaces no answer', async ({ page }) => {
		await ouvrir(page, 'parcours/gouvernance/');
		await page.getByRole('radio', { name: /^Une coprésidence/ }).check();
		await page.getByRole('button', { name: 'Retenir les propositions de cette étape' }).click();
		await expect(page.getByRole('radio', { name: /^Une coprésidence/ })).toBeChecked();
		await expect(page.locator('#gouvernance-copil-reunions-champ')).toHaveValue('2');
		await expect(page.getByText(/propositions retenues/)).toBeVisible();
		await expect(page.getByRole('button', { name: 'Retenir les propositions de cette étape' })).toHaveCount(0);
	});

	test('an answer whose question closes comes back when it opens again', async ({ page }) => {
		await ouvrir(page, 'parcours/gouvernance/');
		const membres = question(page, 'gouvernance.copil.restreintMembres');
		const restreint = question(page, 'gouvernance.copil.restreint');
		await expect(membres).toHaveCount(0);
		await restreint.getByRole('radio', { name: /^Oui/ }).check();
		await membres.locator('textarea').first().fill('la présidence et la coordination');
		await restreint.getByRole('radio', { name: /^Non/ }).check();
		await expect(membres).toHaveCount(0);
		await restreint.getByRole('radio', { name: /^Oui/ }).check();
		await expect(membres.locator('textarea').first()).toHaveValue('la présidence et la coordination');
		await restreint.getByRole('button', { name: 'Effacer cette réponse' }).click();
		await expect(restreint.getByRole('radio', { name: /^Oui/ })).not.toBeChecked();
	});
});

test('« Modifier » of the review leads to the question and back to the same place', async ({ page }) => {
	await ouvrir(page, 'parcours/collectivite/');
	await enregistre(page);
	await page.goto('recapitulatif/');
	await expect(page.locator('#gouvernance-copil-decision')).toContainText('non renseigné');
	await page.locator('#gouvernance-copil-decision').getByRole('link', { name: 'Modifier' }).click();
	await expect(question(page, 'gouvernance.copil.decision')).toBeFocused();
	await expect(question(page, 'gouvernance.copil.decision')).toBeInViewport();
	await page.getByRole('radio', { name: /^Validation collective/ }).check();
	await page.getByRole('link', { name: 'Revenir au récapitulatif' }).click();
	await expect(page.locator('#gouvernance-copil-decision')).toBeInViewport();
	await expect(page.locator('#gouvernance-copil-decision')).not.toContainText('non renseigné');
});

test('the découverte walks its eight screens to the result, and the complete dossier has its answers', async ({ page }) => {
	await ouvrir(page, 'decouverte/territoire/');
	await expect(page.getByText('Question 1 sur 8')).toBeVisible();
	await chercher(page, 'bailleul 59', /^Bailleul/);
	const continuer = page.getByRole('link', { name: /^(Continuer|Voir le résultat)$/ });
	await continuer.click();
	await page
		.getByRole('radio', { name: /commune/i })
		.first()
		.check();
	await continuer.click();
	await question(page, 'preparation.partenaires').getByRole('radio').first().check();
	await continuer.click();
	await question(page, 'portee.priorites')
		.getByRole('checkbox', { name: /Prévention du suicide/ })
		.check();
	await continuer.click();
	await question(page, 'gouvernance.participation.retribution').getByRole('radio').first().check();
	await continuer.click();
	await page.getByRole('radio', { name: 'Un temps plein', exact: true }).check();
	await continuer.click();
	await page.locator('#financement-enveloppe-champ').fill('5 000');
	await page.getByRole('checkbox', { name: /Agence régionale de santé/ }).check();
	await page.getByRole('combobox', { name: /Agence régionale de santé/ }).selectOption('sollicite');
	await continuer.click();
	await expect(page.getByText('Question 8 sur 8')).toBeVisible();
	await page.getByRole('link', { name: 'Passer' }).click();
	await expect(page).toHaveURL(/resultat/);
	await page.goto('parcours/portee/');
	await expect(question(page, 'portee.priorites').locator('.entree')).toContainText('Prévention du suicide');
	await page.goto('parcours/financement/');
	await expect(question(page, 'financement.ressources').locator('.entree')).toContainText('Sollicité');
});
