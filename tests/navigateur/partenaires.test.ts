import { readFile } from 'node:fs/promises';
import { expect, test, type Browser, type Download, type Page } from '@playwright/test';
import { donner, enregistre, surveiller } from './outils.ts';

const EXEMPLE = 'content/exemples/epci-complet.json';
type Fichier = { name: string; mimeType: string; buffer: Buffer };

/** Opens a file by the door of the home page. */
async function ouvrir(page: Page, fichier: string | Fichier): Promise<void> {
	await page.goto('./');
	await expect(page.locator('#sauvegarde')).toBeEnabled();
	await donner(page.locator('#sauvegarde'), fichier);
}
async function ouvrirDossier(page: Page, fichier: string | Fichier = EXEMPLE): Promise<void> {
	await ouvrir(page, fichier);
	await page.waitForURL(/\/(recapitulatif|parcours|resultat|decouverte)\//);
	await enregistre(page);
}
async function recu(telechargement: Download): Promise<Fichier & { texte: string }> {
	const buffer = await readFile(await telechargement.path());
	return { name: telechargement.suggestedFilename(), mimeType: 'application/json', buffer, texte: buffer.toString('utf8') };
}
const telecharger = async (page: Page, bouton: string) => {
	const [telechargement] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: bouton }).click()]);
	return recu(telechargement);
};
const autreOrdinateur = async (browser: Browser): Promise<Page> => (await browser.newContext({ acceptDownloads: true })).newPage();
const question = (page: Page, id: string) => page.locator(`[data-question="${id}"]`);

/** The request made from an example: three questions for the hospital. */
async function preparer(page: Page): Promise<Fichier & { texte: string }> {
	await ouvrirDossier(page);
	await page.goto('partenaires/');
	await page.getByRole('radio', { name: /L’hôpital/ }).check();
	await page.getByRole('button', { name: 'Tout décocher' }).click();
	for (const id of ['echelle-secteurs', 'portee-diagnostic']) await page.locator(`#demande-${id}`).check();
	await page.getByText('Ajouter d’autres questions').click();
	await page.locator('#demande-coordination-contact').check();
	await page.getByLabel('Nom du partenaire').fill('Centre hospitalier');
	await page.getByLabel('De la part de').fill('Le service santé');
	await page.getByLabel('Message (facultatif)').fill('Merci de répondre avant le 1er mai.');
	return telecharger(page, 'Télécharger le fichier de questions');
}

