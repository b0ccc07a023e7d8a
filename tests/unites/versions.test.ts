import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MIGRATIONS, VERSION, type Migrations } from '../../src/dossier/migrations.ts';
import { nettoyer } from '../../src/francais.ts';
import { extraireSauvegarde } from '../../src/stockage/pdf-rouvrable.ts';
import { ecrireSauvegarde, lireSauvegarde, PROFONDEUR_MAX, TYPE, type Sauvegarde } from '../../src/stockage/sauvegarde.ts';

const DATE = '2026-11-22T10:00:00.000Z';
const RACINE = 'tests/versions';
const fichiers = readdirSync(RACINE, { recursive: true, encoding: 'utf8' })
	.map((f) => f.replaceAll('\\', '/'))
	.filter((f) => f.includes('/'));
const texteDe = (nom: string): string => {
	if (!nom.endsWith('.pdf')) return readFileSync(`${RACINE}/${nom}`, 'utf8');
	const extrait = extraireSauvegarde(new Uint8Array(readFileSync(`${RACINE}/${nom}`)));
	return extrait.ok ? extrait.texte : extrait.message;
};
const ouvrir = (texte: string, migrations?: Migrations): Sauvegarde => {
	const lu = lireSauvegarde(texte, migrations);
	if (!lu.ok) throw new Error(lu.message);
	return lu.sauvegarde;
};
const reecrire = (s: Sauvegarde): string =>
	ecrireSauvegarde(s.dossier, s.profondeur, s.enregistre, [...(s.versions ?? []), ...(s.illisibles ?? [])], s.autres);

/** What a new version forgot: the frozen file of each version, the step out of each past one. */
const manquants = ({ version, etapes }: Migrations, gelees: (n: number) => boolean): string[] =>
	Array.from({ length: version }, (_, i) => i + 1).flatMap((n) => [
		...(gelees(n) ? [] : [`no frozen file of version ${n}`]),
		...(n < version && !etapes[n] ? [`no step from version ${n}`] : []),
	]);
const gelees = (n: number): boolean => existsSync(`${RACINE}/${n}`) && readdirSync(`${RACINE}/${n}`).some((f) => f.endsWith('.clsm.json'));

describe('every past version', () => {
	test('has its frozen file and its step', () => expect(manquants(MIGRATIONS, gelees)).toEqual([]));
	test('a version that grows without them is told', () => {
		const suivante = { version: VERSION + 1, etapes: {} };
		expect(manquants(suivante, gelees)).toEqual([`no step from version ${VERSION}`, `no frozen file of version ${VERSION + 1}`]);
	});
	test.each(fichiers)('%s opens, whole', (nom) => {
		const brut = JSON.parse(texteDe(nom), (_cle, v: unknown) => (typeof v === 'string' ? nettoyer(v) : v)) as Sauvegarde;
		expect(String(brut.version)).toBe(nom.split('/')[0]);
		const lu = ouvrir(texteDe(nom));
		expect(lu.illisibles).toBeUndefined();
		expect(lu.versions?.length).toBe(brut.versions?.length);
		expect(Object.keys(lu.dossier).length).toBeGreaterThan(3);
		if (brut.version === VERSION) expect(JSON.parse(reecrire(lu))).toEqual(brut);
	});
	test('the PDF holds the answers of the example it was made from', () => {
		const { dossier } = ouvrir(texteDe('1/commune-qui-explore.clsm.json'));
		expect(ouvrir(texteDe('1/budget-rouvrable.pdf')).dossier).toEqual(dossier);
	});
});

type Objet = Record<string, unknown>;
/** `stade` moves under `projet`, as a new version might ask. */
const deUnADeux: Migrations = { version: 2, etapes: { 1: ({ stade, ...reste }: Objet) => ({ ...reste, projet: { stade } }) } };
const fichier = (suite: Objet): string =>
	JSON.stringify({ type: TYPE, version: 1, enregistre: DATE, profondeur: 'complet', dossier: {}, ...suite });
const refusDe = (texte: string, migrations?: Migrations): { message: string; champ?: string | undefined } => {
	const lu = lireSauvegarde(texte, migrations);
	return lu.ok ? { message: 'opened' } : lu;
};

