import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chargerContenu } from '../../src/contenu/charger.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { composer } from '../../src/gabarits/composer.ts';
import { rendreTexte } from '../../src/rendu/texte.ts';
import { lireSauvegarde } from '../../src/stockage/sauvegarde.ts';

const contenu = chargerContenu('.');
const lu = lireSauvegarde(readFileSync('content/exemples/epci-complet.json', 'utf8'));
if (!lu.ok) throw new Error(lu.message);
const complet = lu.sauvegarde.dossier;

type Entite = NonNullable<NonNullable<Dossier['porteur']>['entite']>;

const compose = (d: Dossier) => composer('deliberation', d, contenu, '2026-11-22');
const espaces = (s: string): string => s.replace(/[\u00A0\u202F]/g, ' ');
/** The text of the act without its closing list, spaces plain. */
const texte = (d: Dossier): string => espaces(rendreTexte(compose(d))).split('## Points à décider')[0] ?? '';

/** The complete dossier carried by another kind of structure, of which nothing but the name is kept. */
const portePar = (entite: Entite, plus: Partial<Dossier> = {}): Dossier => ({
	...complet,
	porteur: {
		entite,
		competence: { fondement: 'sante', precision: 'article 3' },
		representant: { nom: 'Camille Exemple', genre: 'feminin' },
	},
	...plus,
});
const ville: Entite = { type: 'commune', nom: 'Exemple-sur-Fiction', population: 23_418, departementNom: 'Haute-Exemple' };
const aLaCommune: Partial<Dossier> = {
	echelle: { ...complet.echelle, choix: 'commune' },
	deliberation: { ...complet.deliberation, communeCompetente: 'oui' },
};
const commune = (plus: Partial<Dossier> = {}): Dossier => portePar(ville, { ...aLaCommune, ...plus });
const avecCoordination = (plus: NonNullable<Dossier['coordination']>): Dossier => ({
	...complet,
	coordination: { ...complet.coordination, ...plus },
});
const avecDeliberation = (plus: NonNullable<Dossier['deliberation']>): Dossier => ({
	...complet,
	deliberation: { ...complet.deliberation, ...plus },
});
const avecFinancement = (plus: NonNullable<Dossier['financement']>): Dossier => ({
	...complet,
	financement: { ...complet.financement, ...plus },
});

const PORTEURS: Record<string, Dossier> = {
	commune: commune(),
	'commune d’Alsace-Moselle': portePar({ ...ville, departement: '67' }, aLaCommune),
	'petite commune': portePar({ ...ville, population: 1200 }, aLaCommune),
	Paris: portePar({ type: 'commune', nom: 'Paris', code: '75056' }, aLaCommune),
	Marseille: portePar(
		{ type: 'commune', nom: 'Marseille', code: '13055' },
		{ ...aLaCommune, echelle: { choix: 'arrondissements', arrondissements: '15e et 16e arrondissements', population: 90_000 } },
	),
	'communauté d’agglomération': complet,
	'établissement public territorial': portePar({ type: 'ept', nom: 'Grand Exemple Est' }),
	'métropole de Lyon': portePar({ type: 'metropole-lyon', nom: 'Métropole de Lyon' }),
	'plusieurs communes': portePar({ type: 'plusieurs-communes', nom: 'Communes de l’Esquisse' }, { deliberation: aLaCommune.deliberation }),
	CCAS: portePar({ type: 'ccas', nom: 'Centre communal d’action sociale d’Exemple' }),
	PETR: portePar({ type: 'petr', nom: 'Pôle d’équilibre de l’Esquisse' }),
	'syndicat mixte': portePar({ type: 'syndicat-mixte', nom: 'Syndicat mixte de l’Ébauche' }),
	association: portePar({ type: 'association', nom: 'Association du Modèle' }),
};
/** Where the rules of the municipal council on ballots are known to apply (droit, 1.2 and 1.3). */
const SCRUTIN_MUNICIPAL = ['commune', 'communauté', 'établissement public territorial', 'Paris', 'Marseille', 'plusieurs communes'];
const PUBLICS = Object.keys(PORTEURS).filter((nom) => nom !== 'association');

