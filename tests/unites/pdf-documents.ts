/** Documents made for the PDF tests; the territory and its people are fictional. */
import type { Bloc, DocumentCompose, Inline, Manque } from '../../src/document/modele.ts';

const t = (texte: string, plus: object = {}): Inline => ({ t: 'texte', texte, ...plus });
const p = (...contenu: (string | Inline)[]): Bloc => ({ t: 'paragraphe', contenu: contenu.map((c) => (typeof c === 'string' ? t(c) : c)) });
const manque = (libelle: string, champ: string): Manque => ({ t: 'manque', libelle, champ, decideur: 'conseil', echeance: 'conseil' });

const base = (titre: string, blocs: Bloc[], sommaire = true): DocumentCompose => ({
	nom: 'convention',
	titre,
	sousTitre: 'Conseil local de santé mentale de Valbrune',
	territoire: 'Communauté de communes du Val-de-Brune',
	date: '2026-11-22',
	mention: 'PROJET – document de travail, sans valeur d’engagement avant la délibération et la signature',
	langue: 'fr',
	sommaire,
	blocs,
	manques: [],
});

const PHRASE =
	'Le conseil local de santé mentale est un espace de concertation et de coordination entre les élus, la psychiatrie publique, les services sociaux, les usagers, les aidants et l’ensemble des acteurs locaux intéressés par la santé mentale des habitants du territoire. ';

const article = (n: number): Bloc[] => [
	{
		t: 'titre',
		niveau: 2,
		id: `article-${n}`,
		numero: `Article ${n}`,
		contenu: [
			t(
				n % 4 === 0
					? 'Composition, missions et fonctionnement du comité de pilotage du conseil local de santé mentale'
					: 'Objet et définition',
			),
		],
	},
	p(
		PHRASE.repeat(2),
		t('Il ne dispose pas de la personnalité morale', { gras: true }),
		' ; il agit dans le cadre défini à ',
		{ t: 'renvoi', texte: `l’article ${(n % 12) + 1}`, cible: `article-${(n % 12) + 1}` },
		'.',
	),
	p(
		'Le comité se réunit ',
		manque('nombre de réunions par an', 'copil.reunions'),
		', sur convocation de la présidence, et ',
		t('chaque fois que nécessaire', { italique: true }),
		'. Il a pour missions :',
	),
	{
		t: 'liste',
		ordonnee: n % 2 === 0,
		items: Array.from({ length: 4 }, (_, i) => [
			p(`${PHRASE.slice(0, 90 + 40 * i)} ;`),
			...(i === 1
				? [
						{
							t: 'liste',
							ordonnee: false,
							items: [[p('réunions ordinaires ;')], [p('réunions extraordinaires, sur un ordre du jour précis.')]],
						} as Bloc,
					]
				: []),
		]),
	},
	{ t: 'titre', niveau: 3, id: `article-${n}-1`, numero: `${n}.1`, contenu: [t('Fonctionnement')] },
	p(PHRASE.repeat(4)),
	...(n % 3 === 0 ? [{ t: 'paragraphe', style: 'encadre', contenu: [t('À retenir. ', { gras: true }), t(PHRASE)] } as Bloc] : []),
	{
		t: 'paragraphe',
		style: 'note',
		contenu: [
			t('Référence : guide national, '),
			{ t: 'lien', texte: 'https://exemple.fr/guide', url: 'https://exemple.fr/guide?a=1&b=(2)' },
		],
	},
];

const euros = (n: number): string => `${String(n).replace(/\B(?=(\d{3})+$)/g, '\u202F')}\u00A0€`;

export const budget: Bloc[] = [
	{
		t: 'tableau',
		legende: [t('Dépenses et recettes prévisionnelles')],
		alignements: ['gauche', 'droite', 'droite', 'droite'],
		entete: [[t('Poste')], [t('2027')], [t('2028')], [t('2029')]],
		lignes: [
			...Array.from({ length: 42 }, (_, i) => ({
				cellules: [
					[
						t(
							i % 5 === 0
								? `Rémunération de la coordination, charges comprises, ligne ${i + 1}, à répartir entre les signataires de la convention`
								: `Ligne de dépense n° ${i + 1}`,
						),
					],
					[t(euros(12000 + 731 * i))],
					[t(euros(13000 + i))],
					i === 3 ? [manque('montant 2029', 'budget.lignes')] : [t(euros(900))],
				],
			})),
			{ total: true, cellules: [[t('Total')], [t(euros(1130000))], [t(euros(546861))], [t(euros(37800))]] },
		],
	},
	{
		t: 'figure',
		genre: 'barres',
		titre: 'Qui paie quoi, par année',
		alternative:
			'Barres empilées : en 2027 la communauté de communes paie 30 000 euros, l’agence régionale de santé 25 000, le centre hospitalier 5 000 ; en 2028, 31 000, 25 000 et 5 000.',
		series: ['Communauté de communes', 'Agence régionale de santé (sollicité)', 'Centre hospitalier', 'Communes membres'],
		barres: [
			{ libelle: '2027', valeurs: [30000, 25000, 5000, 800] },
			{ libelle: '2028 (année pleine)', valeurs: [31000, 25000, 5000, 1200] },
			{ libelle: '2029', valeurs: [12000, 25000, 0, -500] },
		],
	},
];