describe('a migration', () => {
	test('brings the dossier and its frozen versions up to date, and keeps what it does not know', () => {
		const ancien = { stade: 'explore', futur: { a: 1 } };
		const lu = ouvrir(fichier({ dossier: ancien, versions: [{ fige: DATE, dossier: ancien, titre: 'x' }] }), deUnADeux);
		expect(lu.dossier).toEqual({ projet: { stade: 'explore' }, futur: { a: 1 } });
		expect(lu.versions).toEqual([{ fige: DATE, titre: 'x', dossier: { projet: { stade: 'explore' }, futur: { a: 1 } } }]);
	});
	test('goes one step at a time, from where the file stands', () => {
		const passe: number[] = [];
		const etape = (n: number) => (d: Objet) => (passe.push(n), d);
		const quatre: Migrations = { version: 4, etapes: { 1: etape(1), 2: etape(2), 3: etape(3) } };
		ouvrir(fichier({ version: 2 }), quatre);
		expect(passe).toEqual([2, 3]);
		ouvrir(fichier({ version: 4 }), quatre);
		expect(passe).toEqual([2, 3]);
	});
	test.each<[string, Migrations['etapes']]>([
		['throws', { 1: () => { throw new TypeError('x'); } }], // prettier-ignore
		['gives nothing', { 1: () => undefined as unknown as Objet }],
		['gives a list', { 1: () => [] as unknown as Objet }],
		['is missing', {}],
	])('a step that %s: one sentence, the file kept', (_cas, etapes) => {
		const { message } = refusDe(fichier({ dossier: { stade: 'explore' } }), { version: 2, etapes });
		expect(message).toBe(
			'Cette sauvegarde vient d’une ancienne version du site (version 1) et n’a pas pu être mise à jour : gardez ce fichier et signalez-le au site.',
		);
	});
	test('a step that gives a wrong shape: the answer is named, no hand is blamed', () => {
		const { message, champ } = refusDe(fichier({}), { version: 2, etapes: { 1: () => ({ financement: { duree: 'trois' } }) } });
		expect(champ).toBe('financement.duree');
		expect(message).toMatch(/^La réponse « financement\.duree » .+ ancienne version n’a pas pu être mise à jour\. Gardez ce fichier/);
		expect(message).not.toContain('à la main');
	});
	test('a frozen version that a step cannot take is set aside as it came', () => {
		const etapes = { 1: (d: Objet) => (d['stade'] === 'explore' ? (null as unknown as Objet) : d) };
		const figee = { fige: DATE, dossier: { stade: 'explore' } };
		expect(ouvrir(fichier({ versions: [figee] }), { version: 2, etapes })).toMatchObject({ illisibles: [figee] });
	});
	test('a file that is too recent is refused with both versions', () => {
		expect(refusDe(fichier({ version: VERSION + 1 })).message).toContain(`(version ${VERSION + 1}, ici ${VERSION})`);
	});
});

describe('unknown fields', () => {
	test('stay at every level through opening and saving', () => {
		const inconnu = { demain: { liste: [1, 'deux', null, { trois: true }] } };
		const dossier = {
			...inconnu,
			porteur: { ...inconnu, entite: { ...inconnu, nom: 'Arles' } },
			gouvernance: { copil: { membres: [{ id: 'a', structure: 'CMP', ...inconnu }], ...inconnu } },
		};
		const brut = {
			type: TYPE,
			version: 1,
			enregistre: DATE,
			profondeur: 'complet',
			dossier,
			versions: [{ fige: DATE, dossier, ...inconnu }],
			...inconnu,
		};
		const reecrit = JSON.parse(reecrire(ouvrir(JSON.stringify(brut)))) as Objet;
		expect(reecrit).toEqual(brut);
		expect(Object.keys(reecrit).slice(0, 2)).toEqual(['type', 'version']);
	});
	test('never take the place of what the envelope says', () => {
		const lu = ouvrir(fichier({ autres: { type: 'x' }, illisibles: [1] }));
		expect(JSON.parse(reecrire(lu))).toMatchObject({ type: TYPE, version: VERSION, autres: { type: 'x' }, illisibles: [1] });
	});
});

const membres = (entrees: unknown[]): Objet => ({ dossier: { gouvernance: { copil: { membres: entrees } } } });

describe('a refusal names the answer and says what is wrong with it', () => {
	test.each<[string, Objet, string, RegExp]>([
		[
			'two entries of one id',
			membres([{ id: 'a' }, { id: 'b' }, { id: 'a' }]),
			'gouvernance.copil.membres',
			/deux entrées .+ même identifiant/,
		],
		[
			'a long line',
			membres([{ id: 'a', structure: 'x'.repeat(301) }]),
			'gouvernance.copil.membres.0.structure',
			/trop longue \(300 caractères au plus\)/,
		],
		[
			'too many entries',
			membres(Array.from({ length: 201 }, (_, i) => ({ id: `e${i}` }))),
			'gouvernance.copil.membres',
			/trop d’entrées \(200 au plus\)/,
		],
		['a wrong type', { dossier: { financement: { duree: 'trois' } } }, 'financement.duree', /n’a pas la forme attendue/],
		['a large number', { dossier: { financement: { coutEtp: 1e12 } } }, 'financement.coutEtp', /nombre trop grand/],
		['an infinite number', { dossier: { financement: { coutEtp: 'Infinity' } } }, 'financement.coutEtp', /n’a pas la forme attendue/],
	])('%s', (_cas, suite, champ, motif) => {
		const refus = refusDe(fichier(suite));
		expect(refus.champ).toBe(champ);
		expect(refus.message).toContain(`« ${champ} »`);
		expect(refus.message).toMatch(motif);
	});
	test('a path of a million characters is cut', () => {
		const { message } = refusDe(fichier({ dossier: { notes: { ['x'.repeat(1_000_000)]: 12 } } }));
		expect(message.length).toBeLessThan(400);
	});
	test('two hundred frozen versions at most', () => {
		const figee = { fige: DATE, dossier: {} };
		expect(refusDe(fichier({ versions: Array.from({ length: 201 }, () => figee) })).message).toMatch(/plus de 200 versions figées/);
	});
});

describe('what opens can be saved and opened again', () => {
	const profond = (n: number): unknown => (n === 0 ? 1 : { x: profond(n - 1) });
	test('a compact file that our indentation would swell is refused at the door', () => {
		const texte = fichier({ dossier: { futur: Array.from({ length: 900_000 }, () => 0) } });
		expect(refusDe(texte).message).toMatch(/trop gros/);
	});
	test('the deepest file that opens', () => {
		const texte = fichier({ dossier: { futur: profond(PROFONDEUR_MAX - 2) } });
		expect(ouvrir(reecrire(ouvrir(texte))).dossier).toEqual(ouvrir(texte).dossier);
		expect(refusDe(fichier({ dossier: { futur: profond(PROFONDEUR_MAX - 1) } })).message).toMatch(/trop de niveaux/);
	});
});