/** Whose assembly, by whom it is executed, and the articles that are theirs or that are not. */
const PAR_PORTEUR: [porteur: string, doit: string[], jamais: (string | RegExp)[]][] = [
	[
		'commune',
		['le conseil municipal décide', 'autorise la maire', 'L. 1111-2', 'L. 2121-29', 'L. 2122-21'],
		['L. 5211', 'L. 2541', 'L. 2511', 'statuts de'],
	],
	['commune d’Alsace-Moselle', ['le conseil municipal décide', 'L. 1111-2', 'L. 2541-12'], ['L. 2121-29', 'L. 2122-21', 'L. 5211']],
	['Paris', ['le Conseil de Paris décide', 'L. 2511-1', 'Ville de Paris'], ['commune de Paris', 'conseil municipal', 'L. 5211']],
	[
		'Marseille',
		['le conseil municipal décide', 'l’arrondissement n’ayant pas la personnalité morale'],
		['L. 5211', /arrondissements? (signe|délibère|contracte|décide)/],
	],
	[
		'communauté d’agglomération',
		['le conseil communautaire décide', 'L. 5211-1', 'L. 5211-9', 'Vu les statuts de la communauté'],
		['L. 2121-29', 'L. 1111-2', 'L. 2122-21', 'conseil municipal'],
	],
	[
		'établissement public territorial',
		['le conseil de territoire décide', 'L. 5211-1', 'Vu les textes qui fixent les compétences'],
		['L. 2121-29', 'L. 1111-2', 'L. 2122-21'],
	],
	[
		'métropole de Lyon',
		['le conseil de la métropole décide', 'les articles de ce code propres à la métropole de Lyon'],
		['L. 2121-29', 'L. 5211', 'conseil municipal'],
	],
	[
		'plusieurs communes',
		['Une délibération par commune', 'le conseil municipal décide', 'à la charge des communes réunies', 'L. 2121-29'],
		['L. 5211-1 ', 'L. 5211-9'],
	],
	[
		'CCAS',
		['le conseil d’administration décide', 'code de l’action sociale et des familles'],
		['L. 2121-29', 'L. 1111-2 ', 'conseil municipal'],
	],
	['PETR', ['le conseil syndical décide', 'Vu les statuts'], ['L. 2121-29', 'L. 1111-2 ', 'L. 5211-9']],
	['syndicat mixte', ['le comité syndical décide', 'Vu les statuts'], ['L. 2121-29', 'L. 1111-2 ', 'L. 5211-9']],
	[
		'association',
		['# Projet de décision', 'le conseil d’administration décide', 'ne remplace ni la délibération d’une collectivité', 'Vu les statuts'],
		[
			'L. 2121',
			'L. 2131',
			'L. 5211',
			'conseil municipal',
			'représentation de l’État',
			'tribunal administratif',
			'scrutin secret',
			'République française',
			'M57',
		],
	],
];

describe('chaque porteur a son assemblée, ses visas et ses mots', () => {
	test.each(PAR_PORTEUR)('%s', (porteur, doit, jamais) => {
		const lu = texte(PORTEURS[porteur]!);
		for (const mots of doit) expect(lu).toContain(mots);
		for (const mots of jamais) expect(lu).not.toMatch(typeof mots === 'string' ? new RegExp(mots.replace(/\./g, '\\.')) : mots);
	});
	test('la table les a tous', () => {
		expect(new Set([...PAR_PORTEUR.map(([p]) => p), 'petite commune'])).toEqual(new Set(Object.keys(PORTEURS)));
	});
});

/** Traps of 4-droit.md, section 7, that no deliberation may fall into, whoever carries. */
const JAMAIS: [piege: string, phrase: RegExp][] = [
	['1 : une création que la loi imposerait', /(?<!n’)(impose|oblige)[^.]*(créer|création)|CLSM obligatoire/],
	['2 : un CLSM que le code définirait', /défini[est]* par l’article|L\. 3121-2/],
	['3 : un L. 3221-2 sans son code', /L\. 3221-2(?!,? (IV, )?du code de la santé publique)/],
	['5 : une instruction qui abroge ou qui s’impose', /abroge|remplace l’instruction|instruction[^.;]{0,80} opposable aux/],
	[
		'6 : un CLSM qui signe, emploie ou reçoit',
		/(CLSM|conseil local(?: de santé mentale)?) (signe|emploie|embauche|reçoit|recrute|perçoit)\b/,
	],
	['7 : un comité de pilotage qui vote l’argent', /comité de pilotage (décide|vote|approuve|arrête|crée)/],
	['10 : une compétence obligatoire', /(au titre de|exerce) (sa|une|la) compétence obligatoire/],
	['13 : les formes d’avant 2022', /affichage en mairie|recueil des actes|tous les membres présents/],
	['14 : un vote rempli d’avance', /décide, à l’unanimité|à l’unanimité,|par \d+ voix|majorité des membres présents|quorum est atteint/],
	['15 : un vote à main levée', /main levée/],
	['16 : l’ancien intérêt quelconque', /intérêt quelconque/],
	['22 : des références périmées', /84-53|83-634|conseil général|M14|\b6574\b|contrats? territoria/],
	['31 : l’agence prise pour un ministère', /subvention de (l’|la )?(ARS|agence)|État[^|.]*\(ARS\)/],
	['34 : une reconduction tacite', /tacite|reconduction/],
	['38 : un point médian, un titre au seul masculin', /\p{L}·\p{L}|(?<!ou )coordonnateur(?! ou coordonnatrice) du conseil/u],
];

