import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { brancher } from '../../src/stockage/base.ts';
import { charger, enregistrer } from '../../src/stockage/dossiers.ts';
import { connusEnMemoire, nouvellePage } from '../../src/stockage/etats.ts';
import { archiver, detruire, purger, renommer, supprimer } from '../../src/stockage/fiches.ts';
import { histoire, lireRevision } from '../../src/stockage/histoire.ts';
import { effacerJournal, journaliser } from '../../src/stockage/journal.ts';
import { dupliquer, lister } from '../../src/stockage/liste.ts';
import { reprendre } from '../../src/stockage/reprise.ts';
import { aOublier, dateDe, nommer, numeroDe } from '../../src/stockage/revisions.ts';
import { ecrireSauvegarde, TYPE, type Sauvegarde } from '../../src/stockage/sauvegarde.ts';
import { dossierMontre, effacerTemoins } from '../../src/stockage/temoin.ts';
import { Appareil, Page, type Faute, type Operation, type Sort } from '../faux-stockage.ts';

const JOUR = 24 * 3600 * 1000;
const DEBUT = Date.parse('2026-11-22T10:00:00.000Z');
const date = (minutes = 0) => new Date(DEBUT + minutes * 60_000).toISOString();
const reponses = (texte: string, enregistre = date()): Sauvegarde => ({
	type: TYPE,
	version: 1,
	enregistre,
	profondeur: 'complet',
	dossier: { notes: { essai: texte } },
});
const dit = (s: Sauvegarde | undefined): string | undefined => s?.dossier.notes?.['essai'];

let appareil: Appareil;
let page: Page;
/** Opens a page on the device: it remembers nothing of those before. */
function ouvrir(sort?: Sort, attente = 40): Page {
	page = new Page(appareil, sort);
	brancher(page, attente);
	nouvellePage();
	vi.stubGlobal('localStorage', page.storage('local'));
	vi.stubGlobal('sessionStorage', page.storage('session'));
	return page;
}
const aLaFaute =
	(rang: number, faute: Faute): Sort =>
	(_, n) =>
		n === rang ? faute : undefined;
const surOperation =
	(operation: Operation, faute: Faute, cle = /^/): Sort =>
	(o, _, c) =>
		o === operation && cle.test(c) ? faute : undefined;

/** Writes one after the other and says where it is. */
async function ecrire(textes: readonly string[], lues: string[] = []): Promise<string[]> {
	let suite = lues;
	for (const [i, texte] of textes.entries()) {
		const fait = await enregistrer('d', reponses(texte, date(i)), suite, i + 1);
		if (!fait.ok) throw new Error(fait.message);
		suite = [fait.revision];
	}
	return suite;
}
/** What a new page reads: the answers, the other's, and what is told. */
async function relire(id = 'd') {
	ouvrir();
	const lu = await charger(id);
	return lu.ok
		? {
				dit: dit(lu.valeur?.sauvegarde),
				autre: dit(lu.valeur?.conflit),
				alerte: lu.valeur?.alerte?.genre,
				revision: lu.valeur?.revision ?? '',
			}
		: { echec: lu.genre, message: lu.message };
}
/** How many elementary operations a page does. */
async function compter(faire: () => Promise<unknown>): Promise<number> {
	const avant = page.rang;
	await faire();
	return page.rang - avant;
}
/** What would never answer is given up at once: only the time limit of the storage counts. */
const lancer = (faire: () => Promise<unknown>) => faire().catch(() => undefined);

beforeEach(() => {
	appareil = new Appareil();
	vi.stubGlobal('navigator', {});
	vi.stubGlobal('BroadcastChannel', undefined);
	ouvrir();
});
afterEach(() => vi.unstubAllGlobals());

