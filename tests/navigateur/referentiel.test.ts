import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { extraireSauvegarde } from '../../src/stockage/pdf-rouvrable.ts';
import { lireSauvegarde } from '../../src/stockage/sauvegarde.ts';
import { donner, enregistre, surveiller } from './outils.ts';

type Objet = Record<string, Record<string, unknown>>;
interface Fichier {
	versions?: unknown;
	dossier: Objet;
}

/** Opens the complete example, changed by `changer`. */
async function ouvrir(page: Page, changer: (f: Fichier) => void = () => undefined): Promise<void> {
	const fichier = JSON.parse(await readFile('content/exemples/epci-complet.json', 'utf8')) as Fichier;
	changer(fichier);
	await page.goto('./');
	await donner(page.getByLabel('Choisir une sauvegarde'), {
		name: 'x.clsm.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify(fichier)),
	});
	await page.waitForURL((url) => url.pathname !== '/');
}
const mettre = (f: Fichier, groupe: string, champ: string, v: unknown): void => {
	f.dossier[groupe] = { ...f.dossier[groupe], [champ]: v };
};
const versions = (page: Page) => page.getByRole('region', { name: 'Versions présentées au conseil' });

async function telecharge(page: Page, nom: RegExp): Promise<Buffer> {
	const attente = page.waitForEvent('download');
	await page.getByRole('button', { name: nom }).click();
	return readFile(await (await attente).path());
}

test('sans dossier, la revue demande tout et ne juge rien', async ({ page }) => {
	const erreurs = surveiller(page);
	await page.goto('./referentiel/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre projet face au référentiel');
	await expect(page.getByText('n’est opposable à personne')).toBeVisible();
	await expect(page.getByText('tout est à renseigner')).toBeVisible();
	await expect(page.getByRole('heading', { level: 3, name: /: à renseigner$/ }).first()).toBeVisible();
	await expect(page.getByRole('heading', { level: 3, name: /: (écart|conforme)$/ })).toHaveCount(0);
	await expect(page.getByRole('region', { name: 'Par quoi commencer' }).getByRole('listitem')).toHaveCount(3);
	expect(erreurs).toEqual([]);
});

