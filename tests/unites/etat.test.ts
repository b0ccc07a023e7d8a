import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Appareil, Page, type Sort } from '../faux-stockage.ts';

type Etat = typeof import('../../src/etat.svelte.ts') & typeof import('../../src/etat/dossiers.ts');
interface Onglet extends Etat {
	page: Page;
	/** The tab goes away, or to the back: what the browser tells it. */
	dire(evenement: string): { empeche: boolean };
}
let appareil: Appareil;
const JOURNAUX = () => [...appareil.local.keys()].filter((c) => c.includes('/journal/'));

/** A tab as a page that has just been loaded: modules of its own, on the device of the test. */
async function ouvrir({ sort, nom = '', attente = 30 }: { sort?: Sort; nom?: string; attente?: number } = {}): Promise<Onglet> {
	vi.resetModules();
	const page = new Page(appareil, sort);
	const ecouteurs = new Map<string, ((e: unknown) => unknown)[]>();
	const ecouter = (quoi: string, f: (e: unknown) => unknown) => ecouteurs.set(quoi, [...(ecouteurs.get(quoi) ?? []), f]);
	vi.stubGlobal('localStorage', page.storage('local'));
	vi.stubGlobal('sessionStorage', page.storage('session'));
	vi.stubGlobal('window', { name: nom });
	vi.stubGlobal('document', { visibilityState: 'visible', querySelector: () => null, addEventListener: ecouter });
	vi.stubGlobal('addEventListener', ecouter);
	const base = await import('../../src/stockage/base.ts');
	base.brancher(page, attente);
	const etat = await import('../../src/etat.svelte.ts');
	await etat.demarrer();
	const dire = (quoi: string) => {
		let empeche = false;
		for (const f of ecouteurs.get(quoi) ?? []) f({ persisted: false, preventDefault: () => (empeche = true) });
		return { empeche };
	};
	return { ...etat, ...(await import('../../src/etat/dossiers.ts')), page, dire };
}
const taper = async (o: Onglet, texte: string) => {
	o.ecrireNote('essai', texte);
	await o.vider();
};
const lu = (o: Onglet) => o.lireNote('essai');
const nombre = async (o: Onglet) => {
	const liste = await o.listerDossiers();
	return liste.ok ? liste.valeur.filter((f) => !f.supprime).length : -1;
};
/** Whatever the browser keeps. */
const traces = () => [...appareil.base.keys(), ...appareil.local.keys(), ...appareil.session.keys()];

beforeEach(() => {
	appareil = new Appareil();
	vi.stubGlobal('navigator', {});
	vi.stubGlobal('BroadcastChannel', undefined);
});
afterEach(() => vi.unstubAllGlobals());

