import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { TYPES_ENTITE } from '../../src/dossier/etapes/collectivite.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { alertes, CLES_ALERTES } from '../../src/parcours/alertes.ts';
import { alerteLisible, appelLisible, evenements, jourEtDate, moments } from '../../src/parcours/agenda.ts';
import {
	calendrier,
	CLES_JALONS,
	derniereConvocation,
	joursFrancs,
	plusJours,
	SOURCES_CALENDRIER,
	type CleEtapeCalendrier,
} from '../../src/parcours/calendrier.ts';
import { REGLES_CONVOCATION } from '../../src/parcours/convocation.ts';
import { PARTENAIRES } from '../../src/parcours/partenaires.ts';
import { chargerContenu } from '../../src/contenu/charger.ts';

const { calendrier: mots, sources } = chargerContenu('.');
const textes = Object.fromEntries(SOURCES_CALENDRIER.map((id) => [id, sources[id]?.texte ?? '']));

type Entite = NonNullable<NonNullable<Dossier['porteur']>['entite']>;
const porte = (entite: Entite, conseil?: string, suite: Dossier = {}): Dossier => ({
	...suite,
	porteur: { entite },
	...(conseil && { calendrier: { conseil } }),
});
const commune = (population?: number, departement = '13'): Entite => ({
	type: 'commune',
	nom: 'Arles',
	code: '13004',
	departement,
	population,
});
const jalon = (d: Dossier, cle: CleEtapeCalendrier, jour?: string) => calendrier(d, jour).find((j) => j.cle === cle);
/** Everything a person would read of the calendar of this dossier. */
const lu = (d: Dossier, jour = '2027-01-01') =>
	moments(calendrier(d, jour), mots, textes)
		.flatMap((m) => [m.quand, m.passe ?? '', ...m.etapes.flatMap((e) => [e.titre, e.texte ?? '', ...e.sources])])
		.join('\n');

describe('le délai de convocation', () => {
	// 4-droit.md, 1.2 to 1.4; neither the day of sending nor that of the session counts.
	test.each<[string, Entite, number | undefined, string]>([
		['une commune de 3 499 habitants', commune(3499), 3, 'moins-de-seuil'],
		['une commune de 3 500 habitants', commune(3500), 5, 'seuil'],
		['une commune sans population', commune(), 5, 'prudence'],
		['une petite commune de Moselle', commune(900, '57'), 3, 'alsace-moselle'],
		[
			'une petite commune du Bas-Rhin, saisie à la main',
			{ type: 'commune', departementNom: 'Bas-Rhin', population: 900 },
			3,
			'alsace-moselle',
		],
		['une ville du Haut-Rhin', commune(100_000, '68'), 5, 'alsace-moselle-prudence'],
		['Paris', { type: 'commune', code: '75056', departement: '75', population: 2_000_000 }, 5, 'seuil'],
		['plusieurs communes', { type: 'plusieurs-communes' }, 5, 'plusieurs-communes'],
		['un petit groupement', { type: 'epci', population: 2000 }, 5, 'groupement'],
		['un groupement d’Alsace', { type: 'epci', population: 2000, departement: '67' }, 5, 'groupement'],
		['un établissement public territorial', { type: 'ept', population: 300_000 }, 5, 'groupement'],
		['un CCAS', { type: 'ccas', population: 900 }, undefined, 'propre'],
		['un PETR', { type: 'petr' }, undefined, 'propre'],
		['un syndicat mixte', { type: 'syndicat-mixte' }, undefined, 'propre'],
		['une association', { type: 'association' }, undefined, 'propre'],
		['la métropole de Lyon', { type: 'metropole-lyon' }, undefined, 'propre'],
		['un porteur inconnu', {}, 5, 'prudence'],
	])('%s', (_cas, entite, jours, selon) => {
		expect(joursFrancs(porte(entite))).toBe(jours);
		expect(jalon(porte(entite, '2027-06-24'), 'convocation')).toMatchObject({ selon });
	});
	test.each<[number, string, string]>([
		[50_000, '2027-06-24', '2027-06-18'],
		[1000, '2027-06-24', '2027-06-20'],
		[50_000, '2028-03-03', '2028-02-26'],
		[1000, '2028-03-03', '2028-02-28'],
		[50_000, '2027-03-03', '2027-02-25'],
		[1000, '2027-03-03', '2027-02-27'],
		[1000, '2028-03-04', '2028-02-29'],
		[50_000, '2027-01-02', '2026-12-27'],
		[1000, '2027-05-01', '2027-04-27'],
		[50_000, '2027-03-31', '2027-03-25'],
		[50_000, '2027-10-31', '2027-10-25'],
	])('%i habitants, séance du %s : au plus tard le %s', (population, conseil, attendu) => {
		const d = porte(commune(population), conseil);
		expect(derniereConvocation(d)).toBe(attendu);
		expect(jalon(d, 'convocation')).toMatchObject({ date: attendu, sens: 'avant' });
		// As many whole days between the two as the rule asks.
		const entre = Array.from({ length: 12 }, (_, i) => plusJours(attendu, i + 1)).filter((jour) => jour < conseil);
		expect(entre).toHaveLength(joursFrancs(d)!);
	});
	test('ses propres règles : aucune date n’est calculée, elle est dite', () => {
		const d = porte({ type: 'ccas' }, '2027-06-24');
		expect(derniereConvocation(d)).toBeUndefined();
		expect(jalon(d, 'convocation')?.date).toBeUndefined();
		expect(lu(d)).toContain('Selon ses statuts ou son règlement');
	});
	test.each<[string, Entite, string | undefined]>([
		['3 500 habitants', commune(3500), 'exigee'],
		['3 499 habitants', commune(3499), undefined],
		['population inconnue', commune(), 'prudence'],
		['groupement', { type: 'epci' }, 'prudence'],
		['association', { type: 'association' }, undefined],
	])('la note de synthèse part avec la convocation : %s', (_cas, entite, selon) => {
		const d = porte(entite, '2027-06-24');
		expect(jalon(d, 'note')?.selon).toBe(selon);
		if (selon) expect(jalon(d, 'note')?.date).toBe('2027-06-18');
	});
});

