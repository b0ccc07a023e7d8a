import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { reponsesDecouverte } from '../../src/dossier/decouverte.ts';
import { schemaDossier, type Dossier } from '../../src/dossier/schema.ts';
import { accueillir } from '../../src/etat/atelier.ts';
import { dessinerQr, type DessinQr } from '../../src/qr/encoder.ts';
import { lireQr } from '../../src/qr/lire.ts';
import { deBase45, enBase45 } from '../../src/stockage/base45.ts';
import { ecrireCode, ecrireGroupe, ecrireSeance, GROUPES_MAX, lireGroupes, nomDeGroupe, type Groupe } from '../../src/stockage/groupes.ts';
import { dossierQuelconque, texteHostile, TOURS } from '../arbitraires.ts';
import { alea, CHARGES } from '../hostiles.ts';

const NOM_TERRITOIRE = 'Val-d’Exemple';
const GROUPE: Groupe = { id: 'a1', nom: 'Table 2', dossier: { echelle: { choix: 'commune' }, coordination: { etp: 0.8 } } };

const groupeQuelconque = fc
	.tuple(dossierQuelconque(), texteHostile, fc.boolean())
	.map(([d, nom, avec]): Groupe => ({ id: 'g', nom: nomDeGroupe(nom), dossier: reponsesDecouverte(d, avec) }))
	.filter((g) => Object.keys(g.dossier).length > 0);

const lus = (texte: string): Groupe[] => {
	const lu = lireGroupes(texte);
	if (!lu.ok) throw new Error(lu.message);
	return lu.groupes;
};

/** Every path of an object, ranks of lists left out. */
const chemins = (v: unknown, prefixe = ''): string[] =>
	typeof v !== 'object' || v === null
		? [prefixe]
		: Object.entries(v).flatMap(([cle, x]) => chemins(x, Array.isArray(v) ? `${prefixe}[]` : prefixe ? `${prefixe}.${cle}` : cle));

/** All that may ever leave a phone. */
const PERMIS = [
	'porteur.entite.type',
	'porteur.entite.population',
	'porteur.entite.populationAnnee',
	'echelle.choix',
	...['id', 'population', 'populationAnnee'].map((c) => `echelle.communes[].${c}`),
	...['psychiatrie', 'personnesConcernees', 'aidants', 'ars', 'communes', 'centreRessources'].map(
		(qui) => `preparation.partenaires.${qui}.etat`,
	),
	...['id', 'theme'].map((c) => `portee.priorites[].${c}`),
	'gouvernance.participation.retribution',
	'coordination.etp',
	'financement.enveloppe',
	...['id', 'payeur', 'mode', 'part', 'montants[]', 'etat'].map((c) => `financement.ressources[].${c}`),
	'calendrier.conseil',
];

describe('ce qu’un groupe montre', () => {
	test('ne porte que les réponses de la découverte, sans nom', () => {
		fc.assert(
			fc.property(dossierQuelconque({ textes: fc.constant('Camille Secret') }), (d) => {
				const reduit = reponsesDecouverte(d, false);
				expect(chemins(reduit).filter((c) => !PERMIS.includes(c))).toEqual([]);
				expect(JSON.stringify(reduit)).not.toContain('Secret');
			}),
			{ numRuns: TOURS },
		);
	});
	test('ne nomme que le territoire, quand le groupe l’a choisi', () => {
		fc.assert(
			fc.property(dossierQuelconque(), (d) => {
				const plus = chemins(reponsesDecouverte(d, true)).filter((c) => !PERMIS.includes(c));
				expect(plus.filter((c) => !['porteur.entite.nom', 'porteur.entite.origine'].includes(c))).toEqual([]);
			}),
			{ numRuns: TOURS },
		);
	});
	test.each([
		[23_418, 23_000],
		[107_000, 110_000],
		[980, 980],
		[7, 7],
		[0, 0],
	])('sans nom, %d habitants deviennent %d', (population, arrondie) => {
		const d: Dossier = { porteur: { entite: { nom: NOM_TERRITOIRE, population } }, echelle: { communes: [{ id: 'a', population }] } };
		expect(reponsesDecouverte(d, false)).toEqual({
			porteur: { entite: { population: arrondie } },
			echelle: { communes: [{ id: 'ensemble', population: arrondie }] },
		});
		expect(reponsesDecouverte(d, true).porteur?.entite).toEqual({ nom: NOM_TERRITOIRE, population });
	});
	test('reste un dossier que le schéma accepte, et se réduit une seule fois', () => {
		fc.assert(
			fc.property(dossierQuelconque(), fc.boolean(), (d, avec) => {
				const reduit = reponsesDecouverte(d, avec);
				expect(schemaDossier.safeParse(reduit).success).toBe(true);
				expect(reponsesDecouverte(reduit, true)).toEqual(reduit);
			}),
			{ numRuns: TOURS },
		);
	});
});