test('the whole exchange, between two computers', async ({ page, browser }) => {
	const erreurs = surveiller(page);
	const questions = await preparer(page);
	expect(questions.name).toMatch(/^centre-hospitalier-\d{4}-\d\d-\d\d\.clsm-questions\.json$/);
	const contenu = JSON.parse(questions.texte) as { demande: { questions: string[] }; dossier: object };
	expect(contenu.demande.questions.toSorted()).toEqual(['coordination.contact', 'echelle.secteurs', 'portee.diagnostic']);
	expect(Object.keys(contenu.dossier).toSorted()).toEqual(['coordination', 'echelle', 'portee']);
	await expect(page.getByText(/Centre hospitalier, le .*3\s+questions,\s+pas encore de réponse reprise/s)).toBeVisible();

	// The hospital opens it by the same door, sees these questions only, answers and comes back the next day.
	const hopital = await autreOrdinateur(browser);
	const erreursHopital = surveiller(hopital);
	await ouvrir(hopital, questions);
	await hopital.waitForURL(/\/repondre\//);
	await expect(hopital.getByRole('heading', { level: 1 })).toHaveText('Le service santé vous pose 3 questions');
	await expect(hopital.getByText('Merci de répondre avant le 1er mai.')).toBeVisible();
	await expect(hopital.locator('section.question')).toHaveCount(3);
	await expect(hopital.getByText('Note privée')).toHaveCount(0);
	await hopital.locator('#coordination-contact-champ').fill('psy@exemple.fr');
	await question(hopital, 'portee.diagnostic')
		.getByRole('radio', { name: /Il est en cours/ })
		.check();
	await enregistre(hopital);
	await hopital.reload();
	await expect(hopital.locator('#coordination-contact-champ')).toHaveValue('psy@exemple.fr');
	await hopital.getByRole('button', { name: 'Télécharger le fichier de réponses' }).click();
	await expect(hopital.getByRole('alert').filter({ hasText: 'Dites qui répond' })).toBeVisible();
	await expect(hopital.getByLabel('Qui répond')).toBeFocused();
	await hopital.getByLabel('Qui répond').fill('Dr Exemple, pôle de psychiatrie');
	const reponses = await telecharger(hopital, 'Télécharger le fichier de réponses');
	expect(reponses.name).toMatch(/^dr-exemple-pole-de-psychiatrie-.*\.clsm-reponses\.json$/);
	expect(erreursHopital).toEqual([]);

	// Meanwhile the asker changes one of the two answers.
	await page.goto('parcours/coordination/');
	await page.locator('#coordination-contact-champ').fill('mairie@exemple.fr');
	await enregistre(page);
	await page.waitForTimeout(700);

	await ouvrir(page, reponses);
	await page.waitForURL(/\/partenaires\//);
	await expect(page.getByRole('heading', { name: /Réponses de Dr Exemple, pôle de psychiatrie, le / })).toBeVisible();
	await expect(page.getByRole('heading', { name: /À trancher/ })).toBeVisible();
	await expect(page.getByRole('heading', { name: /Changé seulement de l’autre côté/ })).toBeVisible();
	const contact = question(page, 'coordination.contact');
	await expect(contact.getByRole('radio', { checked: true })).toHaveCount(0);
	await expect(
		question(page, 'portee.diagnostic')
			.getByRole('radio', { name: /Dr Exemple/ })
			.first(),
	).toBeChecked();
	await contact.getByRole('radio', { name: /psy@exemple\.fr/ }).check();
	await page.getByRole('button', { name: 'Reprendre ces réponses' }).click();
	await expect(page.getByText(/c’est dans votre dossier, avec leur auteur et leur date/)).toBeVisible();

	await page.goto('recapitulatif/');
	const ligne = page.locator('#coordination-contact');
	await expect(ligne).toContainText('psy@exemple.fr');
	await expect(ligne).toContainText(/Apporté par Dr Exemple, pôle de psychiatrie, le /);
	await page.goto('partenaires/');
	await expect(page.getByText(/Centre hospitalier, le .*3\s+questions,\s+réponses reprises le /s)).toBeVisible();
	expect(erreurs).toEqual([]);
});

test('answers are undone in one step, and told to be for another dossier', async ({ page, browser }) => {
	const questions = await preparer(page);
	const hopital = await autreOrdinateur(browser);
	await ouvrir(hopital, questions);
	await hopital.waitForURL(/\/repondre\//);
	await hopital.locator('#coordination-contact-champ').fill('psy@exemple.fr');
	await hopital.getByLabel('Qui répond').fill('Le pôle');
	const reponses = await telecharger(hopital, 'Télécharger le fichier de réponses');

	await ouvrir(page, reponses);
	await page.waitForURL(/\/partenaires\//);
	await page.getByRole('button', { name: 'Reprendre ces réponses' }).click();
	await page.getByRole('button', { name: 'Annuler', exact: true }).click();
	await expect(page.getByText(/votre dossier est redevenu ce qu’il était/)).toBeVisible();
	await page.goto('recapitulatif/');
	await expect(page.locator('#coordination-contact')).not.toContainText('psy@exemple.fr');

	// Another computer, another dossier.
	const ailleurs = await autreOrdinateur(browser);
	await ouvrirDossier(ailleurs, 'content/exemples/commune-qui-explore.json');
	await ouvrir(ailleurs, reponses);
	await ailleurs.waitForURL(/\/partenaires\//);
	await expect(ailleurs.getByText(/Ce dossier n’a pas demandé ces réponses/)).toBeVisible();
	await expect(ailleurs.getByRole('button', { name: 'Reprendre ces réponses' })).toHaveCount(0);
	await donner(ailleurs.locator('#reponses-fichier'), { ...reponses, buffer: reponses.buffer.subarray(0, 300) });
	await expect(ailleurs.getByRole('alert').filter({ hasText: 'Ce fichier est illisible' })).toBeVisible();
	await donner(ailleurs.locator('#reponses-fichier'), EXEMPLE);
	await expect(ailleurs.getByRole('alert').filter({ hasText: 'est une sauvegarde' })).toBeVisible();
});

test('two copies of a dossier merge answer by answer, and the merge is undone', async ({ page }) => {
	const sauvegarde = JSON.parse(await readFile(EXEMPLE, 'utf8')) as {
		dossier: { coordination: object; gouvernance: { partenaires?: object[] } };
	};
	const { dossier } = sauvegarde;
	const partenaires = [...(dossier.gouvernance.partenaires ?? []), { id: 'neuf', structure: 'La médiathèque d’à côté' }];
	const autre = {
		...sauvegarde,
		dossier: { ...dossier, coordination: { ...dossier.coordination, etp: 0.5 }, gouvernance: { ...dossier.gouvernance, partenaires } },
	};
	const fichier = { name: 'copie.clsm.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(autre)) };
	const erreurs = surveiller(page);
	await ouvrirDossier(page);
	await page.goto('fusionner/');
	await donner(page.locator('#fusion-fichier'), fichier);
	await expect(page.locator('.bilan')).toHaveText(/2 réponses diffèrent.*1 est reprise de l’autre/s);
	const etp = question(page, 'coordination.etp');
	await expect(etp.getByRole('radio', { name: /Ici/ })).toBeChecked();
	// By the keyboard: the arrow takes the other side.
	await etp.getByRole('radio', { name: /Ici/ }).focus();
	await page.keyboard.press('ArrowRight');
	await expect(etp.getByRole('radio', { name: /L’autre fichier/ })).toBeChecked();
	await page.getByRole('button', { name: 'Fusionner', exact: true }).click();
	await expect(page.getByText(/La fusion est faite.*2 réponses reprises/s)).toBeVisible();
	await page.reload();
	await page.goto('recapitulatif/');
	await expect(page.locator('#coordination-etp')).toContainText('0,5 ETP');
	await expect(page.locator('#gouvernance-partenaires')).toContainText('La médiathèque d’à côté');

	await page.goto('fusionner/');
	await donner(page.locator('#fusion-fichier'), EXEMPLE);
	await page.getByRole('button', { name: 'Tout prendre de l’autre', exact: true }).click();
	await page.getByRole('button', { name: 'Fusionner', exact: true }).click();
	await page.getByRole('button', { name: 'Annuler la fusion' }).click();
	await expect(page.getByText(/La fusion est annulée/)).toBeVisible();
	await page.goto('recapitulatif/');
	await expect(page.locator('#coordination-etp')).toContainText('0,5 ETP');
	expect(erreurs).toEqual([]);
});

for (const largeur of [390, 320])
	test(`at ${largeur} px nothing overflows`, async ({ page }) => {
		await page.setViewportSize({ width: largeur, height: 844 });
		const questions = await preparer(page);
		const tient = async () => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(largeur);
		await tient();
		await page.goto('fusionner/');
		await donner(page.locator('#fusion-fichier'), 'content/exemples/commune-qui-explore.json');
		await expect(page.locator('.bilan')).toHaveText(/réponses diffèrent/);
		await tient();
		await ouvrir(page, questions);
		await page.waitForURL(/\/repondre\//);
		await expect(page.locator('section.question')).toHaveCount(3);
		await tient();
	});
