import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { schemaCoherence } from '../../src/contenu/modele.ts';
import { texteDe, type Bloc, type DocumentCompose, type Inline } from '../../src/document/modele.ts';
import { schemaDossier, type Dossier } from '../../src/dossier/schema.ts';
import { elaguer } from '../../src/faits/elaguer.ts';
import { composer, DOCUMENTS } from '../../src/gabarits/composer.ts';
import { verifierCoherence } from '../../src/referentiel/coherence.ts';
import { rendreTexte } from '../../src/rendu/texte.ts';
import { NOMS_AXES, REGLES, type Cas } from '../combinaisons/axes.ts';
import { couvrir, pairesDe, pairesExclues, pairesValables } from '../combinaisons/couvrir.ts';
import { dossierDe } from '../combinaisons/dossier.ts';
import { contenu, espaces } from '../paroles.ts';

const DATE = '2026-11-22';
const { cas, impossibles } = couvrir();
const mots = schemaCoherence.parse(parse(readFileSync('content/coherence.yaml', 'utf8')));

interface Lu {
	cas: Cas;
	dossier: Dossier;
	docs: DocumentCompose[];
	/** The five documents in one, no-break spaces as spaces. */
	texte: string;
}
const lus: Lu[] = cas.map((c) => {
	const dossier = dossierDe(c);
	const docs = DOCUMENTS.map((nom) => composer(nom, dossier, contenu, DATE));
	return { cas: c, dossier, docs, texte: docs.map((doc) => espaces(rendreTexte(doc))).join('\n') };
});

const dire = (c: Cas): string => NOMS_AXES.map((a) => `${a}=${c[a]}`).join(' ');
/** What each dossier has of these, each said once with the first dossier where it stands. */
function releve(lire: (lu: Lu) => string[]): string[] {
	const vus = new Map<string, string>();
	for (const lu of lus) for (const x of lire(lu)) if (!vus.has(x)) vus.set(x, `${x}\n   ${dire(lu.cas)}`);
	return [...vus.values()];
}

const inlinesDe = (b: Bloc): Inline[] => {
	if (b.t === 'titre' || b.t === 'paragraphe') return b.contenu;
	if (b.t === 'liste') return b.items.flat().flatMap(inlinesDe);
	if (b.t === 'tableau') return [...b.legende, ...b.entete.flat(), ...b.lignes.flatMap((l) => l.cellules.flat())];
	return b.t === 'signatures' ? b.parties.flatMap((p) => [...p.nom, ...p.lignes.flat()]) : [];
};
/** Paragraphs, items and cells, as they are read. */
const morceaux = (b: Bloc): string[] => {
	if (b.t === 'titre' || b.t === 'paragraphe') return [texteDe(b.contenu)];
	if (b.t === 'liste') return b.items.flat().flatMap(morceaux);
	if (b.t === 'tableau') return [b.legende, ...b.entete, ...b.lignes.flatMap((l) => l.cellules)].map(texteDe);
	return b.t === 'signatures' ? b.parties.flatMap((p) => [p.nom, ...p.lignes].map(texteDe)) : [];
};