describe.each(Object.keys(PORTEURS))('%s', (porteur) => {
	const lu = texte(PORTEURS[porteur]!);
	test.each(JAMAIS)('piège %s', (_piege, phrase) => {
		expect(lu).not.toMatch(phrase);
	});
	test('dit que rien n’oblige à créer un CLSM, et que l’instruction n’est pas opposable', () => {
		expect(lu).toContain('Aucun texte n’impose de créer un CLSM');
		expect(lu).toContain('sans valeur opposable');
		expect(lu).toContain('qui la complète');
		expect(lu).toContain('n’a pas la personnalité morale, ne signe pas, n’emploie personne et ne reçoit pas d’argent');
	});
	test('laisse la séance en blanc, sans en faire un point à décider', () => {
		const mentions = ['Date et heure', 'Numéro', 'Membres en exercice', 'Présents', 'Absents ou', 'Votants', 'Pour, contre, abstentions'];
		for (const m of mentions) expect(lu).toMatch(new RegExp(`^${m}[^|]* \\| \\[à compléter en séance\\]$`, 'm'));
		expect(compose(PORTEURS[porteur]!).manques.filter((m) => /séance|vote$|quorum/.test(m.libelle))).toEqual([]);
	});
	test('n’a ni article vide ni élision manquée', () => {
		expect(lu).not.toMatch(/\b(de|que) (à décider|[AEÉIOUaeéiou]\p{L}+-)|\bde le\b|\bà le\b|\bde les\b|undefined/u);
	});
});

describe.each(PUBLICS)('%s, personne publique', (porteur) => {
	const lu = texte(PORTEURS[porteur]!);
	test('pièges 13 à 16 : autorisation, force exécutoire, scrutin, intérêt', () => {
		expect(lu).toMatch(/autorise (la|le) .* à signer la convention/);
		expect(lu).toContain('La signature n’intervient qu’une fois la présente délibération exécutoire');
		const municipal = SCRUTIN_MUNICIPAL.some((nom) => porteur.includes(nom));
		expect(lu.includes('au scrutin secret, sauf s’il décide à l’unanimité d’y renoncer')).toBe(municipal);
		expect(lu.includes('selon les règles de scrutin qui lui sont propres')).toBe(!municipal);
		expect(lu).toContain('Mode de scrutin : [à compléter en séance]');
		// The administrators of a CCAS are not all elected: only criminal law reaches them surely.
		const ecarte =
			porteur === 'CCAS'
				? /préside ou administre une association[^.]*ne vote pas/
				: /préside ou administre une association[^.]*ne vote pas[^.]*L\. 2131-11[^.]*L\. 1111-6/;
		expect(lu).toMatch(ecarte);
		expect(lu).toContain('432-12 du code pénal');
		expect(lu).toContain('signée par la personne qui préside la séance et par la ou le secrétaire');
	});
	test('piège 34 : chaque année a ses crédits', () => {
		expect(lu).toContain('inscription des crédits au budget de chaque exercice');
		expect(lu).toContain('jamais par le silence');
	});
	test('piège 31 : l’agence reste au conditionnel', () => {
		expect(lu).toContain('La contribution de l’agence régionale de santé serait apportée sous réserve de sa décision');
	});
});

