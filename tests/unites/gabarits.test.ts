import { describe, expect, test } from 'vitest';
import { chargerContenu } from '../../src/contenu/charger.ts';
import type { Contenu } from '../../src/contenu/modele.ts';
import { texteDe, type Bloc, type DocumentCompose } from '../../src/document/modele.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { composer } from '../../src/gabarits/composer.ts';

const reel = chargerContenu('.');
const DATE = '2026-11-22';
const d: Dossier = { porteur: { entite: { type: 'commune', nom: 'Arles' } }, echelle: { qpv: { presence: 'oui' } } };

/** The blocks of a convention made of this template alone. */
function lire(modele: string, dossier: Dossier = d, clauses: Record<string, string> = {}): DocumentCompose {
	const contenu: Contenu = { ...reel, gabarits: { convention: `# Titre du document\n\n${modele}`, ...clauses } };
	return composer('convention', dossier, contenu, DATE);
}
const blocs = (modele: string, dossier?: Dossier): Bloc[] => lire(modele, dossier).blocs;
const texte = (b: Bloc | undefined): string => (b && (b.t === 'paragraphe' || b.t === 'titre') ? texteDe(b.contenu) : '');
const phrase = (modele: string, dossier?: Dossier): string => texte(blocs(modele, dossier)[0]);

describe('ce qu’un modèle imprime', () => {
	test('une valeur, avec le champ d’où elle vient', () => {
		const [b] = blocs('Porté par {{ porteurLe }}.');
		expect(b).toMatchObject({
			contenu: [{ texte: 'Porté par ' }, { texte: 'la commune d’Arles', champ: 'porteur.entite' }, { texte: '.' }],
		});
	});
	test('une valeur inconnue est un point à décider, avec son décideur', () => {
		const doc = lire('Le conseil se réunit le {{ dateConseil }}.');
		const question = reel.etapes.flatMap((e) => e.questions).find((q) => q.id === 'calendrier.conseil');
		expect(texte(doc.blocs[0])).toMatch(/\[à décider : .+\]\.$/);
		expect(doc.manques).toMatchObject([{ champ: 'calendrier.conseil', decideur: question?.decideur, echeance: question?.echeance }]);
	});
	test('« si_connu » ne dit rien de ce qui n’est pas connu', () => expect(phrase('Oui{{ dateConseil | si_connu }}.')).toBe('Oui.'));
	test('« a_decider » nomme un point qu’aucune question ne pose', () => {
		expect(lire("Vu {{ 'le numéro de l’arrêté' | a_decider: 'ars', 'signature' }}.").manques).toEqual([
			{ t: 'manque', libelle: 'le numéro de l’arrêté', champ: '', decideur: 'ars', echeance: 'signature' },
		]);
	});
	test('une source par son texte', () =>
		expect(phrase('Selon le {{ sources.ref_4 }}.')).toBe(`Selon le ${reel.sources['ref_4']?.texte ?? ''}.`));
	test('un fait ouvre ou ferme ; inconnu, il se dit', () => {
		expect(phrase('{% if qpvOui %}oui{% else %}non{% endif %}')).toBe('oui');
		expect(phrase('{% if qpvOui %}oui{% elsif inconnus.qpvOui %}à dire{% endif %}', {})).toBe('à dire');
	});
	test('la typographie française est posée sur nos phrases', () =>
		expect(phrase('Qui ? « Nous » : 60 000 €')).toBe('Qui\u202F? «\u00A0Nous\u00A0»\u00A0: 60\u202F000\u00A0€'));
	test('le point ne double pas la fin de phrase d’une réponse', () =>
		expect(
			phrase('Motif : {{ motifPerimetre }}.', { ...d, echelle: { choix: 'secteur', population: 300_000, motif: 'Un seul secteur.' } }),
		).toBe('Motif\u00A0: Un seul secteur.'));
	test('une réponse de plusieurs lignes fait plusieurs paragraphes', () =>
		expect(
			blocs('{{ motifPerimetre }}', { echelle: { choix: 'secteur', population: 300_000, motif: 'Un.\nDeux.\n\nTrois.' } }).map(texte),
		).toEqual(['Un.', 'Deux.', 'Trois.']));
	test('un nom inconnu arrête la composition', () => expect(() => lire('{{ porteurLee }}')).toThrow(/porteurLee/));
});