describe('un onglet', () => {
	test('retrouve son dossier, son nom et ses réponses', async () => {
		const a = await ouvrir();
		expect(a.etat.commence).toBe(false);
		await a.commencer({ profondeur: 'decouverte', stade: 'explore' });
		await taper(a, 'bonjour');
		await a.renommerDossier(a.etat.id, 'Projet');
		const b = await ouvrir();
		expect([lu(b), b.etat.fiche?.nom, b.etat.profondeur, b.etat.enregistrement.etat, b.etat.id]).toEqual([
			'bonjour',
			'Projet',
			'decouverte',
			'fait',
			a.etat.id,
		]);
	});
	test('ouvre tout nouveau dossier à côté, jamais par-dessus', async () => {
		const a = await ouvrir();
		await a.commencer({ profondeur: 'complet' });
		await taper(a, 'premier');
		const { id } = a.etat;
		expect(await a.remplacer({ notes: { essai: 'second' } }, 'complet', { nom: 'Autre' })).toMatchObject({ ok: true });
		expect([lu(a), a.etat.fiche?.nom, await nombre(a)]).toEqual(['second', 'Autre', 2]);
		expect(await a.ouvrirDossier(id)).toMatchObject({ ok: true });
		expect(lu(a)).toBe('premier');
		expect(await a.ouvrirDossier('absent')).toMatchObject({ ok: false, genre: 'efface' });
		expect(lu(a)).toBe('premier');
	});
	test('retrouve le dernier ouvert quand le sien n’est plus là', async () => {
		const a = await ouvrir();
		await a.remplacer({ notes: { essai: 'un' } }, 'complet');
		await a.remplacer({ notes: { essai: 'deux' } }, 'complet');
		await a.supprimerDossier(a.etat.id);
		expect(a.etat.commence).toBe(false);
		const b = await ouvrir();
		expect([lu(b), await nombre(b)]).toEqual(['un', 1]);
	});
	test('annule une suppression', async () => {
		const a = await ouvrir();
		await a.remplacer({ notes: { essai: 'un' } }, 'complet');
		const { id } = a.etat;
		await a.supprimerDossier(id);
		await a.retablirDossier(id);
		await a.ouvrirDossier(id);
		expect([lu(a), await nombre(a)]).toEqual(['un', 1]);
	});
	test('revient à un état passé sans perdre le présent', async () => {
		const a = await ouvrir();
		await a.commencer({ profondeur: 'complet' });
		await taper(a, 'avant');
		const { revision } = a.etat.fiche!;
		await taper(a, 'après');
		expect(await a.restaurer(revision)).toMatchObject({ ok: true });
		expect(lu(a)).toBe('avant');
		const passe = await a.listerHistoire();
		const textes = await Promise.all((passe.ok ? passe.valeur : []).map((m) => a.lireEtat(m.revision)));
		expect(textes.map((t) => (t.ok ? t.valeur.dossier.notes?.['essai'] : t.message))).toEqual(['avant', 'après', 'avant', undefined]);
	});
	test('quitté avant la base : le journal, une fois', async () => {
		const a = await ouvrir();
		await a.commencer({ profondeur: 'complet' });
		a.ecrireNote('essai', 'dernier mot');
		a.page.sort = () => 'mort';
		expect(a.dire('beforeunload').empeche).toBe(false);
		a.dire('pagehide');
		expect(JOURNAUX()).toHaveLength(1);
		const b = await ouvrir();
		expect([lu(b), b.etat.conflit, JOURNAUX().length]).toEqual(['dernier mot', undefined, 0]);
	});
	test('effacé, seul ce dossier s’en va ; tout effacer ne laisse rien', async () => {
		const a = await ouvrir();
		await a.remplacer({ notes: { essai: 'un' } }, 'complet');
		await a.remplacer({ notes: { essai: 'deux' } }, 'complet');
		await a.effacer();
		expect([a.etat.commence, lu(a), await nombre(a)]).toEqual([false, '', 1]);
		expect(await a.toutEffacer()).toEqual({ ok: true, valeur: undefined });
		expect(traces()).toEqual([]);
	});
});

describe('un enregistrement qui échoue', () => {
	test('est dit avec sa sorte, garde tout en mémoire, se retente au changement suivant', async () => {
		const a = await ouvrir();
		await a.commencer({ profondeur: 'complet' });
		a.page.sort = (o) => (o === 'setItem' ? 'plein' : undefined);
		await taper(a, 'en mémoire');
		expect(a.etat.enregistrement).toEqual({ etat: 'echec', genre: 'plein', message: 'L’espace de stockage de ce navigateur est plein.' });
		expect([lu(a), a.dire('beforeunload').empeche]).toEqual(['en mémoire', true]);
		a.page.sort = () => undefined;
		await taper(a, 'retenté');
		expect([a.etat.enregistrement.etat, a.dire('beforeunload').empeche, JOURNAUX().length]).toEqual(['fait', false, 0]);
	});
	test('n’ouvre pas autre chose quand le journal refuse aussi', async () => {
		const a = await ouvrir();
		await a.commencer({ profondeur: 'complet' });
		a.page.sort = (o) => (o === 'setItem' ? 'plein' : undefined);
		vi.stubGlobal('localStorage', a.page.storage('local', true));
		a.ecrireNote('essai', 'nulle part ailleurs');
		const fait = await a.remplacer({}, 'complet');
		expect(fait).toMatchObject({ ok: false, genre: 'plein', message: expect.stringContaining('téléchargez votre sauvegarde') as string });
		expect(lu(a)).toBe('nulle part ailleurs');
	});
	test('tout refusé dès l’ouverture : on travaille en mémoire, et c’est dit', async () => {
		const a = await ouvrir({ sort: () => 'refuse' });
		expect(a.etat).toMatchObject({ charge: true, enregistrement: { etat: 'echec', genre: 'refuse' } });
		await a.commencer({ profondeur: 'complet' });
		await taper(a, 'ici');
		expect([lu(a), a.etat.enregistrement.etat]).toEqual(['ici', 'echec']);
		a.dire('pagehide');
		const b = await ouvrir();
		expect(lu(b)).toBe('ici');
	});
	test('muet dès l’ouverture : le journal d’abord, et rien ne se dédouble ensuite', async () => {
		const a = await ouvrir();
		await a.commencer({ profondeur: 'complet' });
		await taper(a, 'confirmé');
		a.page.sort = () => 'muet';
		a.ecrireNote('essai', 'au journal');
		a.dire('pagehide');
		const b = await ouvrir({ sort: () => 'muet', attente: 5 });
		expect([lu(b), b.etat.enregistrement.genre]).toEqual(['au journal', 'muet']);
		await taper(b, 'suite');
		b.dire('pagehide');
		const c = await ouvrir();
		expect([await nombre(c), lu(c), c.etat.conflit]).toEqual([1, 'suite', undefined]);
	});
	test('un record abîmé, des réponses effacées par le navigateur : une alerte qui reste de page en page', async () => {
		const a = await ouvrir();
		await a.commencer({ profondeur: 'complet' });
		await taper(a, 'un');
		const cle = [...appareil.base.keys()].find((c) => c.endsWith(a.etat.fiche!.revision))!;
		appareil.base.set(cle, 'abîmé');
		expect((await ouvrir()).etat.alerte?.genre).toBe('corrompu');
		const b = await ouvrir();
		expect([b.etat.alerte?.genre, b.etat.commence]).toEqual(['corrompu', true]);
		b.fermerAlerte();
		expect((await ouvrir()).etat.alerte).toBeUndefined();
		appareil.base.clear();
		const c = await ouvrir();
		expect([c.etat.alerte?.genre, c.etat.commence, c.etat.charge]).toEqual(['efface', false, true]);
	});
});