const instances: Bloc = {
	t: 'figure',
	genre: 'instances',
	titre: 'Les instances du conseil local de santé mentale',
	alternative: 'L’assemblée plénière et le comité de pilotage, puis trois groupes de travail ; la coordination les relie tous.',
	niveaux: [
		[{ nom: 'Comité de pilotage', detail: 'Décide des orientations et valide la feuille de route ; 2 réunions par an' }],
		[
			{ nom: 'Comité technique', detail: 'Prépare les travaux' },
			{ nom: 'Assemblée plénière', detail: 'Ouverte à tous, une fois par an' },
		],
		[
			{ nom: 'Groupe « Logement »', detail: 'Bailleurs, psychiatrie, CCAS' },
			{ nom: 'Groupe « Jeunes »', detail: 'Éducation nationale, maison des adolescents' },
			{ nom: 'Groupe « Destigmatisation »', detail: 'Associations d’usagers et de familles' },
		],
	],
	lateral: { nom: 'Coordination', detail: 'Anime, prépare, suit et rend compte à chaque niveau' },
};

const signatures: Bloc = {
	t: 'signatures',
	parties: [
		'La communauté de communes du Val-de-Brune',
		'Le centre hospitalier de Valbrune',
		'L’agence régionale de santé',
		'Le Département, au titre de ses compétences d’action sociale',
		'L’association des familles',
	].map((nom, i) => ({
		nom: [t(nom)],
		lignes:
			i === 3
				? [[manque('représentant du Département', 'parties.departement')]]
				: [[t('représentée par sa présidente ou son président,')], [t('en vertu de la délibération du 3 décembre 2026')]],
	})),
};

const feuilleDeRoute: Bloc = {
	t: 'tableau',
	legende: [t('Feuille de route')],
	alignements: ['gauche', 'gauche', 'gauche', 'gauche', 'gauche', 'gauche', 'gauche'],
	entete: ['Priorité', 'Objectif', 'Actions', 'Groupe et pilote', 'Horizon', 'Indicateur', 'Moyens'].map((e) => [t(e)]),
	lignes: Array.from({ length: 9 }, (_, i) => ({
		cellules: [
			'Accès au logement',
			PHRASE.slice(0, 80),
			PHRASE.slice(0, 160),
			'Groupe « Logement », centre hospitalier',
			'2027-2028',
			'Nombre de situations accompagnées',
			i === 2 ? '' : 'Temps de coordination',
		].map((c) => (c ? [t(c)] : [])),
	})),
};

/** About 14 pages: articles, lists, tables, figures, signatures, annexes. */
export const grandDocument: DocumentCompose = base('Convention de partenariat', [
	{ t: 'titre', niveau: 1, id: 'document', contenu: [t('Convention de partenariat pour la création d’un conseil local de santé mentale')] },
	p('Entre les soussignés, il a été convenu ce qui suit.'),
	...Array.from({ length: 12 }, (_, i) => article(i + 1)).flat(),
	{ t: 'titre', niveau: 2, id: 'signatures', contenu: [t('Signatures')] },
	p('Fait en autant d’exemplaires que de parties.'),
	signatures,
	{ t: 'titre', niveau: 2, id: 'annexe-1', numero: 'Annexe 1', nouvellePage: true, contenu: [t('Budget prévisionnel')] },
	...budget,
	{ t: 'titre', niveau: 2, id: 'annexe-2', numero: 'Annexe 2', nouvellePage: true, contenu: [t('Instances')] },
	instances,
	{ t: 'titre', niveau: 2, id: 'annexe-3', numero: 'Annexe 3', nouvellePage: true, contenu: [t('Feuille de route')] },
	feuilleDeRoute,
	p('Fin.'),
]);

