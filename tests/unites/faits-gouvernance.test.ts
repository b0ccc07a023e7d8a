import { describe, expect, test } from 'vitest';
import type { Dossier } from '../../src/dossier/schema.ts';
import { faitsGouvernance, prioritesSansGroupe } from '../../src/faits/gouvernance.ts';
import type { Tri } from '../../src/faits/logique.ts';

type Gouvernance = NonNullable<Dossier['gouvernance']>;
type Membre = NonNullable<NonNullable<Gouvernance['copil']>['membres']>[number];

const dossier = (gouvernance: Gouvernance): Dossier => ({ gouvernance });
const copil = (...categories: Membre['categorie'][]): Dossier =>
	dossier({ copil: { membres: categories.map((categorie, n) => ({ id: `m${n}`, categorie })) } });
const groupe = (...minimum: ('elus' | 'psychiatrie' | 'personnes-concernees' | 'aidants' | 'coordination')[]) => ({ id: 'g1', minimum });

const cas: [phrase: string, fait: string, d: Dossier, attendu: Tri][] = [
	['sans réponse, la présidence élue est inconnue', 'presidenceElue', {}, undefined],
	['« nous ne savons pas » ne vaut pas non', 'presidenceElue', dossier({ presidence: { mode: 'ne-sait-pas' } }), undefined],
	['une coprésidence n’est pas une présidence élue', 'presidenceElue', dossier({ presidence: { mode: 'copresidence' } }), false],
	['un comité sans membre n’a pas encore de défaut', 'copilSansAidants', dossier({ copil: { membres: [] } }), undefined],
	['un membre sans catégorie ne dit rien', 'copilSansAidants', copil(undefined), undefined],
	['les aidants manquent', 'copilSansAidants', copil('elus', 'psychiatrie', 'personnes-concernees'), true],
	['les personnes concernées manquent', 'copilSansPersonnesConcernees', copil('elus', 'aidants'), true],
	['les quatre du référentiel suffisent au minimum', 'copilMinimum', copil('elus', 'psychiatrie', 'personnes-concernees', 'aidants'), true],
	[
		'la coordination ne remplace pas les aidants',
		'copilMinimum',
		copil('elus', 'psychiatrie', 'personnes-concernees', 'coordination'),
		false,
	],
	['une réunion par an ne suffit pas', 'copilMoinsDeDeuxReunions', dossier({ copil: { reunions: 1 } }), true],
	['deux réunions par an suffisent', 'copilMoinsDeDeuxReunions', dossier({ copil: { reunions: 2 } }), false],
	['un siège individuel se voit', 'copilAvecSiegeIndividuel', dossier({ copil: { membres: [{ id: 'm', siege: 'individuel' }] } }), true],
	['un groupe muet n’est pas incomplet', 'groupeSansPersonnesConcerneesOuAidants', dossier({ groupes: [{ id: 'g' }] }), undefined],
	[
		'un groupe sans aidants est incomplet',
		'groupeSansPersonnesConcerneesOuAidants',
		dossier({ groupes: [groupe('personnes-concernees')] }),
		true,
	],
	['un groupe complet', 'groupeSansPersonnesConcerneesOuAidants', dossier({ groupes: [groupe('personnes-concernees', 'aidants')] }), false],
	['rembourser n’est pas rétribuer', 'participationPayee', dossier({ participation: { retribution: 'frais' } }), false],
	['rembourser est déjà reconnaître', 'participationReconnue', dossier({ participation: { retribution: 'frais' } }), true],
	[
		'une forme restée d’une branche fermée se tait',
		'retributionVacation',
		dossier({ participation: { retribution: 'frais', forme: 'vacation' } }),
		false,
	],
	['une charte à rédiger compte comme charte', 'charteEthique', dossier({ ethique: { charte: 'a-rediger' } }), true],
	['un comité restreint refusé', 'copilRestreintOui', dossier({ copil: { restreint: 'non' } }), false],
];

describe('faits de la gouvernance', () => {
	test.each(cas)('%s', (_phrase, fait, d, attendu) => {
		expect(faitsGouvernance[fait]?.(d)).toBe(attendu);
	});

	test('sur un dossier vide, aucun fait n’affirme ni ne nie', () => {
		const affirmes = Object.entries(faitsGouvernance).filter(([, fait]) => fait({}) !== undefined);
		expect(affirmes.map(([nom]) => nom)).toEqual([]);
	});
});

describe('une priorité sans groupe', () => {
	const priorites = [
		{ id: 'p1', titre: 'Logement' },
		{ id: 'p2', theme: 'suicide' as const },
	];

	test('est nommée par son titre, à défaut par son thème', () => {
		expect(prioritesSansGroupe({ portee: { priorites } })).toEqual(['Logement', 'suicide']);
	});

	test('disparaît dès qu’un groupe la sert', () => {
		const d: Dossier = { portee: { priorites }, gouvernance: { groupes: [{ id: 'g', priorite: 'p1' }] } };
		expect(prioritesSansGroupe(d)).toEqual(['suicide']);
		expect(faitsGouvernance['prioriteSansGroupe']?.(d)).toBe(true);
	});

	test('n’existe pas sans priorité', () => {
		expect(faitsGouvernance['prioriteSansGroupe']?.({ portee: { priorites: [] } })).toBeUndefined();
	});
});
