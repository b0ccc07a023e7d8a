/** The keyboard alone: no click, no fill, no focus(). Each stop is judged as a person would see it. */
import { expect, type ElementHandle, type Locator, type Page } from '@playwright/test';

interface Arret {
	/** The keyboard stands on what was looked for. */
	ici: boolean;
	/** The keyboard stands in the group of radio buttons that holds it. */
	groupe: boolean;
	/** What a failure prints of this stop. */
	dit: string;
	defauts: string[];
}
/** More than the stops of the longest stage. */
const ARRETS_MAX = 300;

/** Where the keyboard stands: seen, within the window, uncovered, and marked by a style that it loses when it leaves. */
const regarder = (page: Page, cible?: ElementHandle<Element>): Promise<Arret> =>
	page.evaluate((voulue) => {
		interface Marque {
			element: Element;
			styles: string;
		}
		const memoire = window as Window & { quitte?: { actif: Element; dit: string; marques: Marque[] } };
		const actif = document.activeElement;
		if (!actif || actif === document.body) return { ici: false, groupe: false, dit: 'rien', defauts: ['le clavier n’est plus nulle part'] };
		const saisie = actif as HTMLInputElement;
		const porteurs = [actif, ...(saisie.labels ?? [])];
		const dit = `${actif.tagName.toLowerCase()} « ${(actif.ariaLabel ?? saisie.labels?.[0]?.textContent ?? actif.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 70)} »`;
		const styles = (e: Element): string => {
			const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(e);
			return outlineStyle === 'none' && boxShadow === 'none' ? '' : [outlineStyle, outlineWidth, outlineColor, boxShadow].join(' ');
		};
		const boites = porteurs.flatMap((e) => [...e.getClientRects()]).filter((r) => r.width > 1 && r.height > 1);
		const dedans = boites.filter((r) => r.bottom > 0 && r.right > 0 && r.top < innerHeight && r.left < innerWidth);
		const points = dedans.flatMap((r) =>
			[0.05, 0.5, 0.95].map((part): [number, number] => [
				r.left + r.width * part,
				(Math.max(r.top, 0) + Math.min(r.bottom, innerHeight)) / 2,
			]),
		);
		const devant = points.map(([x, y]) => document.elementFromPoint(x, y));
		const marques = porteurs.map((element) => ({ element, styles: styles(element) }));
		const avant = memoire.quitte;
		const reste =
			avant &&
			avant.actif !== actif &&
			avant.actif.isConnected &&
			avant.marques.some((m) => m.styles) &&
			avant.marques.every((m) => styles(m.element) === m.styles)
				? avant
				: undefined;
		memoire.quitte = { actif, dit, marques };
		const defauts = [
			!actif.checkVisibility() && 'invisible',
			dedans.length === 0 && 'hors de la fenêtre',
			dedans.length > 0 && !devant.some((e) => e && porteurs.some((p) => p.contains(e) || e.contains(p))) && 'caché par autre chose',
			marques.every((m) => m.styles === '') && 'sans marque visible',
			reste && `la marque reste sur ${reste.dit}`,
		].filter((d): d is string => Boolean(d));
		const radio = voulue as HTMLInputElement | undefined;
		return {
			ici: actif === voulue,
			groupe: radio?.type === 'radio' && saisie.type === 'radio' && saisie.name === radio.name,
			dit,
			defauts: defauts.map((d) => `${dit} : ${d}`),
		};
	}, cible);

/** One stop further; fails when a person could not see where they are. */
export async function tabuler(page: Page, cible?: ElementHandle<Element>, touche: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Arret> {
	await page.keyboard.press(touche);
	const arret = await regarder(page, cible);
	expect(arret.defauts, page.url()).toEqual([]);
	return arret;
}

/** The keyboard is still somewhere that can be seen: after a dialog closes, after an entry goes. */
export async function garde(page: Page, attendu: Locator): Promise<void> {
	await expect(attendu).toBeFocused();
	expect((await regarder(page)).defauts).toEqual([]);
}

/** Goes from stop to stop to a control; one of the group is enough for a radio button. Fails with what it met. */
export async function vers(page: Page, controle: Locator, touche: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
	const cible = await controle.elementHandle({ timeout: 15_000 });
	const vus: string[] = [];
	for (let arret = await regarder(page, cible); !arret.ici && !arret.groupe; arret = await tabuler(page, cible, touche)) {
		vus.push(arret.dit);
		if (vus.length > ARRETS_MAX) throw new Error(`${String(controle)} n’est pas atteint par le clavier. Rencontrés :\n${vus.join('\n')}`);
	}
	await cible.dispose();
}

export async function presser(page: Page, controle: Locator, touche = 'Enter'): Promise<void> {
	await vers(page, controle);
	await page.keyboard.press(touche);
}
export async function ecrire(page: Page, controle: Locator, texte: string): Promise<void> {
	await vers(page, controle);
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.type(texte);
	await expect(controle).not.toHaveValue('');
}
export async function cocher(page: Page, controle: Locator): Promise<void> {
	await presser(page, controle, 'Space');
	await expect(controle).toBeChecked();
}
/** A group is one stop; the arrows choose in it. */
export async function choisir(page: Page, controle: Locator): Promise<void> {
	await vers(page, controle);
	const seul = async (): Promise<boolean> => controle.evaluate((e) => e === document.activeElement);
	for (let pas = 0; pas < 20 && !(await seul()); pas += 1) await page.keyboard.press('ArrowDown');
	if (!(await controle.isChecked())) await page.keyboard.press('Space');
	await expect(controle).toBeChecked();
	expect((await regarder(page)).defauts).toEqual([]);
}
/** Another option of a native list. */
export async function derouler(page: Page, controle: Locator): Promise<void> {
	const avant = await controle.inputValue();
	await presser(page, controle, 'ArrowDown');
	await expect(controle).not.toHaveValue(avant);
}
/** A date, part by part, in whatever order the browser shows them. */
export async function dater(page: Page, controle: Locator): Promise<void> {
	await vers(page, controle);
	for (const suite of ['ArrowRight', 'ArrowRight', '']) {
		await page.keyboard.press('ArrowUp');
		if (suite) await page.keyboard.press(suite);
	}
	await expect(controle).toHaveValue(/^\d{4}-\d{2}-\d{2}$/);
}