describe('deux onglets du même dossier', () => {
	async function deux(): Promise<[Onglet, Onglet]> {
		const a = await ouvrir();
		await a.commencer({ profondeur: 'complet' });
		await taper(a, 'ensemble');
		return [a, await ouvrir()];
	}
	const vivre = async (o: Onglet) => {
		o.dire('visibilitychange');
		await vi.waitFor(async () => {
			await o.vider();
			await new Promise((suite) => setTimeout(suite, 15));
		});
	};
	test('celui qui n’a rien à lui suit l’autre', async () => {
		const [a, b] = await deux();
		await taper(a, 'plus loin');
		await vivre(b);
		expect([lu(b), b.etat.conflit]).toEqual(['plus loin', undefined]);
		await taper(b, 'encore');
		expect(b.etat.conflit).toBeUndefined();
	});
	test.each([
		['ici', 'de b', 'de b'],
		['autre', 'de b', 'de a'],
	] as const)('celui qui a écrit sans savoir choisit : %s', async (choix, _, reste) => {
		const [a, b] = await deux();
		await taper(a, 'de a');
		await taper(b, 'de b');
		expect([lu(b), b.etat.conflit?.dossier.notes?.['essai'], b.etat.conflit?.modifie]).toEqual(['de b', 'de a', expect.any(String)]);
		expect(await b.prendreLaVersion(choix)).toMatchObject({ ok: true });
		expect([lu(b), b.etat.conflit]).toEqual([reste, undefined]);
		await vivre(a);
		expect([lu(a), a.etat.conflit]).toEqual([reste, undefined]);
		const passe = await b.listerHistoire();
		const textes = await Promise.all((passe.ok ? passe.valeur : []).map((m) => b.lireEtat(m.revision)));
		expect(textes.map((t) => t.ok && t.valeur.dossier.notes?.['essai'])).toEqual(expect.arrayContaining(['de a', 'de b']));
	});
	test('les deux versions se gardent, chacune dans son dossier', async () => {
		const [a, b] = await deux();
		await taper(a, 'de a');
		await taper(b, 'de b');
		const autre = await b.garderLesDeux();
		expect([lu(b), b.etat.conflit, await nombre(b)]).toEqual(['de b', undefined, 2]);
		await b.ouvrirDossier(autre.ok ? autre.valeur : '');
		expect([lu(b), b.etat.fiche?.nom]).toEqual(['de a', 'Dossier (autre version)']);
	});
	test('une fusion règle le conflit', async () => {
		const [a, b] = await deux();
		await taper(a, 'de a');
		await taper(b, 'de b');
		await b.remplacerIci({ dossier: { notes: { essai: 'de a et de b' } }, profondeur: 'complet' });
		expect([lu(b), b.etat.conflit]).toEqual(['de a et de b', undefined]);
		expect(lu(await ouvrir())).toBe('de a et de b');
	});
	test('un conflit laissé là est encore dit au retour', async () => {
		const [a, b] = await deux();
		await taper(a, 'de a');
		await taper(b, 'de b');
		const c = await ouvrir();
		expect([lu(c), c.etat.conflit?.dossier.notes?.['essai']].sort()).toEqual(['de a', 'de b']);
	});
});

