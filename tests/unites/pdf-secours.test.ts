import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Bloc, DocumentCompose } from '../../src/document/modele.ts';
import { lirePolice } from '../../src/rendu/pdf/police.ts';
import { lirePolicesNode } from '../../src/rendu/pdf/polices-node.ts';
import { rendrePdf } from '../../src/rendu/pdf/rendre.ts';
import { PLAGES, PLAGES_SECOURS, secoursPour } from '../../src/rendu/pdf/secours.ts';
import { NOMS_POLICES, NOMS_SECOURS } from '../../src/rendu/pdf/style.ts';
import { javaPresent, valider } from '../outils/verapdf/valider.ts';
import { lectureAttendue, lectureDe, lireArbre } from '../structure-pdf.ts';
import { grandDocument, petitDocument } from './pdf-documents.ts';

const bac = mkdtempSync(join(tmpdir(), 'secours-'));
afterAll(() => rmSync(bac, { recursive: true }));

const RARES = '☐ à faire, ☑ fait, ✓ ✔ ☎ ★ → ← ⇒ ≥ 3 ≤ 5 ≠ ≈ ∞ Ελλάδα, Йорданка Димитрова, Nguyễn Thị Ánh, ǎ ● ■';
const p = (texte: string): Bloc => ({ t: 'paragraphe', contenu: [{ t: 'texte', texte, champ: 'preambule.contexte' }] });
const rare: DocumentCompose = {
	...petitDocument,
	sommaire: true,
	territoire: 'Communauté de communes d’Йорданка',
	blocs: [
		{ t: 'titre', niveau: 2, id: 'rare', numero: 'Article 1', contenu: [{ t: 'texte', texte: 'Objectif → Ελλάδα' }] },
		p(RARES),
		p(`${RARES} `.repeat(30)),
		{ t: 'liste', ordonnee: false, items: [[p('☑ oui'), p('☐ non')]] },
		{
			t: 'tableau',
			legende: [{ t: 'texte', texte: 'Seuils ≥ 3' }],
			alignements: ['gauche', 'droite'],
			entete: [[{ t: 'texte', texte: 'Seuil' }], [{ t: 'texte', texte: '≥ 3', gras: true }]],
			lignes: [{ cellules: [[{ t: 'texte', texte: 'Димитрова' }], [{ t: 'lien', texte: '→ page', url: 'https://exemple.fr' }]] }],
		},
		...petitDocument.blocs.filter((b) => b.t === 'figure'),
	],
};

it('un document ordinaire ne demande aucune police de plus', () => {
	for (const doc of [petitDocument, { ...grandDocument, titre: 'Œuvre – « e\u0301tat » à 60\u202F000\u00A0€' }])
		expect(secoursPour(doc)).toEqual([]);
	expect(secoursPour({ ...petitDocument, titre: '☑' })).toEqual(['symboles']);
	expect(secoursPour({ ...petitDocument, titre: '≥ Ω' })).toEqual(['lettres', 'signes']);
});

it('les polices ont les caractères que leurs tables annoncent', async () => {
	const polices = await lirePolicesNode(RARES);
	const voulus = (plages: [number, number][]): number[] => plages.flatMap(([a, b]) => Array.from({ length: b - a + 1 }, (_, i) => a + i));
	for (const nom of NOMS_POLICES)
		expect(voulus(PLAGES).filter((c) => lirePolice(polices[nom]).glyphes[c] === 0).length, nom).toBeLessThan(12);
	for (const nom of NOMS_SECOURS) {
		const { glyphes } = lirePolice(polices[nom] ?? new Uint8Array());
		const presents = voulus(PLAGES_SECOURS[nom]).filter((c) => glyphes[c] !== 0);
		expect(presents.length / voulus(PLAGES_SECOURS[nom]).length, nom).toBeGreaterThan(0.9);
	}
	for (const c of RARES.replace(/[\s,]/g, '').normalize('NFC'))
		expect(
			[...NOMS_POLICES, ...NOMS_SECOURS].some((nom) => lirePolice(polices[nom] ?? new Uint8Array()).glyphes[c.charCodeAt(0)] !== 0),
			c,
		).toBe(true);
});

it('☑, ≥, le grec et le cyrillique s’écrivent, se relisent et ne font l’objet d’aucun avertissement', async () => {
	const { octets, avertissements } = rendrePdf(rare, { polices: await lirePolicesNode(rare) });
	expect(avertissements.filter((a) => a.champ)).toEqual([]);
	const lu = lectureDe(await lireArbre(octets));
	expect(lu).toEqual(lectureAttendue(rare));
	expect(lu.texte).toContain('☐àfaire,☑fait');
	writeFileSync(join(bac, 'rare.pdf'), octets);
	if (javaPresent()) expect(valider([join(bac, 'rare.pdf')]).filter((v) => !v.compliant)).toEqual([]);
	const polices = spawnSync('pdffonts', [join(bac, 'rare.pdf')], { encoding: 'utf8' });
	if (!polices.error) expect(polices.stdout).toMatch(/NotoSansSymbols2[^\n]*yes yes yes/);
}, 120_000);

it('sans ces polices, les équivalents restent, et ce qui n’en a pas est dit', async () => {
	const { avertissements } = rendrePdf({ ...petitDocument, blocs: [p('☑ ≥ Й')] }, { polices: await lirePolicesNode() });
	expect(avertissements).toEqual([{ caractere: 'Й', champ: 'preambule.contexte' }]);
});
