/** What the tests of the Word and HTML renderers share: documents, and the words that each must say. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { chargerContenu } from '../src/contenu/charger.ts';
import type { Bloc, DocumentCompose, Inline } from '../src/document/modele.ts';
import { composer, DOCUMENTS } from '../src/gabarits/composer.ts';
import { figureEnTableau } from '../src/rendu/figure-en-tableau.ts';
import { texteSur } from '../src/rendu/mots-surs.ts';
import { rendreTexte } from '../src/rendu/texte.ts';
import { lireSauvegarde } from '../src/stockage/sauvegarde.ts';

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
const id = fc.constantFrom('a', 'b', 'c', 'd');
const inline: fc.Arbitrary<Inline> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ t: fc.constant('texte' as const), texte, gras: fc.boolean(), italique: fc.boolean() }) },
	fc.record({
		t: fc.constant('manque' as const),
		libelle: texte,
		champ: id,
		decideur: fc.constant('conseil' as const),
		echeance: fc.constant('conseil' as const),
	}),
	fc.record({ t: fc.constant('renvoi' as const), texte, cible: id }),
	fc.record({ t: fc.constant('lien' as const), texte, url: fc.oneof(fc.webUrl(), texte, fc.constant('javascript:alert(1)')) }),
);
const inlines = fc.array(inline, { maxLength: 4 });
const corps = fc.record({ nom: texte, detail: texte });
const numero = fc.option(fc.oneof(fc.constantFrom('Article 1', 'Article 2', 'Annexe 1', '1.1', '1.2', '2.1'), texte), { nil: undefined });

const { bloc } = fc.letrec<{ bloc: Bloc }>((lier) => ({
	bloc: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		fc.record({
			t: fc.constant('paragraphe' as const),
			contenu: inlines,
			style: fc.constantFrom(undefined, 'note' as const, 'encadre' as const, 'centre' as const),
		}),
		fc.record({
			t: fc.constant('titre' as const),
			niveau: fc.constantFrom(2 as const, 3 as const),
			id,
			numero,
			contenu: inlines,
			nouvellePage: fc.boolean(),
		}),
		fc.record({
			t: fc.constant('tableau' as const),
			legende: inlines,
			alignements: fc.array(fc.constantFrom('gauche' as const, 'droite' as const, 'centre' as const), { maxLength: 8 }),
			entete: fc.array(inlines, { maxLength: 8 }),
			lignes: fc.array(fc.record({ cellules: fc.array(inlines, { maxLength: 8 }), total: fc.boolean() }), { maxLength: 12 }),
		}),
		fc.record({
			t: fc.constant('signatures' as const),
			parties: fc.array(fc.record({ nom: inlines, lignes: fc.array(inlines, { maxLength: 3 }) }), { maxLength: 5 }),
		}),
		fc.record({
			t: fc.constant('figure' as const),
			genre: fc.constant('barres' as const),
			titre: texte,
			alternative: texte,
			series: fc.array(texte, { maxLength: 9 }),
			barres: fc.array(
				fc.record({
					libelle: texte,
					valeurs: fc.array(fc.oneof(fc.integer({ min: -1000, max: 1_000_000 }), fc.double()), { maxLength: 9 }),
				}),
				{ maxLength: 8 },
			),
		}),
		fc.record({
			t: fc.constant('figure' as const),
			genre: fc.constant('instances' as const),
			titre: texte,
			alternative: texte,
			niveaux: fc.array(fc.array(corps, { maxLength: 7 }), { maxLength: 5 }),
			lateral: fc.option(corps, { nil: undefined }),
		}),
		fc.constant({ t: 'saut' as const }),
		fc.record({
			t: fc.constant('liste' as const),
			ordonnee: fc.boolean(),
			items: fc.array(fc.array(lier('bloc'), { maxLength: 3 }), { maxLength: 5 }),
		}),
	),
}));

const modele: fc.Arbitrary<DocumentCompose> = fc.record({
	nom: fc.constant('convention' as const),
	titre: texte,
	sousTitre: fc.option(texte, { nil: undefined }),
	territoire: texte,
	date: fc.constant('2026-11-22'),
	mention: texte,
	langue: fc.constant('fr' as const),
	sommaire: fc.boolean(),
	blocs: fc.array(bloc, { maxLength: 14 }),
	manques: fc.constant([]),
});

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
