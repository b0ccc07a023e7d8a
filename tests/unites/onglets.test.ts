import fc from 'fast-check';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { TYPE, type Sauvegarde } from '../../src/stockage/sauvegarde.ts';
import { Appareil, Page } from '../faux-stockage.ts';

const DEBUT = Date.parse('2026-11-22T10:00:00.000Z');
const reponses = (texte: string, instant = DEBUT): Sauvegarde => ({
	type: TYPE,
	version: 1,
	enregistre: new Date(instant).toISOString(),
	profondeur: 'complet',
	dossier: { notes: { essai: texte } },
});
const dit = (s: Sauvegarde | undefined): string | undefined => s?.dossier.notes?.['essai'];

/** Each tab has the modules for itself, as in a browser. */
const charger = async () => {
	vi.resetModules();
	const base = await import('../../src/stockage/base.ts');
	const dossiers = await import('../../src/stockage/dossiers.ts');
	const etats = await import('../../src/stockage/etats.ts');
	const onglets = await import('../../src/stockage/onglets.ts');
	return { base, dossiers, etats, onglets };
};
type Modules = Awaited<ReturnType<typeof charger>>;
let modules: Modules[];
let appareil: Appareil;

beforeAll(async () => {
	modules = [await charger(), await charger(), await charger()];
});
beforeEach(() => {
	appareil = new Appareil();
	vi.stubGlobal('navigator', {});
	vi.stubGlobal('BroadcastChannel', undefined);
	const page = new Page(appareil);
	vi.stubGlobal('localStorage', page.storage('local'));
	vi.stubGlobal('sessionStorage', page.storage('session'));
});
afterEach(() => vi.unstubAllGlobals());

/** One tab on the dossier « d ». */
class Onglet {
	page!: Page;
	lues: string[] = [];
	conflit: { texte: string | undefined; revision: string } | undefined;
	rang = 0;
	m: Modules;
	constructor(m: Modules) {
		this.m = m;
		this.neuf();
	}
	neuf(): void {
		this.page = new Page(appareil);
		this.m.base.brancher(this.page, 4000);
		this.m.etats.nouvellePage();
		this.lues = [];
	}
	async relire(): Promise<{ dit: string | undefined; autre: string | undefined }> {
		const lu = await this.m.dossiers.charger('d');
		const ouvert = lu.ok ? lu.valeur : undefined;
		this.lues = ouvert ? [ouvert.revision] : [];
		this.conflit = ouvert?.conflit && { texte: dit(ouvert.conflit), revision: ouvert.conflit.revision };
		return { dit: dit(ouvert?.sauvegarde), autre: this.conflit?.texte };
	}
	async ecrire(texte: string, instant?: number, lues = this.lues): Promise<string | undefined> {
		const fait = await this.m.dossiers.enregistrer('d', reponses(texte, instant), lues, ++this.rang);
		if (!fait.ok) return undefined;
		this.lues = [fait.revision];
		this.conflit = fait.conflit && { texte: dit(fait.conflit), revision: fait.conflit.revision };
		return fait.revision;
	}
	/** What another tab did meanwhile: its answers are taken, or are a conflict. */
	async ailleurs(): Promise<string | undefined> {
		const [lue] = this.lues;
		const suite = lue ? await this.m.dossiers.ailleurs('d', lue) : undefined;
		if (!suite?.ok) return undefined;
		const { avance, conflit } = suite.valeur;
		if (avance) this.lues = [avance.revision];
		this.conflit = conflit && { texte: dit(conflit), revision: conflit.revision };
		return dit(avance?.sauvegarde);
	}
}

/** Runs tasks one operation at a time; `tour` says who goes on when several wait. */
async function tourATour(onglets: Onglet[], taches: (() => Promise<unknown>)[], tour: (combien: number) => number): Promise<void> {
	const attente = new Map<Onglet, () => void>();
	for (const o of onglets) o.page.porte = () => new Promise((suite) => attente.set(o, suite));
	let reste = taches.length;
	const fin = Promise.all(taches.map((t) => t().finally(() => reste--)));
	while (reste > 0) {
		await setImmediate();
		const prets = onglets.filter((o) => attente.has(o));
		if (prets.length === 0) continue;
		const choisi = prets[prets.length > 1 ? tour(prets.length) : 0]!;
		const suite = attente.get(choisi)!;
		attente.delete(choisi);
		suite();
	}
	await fin;
	for (const o of onglets) o.page.porte = () => setImmediate();
}

/** Every order in which the operations of two tabs may follow each other. */
async function tousLesOrdres(essai: (tour: (n: number) => number) => Promise<void>): Promise<number> {
	let chemin: number[] = [];
	for (let combien = 1; ; combien++) {
		const tailles: number[] = [];
		let i = 0;
		await essai((n) => {
			tailles[i] = n;
			return (chemin[i] = chemin[i++] ?? 0);
		});
		let j = tailles.length - 1;
		while (j >= 0 && chemin[j] === tailles[j]! - 1) j--;
		if (j < 0) return combien;
		chemin = [...chemin.slice(0, j), chemin[j]! + 1];
	}
}

