import { expect, test, type Page } from '@playwright/test';
import { groupe, surveiller } from './outils.ts';
import { choisir, cocher, dater, derouler, ecrire, garde, presser, tabuler, vers } from './touches.ts';

const bouton = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const lien = (page: Page, name: string | RegExp) => page.locator('main').getByRole('link', { name }).first();
const radio = (page: Page, name: string | RegExp) => page.getByRole('radio', { name }).first();
const champ = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name }).first();
const question = (page: Page, id: string) => page.locator(`[data-question="${id}"]`);

/** The page answers: its islands listen and its answers are read. */
async function prete(page: Page, adresse: RegExp): Promise<void> {
	await page.waitForURL(adresse);
	await expect(page.locator('astro-island[ssr]:not([client=besoin])')).toHaveCount(0);
	await expect(page.locator('fieldset.nu:disabled')).toHaveCount(0);
}
async function continuer(page: Page, adresse: RegExp, nom: string | RegExp = /^(Continuer|Voir le résultat)/): Promise<void> {
	await presser(page, lien(page, nom));
	await prete(page, adresse);
}

/** Straight to a stage: its neighbours already showed how the keyboard leaves one. */
async function ouvrir(page: Page, etape: string): Promise<void> {
	await page.goto(`./parcours/${etape}/`);
	await prete(page, new RegExp(`/${etape}/$`));
}

// A trace of so many keys would cost more than the keys.
test.use({ trace: 'off', contextOptions: { reducedMotion: 'reduce' } });