/** One of each block, without contents page: short enough to read in a test. */
export const petitDocument: DocumentCompose = base(
	'Petite convention',
	[
		{ t: 'titre', niveau: 2, id: 'article-1', numero: 'Article 1', contenu: [t('Objet')] },
		p(
			'Le comité se réunit ',
			manque('nombre de réunions par an', 'copil.reunions'),
			' fois, voir ',
			{ t: 'renvoi', texte: 'l’article 2', cible: 'article-2' },
			' :',
		),
		{
			t: 'liste',
			ordonnee: true,
			items: [[p('premier point ;')], [p('second\npoint :'), { t: 'liste', ordonnee: false, items: [[p('dessous ;')], [p('encore.')]] }]],
		},
		{ t: 'paragraphe', style: 'encadre', contenu: [t('À retenir.')] },
		{ t: 'titre', niveau: 3, id: 'article-1-1', numero: '1.1', contenu: [t('Montants')] },
		{
			t: 'tableau',
			legende: [t('Montants')],
			alignements: ['gauche', 'droite'],
			entete: [[t('Poste')], [t('2027')]],
			lignes: [{ cellules: [[t('Salaires')], [t(euros(12000))]] }, { total: true, cellules: [[t('Total')], [t(euros(12000))]] }],
		},
		{
			t: 'figure',
			genre: 'instances',
			titre: 'Instances',
			alternative: 'Le comité de pilotage.',
			niveaux: [[{ nom: 'Comité de pilotage', detail: '' }]],
		},
		{ t: 'signatures', parties: [{ nom: [t('La commune')], lignes: [[t('représentée par son maire')]] }] },
	],
	false,
);

const LONG = 'anticonstitutionnellement'.repeat(400);
const CHAMP = { champ: 'preambule.contexte' };

/** Everything an answer should not hold, everywhere an answer may stand. */
export const HOSTILE =
	'a\u0301 n\u0303 ﬁn ① Ẽ 🎉👩‍👩‍👧 中文 العربية \u0000\u0007\u001B \uD800 \uDC00 \uE000\uF8FF \uFEFF\u200B\u202E (\\)<>[]{}%/ \r\n\t\u2028 œ€’ )œ( 𝐀 → ☐ ≠ ŵ ș';

export const documentHostile: DocumentCompose = {
	...base(`Titre ${HOSTILE}`, [
		{ t: 'titre', niveau: 3, id: 'x', contenu: [t(HOSTILE, CHAMP)] },
		{ t: 'titre', niveau: 2, id: 'x', contenu: [] },
		{ t: 'titre', niveau: 2, id: '', numero: HOSTILE, contenu: [t(LONG)] },
		p(
			t(HOSTILE, CHAMP),
			manque(HOSTILE, 'copil.date'),
			{ t: 'lien', texte: HOSTILE, url: 'javascript:alert(1)' },
			{ t: 'lien', texte: 'adresse', url: `https://exemple.fr/é(${'a/'.repeat(300)}` },
		),
		p(t(LONG, { ...CHAMP, gras: true }), ' suite ', { t: 'renvoi', texte: 'nulle part', cible: 'inconnue' }),
		{ t: 'paragraphe', style: 'encadre', contenu: [t(`${LONG} `.repeat(3))] },
		{
			t: 'liste',
			ordonnee: true,
			items: [
				[],
				[p(HOSTILE)],
				[{ t: 'liste', ordonnee: false, items: [[{ t: 'liste', ordonnee: true, items: [[p(LONG)]] }]] }],
				[...budget],
			],
		},
		{ t: 'tableau', legende: [], alignements: [], entete: [], lignes: [] },
		{
			t: 'tableau',
			legende: [t(HOSTILE)],
			alignements: ['droite'],
			entete: [[t(HOSTILE)], [], [t(LONG)]],
			lignes: [{ cellules: [] }, { cellules: [[t(LONG)], [t(HOSTILE)], [t('x')], [t('trop')]] }, { cellules: [[t('court')]], total: true }],
		},
		{
			t: 'signatures',
			parties: [
				{ nom: [t(HOSTILE)], lignes: [] },
				{ nom: [t(LONG)], lignes: [[], [t(LONG)]] },
				{ nom: [], lignes: [[manque('x', 'y')]] },
			],
		},
		{
			t: 'figure',
			genre: 'barres',
			titre: HOSTILE,
			alternative: HOSTILE,
			series: [HOSTILE, LONG],
			barres: [
				{ libelle: LONG, valeurs: [NaN, Infinity, -5] },
				{ libelle: '', valeurs: [] },
			],
		},
		{ t: 'figure', genre: 'barres', titre: '', alternative: '', series: [], barres: [] },
		{
			t: 'figure',
			genre: 'instances',
			titre: '',
			alternative: '',
			niveaux: [[], Array.from({ length: 11 }, () => ({ nom: HOSTILE, detail: LONG }))],
			lateral: { nom: LONG, detail: HOSTILE },
		},
		{ t: 'figure', genre: 'instances', titre: 'vide', alternative: '', niveaux: [] },
		{ t: 'saut' },
		{ t: 'saut' },
		p(''),
	]),
	territoire: HOSTILE + LONG,
	mention: HOSTILE,
};
