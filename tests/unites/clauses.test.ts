import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { reprendre } from '../../src/components/panneau/reprendre.ts';
import { aLaSuite } from '../../src/components/panneau/suite.ts';
import { annonceDe, resume } from '../../src/components/panneau/textes.ts';
import { chargerContenu } from '../../src/contenu/charger.ts';
import type { ContenuPages } from '../../src/contenu/modele.ts';
import { texteDe, type Bloc, type NomDocument } from '../../src/document/modele.ts';
import { ecrireChemin } from '../../src/dossier/chemin.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { changements, clausesDe, clausesDeLEtape, extrait, manquesDe, type Clause } from '../../src/gabarits/clauses.ts';
import { lignesDe } from '../../src/gabarits/comparer.ts';
import { composer, DOCUMENTS } from '../../src/gabarits/composer.ts';
import type { QuestionPanneau, Vue } from '../../src/ouvrier/messages.ts';
import { panneau } from '../../src/ouvrier/panneau.ts';

const DATE = '2026-11-22';
const EXEMPLES = readdirSync('content/exemples').map((f) => f.replace(/\.json$/, ''));
const lireExemple = (nom: string): Dossier =>
	(JSON.parse(readFileSync(`content/exemples/${nom}.json`, 'utf8')) as { dossier: Dossier }).dossier;

let contenu: ContenuPages;
let composes: Map<string, Map<NomDocument, Clause[]>>;
beforeAll(() => {
	contenu = chargerContenu('.');
	const clauses = (d: Dossier) => new Map(DOCUMENTS.map((nom) => [nom, clausesDe(composer(nom, d, contenu, DATE))]));
	composes = new Map(EXEMPLES.map((exemple) => [exemple, clauses(lireExemple(exemple))]));
});

/** What a block says; a reference to an article that was only renumbered says the same. */
const dire = (b: Bloc): string =>
	`${b.t} ${lignesDe(b)
		.map((l) => l.cle)
		.join('\n')}`;
const demande = (dossier: Dossier, etape: string, autres: Partial<QuestionPanneau> = {}): QuestionPanneau => ({
	dossier,
	etape,
	date: DATE,
	neuf: false,
	vierge: false,
	...autres,
});
/** The blocks as the page holds them once it has put back those that were not sent again. */
const recoller = (avant: Bloc[], vue: Vue): Bloc[] => vue.blocs.map((b) => (typeof b === 'number' ? avant[b]! : b));
const avec = (d: Dossier, chemin: string, valeur: unknown): Dossier => {
	const copie = structuredClone(d);
	ecrireChemin(copie, chemin, valeur);
	return copie;
};

describe('the clauses beside a stage', () => {
	test.each(EXEMPLES)('%s: every stage writes in one document at least, and the closing list is left out', (exemple) => {
		const documents = composes.get(exemple)!;
		for (const { etape, questions } of contenu.etapes) {
			const estDIci = (champ: string) => questions.some((q) => champ === q.id || champ.startsWith(`${q.id}.`));
			const siennes = [...documents.values()].flatMap((clauses) => clausesDeLEtape(clauses, estDIci, new Map()));
			expect(siennes.length, etape).toBeGreaterThan(0);
		}
		for (const clauses of documents.values()) {
			const manques = clauses.findLastIndex((c) => manquesDe(c.blocs).length > 0);
			const tous = clausesDeLEtape(clauses, () => true, new Map());
			if (manques === clauses.length - 1) expect(tous).not.toContain(clauses[manques]);
		}
	});

	test.each(EXEMPLES)('%s: the document that holds most comes first, articles before their sub-sections', (exemple) => {
		const vue = panneau(contenu)(demande(lireExemple(exemple), 'suivi', { neuf: true, vierge: true }));
		expect(vue.documents.map((d) => d.nom)).toEqual([...DOCUMENTS]);
		expect(vue.documents.find((d) => d.nom === vue.nom)?.passages).toBe(Math.max(...vue.documents.map((d) => d.passages)));
		const niveaux = recoller([], vue).flatMap((b) => (b.t === 'titre' ? [b.niveau] : []));
		expect(niveaux[0]).toBe(2);
		expect(vue.changes).toEqual([]);
		expect(vue.constats.length).toBeGreaterThan(0);
		for (const c of vue.constats) expect(`${c.phrase} ${c.source}`).toMatch(/^[^{}]{10,}$/);
	});

	test('every title stands once, in reading order', () => {
		const doc = composer('convention', lireExemple('epci-complet'), contenu, DATE);
		const clauses = clausesDe(doc);
		expect(clauses.flatMap((c) => c.blocs)).toEqual(doc.blocs.filter((b) => b.t !== 'saut'));
		const titres = extrait(clauses, new Map()).blocs.filter((b) => b.t === 'titre');
		expect(titres).toEqual(doc.blocs.filter((b) => b.t === 'titre'));
	});
});