describe('une page tuée pendant une écriture', () => {
	const passes = (n: number) => Array.from({ length: n }, (_, i) => `état ${i}`);
	test.each([0, 1, 3, 14])('après chaque opération, sur %i états : l’ancien ou le nouveau, jamais moins, jamais un mélange', async (n) => {
		const base = await ecrire(passes(n));
		const avant = structuredClone(appareil);
		const total = await compter(() => enregistrer('d', reponses('nouveau', date(60)), base, 99));
		expect(total).toBeGreaterThanOrEqual(3);
		for (let coup = 0; coup < total; coup++)
			for (const faute of ['mort', 'apres'] as const)
				for (const journal of [false, true]) {
					appareil = Object.assign(new Appareil(), structuredClone(avant));
					ouvrir();
					const lu = await charger('d');
					const lues = lu.ok && lu.valeur ? [lu.valeur.revision] : [];
					page.sort = aLaFaute(page.rang + coup, faute);
					if (journal) journaliser('d', reponses('nouveau', date(60)), connusEnMemoire('d', lues), 99);
					brancher(page, 5);
					await lancer(() => enregistrer('d', reponses('nouveau', date(60)), lues, 99));
					page.morte = true;
					const apres = await relire();
					const permis = journal ? ['nouveau'] : n > 0 ? [`état ${n - 1}`, 'nouveau'] : [undefined, 'nouveau'];
					expect({ coup, faute, journal, dit: apres.dit, permis: permis.includes(apres.dit) }).toMatchObject({ permis: true });
					expect(apres).toMatchObject({ autre: undefined, alerte: undefined });
					// And the work goes on.
					const suite = await enregistrer('d', reponses('la suite', date(61)), [apres.revision ?? ''].filter(Boolean), 1);
					expect(suite).toMatchObject({ ok: true });
					expect(suite).not.toHaveProperty('conflit');
					expect(await relire()).toMatchObject({ dit: 'la suite', autre: undefined });
				}
	});
	test('qui n’a eu que le temps du journal : le journal, une seule fois', async () => {
		const lues = await ecrire(['ancien']);
		journaliser('d', reponses('dernier mot', date(5)), connusEnMemoire('d', lues), 9);
		page.morte = true;
		expect(await relire()).toMatchObject({ dit: 'dernier mot', autre: undefined });
		expect(await relire()).toMatchObject({ dit: 'dernier mot', autre: undefined });
		expect([...appareil.local.keys()].filter((c) => c.includes('/journal/'))).toEqual([]);
		const passe = await histoire('d');
		expect(passe.ok && passe.valeur.map((m) => m.numero)).toEqual([2, 1]);
	});
	test('dont l’écriture avait abouti : le journal ne revient pas par-dessus', async () => {
		const lues = await ecrire(['ancien']);
		journaliser('d', reponses('intermédiaire', date(5)), connusEnMemoire('d', lues), 2);
		await enregistrer('d', reponses('abouti', date(6)), lues, 3);
		page.morte = true;
		expect(await relire()).toMatchObject({ dit: 'abouti', autre: undefined });
		const passe = await histoire('d');
		expect(passe.ok && passe.valeur).toHaveLength(2);
	});
	test('dont le journal est plus ancien que ce qu’un autre onglet a écrit : les deux sont offerts', async () => {
		const lues = await ecrire(['ancien']);
		journaliser('d', reponses('laissé là', date(5)), connusEnMemoire('d', lues), 9);
		page.morte = true;
		const restes = appareil.local;
		appareil.local = new Map();
		ouvrir();
		await enregistrer('d', reponses('ailleurs', date(1)), lues, 1);
		await enregistrer('d', reponses('ailleurs encore', date(2)), [(await relire()).revision ?? ''], 2);
		for (const [cle, v] of restes) if (cle.includes('/journal/')) appareil.local.set(cle, v);
		expect(await relire()).toMatchObject({ dit: 'ailleurs encore', autre: 'laissé là' });
	});
});