describe('aller et retour', () => {
	test('par le code et par le fichier', () => {
		fc.assert(
			fc.property(groupeQuelconque, (g) => {
				expect(lus(ecrireCode(g))).toEqual([g]);
				expect(lus(` ${ecrireCode(g)}\r\n`)).toEqual([g]);
				expect(lus(ecrireGroupe(g))).toEqual([g]);
				expect(ecrireCode(g)).toMatch(/^CLSM1:[0-9A-Z $%*+\-./:]+\.$/);
			}),
			{ numRuns: TOURS },
		);
	});
	test('d’une séance entière', () => {
		const groupes = Array.from({ length: GROUPES_MAX }, (_, i) => ({ ...GROUPE, id: `g${i}`, nom: `Groupe ${i + 1}` }));
		expect(lus(ecrireSeance(groupes))).toEqual(groupes);
	});
	test('d’octets quelconques en base 45, dont les exemples de la norme', () => {
		expect(enBase45(strToU8('Hello!!'))).toBe('%69 VD92EX0');
		fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (octets) => void expect(deBase45(enBase45(octets))).toEqual(octets)));
		for (const faux of [':::', 'GGW', 'A', 'é0']) expect(deBase45(faux)).toBeUndefined();
	});
	test.each(readdirSync('content/exemples'))('%s : son territoire est fictif, son nom reste', (fichier) => {
		const [groupe] = lus(readFileSync(`content/exemples/${fichier}`, 'utf8'));
		expect(groupe?.nom).not.toBe('');
		expect(groupe?.dossier.notes).toBeUndefined();
	});
});

/** The drawing of the screen as pixels: `echelle` each module. */
function pixels({ cote, trace }: DessinQr, echelle: number) {
	const width = cote * echelle;
	const data = new Uint8ClampedArray(width * width * 4).fill(255);
	for (const [, x = 0, y = 0, l = 0] of trace.matchAll(/M(\d+) (\d+)h(\d+)/g))
		for (let j = Number(y) * echelle; j < (Number(y) + 1) * echelle; j++)
			for (let i = Number(x) * echelle; i < (Number(x) + Number(l)) * echelle; i++)
				data.fill(0, (j * width + i) * 4, (j * width + i) * 4 + 3);
	return { width, height: width, data };
}

describe('le code à photographier', () => {
	test.each(readdirSync('content/exemples'))('%s se dessine, se lit et revient', (fichier) => {
		const { dossier } = JSON.parse(readFileSync(`content/exemples/${fichier}`, 'utf8')) as { dossier: Dossier };
		const code = ecrireCode({
			id: 'abcdefg',
			nom: 'Table des élues et des élus de la plus grande salle, numéro 12',
			dossier: reponsesDecouverte(dossier, true),
		});
		const dessin = dessinerQr(code)!;
		expect(dessin.cote).toBeLessThan(80);
		expect(lireQr(pixels(dessin, 4), false)).toBe(code);
	});
	test('se lit encore au plus long qui s’affiche ; au-delà, il ne s’affiche pas', () => {
		const sel = alea(7);
		const texte = (n: number) =>
			Array.from({ length: n }, () => '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'[Math.floor(sel() * 45)]).join('');
		const [long, trop] = [texte(1451), texte(1470)];
		expect(lireQr(pixels(dessinerQr(long)!, 5), true)).toBe(long);
		expect(dessinerQr(trop)).toBeUndefined();
	});
	test('rien dans l’image : rien n’est lu', () => {
		expect(lireQr({ width: 64, height: 64, data: new Uint8ClampedArray(64 * 64 * 4).fill(255) }, true)).toBeUndefined();
	});
});