/** One answer changed in each stage. */
const CHANGEMENTS: [string, string, unknown][] = [
	['collectivite', 'porteur.adresse', '1 place de l’Essai'],
	['portee', 'portee.situations.commission', 'non'],
	['echelle', 'echelle.choix', 'secteur'],
	['gouvernance', 'gouvernance.copil.reunions', 5],
	['coordination', 'coordination.etp', 0.3],
	['financement', 'financement.duree', 2],
	['suivi', 'suivi.bilan.mois', undefined],
];

describe('one answer changes', () => {
	test.each(EXEMPLES)('%s: exactly the blocks that differ are marked', (exemple) => {
		const avant = lireExemple(exemple);
		let marques = 0;
		for (const [etape, chemin, valeur] of CHANGEMENTS) {
			const apres = avec(avant, chemin, valeur);
			for (const [nom, a] of composes.get(exemple)!) {
				const b = clausesDe(composer(nom, apres, contenu, DATE));
				const { changes, retires } = changements(a, b);
				for (const clause of b) {
					const anciens = a.find((c) => c.id === clause.id)?.blocs.map(dire) ?? [];
					const siens = clause.blocs.map(dire);
					// A block said twice is told by its number: the rest here is told by its words.
					if (new Set(anciens).size < anciens.length || new Set(siens).size < siens.length) continue;
					const neufs = siens.flatMap((x, rang) => (anciens.includes(x) ? [] : [rang]));
					const attendus = neufs.length === 0 && anciens.length > siens.length ? [0] : neufs;
					expect(changes.get(clause.id) ?? [], `${etape} ${nom} ${clause.id}`).toEqual(attendus);
					marques += attendus.length;
				}
				expect(retires.length).toBe(a.filter((c) => c.id !== '' && !b.some((x) => x.id === c.id)).length);
			}
		}
		expect(marques).toBeGreaterThan(10);
	});
});