test('un écart se lit, mène à sa question, et la réponse le lève', async ({ page }) => {
	const erreurs = surveiller(page);
	await ouvrir(page, (f) => mettre(f, 'coordination', 'etp', 0.4));
	await page.goto('./resultat/');
	await page.locator('main').getByRole('link', { name: /référentiel/ }).first().click(); // prettier-ignore
	await page.waitForURL(/\/referentiel\//);
	for (const [rang, titre] of [
		'Définition',
		'Objectifs',
		'Périmètre',
		'Instances',
		'Coordination',
		'Financement',
		'Suivi',
		'Articulation',
	].entries())
		await expect(page.getByRole('heading', { level: 2, name: new RegExp(`^${rang + 1}\\. ${titre}`) })).toBeVisible();
	const ecart = page.locator('#recommandation-temps-plein');
	await expect(ecart.getByRole('heading')).toHaveText(/: écart$/);
	await expect(ecart).toContainText('0,4 équivalent temps plein');
	await expect(ecart).toContainText('référentiel national des CLSM (2025), § 5');
	const premier = page.getByRole('region', { name: '5. Coordination' }).getByRole('heading', { level: 3 }).first();
	await expect(premier).toHaveText(/: écart$/);
	await ecart.getByRole('link', { name: /temps/i }).first().click(); // prettier-ignore
	await page.waitForURL(/\/parcours\/coordination\/#coordination-etp$/);
	await page.getByRole('textbox', { name: /chiffre exact/ }).fill('1');
	await enregistre(page);
	await page.goto('./referentiel/');
	await expect(page.locator('#recommandation-temps-plein').getByRole('heading')).toHaveText(/: conforme$/);
	expect(erreurs).toEqual([]);
});

test('la revue s’imprime sans navigation ni liens', async ({ page }) => {
	await ouvrir(page);
	await page.goto('./referentiel/');
	await expect(page.locator('#recommandation-temps-plein')).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('navigation')).toHaveCount(0);
	await expect(page.getByRole('button')).toHaveCount(0);
	await expect(page.locator('.questions').first()).toBeHidden();
	await expect(page.getByText('Édité le')).toBeVisible();
	await expect(page.locator('#recommandation-temps-plein .source')).toBeVisible();
});

test('ce qui se contredit entre les documents se dit, et se répare d’un lien', async ({ page }) => {
	const erreurs = surveiller(page);
	await ouvrir(page, (f) => {
		mettre(f, 'calendrier', 'conseil', '2026-09-01');
		mettre(f, 'financement', 'duree', 3);
	});
	for (const adresse of ['./recapitulatif/', './documents/']) {
		await page.goto(adresse);
		const contradiction = page.locator('[data-controle=comiteApresConseil]');
		await expect(contradiction).toContainText('Incohérence');
		await expect(contradiction).toContainText('1er septembre 2026');
		await expect(contradiction.getByRole('link')).toHaveCount(2);
	}
	await page.locator('[data-controle=comiteApresConseil]').getByRole('link', { name: /séance/ }).click(); // prettier-ignore
	await page.waitForURL(/\/parcours\/collectivite\/#calendrier-conseil$/);
	await page.getByRole('textbox', { name: 'Quelle séance du conseil visez-vous ?' }).fill('2027-02-11');
	await enregistre(page);
	await page.goto('./documents/');
	await expect(page.getByRole('heading', { name: 'À vérifier entre les documents' })).toBeVisible();
	await expect(page.locator('[data-controle=comiteApresConseil]')).toHaveCount(0);
	const prets = page.getByRole('region', { name: 'Où en sont vos documents' });
	await expect(prets.getByRole('listitem')).toHaveCount(5, { timeout: 30_000 });
	await expect(prets.getByRole('listitem').first()).toContainText(/prêt pour le conseil|avant le conseil/);
	expect(erreurs).toEqual([]);
});

test('la version présentée au conseil se fige, se compare, voyage avec le dossier et se supprime', async ({ page, browser }) => {
	const erreurs = surveiller(page);
	await ouvrir(page);
	await page.goto('./documents/');
	await versions(page).getByLabel('Intitulé').fill('Premier passage');
	await versions(page).getByRole('button', { name: 'Figer la version présentée au conseil du 11 février 2027' }).click();
	await expect(versions(page).getByRole('heading', { level: 3 })).toHaveText('Conseil du 11 février 2027, Premier passage');
	await versions(page)
		.getByRole('button', { name: /Ce qui a changé depuis/ })
		.click();
	await expect(versions(page).getByText('Rien n’a changé depuis')).toBeVisible();

	await page.goto('./parcours/coordination/');
	await page.getByRole('textbox', { name: /chiffre exact/ }).fill('0,6');
	await enregistre(page);
	await page.goto('./documents/');
	await versions(page)
		.getByRole('button', { name: /Ce qui a changé depuis/ })
		.click();
	await expect(versions(page)).toContainText(/Avant\s:.*1 équivalent temps plein → maintenant\s: 0,6 équivalent temps plein/);
	await expect(versions(page).locator('.changements a')).toHaveAttribute('href', /\/parcours\/coordination\/#coordination-etp$/);

	const seule = lireSauvegarde((await telecharge(page, /^Télécharger cette version/)).toString('utf8'));
	expect(seule.ok && seule.sauvegarde.dossier.coordination?.etp).toBe(1);
	const pdf = extraireSauvegarde(await telecharge(page, /Convention de partenariat, rouvrable/));
	const dansLePdf = lireSauvegarde(pdf.ok ? pdf.texte : '');
	expect(dansLePdf.ok && dansLePdf.sauvegarde.versions).toMatchObject([{ conseil: '2027-02-11', titre: 'Premier passage' }]);
	const sauvegarde = await telecharge(page, /Télécharger ma sauvegarde/);

	const ailleurs = await (await browser.newContext()).newPage();
	await ailleurs.goto('./');
	await donner(ailleurs.getByLabel('Choisir une sauvegarde'), { name: 'x.clsm.json', mimeType: 'application/json', buffer: sauvegarde });
	await ailleurs.waitForURL((url) => url.pathname !== '/');
	await ailleurs.goto('./documents/');
	await expect(versions(ailleurs).getByRole('heading', { level: 3 })).toHaveText('Conseil du 11 février 2027, Premier passage');

	await versions(page)
		.getByRole('button', { name: /^Supprimer/ })
		.click();
	await versions(page).getByRole('button', { name: 'La garder' }).click();
	await expect(versions(page).getByRole('heading', { level: 3 })).toHaveCount(1);
	await versions(page)
		.getByRole('button', { name: /^Supprimer/ })
		.click();
	await versions(page).getByRole('button', { name: 'Supprimer cette version' }).click();
	await expect(versions(page).getByText('Version supprimée.')).toBeVisible();
	await page.reload();
	await expect(versions(page).getByRole('button', { name: /^Figer/ })).toBeEnabled();
	await expect(versions(page).getByRole('heading', { level: 3 })).toHaveCount(0);
	expect(erreurs).toEqual([]);
});

test('une version illisible est dite et reste dans le fichier ; une onzième est refusée', async ({ page }) => {
	const version = (f: Fichier) => ({ fige: '2026-11-22T09:00:00.000Z', conseil: '2027-02-11', dossier: f.dossier });
	await ouvrir(page, (f) => (f.versions = [...Array.from({ length: 10 }, () => version(f)), { fige: 'hier' }]));
	await page.goto('./documents/');
	await expect(versions(page).getByText('Une version figée de cette sauvegarde n’a pas pu être relue')).toBeVisible();
	await versions(page).getByRole('button', { name: /^Figer/ }).click(); // prettier-ignore
	await expect(versions(page).getByRole('alert')).toContainText('Dix versions sont déjà gardées');
	const gardee = (await telecharge(page, /Télécharger ma sauvegarde/)).toString('utf8');
	expect((JSON.parse(gardee) as { versions: unknown[] }).versions).toHaveLength(11);
	expect((JSON.parse(gardee) as { versions: unknown[] }).versions.at(-1)).toEqual({ fige: 'hier' });
});