test('with the keyboard alone, from home to a document', async ({ page }) => {
	const erreurs = surveiller(page);

	await test.step('accueil, dialogue', async () => {
		await page.goto('./');
		await prete(page, /\/$/);
		await expect(bouton(page, 'Découvrir en 10 minutes')).toBeEnabled();
		expect((await tabuler(page)).dit).toBe('a « Aller au contenu »');
		await presser(page, bouton(page, 'Découvrir en 10 minutes'));
		const dialogue = page.getByRole('dialog');
		await garde(page, dialogue.getByRole('button', { name: 'Commencer' }));
		await vers(page, dialogue.getByRole('button', { name: 'Annuler' }));
		await page.keyboard.press('Enter');
		await garde(page, bouton(page, 'Découvrir en 10 minutes'));
		await page.keyboard.press('Enter');
		await garde(page, dialogue.getByRole('button', { name: 'Commencer' }));
		await page.keyboard.press('Escape');
		await garde(page, bouton(page, 'Découvrir en 10 minutes'));
		await page.keyboard.press('Enter');
		await presser(page, dialogue.getByRole('button', { name: 'Commencer' }));
		await prete(page, /\/decouverte\/territoire\/$/);
	});

	await test.step('découverte', async () => {
		const recherche = page.getByRole('combobox', { name: 'Quelle collectivité porte le projet ?' });
		await expect(recherche).toBeEnabled();
		await ecrire(page, recherche, 'vileurbane');
		await expect(page.getByRole('option', { name: /Villeurbanne/ }).first()).toBeVisible();
		await page.keyboard.press('ArrowDown');
		await expect(page.getByRole('option', { name: /Villeurbanne/ }).first()).toBeFocused();
		await page.keyboard.press('Enter');
		await garde(page, bouton(page, 'Choisir une autre collectivité'));
		await continuer(page, /\/echelle\/$/);
		await choisir(page, radio(page, /^La commune/));
		await continuer(page, /\/partenaires\/$/);
		await choisir(page, groupe(page, 'La psychiatrie publique').getByRole('radio', { name: 'D’accord' }));
		await choisir(page, groupe(page, 'Des aidants').getByRole('radio', { name: 'Contact pris' }));
		await continuer(page, /\/priorites\/$/);
		await cocher(page, page.getByRole('checkbox', { name: /^Logement/ }));
		await continuer(page, /\/participation\/$/);
		await choisir(page, radio(page, /^Rembourser les frais/));
		await continuer(page, /\/coordination\/$/);
		await choisir(page, radio(page, 'Un mi-temps ou plus, sans temps plein'));
		await ecrire(page, champ(page, /chiffre exact/), '0,8');
		await continuer(page, /\/financement\/$/);
		await ecrire(page, champ(page, /enveloppe annuelle/), '8000');
		const ars = page.getByRole('checkbox', { name: /ARS/ });
		await cocher(page, ars);
		await derouler(page, page.getByRole('combobox', { name: /ARS/ }));
		await continuer(page, /\/conseil\/$/);
		await dater(page, page.getByLabel('Quelle séance du conseil visez-vous ?', { exact: true }));
		await continuer(page, /\/resultat\/$/);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre CLSM en un coup d’œil');
		await continuer(page, /\/parcours\/collectivite\/$/, 'Continuer vers le dossier complet');
	});

	await test.step('collectivité : texte, « pourquoi », note privée', async () => {
		const q = question(page, 'porteur.representant');
		await ecrire(page, q.getByRole('textbox', { name: 'Prénom et nom' }), 'Camille Exemple');
		const pourquoi = q.locator('details.pourquoi');
		await presser(page, pourquoi.locator('summary'));
		await expect(pourquoi).toHaveAttribute('open');
		await page.keyboard.press('Space');
		await expect(pourquoi).not.toHaveAttribute('open');
		await presser(page, q.locator('summary', { hasText: 'Note privée' }));
		await ecrire(page, q.locator('textarea'), 'à rappeler');
		await continuer(page, /\/portee\/$/);
	});

	await test.step('portée : entrées ajoutées, déplacées, retirées, rendues ; ordre', async () => {
		const q = question(page, 'portee.constats');
		for (const nom of ['Alpha', 'Bêta']) {
			await presser(page, q.getByRole('button', { name: /^Ajouter/ }));
			await garde(page, q.locator('.entree').last().getByRole('textbox', { name: 'Ce que l’on constate' }));
			await page.keyboard.type(nom);
		}
		await vers(page, q.getByRole('button', { name: /^Monter/ }).last(), 'Shift+Tab');
		await page.keyboard.press('Enter');
		await expect(q.locator('.entree .titre').first()).toHaveText('Bêta');
		await garde(page, q.getByRole('button', { name: /^Descendre/ }).first());
		await presser(page, q.getByRole('button', { name: /^Supprimer/ }).first());
		await expect(q.locator('.entree')).toHaveCount(1);
		await garde(page, q.getByRole('button', { name: 'Annuler la suppression' }));
		await page.keyboard.press('Enter');
		await expect(q.locator('.entree')).toHaveCount(2);
		await garde(page, q.locator('.entree .resume').first());
		const ordre = question(page, 'portee.objectifsSpecifiques');
		await presser(page, ordre.getByRole('button', { name: /^Monter/ }).nth(1));
		await garde(page, ordre.getByRole('button', { name: /^Descendre/ }).first());
	});

	await test.step('échelle, gouvernance : grille, liste, nombre, cases', async () => {
		await ouvrir(page, 'echelle');
		const grille = question(page, 'echelle.grille').getByRole('group').first();
		await choisir(page, grille.getByRole('radio').first());
		await ouvrir(page, 'gouvernance');
		const q = question(page, 'gouvernance.copil.membres');
		await presser(page, q.getByRole('button', { name: 'Ajouter un membre' }));
		await derouler(page, q.getByRole('combobox', { name: 'Catégorie' }));
		await ecrire(page, champ(page, /Combien de fois par an le comité/), '2');
		await cocher(page, question(page, 'gouvernance.participation.conditions').getByRole('checkbox').first());
	});

	await test.step('coordination, financement, suivi : montants par année', async () => {
		await ouvrir(page, 'coordination');
		await choisir(page, question(page, 'coordination.partage.oui').getByRole('radio').first());
		await ouvrir(page, 'financement');
		await ecrire(page, champ(page, /première année du budget/), '2027');
		await ecrire(page, champ(page, /Combien d’années la convention/), '3');
		const q = question(page, 'financement.depenses');
		await presser(page, q.getByRole('button', { name: 'Ajouter une dépense' }));
		await ecrire(page, q.getByLabel('2027'), '12000');
		await presser(page, q.getByRole('button', { name: 'Reporter sur les années suivantes' }));
		await expect(q.getByLabel('2029')).toHaveValue('12\u202f000');
		await continuer(page, /\/suivi\/$/);
		await cocher(page, question(page, 'suivi.bilan.indicateurs').getByRole('checkbox').first());
	});

	await test.step('récapitulatif, une question et retour, un document', async () => {
		await continuer(page, /\/recapitulatif\/$/, /^Relire toutes vos réponses/);
		await presser(page, lien(page, /^Modifier : Combien d’années la convention/));
		await prete(page, /\/parcours\/financement\/\?retour=recapitulatif#/);
		await expect(question(page, 'financement.duree')).toBeFocused();
		await ecrire(page, champ(page, /Combien d’années la convention/), '2');
		await vers(page, lien(page, 'Revenir au récapitulatif'), 'Shift+Tab');
		await page.keyboard.press('Enter');
		await prete(page, /\/recapitulatif\/#/);
		await expect(page.locator('dl > div:focus')).toContainText(/Combien d’années la convention[\s\S]*2/);
		await continuer(page, /\/documents\/$/, 'Voir vos documents');
		const telecharger = page.getByRole('button', { name: 'Télécharger la convention (PDF)' });
		await expect(telecharger).toBeEnabled({ timeout: 30_000 });
		const attente = page.waitForEvent('download');
		await presser(page, telecharger);
		expect((await attente).suggestedFilename()).toMatch(/^villeurbanne-convention-.+\.pdf$/);
		await garde(page, telecharger);
	});
	expect(erreurs).toEqual([]);
});