const emballer = (json: string) => `CLSM1:${enBase45(deflateSync(strToU8(json)))}.`;
const fichier = (o: object) => JSON.stringify({ type: 'parcours-clsm/groupe', version: 1, ...GROUPE, ...o });
describe('une mauvaise réponse est refusée en une phrase', () => {
	test.each([
		['', /^Il n’y a rien à lire/],
		['bonjour', /^Ce n’est ni une réponse de groupe/],
		['https://exemple.fr/', /^Ce n’est ni une réponse de groupe/],
		['{"a":', /coupées ou abîmées/],
		['{}', /^Ce n’est ni/],
		['CLSM2:ABC.', /plus récente du site/],
		['CLSM1:ABC', /coupées ou abîmées/],
		['CLSM1:?.', /coupées ou abîmées/],
		[ecrireCode(GROUPE).replace('CLSM1:', 'CLSM1:A'), /coupées ou abîmées/],
		[ecrireCode(GROUPE).slice(0, -6), /coupées ou abîmées/],
		[emballer('x [1]'), /coupées ou abîmées/],
		[emballer(`x ${'[1,'.repeat(40_000)}`), /coupées ou abîmées/],
		[`CLSM1:${'A'.repeat(5000)}.`, /trop gros/],
		[fichier({ version: 2 }), /plus récente/],
		[fichier({ version: '1' }), /ne disent pas leur version/],
		[fichier({ dossier: {} }), /Aucune des huit questions/],
		[fichier({ dossier: { portee: { publicsAutres: 'texte' } } }), /Aucune des huit questions/],
		[fichier({ dossier: { coordination: { etp: 'beaucoup' } } }), /modifiées à la main/],
		[fichier({ dossier: [] }), /modifiées à la main/],
		[fichier({ nom: 12 }), /modifiées à la main/],
		[fichier({ nom: 'x'.repeat(500) }), /modifiées à la main/],
		[fichier({ id: '"><b>' }), /modifiées à la main/],
		[`{"type":"parcours-clsm/groupe","x":${'['.repeat(50)}1${']'.repeat(50)}}`, /façon inhabituelle/],
		[fichier({ x: 'x'.repeat(400_000) }), /trop gros/],
		[JSON.stringify({ type: 'parcours-clsm/seance', version: 1, groupes: [] }), /coupées ou abîmées/],
		[JSON.stringify({ type: 'parcours-clsm/seance', version: 1, groupes: Array(13).fill(GROUPE) }), /plus de 12 groupes/],
		[JSON.stringify({ type: 'parcours-clsm/seance', version: 1, groupes: [GROUPE, GROUPE] }), /modifiées à la main/],
		[JSON.stringify({ type: 'parcours-clsm/dossier', version: 1, dossier: { stade: 'explore' } }), /Aucune des huit questions/],
	])('%#', (texte, phrase) => {
		const lu = lireGroupes(texte);
		expect(lu.ok).toBe(false);
		expect(!lu.ok && lu.message).toMatch(phrase);
		expect(!lu.ok && lu.message).toMatch(/^[A-ZÀ-Ü][^<>{}]+\.$/u);
	});
	test('ni clé dangereuse ni champ inconnu n’entre', () => {
		const texte = `{"type":"parcours-clsm/groupe","version":1,"id":"a","nom":"Table","__proto__":{"pollue":1},"inconnu":1,"dossier":{"__proto__":{"pollue":1},"constructor":{"prototype":{"pollue":1}},"coordination":{"etp":1,"contact":"Camille Secret"},"notes":{"x":"Secret"},"autre":"Secret"}}`;
		expect(lus(texte)).toEqual([{ id: 'a', nom: 'Table', dossier: { coordination: { etp: 1 } } }]);
		expect(({} as Record<string, unknown>)['pollue']).toBeUndefined();
	});
	test('un texte quelconque ne casse rien', () => {
		const charges = fc.oneof(texteHostile, fc.constantFrom(...CHARGES));
		fc.assert(
			fc.property(charges, fc.constantFrom('', 'CLSM1:', '{"type":"parcours-clsm/groupe",'), (t, debut) => {
				expect(lireGroupes(debut + t).ok).toBe(false);
			}),
			{ numRuns: 4 * TOURS },
		);
	});
});

describe('accueillir des groupes', () => {
	const autre = (id: string, nom = '', etp = 1): Groupe => ({ id, nom, dossier: { coordination: { etp } } });
	test('numérote ceux qui n’ont pas de nom et distingue les homonymes', () => {
		const { groupes } = accueillir([], [autre('a'), autre('b', 'Table'), autre('c', 'Table'), autre('d')]);
		expect(groupes.map((g) => g.nom)).toEqual(['Groupe 1', 'Table', 'Table (2)', 'Groupe 2']);
	});
	test('reconnaît un groupe déjà lu, et met à jour celui qui a changé', () => {
		const { groupes } = accueillir([], [autre('a')]);
		expect(accueillir(groupes, [autre('a')])).toMatchObject({ groupes, message: '« Groupe 1 » était déjà là.' });
		const change = accueillir(groupes, [autre('a', 'Autre nom', 0.5)]);
		expect(change.groupes).toEqual([autre('a', 'Groupe 1', 0.5)]);
		expect(change.message).toMatch(/à jour/);
	});
	test('refuse le treizième', () => {
		const douze = Array.from({ length: 12 }, (_, i) => autre(`g${i}`));
		expect(accueillir([], [...douze, autre('x')])).toMatchObject({ ok: false, groupes: { length: 12 } });
	});
});