describe('la tablette partagée', () => {
	test('n’écrit rien, passe d’une page à l’autre, et oublie le participant précédent', async () => {
		const a = await ouvrir();
		await a.activerSansTrace();
		await a.commencer({ profondeur: 'decouverte' });
		await taper(a, 'personnel');
		await a.figer({ titre: 'Essai' });
		a.dire('pagehide');
		expect(traces()).toEqual([]);
		const b = await ouvrir({ nom: (globalThis as unknown as { window: { name: string } }).window.name });
		expect([lu(b), b.etat.sansTrace, b.etat.versions.length, b.dire('beforeunload').empeche]).toEqual(['personnel', true, 1, false]);
		b.participantSuivant();
		const { name } = (globalThis as unknown as { window: { name: string } }).window;
		expect([lu(b), b.etat.commence, b.etat.sansTrace, name.includes('personnel')]).toEqual(['', false, true, false]);
		expect(traces()).toEqual([]);
		b.quitterSansTrace();
		expect((globalThis as unknown as { window: { name: string } }).window.name).toBe('');
	});
	test('ne touche pas aux dossiers de l’appareil', async () => {
		const a = await ouvrir();
		await a.commencer({ profondeur: 'complet' });
		await taper(a, 'à garder');
		const avant = structuredClone([...appareil.base]);
		await a.activerSansTrace();
		await a.commencer({ profondeur: 'complet' });
		await taper(a, 'de passage');
		await a.effacer();
		expect([...appareil.base]).toEqual(avant);
		expect(lu(await ouvrir())).toBe('à garder');
	});
});

describe('le rappel de télécharger', () => {
	const dans = (jours: number) => new Date(Date.now() + jours * 24 * 3600 * 1000);
	test('après trente réponses jamais téléchargées, puis après une semaine de changements', async () => {
		const a = await ouvrir();
		Object.assign(document, {
			createElement: () => ({ click: () => undefined, remove: () => undefined }),
			body: { append: () => undefined },
		});
		await a.commencer({ profondeur: 'complet' });
		await taper(a, 'peu');
		expect(a.rappelSauvegarde()).toBeUndefined();
		for (let i = 0; i < 31; i++) a.ecrireNote(`note-${i}`, 'x');
		await a.vider();
		expect(a.rappelSauvegarde()).toBe('jamais');
		a.telechargerSauvegarde();
		await vi.waitFor(() => expect(a.etat.fiche?.telecharge).toBeDefined());
		expect([a.rappelSauvegarde(), a.rappelSauvegarde(dans(8))]).toEqual([undefined, undefined]);
		await taper(a, 'changé');
		expect([a.rappelSauvegarde(dans(6)), a.rappelSauvegarde(dans(8)), a.rappelSauvegarde(dans(-300))]).toEqual([
			undefined,
			'ancienne',
			undefined,
		]);
		expect((await ouvrir()).etat.fiche?.telecharge).toBe(a.etat.fiche?.telecharge);
	});
});

test.each([
	[true, true, 'accordee', 1],
	[true, false, 'refusee', 1],
	[false, true, 'inconnue', 0],
] as const)('la persistance, geste %s, réponse %s : %s, demandée une seule fois', async (geste, reponse, attendu, fois) => {
	const persist = vi.fn(() => Promise.resolve(reponse));
	const storage = { persist, persisted: () => Promise.resolve(reponse && persist.mock.calls.length > 0) };
	vi.stubGlobal('navigator', { storage, userActivation: { hasBeenActive: geste } });
	const a = await ouvrir();
	expect(persist).not.toHaveBeenCalled();
	await a.commencer({ profondeur: 'complet' });
	await taper(a, 'un');
	await vi.waitFor(() => expect(a.etat.persistance).toBe(attendu));
	const b = await ouvrir();
	await taper(b, 'deux');
	expect([b.etat.persistance, persist.mock.calls.length]).toEqual([attendu, fois]);
});