/** Web Locks as the browsers do: one at a time, in order. */
function verrous() {
	let file: Promise<unknown> = Promise.resolve();
	return {
		request: <T>(_nom: string, _options: unknown, faire: () => Promise<T>): Promise<T> => {
			const issue = file.then(faire);
			file = issue.catch(() => undefined);
			return issue;
		},
	};
}

describe.each([
	['sans verrou', () => ({})],
	['avec verrou', () => ({ locks: verrous() })],
])('deux onglets qui écrivent en même temps, %s', (mode, navigateur) => {
	test.each([
		['sur un dossier neuf', 0],
		['sur un dossier commencé', 2],
	])('%s : dans tous les ordres, rien n’est écrasé et le conflit est dit', async (_, passes) => {
		const ordres = await tousLesOrdres(async (tour) => {
			appareil = new Appareil();
			vi.stubGlobal('navigator', navigateur());
			vi.stubGlobal('localStorage', new Page(appareil).storage('local'));
			const [a, b, c] = modules.map((m) => new Onglet(m)) as [Onglet, Onglet, Onglet];
			for (let i = 0; i < passes; i++) await a.ecrire(`passé ${i}`);
			a.neuf();
			await a.relire();
			await b.relire();
			await tourATour([a, b], [() => a.ecrire('a'), () => b.ecrire('b')], tour);
			expect([a.lues, b.lues]).toEqual([[expect.any(String)], [expect.any(String)]]);
			const dits = [a.conflit?.texte, b.conflit?.texte];
			expect(dits.some(Boolean)).toBe(true);
			expect([undefined, 'b']).toContain(dits[0]);
			expect([undefined, 'a']).toContain(dits[1]);
			// Whoever comes next sees both; the one that was not told is told as soon as it looks or writes.
			const vu = await c.relire();
			expect([vu.dit, vu.autre].sort()).toEqual(['a', 'b']);
			await a.ailleurs();
			await b.ecrire('b encore');
			expect([a.conflit?.texte, b.conflit?.texte]).toEqual(['b', 'a']);
			// Once settled by one, the other follows.
			await a.ailleurs();
			await a.ecrire('tranché', DEBUT, [...a.lues, a.conflit!.revision]);
			expect(a.conflit).toBeUndefined();
			expect(await b.ailleurs()).toBe('tranché');
			expect(b.conflit).toBeUndefined();
			expect(await c.relire()).toEqual({ dit: 'tranché', autre: undefined });
		});
		// With a lock there is but one order.
		expect(ordres).toBeGreaterThanOrEqual(mode === 'sans verrou' ? 50 : 1);
	});
	test('les mêmes réponses : aucun conflit', async () => {
		await tousLesOrdres(async (tour) => {
			appareil = new Appareil();
			vi.stubGlobal('navigator', navigateur());
			const [a, b, c] = modules.map((m) => new Onglet(m)) as [Onglet, Onglet, Onglet];
			await tourATour([a, b], [() => a.ecrire('pareil', DEBUT), () => b.ecrire('pareil', DEBUT + 5)], tour);
			expect(await c.relire()).toEqual({ dit: 'pareil', autre: undefined });
			await c.ecrire('la suite');
			expect(c.conflit).toBeUndefined();
		});
	});
});

test('un onglet en retard suit quand il n’a rien à lui, et n’écrase pas quand il écrit', async () => {
	const [a, b] = modules.map((m) => new Onglet(m)) as [Onglet, Onglet];
	await a.ecrire('un');
	await b.relire();
	await a.ecrire('deux');
	expect(await b.ailleurs()).toBe('deux');
	await b.ecrire('trois');
	expect(b.conflit).toBeUndefined();
	await a.ecrire('quatre, sans avoir lu trois');
	expect(a.conflit?.texte).toBe('trois');
	expect(await b.ailleurs()).toBeUndefined();
	expect(b.conflit?.texte).toBe('quatre, sans avoir lu trois');
});

type Geste = { qui: number; quoi: 'ecrire' | 'relire' | 'ailleurs' | 'trancher' | 'tuer'; instant: number; coup: number };
const gestes = fc.array(
	fc.record<Geste>({
		qui: fc.nat(2),
		quoi: fc.constantFrom('ecrire', 'ecrire', 'ecrire', 'relire', 'ailleurs', 'trancher', 'tuer'),
		instant: fc.integer({ min: DEBUT - 1e10, max: DEBUT + 1e10 }),
		coup: fc.nat(6),
	}),
	{ minLength: 3, maxLength: 18 },
);

/** What was said on top of what, as the tabs lived it; the base is then held against it. */
class Memoire {
	lues = new Map<string, readonly string[]>();
	confirmes = new Set<string>();
	texteDe = new Map<string, string>();
	/** A state may be read by one tab before the other knows that it is written: its text is asked for at the end. */
	relever(): void {
		for (const [cle, v] of appareil.base) this.texteDe.set(cle.replace('etat/d/', ''), /"essai": "(.*?)"/.exec(String(v))?.[1] ?? '');
	}
	ancetres(texte: string, vus = new Set<string>()): Set<string> {
		if (vus.has(texte)) return vus;
		vus.add(texte);
		for (const r of this.lues.get(texte) ?? []) this.ancetres(this.texteDe.get(r) ?? '', vus);
		return vus;
	}
}