describe('un stockage en panne', () => {
	const PLEIN = 'L’espace de stockage de ce navigateur est plein.';
	const REFUS = 'Ce navigateur refuse d’enregistrer (navigation privée, réglage ou panne).';
	const MUET = 'Le stockage de ce navigateur ne répond pas.';
	const CHANGE = 'Ce navigateur n’a pas gardé ce qui lui était confié.';
	test.each([
		['setItem', 'plein', 'plein', PLEIN],
		['setItem', 'refuse', 'refuse', REFUS],
		['setItem', 'muet', 'muet', MUET],
		['setItem', 'perdu', 'refuse', CHANGE],
		['getItem', 'muet', 'muet', MUET],
		['getItem', 'refuse', 'refuse', REFUS],
		['getItem', 'perdu', 'refuse', CHANGE],
	] as const)('%s %s pendant l’écriture : %s, dit ; l’état confirmé reste', async (operation, faute, genre, message) => {
		const lues = await ecrire(['un', 'deux']);
		brancher(page, 10);
		page.sort = surOperation(operation, faute, /^etat/);
		expect(await enregistrer('d', reponses('trois', date(3)), lues, 3)).toEqual({ ok: false, genre, message });
		page.sort = () => undefined;
		const apres = await enregistrer('d', reponses('quatre', date(4)), lues, 4);
		expect(apres).toMatchObject({ ok: true });
		expect(apres).not.toHaveProperty('conflit');
		expect(await relire()).toMatchObject({ dit: 'quatre', autre: undefined, alerte: undefined });
	});
	test.each(['keys', 'removeItem'] as const)('%s qui échoue après l’écriture : elle compte', async (operation) => {
		const lues = await ecrire(Array.from({ length: 14 }, (_, i) => `état ${i}`));
		brancher(page, 10);
		page.sort = surOperation(operation, 'refuse');
		expect(await enregistrer('d', reponses('dernier', date(20)), lues, 20)).toMatchObject({ ok: true });
		expect(await relire()).toMatchObject({ dit: 'dernier', autre: undefined });
	});
	test('qui change ce qu’on lui confie', async () => {
		const lues = await ecrire(['un']);
		const vrai = page.setItem;
		page.setItem = (cle, texte) => vrai(cle, texte.replace('deux', 'autre chose'));
		expect(await enregistrer('d', reponses('deux', date(1)), lues, 2)).toMatchObject({ ok: false, message: CHANGE });
	});
	test('une écriture abandonnée qui aboutit plus tard n’est pas prise pour celle d’un autre', async () => {
		const lues = await ecrire(['un']);
		let tardive: (() => void) | undefined;
		const vrai = page.setItem;
		page.setItem = (cle, texte) => new Promise(() => (tardive = () => void appareil.base.set(cle, texte)));
		brancher(page, 10);
		expect(await enregistrer('d', reponses('deux', date(1)), lues, 2)).toMatchObject({ ok: false, genre: 'muet' });
		page.setItem = vrai;
		const fait = await enregistrer('d', reponses('trois', date(2)), lues, 3);
		tardive!();
		expect(fait).not.toHaveProperty('conflit');
		expect(await relire()).toMatchObject({ dit: 'trois', autre: undefined });
	});
	test('tout refusé, localStorage compris : une phrase, et rien ne s’échappe', async () => {
		ouvrir(() => 'refuse');
		vi.stubGlobal('localStorage', page.storage('local', true));
		vi.stubGlobal('sessionStorage', page.storage('session', true));
		expect(await enregistrer('d', reponses('un'), [])).toEqual({ ok: false, genre: 'refuse', message: REFUS });
		expect(await charger('d')).toEqual({ ok: false, genre: 'refuse', message: REFUS });
		expect(await lister()).toMatchObject({ ok: false, message: REFUS });
		expect(await reprendre()).toMatchObject({ ok: false, message: REFUS });
		expect(journaliser('d', reponses('un'), [], 1)).toBe(false);
		expect(dossierMontre()).toBeUndefined();
	});
	test('muet à l’ouverture : ce que le journal a gardé est rendu', async () => {
		const lues = await ecrire(['un']);
		journaliser('d', reponses('deux', date(1)), connusEnMemoire('d', lues), 2);
		ouvrir(() => 'muet', 10);
		const lu = await charger('d');
		expect(lu).toMatchObject({ ok: false, genre: 'muet', message: MUET });
		expect(dit(lu.secours?.sauvegarde)).toBe('deux');
	});
	test('plein à l’ouverture : le journal est montré et reste à écrire', async () => {
		const lues = await ecrire(['un']);
		journaliser('d', reponses('deux', date(1)), connusEnMemoire('d', lues), 2);
		ouvrir(surOperation('setItem', 'plein'));
		const lu = await charger('d');
		expect(lu.ok && lu.valeur).toMatchObject({ duJournal: true });
		expect(dit(lu.ok ? lu.valeur?.sauvegarde : undefined)).toBe('deux');
		expect(await relire()).toMatchObject({ dit: 'deux', autre: undefined });
	});
});

