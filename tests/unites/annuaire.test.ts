import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { ouvrirAnnuaire } from '../../src/annuaire/annuaire.ts';
import { construireAnnuaire } from '../../src/annuaire/construire.ts';
import { article, type Colonnes, type FicheDepartement } from '../../src/annuaire/modele.ts';
import { nomLisible } from '../../src/annuaire/source.ts';

type Brut = { code: string; nom: string; type: string; population?: number; membres: { code: string }[] };
const donnees = (fichier: string) => createRequire(import.meta.url)(`@etalab/decoupage-administratif/data/${fichier}.json`) as Brut[];
const fichiers = construireAnnuaire();
const colonnes = fichiers.get('index.json') as Colonnes;
const fiches = [...fichiers].filter(([nom]) => nom !== 'index.json').map(([, fiche]) => fiche as FicheDepartement);
const somme = (nombres: number[]) => nombres.reduce((total, n) => total + Math.max(0, n), 0);

const servir = () =>
	vi.fn(async (adresse: string) => {
		const fichier = fichiers.get(adresse.split('/').at(-1)!);
		return { ok: fichier !== undefined, status: fichier ? 200 : 404, json: async () => structuredClone(fichier) };
	});
const annuaire = ouvrirAnnuaire('/', servir());

describe('les fichiers', () => {
	test('34 969 communes et 1 255 EPCI (métropole de Lyon comprise), 11 établissements publics territoriaux, 45 arrondissements', () => {
		expect(colonnes.communes.noms).toHaveLength(34_969);
		expect(colonnes.groupements.types.filter((type) => type !== 'EPT')).toHaveLength(1_255);
		expect(colonnes.groupements.types.filter((type) => type === 'EPT')).toHaveLength(11);
		expect(colonnes.arrondissements.codes).toHaveLength(45);
		expect(somme(fiches.map((f) => f.communes.codes.length))).toBe(34_969);
		expect(somme(fiches.map((f) => f.groupements.length))).toBe(1_266);
	});

	test('l’index tient en 350 ko brotli, une fiche de département en 15 Kio gzip', () => {
		expect(brotliCompressSync(JSON.stringify(colonnes)).length).toBeLessThanOrEqual(350_000);
		for (const fiche of fiches) expect(gzipSync(JSON.stringify(fiche)).length, fiche.code).toBeLessThanOrEqual(15 * 1024);
	});

	test('la population d’un groupement est la somme de celles de ses communes', () => {
		const communes = new Map(
			fiches.flatMap((f) => f.communes.codes.map((code, i): [string, number] => [code, f.communes.populations[i]!])),
		);
		for (const g of fiches.flatMap((f) => f.groupements)) expect(g.population, g.nom).toBe(somme(g.membres.map((m) => communes.get(m)!)));
	});

	test('les populations retrouvent les totaux publiés par l’Insee et les instituts', () => {
		const total = (...codes: string[]) => somme(fiches.filter((f) => codes.includes(f.code)).flatMap((f) => f.communes.populations));
		const horsMayotte = fiches.filter((f) => f.code !== '976' && !/^9(8|75|77|78)/.test(f.code)).map((f) => total(f.code));
		expect(Math.round(somme(horsMayotte) / 1000)).toBe(68_094); // Insee Focus n° 374
		expect(total('2A', '2B')).toBe(355_486); // Insee Flash Corse n° 101
		expect(total('971')).toBe(384_160); // Insee Flash Guadeloupe n° 227
		expect(total('973')).toBe(293_996); // Insee Flash Guyane n° 214
		expect(total('987')).toBe(278_786); // recensement 2022, population municipale
		expect(total('986')).toBe(11_151); // recensement 2023, population municipale
	});

	test('chaque commune et chaque membre d’un groupement est dans les fiches, dans le bon groupement', () => {
		const membres = new Map(fiches.flatMap((f) => f.groupements).map((g) => [g.code, g.membres]));
		for (const g of [...donnees('epci'), ...donnees('ept')]) expect(membres.get(g.code)).toEqual(g.membres.map((m) => m.code).sort());
	});

	test('les noms sont lisibles', () => {
		expect(nomLisible("CA de Blois ''Agglopolys''")).toBe('Communauté d’agglomération de Blois «\u202fAgglopolys\u202f»');
		expect(nomLisible("CC de l'Est Lyonnais (CCEL)")).toBe('Communauté de communes de l’Est Lyonnais (CCEL)');
		const noms = [...colonnes.communes.noms, ...colonnes.groupements.noms, ...colonnes.anciens.noms];
		expect(noms.filter((nom) => /['"]| {2}|^\s|\s$|undefined/.test(nom))).toEqual([]);
	});
});

describe('les tables à la main', () => {
	const ars = parse(readFileSync('content/ars.yaml', 'utf8')) as { regions: Record<string, string>; sansArs: string[] };

	test('dix-huit ARS ; chaque région en a une ou est dite sans', () => {
		expect(new Set(Object.values(ars.regions)).size).toBe(18);
		expect([...Object.keys(ars.regions), ...ars.sansArs].sort()).toEqual(
			donnees('regions')
				.map((r) => r.code)
				.sort(),
		);
	});

	test('chaque ancien nom mène à une commune actuelle', () => {
		const actuelles = new Set(fiches.flatMap((f) => f.communes.codes));
		const lignes = readFileSync('src/annuaire/anciens-noms.tsv', 'utf8')
			.trim()
			.split('\n')
			.filter((ligne) => !ligne.startsWith('#'));
		expect(lignes.length).toBeGreaterThan(3_000);
		expect(lignes.filter((ligne) => !/^[0-9AB]{5}\t\S/.test(ligne) || !actuelles.has(ligne.slice(0, 5)))).toEqual([]);
	});
});

describe('une entité', () => {
	test.each([
		[
			'59350',
			{
				type: 'commune',
				nom: 'Lille',
				population: 238_246,
				populationAnnee: 2023,
				departementNom: 'Nord',
				regionNom: 'Hauts-de-France',
				ars: 'Hauts-de-France',
				epci: { code: '200093201', nom: 'Métropole Européenne de Lille' },
			},
		],
		['76351', { nom: 'Le Havre', article: 'le' }],
		['83069', { nom: 'Hyères', article: 'd’' }],
		[
			'94038',
			{
				nom: 'L’Haÿ-les-Roses',
				article: 'l’',
				ept: { code: '200058014', nom: 'Grand-Orly Seine Bièvre' },
				epci: { code: '200054781', nom: 'Métropole du Grand Paris' },
			},
		],
		['97411', { nom: 'Saint-Denis', region: '04', ars: 'La Réunion' }],
		['97608', { departement: '976', ars: 'Mayotte', populationAnnee: 2017 }],
		['97801', { nom: 'Saint-Martin', ars: 'Guadeloupe, Saint-Martin et Saint-Barthélemy', populationAnnee: 2023 }],
		['98809', { nom: 'L’Île-des-Pins', article: 'l’', populationAnnee: 2025 }],
		['98735', { nom: 'Papeete', populationAnnee: 2022 }],
		['200067106', { type: 'epci', nature: 'CA', nom: 'Communauté d’agglomération du Pays Basque', communes: 158, departement: '64' }],
		['200046977', { type: 'metropole-lyon', nom: 'Métropole de Lyon', communes: 58, departement: '69' }],
		['200057867', { type: 'ept', nom: 'Plaine Commune', departement: '93' }],
		['13208', { type: 'commune', code: '13055', nom: 'Marseille', arrondissement: { code: '13208', nom: 'Marseille 8e arrondissement' } }],
	])('%s', async (code, attendu) => {
		expect(await annuaire.detailsEntite(code)).toMatchObject({ origine: 'annuaire', ...attendu });
	});

	test('Saint-Pierre-et-Miquelon n’a pas d’ARS, la métropole de Lyon pas de nature d’EPCI, Kerguelen pas de population', async () => {
		expect(await annuaire.detailsEntite('97502')).not.toHaveProperty('ars');
		expect(await annuaire.detailsEntite('200046977')).not.toHaveProperty('nature');
		const kerguelen = await annuaire.detailsEntite('98412');
		expect(kerguelen).not.toHaveProperty('population');
		expect(kerguelen).not.toHaveProperty('populationAnnee');
	});

	test('l’article se lit dans le nom', () => {
		const faux = fiches.flatMap((f) =>
			f.communes.noms.filter((nom, i) => {
				const mot = article(f.communes.liaisons[i]!);
				return mot && mot !== 'd’' && !nom.toLowerCase().startsWith(mot.endsWith('’') ? mot : `${mot} `);
			}),
		);
		expect(faux).toEqual([]);
	});

	test('les communes d’un groupement à cheval sur plusieurs départements', async () => {
		const redon = await annuaire.communesDe('243500741');
		expect(new Set(redon.map((c) => c.code.slice(0, 2)))).toEqual(new Set(['35', '44', '56']));
		const entite = await annuaire.detailsEntite('243500741');
		expect(entite.communes).toBe(redon.length);
		expect(entite.population).toBe(somme(redon.map((c) => c.population!)));
		expect(redon.every((c) => c.populationAnnee === 2023)).toBe(true);
	});

	test('un code inconnu est refusé', async () => {
		await expect(annuaire.detailsEntite('999999999')).rejects.toThrow('Code inconnu de l’annuaire');
		await expect(annuaire.detailsEntite('59999')).rejects.toThrow('Code inconnu de l’annuaire');
		await expect(annuaire.communesDe('59350')).rejects.toThrow('Groupement inconnu');
	});
});

describe('le chargement', () => {
	test('part du chemin du site et ne lit qu’une fois chaque fichier', async () => {
		const chercher = servir();
		const local = ouvrirAnnuaire('/parcours', chercher);
		await Promise.all([local.detailsEntite('59350'), local.detailsEntite('59009'), local.detailsEntite('59350')]);
		expect(chercher.mock.calls).toEqual([['/parcours/annuaire/departement-59.json']]);
	});

	test('un échec est dit, puis l’essai suivant réussit', async () => {
		const chercher = servir();
		chercher.mockResolvedValueOnce({ ok: false, status: 503, json: async () => undefined });
		const local = ouvrirAnnuaire('/', chercher);
		await expect(local.detailsEntite('59350')).rejects.toThrow('503');
		expect((await local.detailsEntite('59350')).nom).toBe('Lille');
	});
});
