/** What the tests of the Word and HTML renderers share: documents, and the words that each must say. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { chargerContenu } from '../src/contenu/charger.ts';
import type { Bloc, DocumentCompose } from '../src/document/modele.ts';
import { composer, DOCUMENTS } from '../src/gabarits/composer.ts';
import { figureEnTableau } from '../src/rendu/figure-en-tableau.ts';
import { texteSur } from '../src/rendu/mots-surs.ts';
import { rendreTexte } from '../src/rendu/texte.ts';
import { lireSauvegarde } from '../src/stockage/sauvegarde.ts';
import { documentsAuHasard } from './documents-au-hasard.ts';

const contenu = chargerContenu('.');
export const EXEMPLES: [string, DocumentCompose][] = ['epci-complet', 'commune-qui-explore'].flatMap((exemple) => {
	const lu = lireSauvegarde(readFileSync(`content/exemples/${exemple}.json`, 'utf8'));
	if (!lu.ok) throw new Error(lu.message);
	const { dossier } = lu.sauvegarde;
	return DOCUMENTS.map((nom): [string, DocumentCompose] => [`${exemple}.${nom}`, composer(nom, dossier, contenu, '2026-11-22')]);
});

export const EMOJI = '👩‍👩‍👧 🎉';
export const HOSTILE = `<w:p>&amp; ]]> "'</style><script>alert(1)</script> \u0000\u0007\u001B\uFFFE \uD800 ${EMOJI} 中文 العربية | # > {{x}} \u2028 \r\n\t œ€`;

const phrase = fc
	.array(fc.constantFrom('santé', 'mentale', 'l’Haÿ-les-Roses', '60\u202F000\u00A0€', '«', '»', 'coordination', '&', '<b>'), {
		maxLength: 30,
	})
	.map((m) => m.join(' '));
// The halves of a pair stay in one inline: side by side in two, they would make a letter.
const texte = fc.oneof(
	{ weight: 12, arbitrary: phrase },
	{ weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map((s) => `x${s}x`) },
	{
		weight: 3,
		arbitrary: fc
			.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)), maxLength: 40 })
			.map((s) => `x${s}x`),
	},
	{ weight: 2, arbitrary: fc.constant(HOSTILE) },
	{ weight: 1, arbitrary: fc.constant('w'.repeat(10_000)) },
);
const numero = fc.option(fc.oneof(fc.constantFrom('Article 1', 'Article 2', 'Annexe 1', '1.1', '1.2', '2.1'), texte), { nil: undefined });
const modele = documentsAuHasard({ texte, numero, niveaux: [2, 3], date: fc.constant('2026-11-22'), blocs: 14 });

/** `nombre` models drawn from a fixed seed. */
export const auHasard = (nombre: number, seed = 20_261_122): DocumentCompose[] => fc.sample(modele, { numRuns: nombre, seed });

const enClair = (blocs: Bloc[]): Bloc[] =>
	blocs.flatMap((b): Bloc[] => {
		if (b.t === 'figure') return [b, figureEnTableau(b)];
		return [b.t === 'liste' ? { ...b, items: b.items.map(enClair) } : b];
	});

/** Signs that `rendreTexte` puts before its lines, and marks of lists (LibreOffice writes « • », « ◦ » in a text). */
const MARQUE = /^(#{1,3}|>|\||–|[•◦▪]|\d+\.)$/;

/** The words of a text in order, without the marks of its layout. */
export const motsDuTexte = (texte: string): string[] =>
	texteSur(texte)
		.split(/\s+/)
		.filter((m) => m && !MARQUE.test(m));

/** What a renderer must say: the words of `rendreTexte`, and after each figure those of its table. */
export const motsAttendus = (doc: DocumentCompose): string[] => motsDuTexte(rendreTexte({ ...doc, blocs: enClair(doc.blocs) }));

/** Where two runs of words part, with the words around; empty when they are the same. */
export const ecart = (lus: string[], attendus: string[]): string => {
	const i = attendus.findIndex((mot, j) => mot !== lus[j]);
	if (i === -1 && lus.length === attendus.length) return '';
	const ou = i === -1 ? attendus.length : i;
	const autour = (mots: string[]): string => mots.slice(Math.max(0, ou - 5), ou + 5).join(' ');
	return `mot ${ou} : lu « ${autour(lus)} », attendu « ${autour(attendus)} »`;
};

/** The same document with no number before its titles. */
export const sansNumeros = (doc: DocumentCompose): DocumentCompose => {
	const nus = (blocs: Bloc[]): Bloc[] =>
		blocs.map((b) => {
			if (b.t === 'liste') return { ...b, items: b.items.map(nus) };
			if (b.t !== 'titre') return b;
			const { numero: _, ...reste } = b;
			return reste;
		});
	return { ...doc, blocs: nus(doc.blocs) };
};