async function jouer(o: Onglet, nom: string, { quoi, instant, coup }: Geste, memoire: Memoire): Promise<void> {
	if (quoi === 'relire') return void (await o.relire());
	if (quoi === 'ailleurs') return void (await o.ailleurs());
	const lues = quoi === 'trancher' && o.conflit ? [...o.lues, o.conflit.revision] : o.lues;
	memoire.lues.set(nom, lues);
	if (quoi === 'tuer') {
		const fin = o.page.rang + coup;
		o.page.sort = (_, rang) => (rang === fin ? 'apres' : undefined);
		o.m.base.brancher(o.page, 5);
	}
	const revision = await o.ecrire(nom, instant, lues);
	if (revision) memoire.confirmes.add(nom);
	if (quoi === 'tuer') o.neuf();
	memoire.relever();
	if (quoi === 'tuer') await o.relire();
}

test('trois onglets, dans tous les sens, tués, à l’heure ou non : rien de confirmé ne se perd, tout conflit est dit', async () => {
	await fc.assert(
		fc.asyncProperty(gestes, fc.infiniteStream(fc.nat(5)), async (suite, hasard) => {
			appareil = new Appareil();
			vi.stubGlobal('localStorage', new Page(appareil).storage('local'));
			const onglets = modules.map((m) => new Onglet(m));
			const memoire = new Memoire();
			const taches = onglets.map((o, qui) => async () => {
				for (const [i, g] of suite.entries()) if (g.qui === qui) await jouer(o, `${qui}-${i}`, g, memoire);
			});
			// Killed pages never answer: only the live ones take turns.
			await Promise.all(
				taches.map(async (t, i) => {
					onglets[i]!.page.porte = async () => {
						for (let n = hasard.next().value ?? 0; n >= 0; n--) await setImmediate();
					};
					await t();
				}),
			);
			const records = [...appareil.base].map(([cle, v]) => ({
				revision: cle.replace('etat/d/', ''),
				connus: (JSON.parse(String(v).split('\n')[0]!) as { connus: string[] }).connus,
				texte: /"essai": "(.*?)"/.exec(String(v))![1]!,
			}));
			memoire.relever();
			const connus = new Set(records.flatMap((r) => r.connus));
			const tetes = records.filter((r) => !connus.has(r.revision)).map((r) => r.texte);
			const tenus = new Set(tetes.flatMap((t) => [...memoire.ancetres(t)]));
			expect([...memoire.confirmes].filter((t) => !tenus.has(t))).toEqual([]);
			const vu = await new Onglet(modules[0]!).relire();
			expect(tetes.length === 0 || tetes.includes(vu.dit!)).toBe(true);
			expect(vu.autre !== undefined).toBe(tetes.length > 1);
		}),
		{ numRuns: 300 },
	);
});

describe('le verrou', () => {
	const { avecVerrou } = { avecVerrou: <T>(f: () => Promise<T>) => modules[0]!.onglets.avecVerrou('x', f) };
	test.each([
		['absent', {}],
		['refusé', { locks: { request: () => Promise.reject(new Error('SecurityError')) } }],
		[
			'qui jette',
			{
				locks: {
					request: () => {
						throw new Error('SecurityError');
					},
				},
			},
		],
		['ordinaire', { locks: verrous() }],
	])('%s : la chose est faite une fois', async (_, navigateur) => {
		vi.stubGlobal('navigator', navigateur);
		const faire = vi.fn(() => Promise.resolve('fait'));
		expect(await avecVerrou(faire)).toBe('fait');
		expect(faire).toHaveBeenCalledTimes(1);
		const rate = vi.fn(() => Promise.reject(new Error('panne')));
		await expect(avecVerrou(rate)).rejects.toThrow('panne');
		expect(rate).toHaveBeenCalledTimes(1);
	});
	test('jamais rendu par une page endormie : on s’en passe', async () => {
		vi.useFakeTimers();
		const request = (_: string, { signal }: { signal: AbortSignal }) =>
			new Promise((__, refuser) => signal.addEventListener('abort', () => refuser(new Error('AbortError'))));
		vi.stubGlobal('navigator', { locks: { request } });
		const issue = avecVerrou(() => Promise.resolve('fait'));
		await vi.advanceTimersByTimeAsync(3000);
		vi.useRealTimers();
		expect(await issue).toBe('fait');
	});
});

test('les nouvelles passent d’un onglet à l’autre', async () => {
	vi.unstubAllGlobals();
	const recues: unknown[] = [];
	const cesser = modules[1]!.onglets.ecouter((n) => recues.push(n));
	modules[0]!.onglets.annoncer({ id: 'd', revision: '1.a.b' });
	await vi.waitFor(() => expect(recues).toEqual([{ id: 'd', revision: '1.a.b' }]));
	cesser();
	modules[0]!.onglets.annoncer({ id: 'd', efface: true });
	await new Promise((suite) => setTimeout(suite, 30));
	expect(recues).toHaveLength(1);
});
