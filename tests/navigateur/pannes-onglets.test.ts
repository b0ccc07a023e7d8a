import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { alerte, debuter, debuterAvec, enregistre, ETAPE, nom, retrouver } from './pannes.ts';

const CONFLIT = 'Ce dossier a aussi changé ailleurs.';
/** Neither news nor locks: a tab finds out for itself. */
const sourd = () => {
	Object.defineProperty(window, 'BroadcastChannel', { value: undefined });
	Object.defineProperty(navigator, 'locks', { value: undefined });
};
const note = (page: Page) => page.locator('[data-question="calendrier.conseil"]');

async function deuxOnglets(context: BrowserContext, sourds: boolean): Promise<[Page, Page]> {
	if (sourds) await context.addInitScript(sourd);
	const un = await context.newPage();
	await debuterAvec(un, 'Au départ');
	await note(un).getByText('Note privée').first().click();
	const deux = await context.newPage();
	await retrouver(deux, 'Au départ');
	await note(deux).getByText('Note privée').first().click();
	return [un, deux];
}
/** Both pages type at the same moment, as two people would. */
const taper = (page: Page, champ: 'nom' | 'note', texte: string): Promise<void> =>
	(champ === 'nom' ? nom(page) : note(page).locator('textarea')).fill(texte);

/** Every answer of every dossier of the list, and of what is in conflict: nothing typed is missing. */
async function toutCeQuiEstGarde(context: BrowserContext): Promise<string> {
	const page = await context.newPage();
	await page.goto('hors-ligne.json');
	const tout = await page.evaluate(async () => {
		const ouvrir = indexedDB.open('parcours-clsm');
		const base = await new Promise<IDBDatabase>((oui) => (ouvrir.onsuccess = () => oui(ouvrir.result)));
		const tous = base.transaction('dossiers').objectStore('dossiers').getAll();
		return new Promise<string>((oui) => (tous.onsuccess = () => oui(JSON.stringify(tous.result))));
	});
	await page.close();
	return tout;
}

for (const sourds of [false, true]) {
	const comment = sourds ? ', sans BroadcastChannel ni Web Locks' : '';
	for (const champs of [
		['nom', 'nom'],
		['nom', 'note'],
	] as const) {
		const quoi = champs[0] === champs[1] ? 'la même réponse' : 'deux réponses';
		test(`deux onglets tapent à la fois ${quoi}${comment} : c’est dit, les deux versions sont offertes`, async ({ context }) => {
			const [un, deux] = await deuxOnglets(context, sourds);
			await Promise.all([taper(un, champs[0], 'Depuis le premier'), taper(deux, champs[1], 'Depuis le second')]);
			await Promise.all([enregistre(un), enregistre(deux)]);
			await un.bringToFront();
			await deux.bringToFront();
			const dit = async (p: Page) => ((await alerte(p, CONFLIT).isVisible()) ? p : undefined);
			await expect.poll(async () => (await dit(un)) ?? (await dit(deux)), { timeout: 10_000 }).toBeTruthy();
			const averti = (await dit(deux)) ?? un;
			await averti.bringToFront();
			await averti.getByRole('button', { name: 'Voir ce qui diffère et choisir' }).click();
			const boite = averti.getByRole('dialog');
			await expect(boite).toContainText('Deux versions de ce dossier');
			if (champs[0] === champs[1]) {
				await expect(boite).toContainText('Depuis le premier');
				await expect(boite).toContainText('Depuis le second');
			} else await expect(boite).toContainText('les notes privées');
			await boite.getByRole('button', { name: 'Garder les deux' }).click();
			await expect(boite).toBeHidden();
			await expect(alerte(averti, CONFLIT)).toBeHidden();
			const tout = await toutCeQuiEstGarde(context);
			expect(tout).toContain('Depuis le premier');
			expect(tout).toContain('Depuis le second');
			const liste = await context.newPage();
			await liste.goto('dossiers/');
			await expect(liste.locator('.dossiers > li')).toHaveCount(2);
			await liste.goto(ETAPE);
			await expect(alerte(liste, CONFLIT)).toBeHidden();
		});
	}

	test(`un onglet laissé de côté ne remet pas l’ancienne réponse${comment}`, async ({ context }) => {
		const [un, deux] = await deuxOnglets(context, sourds);
		await taper(un, 'nom', 'Plus récente');
		await enregistre(un);
		await un.waitForTimeout(700);
		if (sourds) await deux.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
		await expect(nom(deux)).toHaveValue('Plus récente');
		await taper(deux, 'note', 'Par-dessus');
		await enregistre(deux);
		await deux.waitForTimeout(700);
		await deux.close();
		await un.close();
		const apres = await context.newPage();
		await retrouver(apres, 'Plus récente');
		await expect(alerte(apres, CONFLIT)).toBeHidden();
		await expect(note(apres).locator('summary', { hasText: 'Note privée' })).toContainText('écrite');
	});
}

test('un onglet fermé sans avoir su ne fait pas passer son journal pour plus récent : les deux versions sont offertes', async ({
	context,
}) => {
	const [un, deux] = await deuxOnglets(context, true);
	await taper(un, 'nom', 'Écrite et gardée');
	await enregistre(un);
	await un.waitForTimeout(700);
	await taper(deux, 'nom', 'Tapée en partant');
	await deux.close({ runBeforeUnload: true });
	await expect.poll(() => deux.isClosed()).toBe(true);
	await un.close();
	const apres = await context.newPage();
	await apres.goto(ETAPE);
	await expect(alerte(apres, CONFLIT)).toBeVisible();
	await apres.getByRole('button', { name: 'Voir ce qui diffère et choisir' }).click();
	const boite = apres.getByRole('dialog');
	await expect(boite).toContainText('Écrite et gardée');
	await expect(boite).toContainText('Tapée en partant');
	await boite.getByRole('button', { name: 'Prendre l’autre' }).click();
	await expect(alerte(apres, CONFLIT)).toBeHidden();
	const tout = await toutCeQuiEstGarde(context);
	expect(tout).toContain('Écrite et gardée');
	expect(tout).toContain('Tapée en partant');
});

test('une page que le navigateur sort de son cache ne montre pas d’anciennes réponses', async ({ context }) => {
	const [un, deux] = await deuxOnglets(context, true);
	await taper(un, 'nom', 'Écrite pendant ce temps');
	await enregistre(un);
	await un.waitForTimeout(700);
	await expect(nom(deux)).toHaveValue('Au départ');
	// A browser under a test keeps no page in this cache: only what it would tell the page is sent.
	await Promise.all([
		deux.waitForEvent('load'),
		deux.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))),
	]);
	await expect(nom(deux)).toHaveValue('Écrite pendant ce temps');
	await expect(alerte(deux, CONFLIT)).toBeHidden();
});

test('le dossier effacé dans un onglet ne revient pas par l’autre sans qu’on le sache', async ({ context }) => {
	const un = await context.newPage();
	await debuter(un);
	await taper(un, 'nom', 'À effacer');
	await enregistre(un);
	const deux = await context.newPage();
	await deux.goto('vos-donnees/');
	await deux.getByRole('button', { name: 'Tout effacer' }).click();
	await deux.getByRole('button', { name: 'Tout effacer définitivement' }).click();
	await expect(deux.getByText('Tout est effacé de ce navigateur')).toBeVisible();
	await expect(un.getByRole('button', { name: 'Commencer' })).toBeVisible();
	await un.reload();
	await expect(un.getByRole('button', { name: 'Commencer' })).toBeVisible();
	await expect(un.locator('.alerte-enregistrement')).toBeHidden();
});