describe('le calendrier', () => {
	const complet = porte(commune(50_000), '2027-06-24', {
		stade: 'prepare',
		coordination: { prisePoste: { mois: 3 }, employeur: { type: 'porteur' } },
		financement: { duree: 3 },
		convention: { preavis: 6 },
		deliberation: { avis: [{ id: 'a', instance: 'Commission solidarités', date: '2027-06-02' }, { id: 'b' }] },
		preparation: { comite: { existe: 'oui', date: '2027-03-10' }, partenaires: { psychiatrie: { etat: 'accord' } } },
	});
	test('va de la préparation à la fin de la convention, sans date inventée', () => {
		expect(calendrier(complet).map(({ cle, date, sens }) => [cle, sens, date])).toEqual([
			['comite', 'le', '2027-03-10'],
			['partenaires', 'avant', '2027-06-18'],
			['commission', 'le', '2027-06-02'],
			['commission', 'avant', '2027-06-18'],
			['convocation', 'avant', '2027-06-18'],
			['note', 'avant', '2027-06-18'],
			['conseil', 'le', '2027-06-24'],
			['executoire', 'apres', '2027-06-24'],
			['publicite', 'apres', '2027-06-24'],
			['signature', 'apres', undefined],
			['recrutement', 'le', '2027-09-24'],
			['copil', 'apres', undefined],
			['pleniere', undefined, undefined],
			['bilan', undefined, undefined],
			['renouvellement', undefined, undefined],
			['fin', undefined, undefined],
		]);
	});
	test('dit la durée, le préavis, les accords qui restent, et le jour de la semaine', () => {
		const texte = lu(complet);
		expect(texte).toContain('Durée\u00A0: 3 ans à compter de la dernière signature.');
		expect(texte).toContain('6 mois avant la fin');
		expect(texte).toMatch(/Restent à obtenir\s: les personnes concernées, les aidants et l’ARS\./);
		expect(texte).toContain('Au plus tard le vendredi 18\u00A0juin 2027');
		expect(texte).toContain('Avis demandé\u00A0: Commission solidarités');
		expect(texte).not.toContain('{{');
	});
	test('un dernier jour un dimanche reste ce dimanche', () => {
		expect(jourEtDate(derniereConvocation(porte(commune(900), '2027-06-24'))!)).toBe('dimanche 20\u00A0juin 2027');
	});
	test.each(TYPES_ENTITE)('sans date de séance, %s lit les étapes sans aucune date', (type) => {
		const d = porte({ type });
		expect(calendrier(d, '2027-01-01').filter((j) => j.date)).toEqual([]);
		expect(lu(d)).toContain('Date de la séance à fixer');
		expect(lu(d)).not.toMatch(/\{\{|undefined|\b20\d\d-/);
		expect(alertes(d, '2027-01-01')).toEqual([]);
		expect(evenements(calendrier(d), mots, textes, type)).toEqual([]);
	});
	test('une association n’a rien à transmettre ni à publier', () => {
		expect(jalon(porte({ type: 'association' }, '2027-06-24'), 'executoire')).toBeUndefined();
		expect(jalon(porte({ type: 'epci' }, '2027-06-24'), 'executoire')?.sources).toContain('cgct_l5211_3');
	});
	test.each<[string, Dossier, string | undefined, string | undefined]>([
		['la collectivité', { coordination: { employeur: { type: 'porteur' } } }, 'creation', '2027-06-24'],
		['un acte séparé', { deliberation: { poste: 'acte-separe' } }, 'acte-separe', undefined],
		['un poste qui existe', { deliberation: { poste: 'existant' } }, undefined, undefined],
		[
			'un hôpital public',
			{ coordination: { employeur: { type: 'hopital' } }, echelle: { secteurs: [{ id: 's', forme: 'epsm' }] } },
			'hopital',
			undefined,
		],
		['une association', { coordination: { employeur: { type: 'association' } } }, 'prive', undefined],
		[
			'une mise à disposition',
			{ coordination: { employeur: { type: 'commune', modalite: 'mise-a-disposition' } } },
			'mise-a-disposition',
			undefined,
		],
	])('le recrutement par %s', (_cas, suite, selon, date) => {
		const trouve = jalon(porte(commune(50_000), '2027-06-24', suite), 'publicite');
		expect([trouve?.selon, trouve?.date]).toEqual([selon, date]);
	});
	test('un CLSM existant voit le terme de sa convention', () => {
		const d = porte(commune(50_000), '2027-06-24', { stade: 'existant', existant: { finConvention: '2027-12-31' } });
		expect(jalon(d, 'terme')).toMatchObject({ date: '2027-12-31', sens: 'le' });
	});
});

describe('une date passée se dit', () => {
	const d = porte(commune(50_000), '2027-06-24');
	test.each<[string, string, CleEtapeCalendrier[]]>([
		['avant tout', '2027-06-01', []],
		['le dernier jour de la convocation', '2027-06-18', []],
		['le lendemain', '2027-06-19', ['comite', 'partenaires', 'convocation', 'note']],
		['le jour de la séance', '2027-06-24', ['comite', 'partenaires', 'convocation', 'note']],
		['après la séance', '2027-06-25', ['comite', 'partenaires', 'convocation', 'note', 'conseil']],
	])('%s', (_cas, jour, attendus) =>
		expect(
			calendrier(d, jour)
				.filter((j) => j.passe)
				.map((j) => j.cle),
		).toEqual(attendus),
	);
	test('à l’écran, un délai et une date ne se confondent pas', () => {
		const passes = moments(calendrier(d, '2027-07-01'), mots, textes).flatMap((m) => m.passe ?? []);
		expect(passes).toEqual(['délai passé', 'délai passé', 'date passée']);
	});
});

describe('une date impossible se dit', () => {
	const d = (suite: Dossier): Dossier => porte(commune(50_000), '2027-06-24', { stade: 'prepare', ...suite });
	test.each<[string, Dossier, string, string[]]>([
		['rien à redire', d({ preparation: { comite: { date: '2027-03-10' } } }), '2027-01-01', []],
		['le comité le jour de la séance', d({ preparation: { comite: { date: '2027-06-24' } } }), '2027-01-01', ['comite-apres-conseil']],
		['le comité après la convocation', d({ preparation: { comite: { date: '2027-06-20' } } }), '2027-01-01', ['comite-apres-convocation']],
		[
			'un accord après',
			d({ preparation: { partenaires: { ars: { etat: 'accord', date: '2027-07-01' } } } }),
			'2027-01-01',
			['accord-apres-conseil'],
		],
		['un simple contact après', d({ preparation: { partenaires: { ars: { etat: 'contacte', date: '2027-07-01' } } } }), '2027-01-01', []],
		[
			'le périmètre après',
			d({ echelle: { choixCollectif: { etat: 'prevu', date: '2027-07-01' } } }),
			'2027-01-01',
			['perimetre-apres-conseil'],
		],
		['l’avis après', d({ deliberation: { avis: [{ id: 'a', date: '2027-07-01' }] } }), '2027-01-01', ['avis-apres-conseil']],
		['le poste avant', d({ coordination: { prisePoste: { date: '2027-05-01' } } }), '2027-01-01', ['poste-avant-conseil']],
		['le poste d’un CLSM existant', d({ stade: 'existant', coordination: { prisePoste: { date: '2027-05-01' } } }), '2027-01-01', []],
		['la convention échue', d({ stade: 'existant', existant: { finConvention: '2026-12-31' } }), '2027-01-01', ['terme-avant-conseil']],
		['la convocation manquée', d({}), '2027-06-19', ['convocation-passee']],
		['la séance passée', d({}), '2027-06-25', ['conseil-passe']],
	])('%s', (_cas, dossier, jour, cles) => {
		const trouvees = alertes(dossier, jour);
		expect(trouvees.map((a) => a.cle)).toEqual(cles);
		for (const a of trouvees) {
			expect(alerteLisible(a, mots)).toMatch(/\d{4}/);
			expect(alerteLisible(a, mots)).not.toContain('{{');
		}
	});
});

describe('les mots du calendrier', () => {
	const brut = parse(readFileSync('content/calendrier.yaml', 'utf8')) as { jalons: Record<string, { selon?: Record<string, string> }> };
	test('chaque étape, chaque alerte, chaque partenaire a les siens', () => {
		expect(Object.keys(mots.jalons).sort()).toEqual([...CLES_JALONS].sort());
		expect(Object.keys(mots.alertes).sort()).toEqual([...CLES_ALERTES].sort());
		expect(Object.keys(mots.appels).sort()).toEqual([...PARTENAIRES].sort());
	});
	test('chaque règle de convocation a sa phrase, et aucune phrase n’est orpheline', () =>
		expect(Object.keys(brut.jalons['convocation']?.selon ?? {}).sort()).toEqual([...REGLES_CONVOCATION].sort()));
	test('chaque source citée est dans la table, et annoncée à la page', () => {
		const types: (Entite['type'] | undefined)[] = [...TYPES_ENTITE, undefined];
		const dossiers = types.flatMap((type) =>
			[undefined, '57'].flatMap((departement) =>
				(['porteur', 'hopital', 'association'] as const).flatMap((employeur) =>
					(['direct', 'mise-a-disposition'] as const).map((modalite) =>
						porte({ ...(type && { type }), ...(departement && { departement }) }, '2027-06-24', {
							coordination: { employeur: { type: employeur, modalite } },
						}),
					),
				),
			),
		);
		const citees = new Set(dossiers.flatMap((d) => calendrier(d).flatMap((j) => j.sources)));
		expect([...citees].sort()).toEqual([...SOURCES_CALENDRIER].sort());
		expect(SOURCES_CALENDRIER.filter((id) => !sources[id])).toEqual([]);
	});
	test('le centre de ressources se joint', () => {
		const { contact } = appelLisible({ qui: 'centreRessources', etat: 'a-appeler' }, mots);
		expect(contact).toContain('03 20 43 71 00');
		expect(contact).toContain('ccoms@ghtpsy-npdc.fr');
	});
});