const sansTexte = (...genres: string[]): Dossier => ({
	...complet,
	echelle: {
		...complet.echelle,
		qpv: { presence: 'non', contratVille: 'non' },
		dispositifs: complet.echelle?.dispositifs?.filter((x) => !genres.includes(x.genre ?? '')),
	},
});

/** What one answer adds to the act or takes from it. */
const CAS: [quoi: string, d: Dossier, doit: string[], jamais: string[]][] = [
	['contrat local de santé : son article', complet, ['L. 1434-10'], []],
	['sans contrat local de santé', sansTexte('cls'), [], ['L. 1434-10']],
	['sans quartier prioritaire ni contrat de ville', sansTexte('contrat-ville'), [], ['loi n° 2014-173']],
	[
		'piège 23 : l’emploi créé ici',
		complet,
		[
			'crée un emploi permanent',
			'attaché territorial',
			'L. 313-1',
			'L. 332-8, 2°',
			'Si la recherche d’un fonctionnaire',
			'Motif du recours au contrat',
			'Niveau de recrutement',
			'Niveau de rémunération',
			'coordonnateur ou coordonnatrice',
		],
		['contrat de projet'],
	],
	[
		'piège 23 : l’emploi créé sans crédits',
		avecDeliberation({ credits: 'budget-suivant' }),
		['n’est mis au vote qu’une fois ces crédits ouverts', 'aucune dépense n’est engagée avant son vote'],
		['crédits nécessaires sont ouverts'],
	],
	[
		'piège 23 : un contrat de projet',
		avecCoordination({ statut: { type: 'contractuel', base: 'contrat-projet', cadre: 'attaché territorial' } }),
		['emploi non permanent', 'n’ouvre pas sur une durée indéterminée'],
		['crée un emploi permanent', 'L. 332-8'],
	],
	[
		'une base qui ne convient pas au temps de travail',
		avecCoordination({ etp: 0.5, statut: { type: 'contractuel', base: 'l332-8-5' } }),
		['ne convient pas à un emploi de la communauté d’agglomération', 'la base légale du contrat'],
		['L. 332-8', 'inférieur au mi-temps (article'],
	],
	[
		'une base de petite commune au-dessus du plafond',
		{ ...commune(), coordination: { ...complet.coordination, statut: { type: 'contractuel', base: 'l332-8-3' } } },
		['ne convient pas à un emploi de la commune'],
		['L. 332-8'],
	],
	[
		'un poste partagé',
		avecCoordination({ partage: { oui: 'oui', parts: [{ id: 'a', avec: 'Communauté voisine', part: 50 }] } }),
		[
			'La coordination représente 0,5 équivalent temps plein pour le présent conseil local, part d’un temps partagé de 1 équivalent',
			'dont 0,5 équivalent temps plein pour le présent conseil local, selon la clé de la convention',
		],
		['La coordination représente 1 équivalent'],
	],
	[
		'un porteur qui paie seul',
		avecFinancement({ ressources: [] }),
		['que l’engagement de la communauté'],
		['partagées entre plusieurs payeurs'],
	],
	['deux emplois', avecCoordination({ etp: 2 }), ['crée des emplois permanents', 'le nombre d’emplois créés'], ['crée un emploi']],
	['un emploi à temps non complet', avecCoordination({ etp: 0.5 }), ['à temps non complet : [à décider'], ['à temps complet']],
	[
		'un emploi pour titulaire',
		avecCoordination({ statut: { type: 'titulaire', categorie: 'a', cadre: 'attaché territorial' } }),
		['réservé aux fonctionnaires du grade', '– Rémunération : '],
		['L. 332-8', 'Motif du recours'],
	],
	['un acte séparé', avecDeliberation({ poste: 'acte-separe' }), ['est créé par une délibération séparée'], ['L. 332-8', 'crée un emploi']],
	[
		'un emploi qui existe',
		avecDeliberation({ poste: 'existant' }),
		['un emploi qui existe déjà', 'n’en crée aucun'],
		['L. 332-8', 'L. 313-1'],
	],
	[
		'l’hôpital emploie',
		avecCoordination({ employeur: { type: 'hopital', modalite: 'direct' } }),
		['selon ses propres règles', 'n’en crée aucun'],
		['L. 332-8', 'L. 313-1', 'crée un emploi'],
	],
	[
		'l’hôpital met à disposition',
		avecCoordination({ employeur: { type: 'hopital', modalite: 'mise-a-disposition', accueil: 'la communauté' } }),
		['rembourse la rémunération et les charges', 'signer cette convention si', 'La convention de mise à disposition répartit'],
		['gratuit', 'L. 512-12', 'ne dépend hiérarchiquement que de son employeur', 'lui est versée'],
	],
	[
		'le porteur met à disposition',
		avecCoordination({ employeur: { type: 'porteur', modalite: 'mise-a-disposition', accueil: 'l’EPSM' } }),
		['L. 512-12', 'L. 512-7', 'rembourse la rémunération et les charges'],
		['gratuit'],
	],
	[
		'une désignation par arrêté',
		avecDeliberation({ designation: 'arrete' }),
		['désigne par arrêté', 'Sont pressentis'],
		['scrutin secret'],
	],
	[
		'une charte',
		{ ...complet, convention: { ...complet.convention, forme: 'charte' }, deliberation: { ...complet.deliberation, poste: 'acte-separe' } },
		['La charte n’engage aucune dépense', 'signer la charte'],
		['Budget prévisionnel et demandes', '– Crédits', 'Plan de financement'],
	],
	[
		'un renouvellement',
		{ ...complet, stade: 'existant', existant: { acte: 'renouvellement' } },
		['# Projet de délibération – Renouvellement', 'approuve le renouvellement'],
		['Création', 'création d’un conseil'],
	],
	[
		'un avenant',
		{ ...complet, stade: 'existant', existant: { acte: 'avenant' } },
		['# Projet de délibération – Avenant', 'signer l’avenant', 'l’avenant serait irrégulier'],
		['Création', 'création d’un conseil'],
	],
	[
		'piège 9 : une compétence à obtenir',
		{ ...complet, porteur: { ...complet.porteur, competence: { fondement: 'a-obtenir' } } },
		['ne peut pas être adopté en l’état', 'L. 5211-17'],
		['qui donnent compétence'],
	],
	[
		'piège 9 : une commune dessaisie',
		commune({ deliberation: { communeCompetente: 'non' } }),
		['la commune ne peut plus l’exercer', 'ne peut pas être adopté en l’état'],
		[],
	],
	[
		'piège 10 : une commune compétente',
		commune(),
		['La santé n’est pas une compétence obligatoire de la commune', 'au titre de l’intérêt local'],
		['ne peut pas être adopté'],
	],
	['piège 17 : la note de synthèse', commune(), ['Vu la note explicative de synthèse', 'L. 2121-12'], ['n’est pas exigée']],
	[
		'piège 17 : une petite commune',
		PORTEURS['petite commune']!,
		['n’est pas exigée', 'selon le mode que le conseil municipal a choisi'],
		['Vu la note explicative'],
	],
	[
		'piège 19 : sans bénéficiaire privé, pas de subvention',
		{ ...complet, gouvernance: { ...complet.gouvernance, participation: { retribution: 'frais' } } },
		[],
		['Toute subvention', '23 000'],
	],
	[
		'piège 19 : une subvention à une association',
		complet,
		['délibération distincte', '23 000 €', 'ne reverse rien à un tiers sans clause expresse'],
		[],
	],
	[
		'l’agence a notifié',
		avecFinancement({ ressources: [{ id: 'r', payeur: 'ars', mode: 'montants', montants: [1000, 1000, 1000], etat: 'acquis' }] }),
		['a été notifiée pour la période'],
		['serait apportée'],
	],
	[
		'un budget en excédent',
		avecFinancement({ ressources: [{ id: 'r', payeur: 'ars', mode: 'montants', montants: [900_000, 0, 0], etat: 'acquis' }] }),
		['Déséquilibre à corriger avant le vote'],
		[],
	],
	['un arrondissement sans avis', PORTEURS['Marseille']!, ['la commune décide et signe', '15e et 16e arrondissements'], []],
];

describe('ce qu’une réponse ajoute ou retire', () => {
	test.each(CAS)('%s', (_quoi, d, doit, jamais) => {
		const lu = texte(d);
		for (const mots of doit) expect(lu).toContain(mots);
		for (const mots of jamais) expect(lu).not.toContain(mots);
	});
});

test('sans réponse, l’acte se lit, la séance reste en blanc et rien n’est inventé', () => {
	const lu = texte({});
	expect(lu).not.toMatch(/conseil municipal|conseil communautaire|€|undefined/);
	expect(compose({}).manques.length).toBeGreaterThan(10);
});
