import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nouvelAtelier } from '../../src/rendu/pdf/atelier.ts';
import type { Feuille, Trace } from '../../src/rendu/pdf/feuille.ts';
import { largeurDe } from '../../src/rendu/pdf/mots.ts';
import { mettreEnPage } from '../../src/rendu/pdf/mise-en-page.ts';
import { SANS_GLYPHE } from '../../src/rendu/pdf/police.ts';
import { lirePolicesNode } from '../../src/rendu/pdf/polices-node.ts';
import { rendrePdf } from '../../src/rendu/pdf/rendre.ts';
import { PAGE } from '../../src/rendu/pdf/style.ts';
import { rendreTexte } from '../../src/rendu/texte.ts';
import { javaPresent, valider } from '../outils/verapdf/valider.ts';
import { documentsAuHasard } from '../documents-au-hasard.ts';
import { HOSTILE } from './pdf-documents.ts';

const polices = await lirePolicesNode();

const phrase = fc
	.array(fc.constantFrom('santé', 'mentale', 'l’Haÿ-les-Roses', '60\u202F000\u00A0€', '«', '»', ';', 'coordination', '–'), {
		maxLength: 60,
	})
	.map((m) => m.join(' '));
const texte = fc.oneof(
	{ weight: 30, arbitrary: phrase },
	{ weight: 6, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
	{ weight: 6, arbitrary: fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)), maxLength: 40 }) },
	{ weight: 4, arbitrary: fc.constant(HOSTILE) },
	{ weight: 1, arbitrary: fc.integer({ min: 1, max: 10_000 }).map((n) => 'w'.repeat(n)) },
);
const document = documentsAuHasard({
	texte,
	numero: fc.option(texte, { nil: undefined }),
	niveaux: [1, 2, 3],
	date: fc.oneof(fc.constant('2026-11-22'), texte),
	blocs: 12,
});

/** Half a letter: a cell narrower than one character lets it touch its padding. */
const TOLERANCE = 4;

const horsMarges = (trace: Trace): boolean => {
	const { gauche, droite, haut, bas } = {
		gauche: PAGE.gauche,
		droite: PAGE.largeur - PAGE.droite,
		haut: PAGE.haut,
		bas: PAGE.hauteur - PAGE.bas,
	};
	const dehors = (x1: number, x2: number, y1: number, y2: number): boolean =>
		!(x1 >= gauche - TOLERANCE && x2 <= droite + TOLERANCE && y1 >= haut - TOLERANCE && y2 <= bas + TOLERANCE);
	if (trace.g === 'ligne') return dehors(Math.min(trace.x1, trace.x2), Math.max(trace.x1, trace.x2), trace.y1, trace.y2);
	if (trace.g === 'rectangle') return dehors(trace.x, trace.x + trace.largeur, trace.y, trace.y + trace.hauteur);
	const espaces = trace.texte.length - trace.texte.trimEnd().length;
	const largeur = trace.largeur - largeurDe(' '.repeat(espaces), trace.style, nouvelAtelier(polices).polices);
	return dehors(trace.x, trace.x + largeur, trace.y, trace.y);
};

const sansGlyphe = (feuille: Feuille): string[] => {
	const lues = nouvelAtelier(polices).polices;
	return [...feuille.contenu, ...feuille.courant].flatMap((t) =>
		t.g === 'texte'
			? Array.from({ length: t.texte.length }, (_, i) => t.texte[i] ?? '').filter(
					(c) => lues[t.style.police].largeurs[c.charCodeAt(0)] === SANS_GLYPHE,
				)
			: [],
	);
};

it('aucun document ne fait échouer le moteur, ne sort des marges ni n’appelle un glyphe absent', () => {
	fc.assert(
		fc.property(document, (doc) => {
			const { feuilles } = mettreEnPage(doc, nouvelAtelier(polices));
			expect(feuilles.flatMap(sansGlyphe)).toEqual([]);
			expect(feuilles.flatMap((f) => f.contenu).filter(horsMarges)).toEqual([]);
			const { octets } = rendrePdf(doc, { polices });
			const fichier = Buffer.from(octets).toString('latin1');
			expect(fichier.startsWith('%PDF-1.7\n')).toBe(true);
			const [, position] = /startxref\n(\d+)\n%%EOF\n$/.exec(fichier) ?? [];
			expect(fichier.slice(Number(position), Number(position) + 20)).toMatch(/^\d+ 0 obj\n/);
			expect(rendreTexte(doc)).not.toMatch(/undefined|null|NaN/);
		}),
		{ numRuns: 60 },
	);
}, 300_000);

it.runIf(javaPresent())(
	'vingt documents tirés au sort sont conformes à PDF/UA-1 et PDF/A-3a',
	() => {
		const dossier = mkdtempSync(join(tmpdir(), 'pdf-hasard-'));
		try {
			const fichiers = fc.sample(document, { numRuns: 20, seed: 2026 }).map((doc, i) => {
				const chemin = join(dossier, `${i}.pdf`);
				writeFileSync(chemin, rendrePdf(doc, { polices }).octets);
				return chemin;
			});
			expect(valider(fichiers).filter((v) => !v.compliant)).toEqual([]);
		} finally {
			rmSync(dossier, { recursive: true });
		}
	},
	300_000,
);
