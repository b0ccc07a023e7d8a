import { expect, test } from '@playwright/test';
import { alerte, contenu, debuterAvec, ecrireBrut, entreDeuxVisites, ETAPE, etats, repondre, retrouver } from './pannes.ts';

const PRECEDENT = 'elle a été mise de côté, sans être effacée, et voici l’état précédent.';

test.describe('un enregistrement abîmé à la main', () => {
	const DEGATS: Record<string, (brut: string) => unknown> = {
		'texte coupé': (brut) => brut.slice(0, Math.floor(brut.length * 0.7)),
		'en-tête coupé': (brut) => brut.slice(5),
		'autre JSON': () => '{"bonjour":1}',
		vide: () => '',
		nombre: () => 42,
		objet: () => ({ connus: [], dossier: {} }),
		'types faux': (brut) => brut.replace(/"dossier":\s*\{/, '"dossier":{"porteur":12,"portee":"x","notes":[1],'),
		'page HTML': () => '<!doctype html><title>502</title>',
	};
	const enTexte = (v: unknown): string => (typeof v === 'string' ? v : JSON.stringify(v));

	test(`${Object.keys(DEGATS).join(', ')} : mis de côté, l’état précédent revient, c’est dit`, async ({ page }) => {
		const attendus: string[] = [];
		await debuterAvec(page, 'Précédente');
		for (const [comment, abimer] of Object.entries(DEGATS)) {
			await repondre(page, `À abîmer : ${comment}`);
			await entreDeuxVisites(page, async () => {
				const derniere = (await etats(page)).at(-1) ?? '';
				const brut = abimer(String((await contenu(page))[derniere]));
				attendus.push(enTexte(brut));
				await ecrireBrut(page, derniere, brut);
			});
			await retrouver(page, 'Précédente');
			await expect(alerte(page, PRECEDENT)).toBeVisible();
			await page.reload();
			await expect(alerte(page, PRECEDENT)).toBeVisible();
			await page.getByRole('button', { name: 'J’ai compris' }).click();
			await expect(alerte(page, PRECEDENT)).toBeHidden();
		}
		const ecarts = Object.entries(await contenu(page)).filter(([c]) => c.startsWith('ecart/'));
		expect(ecarts.map(([, v]) => v).sort()).toEqual(attendus.sort());
	});

	test('tous les états : dit, tout est mis de côté', async ({ page }) => {
		await debuterAvec(page, 'Une', 'Deux');
		let avant: string[] = [];
		await entreDeuxVisites(page, async () => {
			avant = await etats(page);
			for (const [i, cle] of avant.entries()) await ecrireBrut(page, cle, `cassé ${i}`);
		});
		await page.goto(ETAPE);
		await expect(alerte(page, 'n’ont pas pu être relues et ont été mises de côté. Rouvrez votre dernière sauvegarde.')).toBeVisible();
		const ecarts = Object.keys(await contenu(page)).filter((c) => c.startsWith('ecart/'));
		expect(ecarts).toHaveLength(avant.length);
	});

	test('par une version plus récente du site : dit, laissé en place', async ({ page }) => {
		await debuterAvec(page, 'D’ici');
		let cle = '';
		let brut = '';
		await entreDeuxVisites(page, async () => {
			cle = (await etats(page)).at(-1) ?? '';
			brut = String((await contenu(page))[cle]).replace(/"version":\s*\d+/, '"version": 999');
			await ecrireBrut(page, cle, brut);
		});
		await page.goto(ETAPE);
		await expect(alerte(page, 'enregistré ici par une version plus récente du site')).toBeVisible();
		expect((await contenu(page))[cle]).toBe(brut);
	});
});