const FAUTES: [string, RegExp][] = [
	['mot de machine', /undefined|\bnull\b|\[object|NaN|ne-sait-pas|\{\{|\{%/],
	['espace double', / {2,}/],
	['ponctuation répétée', /\. \.(?!\.)|\.\.(?!\.)|, ,|,\s*[.;]|;\s*[.;]|:\s*[.;:]/],
	['espace avant une virgule ou un point', / [,.](\s|$)/],
	[
		'article de travers',
		/\bd[eu] (le|les) (?!\p{L}+(er|ir|re)\b)|\bà (le|les) (?!\p{L}+(er|ir|re)\b)|\bd(e|u) d[eu] |\b(la|le|les) (la|le|les)\b/u,
	],
	['élision oubliée', /(?<!\p{L})(de|que|le|la) (à décider|[aeiouéèê]\p{L}{3,})/u],
	['parenthèse vide', /\(\s*\)/],
];

/** Titles with what stands below them, up to the next of their level. */
function sections(doc: DocumentCompose): { numero: string; titre: string; blocs: Bloc[] }[] {
	return doc.blocs.flatMap((b, rang) => {
		if (b.t !== 'titre' || b.niveau === 1) return [];
		const suite = doc.blocs.slice(rang + 1);
		const fin = suite.findIndex((x) => x.t === 'titre' && x.niveau <= b.niveau);
		return [{ numero: b.numero ?? '', titre: texteDe(b.contenu), blocs: fin < 0 ? suite : suite.slice(0, fin) }];
	});
}
const MOTS_D_UN_ARTICLE = 20;
const compterMots = (blocs: Bloc[]): number =>
	blocs
		.flatMap(morceaux)
		.join(' ')
		.split(/\s+/)
		.filter((m) => /\p{L}/u.test(m)).length;

describe('le tableau des variantes', () => {
	test('couvre chaque paire qu’aucune règle n’exclut', () => {
		const couvertes = new Set(cas.flatMap(pairesDe));
		const valables = pairesValables();
		expect([...valables].filter((p) => !couvertes.has(p))).toEqual([]);
		expect(impossibles).toEqual([]);
		console.info(
			`${cas.length} dossiers, ${valables.size} paires, ${pairesExclues()} exclues par ${REGLES.length} règles, ${NOMS_AXES.length} axes.`,
		);
	});
	test('aucun dossier ne brise une règle', () => {
		expect(cas.flatMap((c) => REGLES.filter((r) => r.interdit(c)).map((r) => r.nom))).toEqual([]);
	});
	test('tient en peu de dossiers, tous valables', () => {
		expect(cas.length).toBeLessThan(150);
		expect(
			releve(({ dossier }) => (schemaDossier.safeParse(dossier).error?.issues ?? []).map((i) => `${i.path.join('.')} : ${i.message}`)),
		).toEqual([]);
	});
});

describe('chaque dossier du tableau', () => {
	test.each(FAUTES)('%s : nulle part', (_nom, faute) => {
		const trouve = releve(({ docs }) =>
			docs.flatMap((doc) =>
				doc.blocs
					.flatMap(morceaux)
					.map(espaces)
					.filter((t) => faute.test(t))
					.map((t) => `${doc.nom} : ${t.slice(Math.max(0, t.search(faute) - 40), t.search(faute) + 60)}`),
			),
		);
		expect(trouve).toEqual([]);
	});
	test('aucun titre sans rien dessous, aucun article d’une ligne', () => {
		const trouve = releve(({ docs }) =>
			docs.flatMap((doc) =>
				sections(doc)
					.filter((s) => s.blocs.length === 0 || (s.numero.startsWith('Article') && compterMots(s.blocs) < MOTS_D_UN_ARTICLE))
					.map((s) => `${doc.nom} : ${s.numero} ${s.titre} (${compterMots(s.blocs)} mots)`),
			),
		);
		expect(trouve).toEqual([]);
	});
	test('aucun renvoi sans cible, aucune annexe citée sans être produite ni produite sans être citée', () => {
		const trouve = releve(({ docs }) =>
			docs.flatMap((doc) => {
				const titres = doc.blocs.flatMap((b) => (b.t === 'titre' ? [b] : []));
				const renvois = doc.blocs.flatMap(inlinesDe).flatMap((i) => (i.t === 'renvoi' ? [i.cible] : []));
				const perdus = renvois.filter((cible) => !titres.some((t) => t.id === cible)).map((cible) => `${doc.nom} : renvoi perdu ${cible}`);
				const tues = titres
					.filter((t) => t.numero?.startsWith('Annexe') && !renvois.includes(t.id))
					.map((t) => `${doc.nom} : annexe jamais citée ${t.id}`);
				return [...perdus, ...tues];
			}),
		);
		expect(trouve).toEqual([]);
	});
	test('aucun tableau sans ligne, aucune liste vide', () => {
		const vide = (b: Bloc): boolean => (b.t === 'tableau' && b.lignes.length === 0) || (b.t === 'liste' && b.items.length === 0);
		expect(
			releve(({ docs }) => docs.flatMap((doc) => doc.blocs.filter(vide).map((b) => `${doc.nom} : ${morceaux(b).join(' ').slice(0, 80)}`))),
		).toEqual([]);
	});
	test('les contrôles de cohérence n’y voient aucune contradiction', () => {
		const trouve = releve(({ dossier }) =>
			verifierCoherence(elaguer(dossier, contenu.etapes), mots)
				.filter((x) => x.niveau === 'incoherence')
				.flatMap((x) => x.phrases.map((p) => `${x.id} : ${p}`)),
		);
		expect(trouve).toEqual([]);
	});
});

interface Contradiction {
	nom: string;
	a: string;
	b: string;
}
const contradictions = parse(readFileSync('tests/combinaisons/contradictions.yaml', 'utf8')) as Contradiction[];

describe('deux phrases qui se contredisent ne se lisent jamais ensemble', () => {
	test('le tableau en a vingt au moins', () => expect(contradictions.length).toBeGreaterThanOrEqual(20));
	test.each(contradictions.map((c): [string, Contradiction] => [c.nom, c]))('%s', (_nom, { a, b }) => {
		const [une, autre] = [new RegExp(a), new RegExp(b)];
		expect([lus.some((lu) => une.test(lu.texte)), lus.some((lu) => autre.test(lu.texte))]).toEqual([true, true]);
		expect(lus.filter((lu) => une.test(lu.texte) && autre.test(lu.texte)).map((lu) => dire(lu.cas))).toEqual([]);
	});
});
