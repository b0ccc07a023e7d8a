import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { effetsDe } from '../../src/components/panneau/effets.ts';
import { adressesDe } from '../../src/components/apercu/adresses.ts';
import { segments } from '../../src/components/apercu/barres.ts';
import { ancreDuBloc, clesDe, niveauxDe, titreDeLaCle } from '../../src/components/apercu/cles.ts';
import { clausesDesTitres, origineLisible, raisonsDe } from '../../src/components/apercu/pourquoi.ts';
import { retourApercu, retourDe } from '../../src/components/questions/retour.ts';
import { chargerContenu } from '../../src/contenu/charger.ts';
import { clausesDe } from '../../src/contenu/clauses.ts';
import { composition } from '../../src/contenu/vite.ts';
import type { Clauses, ContenuPages } from '../../src/contenu/modele.ts';
import type { Bloc, DocumentCompose, Inline, NomDocument, Titre } from '../../src/document/modele.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { typographie } from '../../src/francais.ts';
import { composer, DOCUMENTS, MENTION, mentionDe } from '../../src/gabarits/composer.ts';

const DATE = '2026-11-22';
const EXEMPLES = readdirSync('content/exemples').map((f) => f.replace(/\.json$/, ''));
const lireExemple = (nom: string): Dossier =>
	(JSON.parse(readFileSync(`content/exemples/${nom}.json`, 'utf8')) as { dossier: Dossier }).dossier;

let contenu: ContenuPages;
let clauses: Record<NomDocument, Clauses>;
let composes: { exemple: string; dossier: Dossier; doc: DocumentCompose }[];
beforeAll(() => {
	contenu = chargerContenu('.');
	clauses = clausesDe(contenu, EXEMPLES.map(lireExemple));
	composes = EXEMPLES.flatMap((exemple) => {
		const dossier = lireExemple(exemple);
		return DOCUMENTS.map((nom) => ({ exemple, dossier, doc: composer(nom, dossier, contenu, DATE) }));
	});
}, 60_000);

const inlinesDe = (b: Bloc): Inline[] => {
	if (b.t === 'titre' || b.t === 'paragraphe') return b.contenu;
	if (b.t === 'liste') return b.items.flat().flatMap(inlinesDe);
	if (b.t === 'tableau') return [...b.legende, ...b.entete.flat(), ...b.lignes.flatMap((l) => l.cellules.flat())];
	if (b.t === 'signatures') return b.parties.flatMap((p) => [...p.nom, ...p.lignes.flat()]);
	return [];
};
const questions = () =>
	Object.fromEntries(contenu.etapes.flatMap((e) => e.questions.map((q) => [q.id, { etape: e.etape, label: q.label }])));

describe('the keys of blocks', () => {
	test('are unique, a title has its id, what follows counts under it', () => {
		const p: Bloc = { t: 'paragraphe', contenu: [] };
		const titre = (id: string): Bloc => ({ t: 'titre', niveau: 2, id, contenu: [] });
		expect(clesDe([p, titre('copil'), p, p, titre('vie'), p])).toEqual(['.1', 'copil', 'copil.1', 'copil.2', 'vie', 'vie.1']);
		expect(['.1', 'copil', 'copil.12'].map(titreDeLaCle)).toEqual(['', 'copil', 'copil']);
		for (const { doc } of composes) {
			const cles = clesDe(doc.blocs);
			expect(new Set(cles.map(ancreDuBloc)).size).toBe(doc.blocs.length);
		}
	});
	test('heading levels start where they are asked and skip none', () => {
		for (const { doc } of composes) {
			const niveaux = niveauxDe(doc.blocs, 3).filter((n) => n !== undefined);
			expect(niveaux[0] ?? 3).toBe(3);
			expect(niveaux.filter((n, i) => n < 3 || n > 4 || n - (niveaux[i - 1] ?? 3) > 1)).toEqual([]);
		}
	});
});

test('every answer printed and every manque with a field leads to the question that asks it', () => {
	const { adresse, question } = adressesDe(questions(), 'apercu-note');
	const perdus = new Set<string>();
	for (const { doc } of composes)
		for (const i of doc.blocs.flatMap(inlinesDe)) {
			const champ = i.t === 'texte' || i.t === 'manque' ? i.champ : undefined;
			if (champ && !(adresse(champ) && question(champ))) perdus.add(champ);
		}
	expect([...perdus]).toEqual([]);
	expect(adresse('porteur.entite.nom', 'copil.2')).toBe('/parcours/collectivite/?retour=apercu-note&bloc=copil.2#porteur-entite');
	expect(adresse('inconnu.champ')).toBeUndefined();
});

test('a bar draws each positive amount on one scale', () => {
	const [grande, petite] = segments({
		t: 'figure',
		genre: 'barres',
		titre: '',
		alternative: '',
		series: ['a', 'b', 'c'],
		barres: [
			{ libelle: '2027', valeurs: [100, 0, 300] },
			{ libelle: '2028', valeurs: [-50, 200, NaN] },
		],
	});
	expect(grande?.morceaux).toEqual([
		{ serie: 0, x: 0, largeur: 160 },
		{ serie: 2, x: 160, largeur: 480 },
	]);
	expect(petite?.morceaux).toEqual([{ serie: 1, x: 0, largeur: 320 }]);
});

