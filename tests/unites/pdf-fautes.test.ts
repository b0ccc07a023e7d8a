import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lirePolicesNode } from '../../src/rendu/pdf/polices-node.ts';
import { rendrePdf } from '../../src/rendu/pdf/rendre.ts';
import { pieceJointe } from '../../src/stockage/sauvegarde.ts';
import { abimer, FAUTES } from '../fautes-pdf.ts';
import { javaPresent, valider, type Verdict } from '../outils/verapdf/valider.ts';
import { ecarts } from '../structure-pdf.ts';
import { petitDocument } from './pdf-documents.ts';

const { octets: bon } = rendrePdf(petitDocument, {
	polices: await lirePolicesNode(),
	piecesJointes: [pieceJointe({}, 'complet', '2026-11-22')],
});
const java = javaPresent();
if (!java) console.warn('Fautes que voit veraPDF non essayées : il manque un JDK 17 ou plus récent (Debian : default-jdk-headless).');

const bac = mkdtempSync(join(tmpdir(), 'fautes-'));
afterAll(() => rmSync(bac, { recursive: true }));
const chemin = (rang: number): string => join(bac, `${rang}.pdf`);

describe.runIf(java)('veraPDF', () => {
	const vues = FAUTES.filter((f) => f.vue !== 'structure');
	let verdicts: Verdict[];
	beforeAll(async () => {
		for (const [rang, faire] of [undefined, ...vues.map((f) => f.faire)].entries()) writeFileSync(chemin(rang), await abimer(bon, faire));
		verdicts = valider([undefined, ...vues].map((_, rang) => chemin(rang)));
	}, 180_000);
	const de = (rang: number, profil: string) => verdicts.find((v) => v.file === chemin(rang) && v.flavour === profil);

	it('ne reproche rien au fichier sans faute', () => {
		expect([de(0, 'ua1')?.failed, de(0, '3a')?.failed]).toEqual([[], []]);
	});
	it.each(vues.map((f, i) => ({ ...f, rang: i + 1 })))('voit : $nom', ({ vue, regle, rang }) => {
		const verdict = de(rang, vue);
		expect(verdict?.compliant).toBe(false);
		const regles = verdict?.failed.map((f) => f.rule) ?? [];
		expect(regles.length).toBeGreaterThan(0);
		if (regle) expect(regles).toContain(regle);
	});
});

describe('la comparaison avec le modèle', () => {
	it('ne reproche rien au fichier sans faute', async () => {
		expect(await ecarts(await abimer(bon), petitDocument)).toEqual([]);
	});
	it.each(FAUTES.filter((f) => f.vue === 'structure'))('voit : $nom', async ({ faire }) => {
		expect(await ecarts(await abimer(bon, faire), petitDocument)).not.toEqual([]);
	});
});
