/** Random documents: every kind of block and of inline, filled with texts drawn from `texte`. */
import fc from 'fast-check';
import type { Bloc, DocumentCompose, Inline } from '../src/document/modele.ts';

interface Hasard {
	texte: fc.Arbitrary<string>;
	numero: fc.Arbitrary<string | undefined>;
	niveaux: (1 | 2 | 3)[];
	date: fc.Arbitrary<string>;
	/** The most blocks of a document. */
	blocs: number;
}

const id = fc.constantFrom('a', 'b', 'c', 'd');
const inlineDe = (texte: fc.Arbitrary<string>): fc.Arbitrary<Inline> =>
	fc.oneof(
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

const blocDe = ({ texte, numero, niveaux }: Hasard): fc.Arbitrary<Bloc> => {
	const inlines = fc.array(inlineDe(texte), { maxLength: 4 });
	const corps = fc.record({ nom: texte, detail: texte });
	return fc.letrec<{ bloc: Bloc }>((lier) => ({
		bloc: fc.oneof(
			{ depthSize: 'small', withCrossShrink: true },
			fc.record({
				t: fc.constant('paragraphe' as const),
				contenu: inlines,
				style: fc.constantFrom(undefined, 'note' as const, 'encadre' as const, 'centre' as const),
			}),
			fc.record({
				t: fc.constant('titre' as const),
				niveau: fc.constantFrom(...niveaux),
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
	})).bloc;
};

/** Documents whose texts, numbers of titles and date are those given. */
export const documentsAuHasard = (hasard: Hasard): fc.Arbitrary<DocumentCompose> => {
	const { texte, date, blocs } = hasard;
	return fc.record({
		nom: fc.constant('convention' as const),
		titre: texte,
		sousTitre: fc.option(texte, { nil: undefined }),
		territoire: texte,
		date,
		mention: texte,
		langue: fc.constant('fr' as const),
		sommaire: fc.boolean(),
		blocs: fc.array(blocDe(hasard), { maxLength: blocs }),
		manques: fc.constant([]),
	});
};