describe('« Pourquoi cette clause ? »', () => {
	const ids = () => contenu.etapes.flatMap((e) => e.questions.map((q) => q.id));
	const titres = (blocs: Bloc[]) => blocs.filter((b): b is Titre => b.t === 'titre');

	test('every article of every example has a reason: an answer, a condition or a source, and all of them exist', () => {
		const sans = new Set<string>();
		const perdus = new Set<string>();
		for (const { doc } of composes) {
			const siennes = clausesDesTitres(doc.blocs, clauses[doc.nom]);
			for (const t of titres(doc.blocs)) {
				const { reprises, presence, mots, sources } = raisonsDe(doc.blocs, t, siennes.get(t.id), ids());
				const questions = [...reprises, ...presence, ...mots];
				if (questions.length + sources.length === 0) sans.add(`${doc.nom} ${t.id}`);
				for (const q of questions) if (!ids().includes(q)) perdus.add(q);
				for (const s of sources) if (!(s in contenu.sources)) perdus.add(s);
			}
		}
		expect([...perdus]).toEqual([]);
		// The closing list gathers the manques of the other parts, some of which no question asks.
		expect([...sans].filter((t) => !/ (points-a-decider|par-.+)$/.test(t))).toEqual([]);
	});
	test('every title that a template writes finds its clause', () => {
		const sans = composes.flatMap(({ doc }) => {
			const siennes = clausesDesTitres(doc.blocs, clauses[doc.nom]);
			return titres(doc.blocs).flatMap((t) => (siennes.has(t.id) ? [] : [t.id]));
		});
		expect([...new Set(sans)].filter((id) => !/^(par-|references-a-controler-)/.test(id))).toEqual([]);
	});
	test('a condition around a clause says why it stands there, those inside choose its words', () => {
		expect(clauses.convention['comite-technique']).toEqual({
			titre: 'Comité technique',
			presence: ['gouvernance.copil.comiteTechnique'],
			mots: [],
		});
		expect(clauses.convention['copil/presidence']?.presence).toEqual([]);
		expect(clauses.convention['copil/presidence']?.mots).toContain('gouvernance.presidence.mode');
		expect(clauses.convention['situations/charte']?.presence).toEqual(['portee.situations.commission']);
	});
	test('a section without a source of its own has those of its article', () => {
		const { doc } = composes.find(({ doc: d }) => d.nom === 'convention')!;
		const section = titres(doc.blocs).find((t) => t.niveau === 3 && t.id === 'presidence')!;
		expect(raisonsDe(doc.blocs, section, undefined, ids())).toMatchObject({ sources: ['ref_4', 'guide_3'], heritees: true });
	});
	test('no file of the project is named as an origin', () => {
		const origines = Object.values(contenu.sources).map((s) => origineLisible(s.origine));
		expect(origines.filter((o) => /\.(txt|md)|\//.test(o))).toEqual([]);
	});
});

describe('the way back from a stage', () => {
	test.each([
		['?retour=recapitulatif', 'portee-priorites', '/recapitulatif/#portee-priorites', '← Revenir au récapitulatif'],
		['?retour=recapitulatif', '', '/recapitulatif/', '← Revenir au récapitulatif'],
		[`?retour=${retourApercu('budget')}&bloc=copil.2`, 'x', '/apercu/budget/#bloc-copil.2', '← Revenir à l’aperçu du budget'],
		[`?retour=${retourApercu('note')}`, 'x', '/apercu/note/', '← Revenir à l’aperçu de la note'],
	])('%s', (recherche, vise, adresse, texte) => {
		expect(retourDe(recherche, vise)).toEqual({ adresse, texte });
	});
	test.each(['', '?retour=', '?retour=https://exemple.fr', '?retour=apercu-', '?retour=apercu-x'])('nowhere: %s', (recherche) => {
		expect(retourDe(recherche, 'x')).toBeUndefined();
	});
});

test('the printed sheet carries the mentions of the documents', () => {
	const feuille = readFileSync('src/styles/apercu-page.css', 'utf8');
	for (const mention of [MENTION, mentionDe({ porteur: { entite: { origine: 'exemple' } } })])
		expect(feuille).toContain(`content: '${mention}'`);
});

test('the content that the worker has writes the same documents as the whole content', () => {
	const allege = composition(contenu);
	for (const { exemple, dossier, doc } of composes)
		expect(JSON.stringify(composer(doc.nom, dossier, allege, DATE)), `${exemple} ${doc.nom}`).toBe(JSON.stringify(doc));
});

describe('where an answer that no document repeats acts', () => {
	test('an article that comes whole is named alone, a section with its article', () => {
		expect(effetsDe('gouvernance.copil.comiteTechnique', clauses)[0]).toEqual({
			nom: 'convention',
			titres: ['Comité technique', 'Composition des instances, Comité technique'],
		});
		expect(effetsDe('suivi.dac', clauses)[0]?.titres).toEqual([
			typographie('Articulation avec les autres démarches du territoire, Dispositif d’appui à la coordination'),
		]);
	});
	test('no title shows a tag or stops short', () => {
		const titres = contenu.etapes.flatMap((e) => e.questions.flatMap((q) => effetsDe(q.id, clauses).flatMap((x) => x.titres)));
		expect(titres.length).toBeGreaterThan(100);
		expect(titres.filter((t) => /[{}[\]]|[’,]$/.test(t))).toEqual([]);
	});
});