describe('un record abîmé', () => {
	const entier = `{"connus":[],"rang":0}\n${ecrireSauvegarde({ stade: 'explore' }, 'complet', date())}`;
	const cleDe = (numero: number) => [...appareil.base.keys()].find((c) => c.startsWith(`etat/d/${numero}.`))!;
	test.each([
		['coupé', entier.slice(0, -40)],
		['vidé', ''],
		['sans en-tête', entier.slice(entier.indexOf('\n') + 1)],
		['réduit à l’en-tête', '{"connus":[],"rang":0}\n'],
		['d’un autre genre', 12],
		['objet', { a: 1 }],
		['modifié à la main', entier.replace('"explore"', '{"x":1}')],
		['d’octets nuls', '\0'.repeat(50)],
	])('%s : mis de côté, dit, et l’état précédent revient', async (_, abime) => {
		await ecrire(['un', 'deux', 'trois']);
		const cle = cleDe(3);
		appareil.base.set(cle, abime);
		expect(await relire()).toMatchObject({ dit: 'deux', autre: undefined, alerte: 'corrompu' });
		expect(appareil.base.has(cle)).toBe(false);
		expect(appareil.base.get(`ecart/${cle}`)).toEqual(typeof abime === 'string' ? abime : JSON.stringify(abime));
		const { revision } = await relire();
		expect(await enregistrer('d', reponses('quatre', date(9)), [revision!], 1)).toMatchObject({ ok: true });
		expect(await relire()).toMatchObject({ dit: 'quatre', autre: undefined, alerte: undefined });
	});
	test('partout : une phrase, rien d’effacé', async () => {
		await ecrire(['un', 'deux']);
		for (const cle of [...appareil.base.keys()]) appareil.base.set(cle, 'abîmé');
		expect(await relire()).toMatchObject({ echec: 'corrompu' });
		expect([...appareil.base].filter(([cle, v]) => cle.startsWith('ecart/') && v === 'abîmé')).toHaveLength(2);
	});
	test('quand il n’y a pas de place pour le mettre de côté : il reste où il est', async () => {
		await ecrire(['un', 'deux']);
		const cle = cleDe(2);
		appareil.base.set(cle, 'abîmé');
		ouvrir(surOperation('setItem', 'plein'));
		const lu = await charger('d');
		expect(dit(lu.ok ? lu.valeur?.sauvegarde : undefined)).toBe('un');
		expect(appareil.base.get(cle)).toBe('abîmé');
	});
	test('écrit par une version plus récente du site : laissé en place', async () => {
		await ecrire(['un', 'deux']);
		const cle = cleDe(2);
		appareil.base.set(cle, (appareil.base.get(cle) as string).replace('"version": 1', '"version": 99'));
		expect(await relire()).toMatchObject({ echec: 'recent' });
		expect(appareil.base.has(cle)).toBe(true);
	});
	test.each([
		['le dernier état', 1, 'un', 'efface'],
		['tout', 2, undefined, undefined],
	] as const)('effacé par le navigateur : %s', async (_, combien, reste, alerte) => {
		await ecrire(['un', 'deux']);
		for (const numero of [2, 1].slice(0, combien)) appareil.base.delete(cleDe(numero));
		const lu = await relire();
		expect(lu).toMatchObject(alerte ? { dit: reste, alerte } : { echec: 'efface' });
	});
});

