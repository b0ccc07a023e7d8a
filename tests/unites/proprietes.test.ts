import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chargerContenu } from '../../src/contenu/charger.ts';
import { texteDe, type Bloc, type DocumentCompose, type Inline } from '../../src/document/modele.ts';
import { arbre, type ChampSchema } from '../../src/dossier/champs.ts';
import { lireChemin } from '../../src/dossier/chemin.ts';
import { schemaDossier, type Dossier } from '../../src/dossier/schema.ts';
import { nettoyer } from '../../src/francais.ts';
import { composer, DOCUMENTS } from '../../src/gabarits/composer.ts';
import { elaguer } from '../../src/faits/elaguer.ts';
import { rendreTexte } from '../../src/rendu/texte.ts';
import { dossierQuelconque, HOSTILES, texteHostile, texteSage, TOURS } from '../arbitraires.ts';
import { BASES, dossierRiche, ecrireRiche } from '../dossier-riche.ts';

const contenu = chargerContenu('.');
const DATE = '2026-11-22';
const composerTout = (d: Dossier): DocumentCompose[] => DOCUMENTS.map((nom) => composer(nom, d, contenu, DATE));

const inlinesDe = (b: Bloc): Inline[] => {
	if (b.t === 'titre' || b.t === 'paragraphe') return b.contenu;
	if (b.t === 'liste') return b.items.flat().flatMap(inlinesDe);
	if (b.t === 'tableau') return [...b.legende, ...b.entete.flat(), ...b.lignes.flatMap((l) => l.cellules.flat())];
	return b.t === 'signatures' ? b.parties.flatMap((p) => [...p.nom, ...p.lignes.flat()]) : [];
};
const blocsDe = (blocs: Bloc[]): Bloc[] => blocs.flatMap((b) => [b, ...(b.t === 'liste' ? b.items.flatMap(blocsDe) : [])]);
const parler = (b: Bloc): string =>
	inlinesDe(b)
		.map((i) => (i.t === 'manque' ? i.libelle : i.texte))
		.join('');

/** Renvois that lead to no title of the document, or say nothing. */
function renvoisPerdus(doc: DocumentCompose): Inline[] {
	const ids = new Set(doc.blocs.flatMap((b) => (b.t === 'titre' ? [b.id] : [])));
	return doc.blocs.flatMap(inlinesDe).filter((i) => i.t === 'renvoi' && !(ids.has(i.cible) && i.texte));
}