describe('the panel, from one change to the next', () => {
	const depart = () => lireExemple('epci-complet');
	test('sends again only what changed, and the page finds the same document', () => {
		const voir = panneau(contenu);
		const premiere = voir(demande(depart(), 'gouvernance', { neuf: true, vierge: true }));
		const tenus = recoller([], premiere);
		const apres = avec(depart(), 'gouvernance.copil.reunions', 5);
		const suivante = voir(demande(apres, 'gouvernance', { nom: premiere.nom, neuf: true }));
		const envoyes = suivante.blocs.filter((b) => typeof b !== 'number');
		expect(envoyes.length).toBeGreaterThan(0);
		expect(envoyes.length).toBeLessThan(6);
		expect(suivante.changes.map((rang) => suivante.blocs[rang])).toEqual(envoyes);
		expect(recoller(tenus, suivante)).toEqual(
			recoller([], panneau(contenu)(demande(apres, 'gouvernance', { nom: premiere.nom, neuf: true, vierge: true }))),
		);
	});

	test('tells changes against what stood before the question was touched, and forgets them at the next one', () => {
		const voir = panneau(contenu);
		const nom: NomDocument = 'convention';
		const vue = (valeur: number, neuf: boolean) =>
			voir(demande(avec(depart(), 'gouvernance.copil.reunions', valeur), 'gouvernance', { nom, neuf }));
		const initiale = depart().gouvernance!.copil!.reunions!;
		expect(vue(initiale, true).changes).toEqual([]);
		const change = vue(initiale + 1, true).changes;
		expect(change.length).toBeGreaterThan(0);
		expect(vue(initiale + 2, false).changes).toEqual(change);
		expect(vue(initiale, false).changes).toEqual([]);
		vue(initiale + 1, false);
		expect(vue(initiale + 1, true).changes).toEqual([]);
	});

	test('says which verdict moved, from what to what, with its sentence and its source', () => {
		const voir = panneau(contenu);
		const bouges = (etp: number, neuf: boolean) =>
			voir(demande(avec(depart(), 'coordination.etp', etp), 'coordination', { neuf })).constats.filter((c) => c.avant);
		expect(bouges(0.3, true)).toEqual([]);
		const [verdict] = bouges(1, false).filter((c) => c.id === 'temps-plein');
		expect(verdict).toMatchObject({ avant: 'ecart', verdict: 'conforme' });
		expect(verdict!.source).toMatch(/§\s5/);
		expect(bouges(1, true)).toEqual([]);
	});

	test('a clause that goes is named', () => {
		const voir = panneau(contenu);
		const nom: NomDocument = 'convention';
		const sans = avec(depart(), 'convention.signataires', undefined);
		voir(demande(depart(), 'suivi', { nom, neuf: true }));
		const { retires } = voir(demande(sans, 'suivi', { nom, neuf: true }));
		const titres = (d: Dossier) => composer(nom, d, contenu, DATE).blocs.flatMap((b) => (b.t === 'titre' ? [texteDe(b.contenu)] : []));
		expect(retires.length).toBeGreaterThan(0);
		for (const t of retires) expect(titres(depart())).toContain(t);
	});
});

test('what a new view says as before is the same object; what it says otherwise is not', () => {
	const texte = (mots: string): Bloc => ({ t: 'paragraphe', contenu: [{ t: 'texte', texte: mots }] });
	const liste = (...items: string[]): Bloc => ({ t: 'liste', ordonnee: false, items: items.map((i) => [texte(i)]) });
	const avant = [texte('un'), liste('deux', 'trois')];
	const [un, suite, ...reste] = reprendre(avant, [0, liste('deux', 'quatre', 'cinq')]);
	expect(reste).toEqual([]);
	expect(un).toBe(avant[0]);
	expect(suite).toEqual(liste('deux', 'quatre', 'cinq'));
	const items = (b: Bloc | undefined): unknown[] => (b?.t === 'liste' ? b.items : []);
	expect(items(suite)[0]).toBe(items(avant[1])[0]);
	expect(items(suite)[1]).not.toBe(items(avant[1])[1]);
	expect(reprendre(avant, [1, texte('un'), texte('un')])).toEqual([avant[1], texte('un'), texte('un')]);
	expect(avant).toEqual([texte('un'), liste('deux', 'trois')]);
});

test('one composition at a time: what is asked meanwhile makes one more', async () => {
	const fins: (() => void)[] = [];
	const travail = vi.fn(() => new Promise<void>((fin) => fins.push(fin)));
	const demander = aLaSuite(travail, (f) => f());
	demander();
	demander();
	demander();
	expect(travail).toHaveBeenCalledTimes(1);
	fins.shift()!();
	await vi.waitFor(() => expect(travail).toHaveBeenCalledTimes(2));
	fins.shift()!();
	await Promise.resolve();
	demander();
	await vi.waitFor(() => expect(travail).toHaveBeenCalledTimes(3));
});

test('the words of the panel', () => {
	expect(annonceDe('convention', 2)).toBe('Convention mise à jour\u00a0: 2 passages changés.');
	expect(annonceDe('budget', 1)).toBe('Budget mis à jour\u00a0: 1 passage changé.');
	expect(resume(2, 3)).toBe('2 changements, 3 à décider');
	expect(resume(0, 0)).toBe('');
});
