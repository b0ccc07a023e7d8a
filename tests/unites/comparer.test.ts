import { describe, expect, it } from 'vitest';
import type { Bloc, DocumentCompose, Inline } from '../../src/document/modele.ts';
import { comparerDocuments } from '../../src/gabarits/comparer.ts';

const t = (texte: string): Inline => ({ t: 'texte', texte });
const titre = (id: string, numero: string, texte = id): Bloc => ({ t: 'titre', niveau: 2, id, numero, contenu: [t(texte)] });
const p = (...contenu: Inline[]): Bloc => ({ t: 'paragraphe', contenu });
const renvoi = (texte: string, cible: string): Inline => ({ t: 'renvoi', texte, cible });
const doc = (...blocs: Bloc[]): DocumentCompose => ({
	nom: 'convention',
	titre: 'Convention',
	territoire: 'Arles',
	date: '2027-01-01',
	mention: 'PROJET',
	langue: 'fr',
	sommaire: true,
	blocs,
	manques: [],
});

describe('comparerDocuments', () => {
	it('finds nothing between a document and itself', () => {
		const d = doc(p(t('Entre')), titre('objet', 'Article 1'), p(t('Le CLSM')), titre('duree', 'Article 2'), p(t('Trois ans')));
		expect(comparerDocuments(d, structuredClone(d))).toEqual({ nom: 'convention', articles: [], identiques: 3 });
	});

	it('tells an article whose text has changed by the lines that differ only', () => {
		const a = doc(titre('duree', 'Article 1', 'Durée'), p(t('Trois ans.')), p(t('Renouvellement exprès.')));
		const b = doc(titre('duree', 'Article 1', 'Durée'), p(t('Un an.')), p(t('Renouvellement exprès.')));
		expect(comparerDocuments(a, b).articles).toEqual([
			{
				id: 'duree',
				titre: 'Durée',
				numeroAvant: 'Article 1',
				numeroApres: 'Article 1',
				etat: 'change',
				avant: ['Trois ans.'],
				apres: ['Un an.'],
			},
		]);
	});

	it('tells an article that stands in one only, and takes a mere renumbering for no change', () => {
		const a = doc(
			titre('ars', 'Article 1'),
			p(t('L’agence.')),
			titre('duree', 'Article 2'),
			p(t('Voir l’'), renvoi('article 3', 'fin')),
			titre('fin', 'Article 3'),
		);
		const b = doc(titre('duree', 'Article 1'), p(t('Voir l’'), renvoi('article 2', 'fin')), titre('fin', 'Article 2'));
		const { articles, identiques } = comparerDocuments(a, b);
		expect(articles).toEqual([{ id: 'ars', titre: 'ars', numeroAvant: 'Article 1', etat: 'retire', avant: ['L’agence.'], apres: [] }]);
		expect(identiques).toBe(3);
		expect(comparerDocuments(b, a).articles.map((x) => [x.id, x.etat])).toEqual([['ars', 'ajoute']]);
	});

	it('reads a manque, a row of a table and an item of a list as lines', () => {
		const manque: Inline = { t: 'manque', libelle: 'la durée', champ: 'financement.duree', decideur: 'conseil', echeance: 'conseil' };
		const table = (montant: string): Bloc => ({
			t: 'tableau',
			legende: [t('Budget')],
			alignements: ['gauche', 'droite'],
			entete: [[t('Ligne')], [t('Montant')]],
			lignes: [{ cellules: [[t('Poste')], [t(montant)]] }],
		});
		const liste: Bloc = { t: 'liste', ordonnee: false, items: [[p(t('un'))], [p(t('deux'))]] };
		const a = doc(titre('x', 'Article 1'), p(manque), table('30 000 €'), liste);
		const b = doc(titre('x', 'Article 1'), p(t('un an')), table('60 000 €'), { ...liste, items: [[p(t('un'))]] });
		const [article] = comparerDocuments(a, b).articles;
		expect(article?.avant).toEqual(['[à décider : la durée]', 'Poste · 30 000 €', 'deux']);
		expect(article?.apres).toEqual(['un an', 'Poste · 60 000 €']);
	});

	it('counts the same line twice when it stands twice', () => {
		const a = doc(titre('x', 'Article 1'), p(t('même')), p(t('même')));
		const b = doc(titre('x', 'Article 1'), p(t('même')));
		expect(comparerDocuments(a, b).articles[0]).toMatchObject({ avant: ['même'], apres: [] });
	});
});