/** Words of the machine, in what we wrote. */
const motsDeMachine = (doc: DocumentCompose): string[] =>
	rendreTexte(doc).match(/.{0,60}(undefined|\bnull\b|NaN|\{\{|\}\}|\{%|%\}|\[object|\[\[|[\uE000-\uF8FF]).{0,40}/g) ?? [];

/** A title followed by nothing, or by a title that is not below it. */
const titresVides = (doc: DocumentCompose): string[] =>
	doc.blocs.flatMap((b, rang) => {
		if (b.t !== 'titre') return [];
		const suivant = doc.blocs[rang + 1];
		const vide = parler(b).trim() === '' || suivant === undefined || (suivant.t === 'titre' && suivant.niveau <= b.niveau);
		return vide ? [`${doc.nom}: ${b.numero ?? ''} ${parler(b)}`] : [];
	});

/** Lists, items, tables and paragraphs that hold nothing. */
const blocsVides = (doc: DocumentCompose): string[] =>
	blocsDe(doc.blocs).flatMap((b) => {
		if (b.t === 'liste' && (b.items.length === 0 || b.items.some((i) => i.length === 0)))
			return [`${doc.nom}: liste ${parler(b).slice(0, 80)}`];
		if (b.t === 'tableau' && (b.lignes.length === 0 || b.lignes.some((l) => l.cellules.length !== b.entete.length)))
			return [`${doc.nom}: tableau ${parler(b).slice(0, 80)}`];
		if (b.t === 'tableau' && b.legende.length === 0) return [`${doc.nom}: tableau sans légende ${parler(b).slice(0, 80)}`];
		return (b.t === 'paragraphe' || b.t === 'titre') && parler(b).trim() === '' ? [`${doc.nom}: ${b.t}`] : [];
	});

const idsEnDouble = (doc: DocumentCompose): string[] => {
	const ids = doc.blocs.flatMap((b) => (b.t === 'titre' ? [b.id] : []));
	return ids.filter((id, rang) => ids.indexOf(id) !== rang);
};

/** Marks of a template that was read askew: a row of a table become a paragraph, Markdown left in the text. */
const markdownPerdu = (doc: DocumentCompose): string[] =>
	blocsDe(doc.blocs)
		.filter((b) => b.t === 'paragraphe' || b.t === 'titre')
		.map(parler)
		.filter((t) => /\||\*\*|^#|^Tableau\s–/.test(t));

const defauts = (doc: DocumentCompose): unknown[] => [
	...renvoisPerdus(doc),
	...motsDeMachine(doc),
	...titresVides(doc),
	...blocsVides(doc),
	...idsEnDouble(doc),
	...markdownPerdu(doc),
];

describe('pour tout dossier valable', () => {
	test('l’arbitraire ne fait que des dossiers valables', () => {
		fc.assert(
			fc.property(dossierQuelconque({ textes: fc.oneof(texteSage, texteHostile) }), (d) => {
				expect(schemaDossier.safeParse(d).error?.issues).toBeUndefined();
			}),
		);
	});

	test('les trois documents se composent : renvois, titres, listes et tableaux tiennent, aucun mot de machine', () => {
		fc.assert(
			fc.property(dossierQuelconque(), (d) => {
				expect(composerTout(d).flatMap(defauts)).toEqual([]);
			}),
			{ numRuns: TOURS },
		);
	}, 600_000);

	test.each<[string, Dossier]>([
		['vide', {}],
		...Object.entries(BASES).map(([nom, reponses]): [string, Dossier] => [nom, dossierRiche(reponses)]),
	])('%s : les mêmes règles', (_nom, d) => {
		expect(composerTout(d).flatMap(defauts)).toEqual([]);
	});

	test('des réponses hostiles n’empêchent rien et ne changent pas la structure', () => {
		fc.assert(
			fc.property(dossierQuelconque({ textes: fc.oneof(texteHostile, texteSage) }), (d) => {
				const docs = composerTout(d);
				expect(docs.flatMap((doc) => [...renvoisPerdus(doc), ...titresVides(doc), ...blocsVides(doc), ...idsEnDouble(doc)])).toEqual([]);
				expect(docs.map(rendreTexte).join('')).not.toMatch(/[\uE000-\uF8FF]|représente ,/);
			}),
			{ numRuns: TOURS },
		);
	}, 600_000);

	test('les réponses hors du chemin actif ne changent aucun document', () => {
		fc.assert(
			fc.property(dossierQuelconque(), dossierQuelconque(), (d, autre) => {
				const change = changerHorsChemin(d, autre);
				expect(composerTout(change)).toEqual(composerTout(d));
			}),
			{ numRuns: Math.ceil(TOURS / 2) },
		);
	}, 600_000);
});

const nom = (c: ChampSchema): string => c.chemin.split('.').at(-1) ?? '';
const estFiche = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

/** The same answers, but for those that pruning sets aside: these come from another dossier. */
function changerHorsChemin(d: Dossier, autre: Dossier): Dossier {
	const actif = elaguer(d, contenu.etapes);
	const copier = (champs: ChampSchema[], cible: Record<string, unknown>, base: string): void => {
		for (const c of champs) {
			const chemin = base ? `${base}.${nom(c)}` : nom(c);
			if (c.genre === 'fiche') copier(c.enfants, cible, chemin);
			else if (lireChemin(d, chemin) !== undefined && lireChemin(actif, chemin) === undefined)
				ecrireRiche(d2, chemin, lireChemin(autre, chemin));
		}
	};
	const d2 = structuredClone(d);
	copier(arbre, d2, '');
	return estFiche(d2) ? d2 : d;
}

/** Fields that every document set prints as they were typed. */
const IMPRIMES = [
	'porteur.representant.nom',
	'portee.constats.0.fait',
	'portee.priorites.0.titre',
	'gouvernance.copil.membres.0.structure',
	'gouvernance.groupes.0.nom',
	'coordination.lieu.service',
	'echelle.motif',
	'convention.signataires.0.nom',
];

describe('une réponse hostile reste du texte', () => {
	const plat = (s: string): string => s.replace(/\s+/g, ' ').trim().toLowerCase();
	const base = BASES['un secteur que porte un syndicat'];
	const combien = (docs: DocumentCompose[]): number[] => docs.map((doc) => doc.blocs.filter((b) => b.t === 'titre').length);
	const titres = combien(composerTout(dossierRiche(base)));

	test.each(IMPRIMES)(
		'%s',
		(champ) => {
			for (const hostile of HOSTILES.filter((h) => plat(nettoyer(h)) !== '')) {
				const d = dossierRiche(base);
				ecrireRiche(d, champ, `zq ${hostile} qz`);
				const docs = composerTout(d);
				expect(combien(docs), hostile).toEqual(titres);
				expect(docs.map((doc) => plat(rendreTexte(doc))).join(' ')).toContain(plat(nettoyer(`zq ${hostile} qz`)));
			}
		},
		120_000,
	);
});

/** Cells of the rows « Total des dépenses » and « Total des ressources » that hold an amount, row by row. */
const totaux = (doc: DocumentCompose): Record<string, string[]> =>
	Object.fromEntries(
		blocsDe(doc.blocs)
			.flatMap((b) => (b.t === 'tableau' ? b.lignes : []))
			.map((l) => l.cellules.map(texteDe))
			.filter(([tete = '']) => /^Total des (dépenses|ressources)$/.test(tete))
			.map(([tete = '', ...cellules]) => [tete, cellules.filter((c) => c.includes('€'))]),
	);

test('la convention et le budget disent les mêmes totaux, année par année', () => {
	let compares = 0;
	fc.assert(
		fc.property(dossierQuelconque(), (d) => {
			const [convention = {}, budget = {}] = (['convention', 'budget'] as const).map((n) => totaux(composer(n, d, contenu, DATE)));
			for (const [ligne, montants] of Object.entries(budget)) {
				expect(convention[ligne]?.slice(0, montants.length), ligne).toEqual(montants);
				compares += montants.length;
			}
		}),
		{ numRuns: TOURS },
	);
	expect(compares).toBeGreaterThan(TOURS);
}, 600_000);