describe('les titres', () => {
	const titres = (modele: string) => blocs(modele).flatMap((b) => (b.t === 'titre' ? [[b.numero, b.id, texteDe(b.contenu)]] : []));
	test('articles, sous-titres et annexes se numérotent dans l’ordre', () => {
		expect(
			titres(
				'## Préambule\n\n### Contexte\n\n## [objet] Objet\n\n### But\n\n### Suite\n\n## [copil] Comité {ref_4}\n\n### Rôle\n\n## [annexe:budget] Budget\n\n### Détail\n\n## [annexe:carte] Carte',
			),
		).toEqual([
			[undefined, 'preambule', 'Préambule'],
			[undefined, 'contexte', 'Contexte'],
			['Article 1', 'objet', 'Objet'],
			['1.1', 'but', 'But'],
			['1.2', 'suite', 'Suite'],
			['Article 2', 'copil', 'Comité'],
			['2.1', 'role', 'Rôle'],
			['Annexe 1', 'annexe-budget', 'Budget'],
			[undefined, 'detail', 'Détail'],
			['Annexe 2', 'annexe-carte', 'Carte'],
		]);
	});
	test('les sources d’un titre le suivent, une annexe ouvre une page', () => {
		expect(blocs('## [copil] Comité {ref_4, guide_3}')[0]).toMatchObject({ sources: ['ref_4', 'guide_3'] });
		expect(blocs('## [annexe:carte] Carte')[0]).toMatchObject({ nouvellePage: true });
	});
	test('deux titres de même nom ont deux ancres', () =>
		expect(titres('### Rôle\n\n### Rôle').map(([, id]) => id)).toEqual(['role', 'role-2']));
	test('un renvoi dit le numéro de ce qui reste', () => {
		const modele = '{% if qpvOui %}## [a] A\n\nTexte.\n{% endif %}\n\n## [b] B\n\nVoir l’[[b]] et l’[[annexe:c]].\n\n## [annexe:c] C';
		const dire = (dossier: Dossier) =>
			blocs(modele, dossier)
				.map(texte)
				.find((t) => t.startsWith('Voir'));
		expect([dire(d), dire({})]).toEqual(['Voir l’article\u00A02 et l’annexe\u00A01.', 'Voir l’article\u00A01 et l’annexe\u00A01.']);
	});
	test('un renvoi à un article parti arrête la composition', () =>
		expect(() => lire('Voir l’[[absent]].')).toThrow('Renvoi sans cible : [[absent]].'));
});

describe('les tableaux et les listes', () => {
	test('légende, alignements et ligne de total', () => {
		const modele =
			'Tableau – Dépenses\n\n| Ligne | Montant |\n| --- | ---: |\n| Poste | {{ coutEtp }} |\n| **Total** | **{{ coutEtp }}** |';
		const [b] = blocs(modele);
		expect(b).toMatchObject({
			t: 'tableau',
			legende: [{ texte: 'Dépenses' }],
			alignements: ['gauche', 'droite'],
			lignes: [{}, { total: true }],
		});
		expect(b?.t === 'tableau' && b.lignes[0]).not.toHaveProperty('total');
	});
	test('une réponse garde ses barres, ses étoiles et ses lignes dans sa cellule', () => {
		const dossier: Dossier = { porteur: { adresse: 'a | b\n**c**' } };
		const [b] = blocs('| Adresse |\n| --- |\n| {{ porteurAdresse }} |', dossier);
		expect(b?.t === 'tableau' && b.lignes.map((l) => l.cellules.map(texteDe))).toEqual([['a | b **c**']]);
	});
	test('listes imbriquées et numérotées', () => {
		const [b] = blocs('1. un\n   - sous\n2. deux');
		expect(b).toMatchObject({
			t: 'liste',
			ordonnee: true,
			items: [[{ t: 'paragraphe' }, { t: 'liste', ordonnee: false }], [{ t: 'paragraphe' }]],
		});
	});
	test('encadré, note et saut de page', () => {
		expect(blocs('> Attention.\n\n```note\nPetit.\n```\n\n---')).toMatchObject([{ style: 'encadre' }, { style: 'note' }, { t: 'saut' }]);
	});
	test('un titre hostile reste un titre, sur une ligne', () => {
		const dossier: Dossier = { porteur: { adresse: '# A\n## B {ref_4}' } };
		expect(blocs('## [x] {{ porteurAdresse }}', dossier).map(texte)).toEqual(['# A ## B {ref_4}']);
	});
});

describe('la liste de ce qui reste à décider', () => {
	const LISTE =
		'## Points à décider\n\n```manques\naucun: Rien ne reste.\nmaire: Le maire\nars: L’ARS\navant-conseil: avant le conseil\nconseil: avant le conseil\nsignature: avant la signature\nplus-tard: plus tard\n```';
	test('range chaque point sous son décideur, une fois', () => {
		const point = "{{ 'le numéro' | a_decider: 'ars', 'signature' }}";
		const doc = lire(`${point} puis ${point}.\n\n${LISTE}`);
		expect(doc.manques).toHaveLength(1);
		expect(doc.blocs.slice(2)).toMatchObject([
			{ t: 'titre', niveau: 3 },
			{ t: 'liste', items: [[{ contenu: [{ t: 'manque', libelle: 'le numéro' }, { texte: ' – avant la signature' }] }]] },
		]);
	});
	test('dit quand il n’y en a aucun', () => expect(texte(lire(LISTE).blocs[1])).toBe('Rien ne reste.'));
});

test('une clause voit les noms du document qui l’inclut', () => {
	expect(texte(lire("{% include 'clauses/x' %}", d, { 'clauses/x': 'Par {{ porteurLe }}.' }).blocs[0])).toBe('Par la commune d’Arles.');
});

test('un texte où rien n’est visible n’est pas une réponse', () => {
	const adresse = (a: string) => lire('{{ porteurAdresse }}', { porteur: { adresse: a } }).manques.map((m) => m.champ);
	expect([' \n', '\u200B', '\uE000', 'x'].map(adresse)).toEqual([['porteur.adresse'], ['porteur.adresse'], ['porteur.adresse'], []]);
});