describe('l’horloge qui recule', () => {
	test('n’ordonne rien : le dernier écrit reste le dernier', async () => {
		let lues: string[] = [];
		for (const [i, minutes] of [0, 600, -5000, 10, -90_000].entries()) {
			const fait = await enregistrer('d', reponses(`écrit ${i}`, date(minutes)), lues, i + 1);
			lues = fait.ok ? [fait.revision] : [];
			expect(await relire()).toMatchObject({ dit: `écrit ${i}`, autre: undefined });
		}
	});
	test('une date illisible n’empêche rien', async () => {
		const fait = await enregistrer('d', reponses('sans date', 'hier'), []);
		expect(fait).toMatchObject({ ok: true });
		expect(fait.ok && dateDe(fait.revision)).toBe('');
		expect(await relire()).toMatchObject({ dit: 'sans date' });
	});
});

describe('l’histoire d’un dossier', () => {
	const noms = (n: number, pas: number) => Array.from({ length: n }, (_, i) => nommer(i + 1, 'p', new Date(DEBUT + i * pas).toISOString()));
	test.each([
		['cent minutes de frappe', 400, 60_000 / 4, 10],
		['trois minutes de frappe, deux états par seconde', 360, 500, 6],
		['quatre-vingts jours, un état par jour', 80, JOUR, 30],
		['quatre-vingts jours, six états par jour', 480, JOUR / 6, 39],
		['trois états', 3, 60_000, 3],
	])('est bornée : %s', (_, n, pas, reste) => {
		const tous = noms(n, pas);
		const oublies = new Set(aOublier(tous));
		const gardes = tous.filter((r) => !oublies.has(r));
		expect(gardes.length).toBeLessThanOrEqual(40);
		expect(Math.abs(gardes.length - reste)).toBeLessThanOrEqual(2);
		expect(gardes.slice(-Math.min(4, n))).toEqual(tous.slice(-Math.min(4, n)));
	});
	test('ne tient pas en quelques secondes : une heure de frappe garde de quoi revenir d’une demi-heure', () => {
		const tous = noms(3600, 1000);
		const oublies = new Set(aOublier(tous));
		const plusAncien = tous.find((r) => !oublies.has(r))!;
		expect(Date.parse(dateDe(tous.at(-1)!)) - Date.parse(dateDe(plusAncien))).toBeGreaterThan(30 * 60_000);
	});
	test('se relit et se restaure par-dessus, sans rien perdre', async () => {
		const [derniere] = await ecrire(['un', 'deux', 'trois']);
		const passe = await histoire('d');
		const premier = passe.ok ? passe.valeur.at(-1)! : undefined;
		const lu = await lireRevision('d', premier!.revision);
		expect(dit(lu.ok ? lu.valeur : undefined)).toBe('un');
		await enregistrer('d', { ...(lu.ok ? lu.valeur : reponses('')), enregistre: date(9) }, [derniere!], 9);
		expect(await relire()).toMatchObject({ dit: 'un', autre: undefined });
		const apres = await histoire('d');
		expect(apres.ok && apres.valeur.map((m) => m.numero)).toEqual([4, 3, 2, 1]);
		expect(await lireRevision('d', '99.x.y')).toMatchObject({ ok: false, genre: 'corrompu' });
	});
});

describe('plusieurs dossiers', () => {
	const noms = async () => {
		const lu = await lister();
		return lu.ok ? lu.valeur.map((f) => ({ nom: f.nom, dit: dit(f.sauvegarde), archive: f.archive, supprime: f.supprime })) : lu.message;
	};
	test('se nomment, se copient, s’archivent, se suppriment et reviennent', async () => {
		await ecrire(['un']);
		await renommer('d', '  Projet  ');
		const copie = await dupliquer('d', 'Variante', date(5));
		expect(copie.ok).toBe(true);
		const id = copie.ok ? copie.valeur : '';
		await enregistrer(id, reponses('varié', date(6)), [(await relire(id)).revision ?? ''], 1);
		await archiver(id, date(7));
		await supprimer('d', date(8));
		expect(await noms()).toEqual([
			{ nom: 'Projet', dit: 'un', archive: undefined, supprime: date(8) },
			{ nom: 'Variante', dit: 'varié', archive: date(7), supprime: undefined },
		]);
		await archiver(id, undefined);
		await supprimer('d', undefined);
		expect(await noms()).toMatchObject([{ supprime: undefined }, { archive: undefined }]);
	});
	test.each([
		[29, 1],
		[-400, 1],
		[31, 0],
	])('la corbeille, %i jours après : il en reste %i', async (jours, reste) => {
		await ecrire(['un', 'deux']);
		await supprimer('d', date());
		await purger(new Date(DEBUT + jours * JOUR).toISOString());
		expect(await noms()).toHaveLength(reste);
		expect(appareil.base.size > 0).toBe(reste > 0);
	});
	test('un effacement coupé reprend sans rendre un bout de dossier', async () => {
		await ecrire(['un', 'deux']);
		await supprimer('d', date());
		ouvrir((o) => (o === 'removeItem' ? 'apres' : undefined), 5);
		await detruire('d');
		ouvrir();
		expect(await noms()).toMatchObject([{ supprime: date() }]);
		await purger(new Date(DEBUT + 31 * JOUR).toISOString());
		expect(appareil.base.size).toBe(0);
	});
	test('un nom qui ne se relit pas ne touche pas aux réponses', async () => {
		await ecrire(['un']);
		for (const brut of ['{', 'null', '[]', '{"nom":{},"supprime":3}']) {
			appareil.base.set('fiche/d', brut);
			expect(await noms()).toEqual([{ nom: '', dit: 'un', archive: undefined, supprime: undefined }]);
		}
	});
	test('un dossier qui n’a que son journal est dans la liste', async () => {
		journaliser('neuf', reponses('à peine commencé'), [], 1);
		ouvrir();
		expect(await noms()).toMatchObject([{ dit: 'à peine commencé' }]);
	});
	test('tout effacer ne laisse rien de nous, et rien que de nous', async () => {
		await ecrire(['un']);
		journaliser('d', reponses('deux'), [], 2);
		appareil.local.set('autre-site', 'x');
		effacerTemoins();
		expect([...appareil.local.keys(), ...appareil.session.keys()]).toEqual(['autre-site']);
	});
	test('le journal d’une page s’efface avec elle', async () => {
		journaliser('d', reponses('x'), [], 1);
		effacerJournal('d');
		expect([...appareil.local.keys()]).toEqual([]);
	});
});

describe('le dossier unique d’autrefois', () => {
	const texte = (t: string, minutes: number) => ecrireSauvegarde(reponses(t).dossier, 'decouverte', date(minutes));
	const JOURNAL = 'parcours-clsm/journal';
	const cas: Record<string, { base: Record<string, string>; journal?: string; dit: string | undefined; passe: number; ecarts?: number }> = {
		'un record': { base: { dossier: texte('a', 0) }, dit: 'a', passe: 1 },
		'un record et sa copie': { base: { dossier: texte('a', 0), 'dossier-nouveau': texte('a', 0) }, dit: 'a', passe: 1 },
		'une écriture coupée': { base: { dossier: texte('a', 0), 'dossier-nouveau': texte('b', 1) }, dit: 'b', passe: 2 },
		'la seule copie': { base: { 'dossier-nouveau': texte('b', 1) }, dit: 'b', passe: 1 },
		'un journal plus récent': {
			base: { dossier: texte('a', 0), 'dossier-nouveau': texte('a', 0) },
			journal: texte('j', 2),
			dit: 'j',
			passe: 2,
		},
		'un journal seul': { base: {}, journal: texte('j', 2), dit: 'j', passe: 1 },
		'un record abîmé et sa copie': { base: { dossier: '{', 'dossier-nouveau': texte('b', 1) }, dit: 'b', passe: 1, ecarts: 1 },
		'un record abîmé': { base: { dossier: '{', 'dossier-illisible': '[' }, dit: undefined, passe: 0, ecarts: 2 },
		rien: { base: {}, dit: undefined, passe: 0 },
	};
	const poser = ({ base, journal }: (typeof cas)[string]) => {
		appareil = new Appareil();
		for (const [cle, v] of Object.entries(base)) appareil.base.set(cle, v);
		if (journal) appareil.local.set(JOURNAL, journal);
	};
	test.each(Object.keys(cas))('%s : repris une fois, même coupé après chaque opération', async (nom) => {
		const c = cas[nom]!;
		poser(c);
		ouvrir();
		const total = await compter(reprendre);
		for (let coup = 0; coup <= total; coup++)
			for (const faute of ['mort', 'apres'] as const) {
				poser(c);
				ouvrir(aLaFaute(coup, faute), 5);
				await lancer(reprendre);
				page.morte = true;
				ouvrir();
				await reprendre();
				const liste = await lister();
				const lus = liste.ok ? liste.valeur : [];
				expect(lus.map((f) => dit(f.sauvegarde))).toEqual(c.dit === undefined ? [] : [c.dit]);
				expect([...appareil.base.keys()].filter((cle) => /^dossier/.test(cle))).toEqual([]);
				expect([...appareil.base.keys()].filter((cle) => cle.startsWith('ecart/'))).toHaveLength(c.ecarts ?? 0);
				expect(appareil.local.has(JOURNAL)).toBe(false);
				const id = dossierMontre();
				if (id === undefined) continue;
				expect(await relire(id)).toMatchObject({ dit: c.dit, autre: undefined, alerte: undefined });
				const passe = await histoire(id);
				expect(new Set(passe.ok ? passe.valeur.map((m) => m.numero) : []).size).toBe(c.passe);
			}
	});
	test('une vieille page qui réécrit après coup donne un second dossier', async () => {
		poser(cas['un record']!);
		ouvrir();
		await reprendre();
		appareil.base.set('dossier', texte('par une vieille page', 9));
		ouvrir();
		await reprendre();
		const liste = await lister();
		expect(liste.ok && liste.valeur.map((f) => dit(f.sauvegarde)).sort()).toEqual(['a', 'par une vieille page']);
	});
	test('ce que localStorage avait gardé un jour sans IndexedDB revient', async () => {
		await ecrire(['un']);
		const [cle, valeur] = [...appareil.base][0]!;
		appareil.base.clear();
		appareil.local.set(`parcours-clsm/dossiers/${cle}`, JSON.stringify(valeur));
		ouvrir();
		await reprendre();
		expect(await relire()).toMatchObject({ dit: 'un' });
		expect([...appareil.local.keys()].filter((c) => c.startsWith('parcours-clsm/dossiers/'))).toEqual([]);
	});
});

test('le nom d’un état dit son rang et sa date', () => {
	const r = nommer(12, 'k3x9', '2026-11-22T10:00:00.000Z');
	expect([numeroDe(r), dateDe(r)]).toEqual([12, '2026-11-22T10:00:00.000Z']);
});
