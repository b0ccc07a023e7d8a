import fc from 'fast-check';
import { arbre, type ChampSchema } from '../src/dossier/champs.ts';
import { ecrireChemin } from '../src/dossier/chemin.ts';
import { schemaDossier, type Dossier } from '../src/dossier/schema.ts';
import { NE_SAIT_PAS } from '../src/dossier/types.ts';

/** Runs of a property: few in npm test, many with LONG=1 or `npm run verifier:long`. */
export const TOURS = process.env['LONG'] || process.env['MODE'] === 'long' ? 300 : 25;

/** What a municipality types. */
const MOTS = [
	'santé',
	'mentale',
	'l’Haÿ-les-Roses',
	'Saint-Étienne',
	'pôle',
	'CMP',
	'2027',
	'60 000 €',
	'réunion',
	'à',
	'd’Arles',
	'œuvre',
	'– oui',
	'fin.',
];
export const texteSage = fc.array(fc.constantFrom(...MOTS), { minLength: 1, maxLength: 12 }).map((m) => m.join(' '));

/** What breaks a badly made engine: marks of Markdown, Liquid, HTML, tables, JSON, private use, emoji, long words. */
export const HOSTILES = [
	'**gras** _italique_ `code` ~~barré~~',
	'# Titre\n## Sous-titre',
	'- puce\n- puce\n1. un\n\n---\n> cité',
	'| a | b |\n| --- | --- |\n| c | d |',
	'{{ porteurLe }} {% if x %}{% endif %} {{',
	'{% include "clauses/parties" %}',
	'<script>alert(1)</script> <b>gras</b> &amp; &lt;',
	'[[copil]] [lien](http://exemple.fr) ![image](x.png) <http://exemple.fr>',
	'```signatures\n```',
	'\uE0000\uE001 \uE0001\uE001',
	'undefined null NaN [object Object]',
	'« [à décider : rien] »',
	'👩🏽‍⚕️ 🇫🇷 e\u0301 \u200B\u202E\uFEFF',
	'\uD800 seul \u0000 \u0007',
	'Tableau – Fausse légende',
	'x'.repeat(300),
	'\t  espaces   multiples  \t',
	'\\ \\* \\| \\{\\{',
	'{#commentaire#} {copil} {ref_4, guide_3}',
	'$& $1 $` __proto__ constructor',
];
export const texteHostile = fc.oneof(
	fc.constantFrom(...HOSTILES),
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)), maxLength: 60 }),
);

export interface Reglages {
	textes: fc.Arbitrary<string>;
	/** Entries of a list at most. */
	entrees: number;
}

const acceptes = new Map<string, boolean>();
/** Whether a choice may be « nous ne savons pas encore ». */
function accepteNeSaitPas(c: ChampSchema): boolean {
	const [liste, suite] = c.chemin.split('[].');
	const dossier: Record<string, unknown> = {};
	if (suite === undefined) ecrireChemin(dossier, c.chemin, NE_SAIT_PAS);
	else {
		const entree: Record<string, unknown> = { id: 'x' };
		ecrireChemin(entree, suite, NE_SAIT_PAS);
		ecrireChemin(dossier, liste ?? '', [entree]);
	}
	const ok = acceptes.get(c.chemin) ?? schemaDossier.safeParse(dossier).success;
	acceptes.set(c.chemin, ok);
	return ok;
}

const dateIso = fc
	.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
	.map((d) => d.toISOString().slice(0, 10));
const identifiant = fc.oneof({ weight: 4, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.stringMatching(/^[a-z0-9]{1,8}$/) });

function texteDe(c: ChampSchema, { textes }: Reglages): fc.Arbitrary<string> {
	if (c.longueur === undefined) return fc.stringMatching(/^\d{14}$/);
	// A group names the priority it serves; some point at nothing.
	return textes.map((t) => t.slice(0, c.longueur));
}

function valeur(c: ChampSchema, r: Reglages): fc.Arbitrary<unknown> {
	const { min = 0, max = 1_000_000 } = c;
	switch (c.genre) {
		case 'choix':
			return fc.constantFrom(...c.valeurs, ...(accepteNeSaitPas(c) ? [NE_SAIT_PAS] : []));
		case 'cases':
			return fc.shuffledSubarray(c.valeurs);
		case 'texte':
			return texteDe(c, r);
		case 'lignes':
			return fc.array(texteDe(c, r), { maxLength: 3 });
		case 'date':
			return dateIso;
		case 'montants':
			return fc.array(fc.option(fc.integer({ min, max: Math.min(max, 200_000) })), { maxLength: 5 });
		case 'entier':
			return fc.oneof({ weight: 5, arbitrary: fc.integer({ min, max: Math.min(max, Math.max(300_000, min)) }) }, fc.constantFrom(min, max));
		case 'nombre':
			return fc.oneof(
				{ weight: 5, arbitrary: fc.integer({ min: 1, max: max * 10 }).map((n) => n / 10) },
				fc.constantFrom(0.01, 1 / 3, max),
			);
		case 'fiche':
			return fiche(c.enfants, r);
		case 'liste':
			return fc
				.uniqueArray(fc.tuple(identifiant, fiche(c.enfants, r)), { maxLength: r.entrees, selector: ([id]) => id })
				.map((l) => l.map(([id, x]) => ({ id, ...x })));
	}
}

/** Each field is answered four times in five. */
function fiche(enfants: ChampSchema[], r: Reglages): fc.Arbitrary<object> {
	const modele = Object.fromEntries(
		enfants.map((e) => [e.chemin.split('.').at(-1) ?? '', fc.option(valeur(e, r), { nil: undefined, freq: 5 })]),
	);
	return fc.record(modele).map((o) => Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined)));
}

/** Half of the groups serve a priority that exists. */
function relier(d: Dossier): Dossier {
	const priorites = d.portee?.priorites ?? [];
	d.gouvernance?.groupes?.forEach((g, rang) => {
		const servie = rang % 2 === 0 ? priorites[rang % Math.max(1, priorites.length)] : undefined;
		if (servie) g.priorite = servie.id;
	});
	return d;
}

/** Any dossier that the schema accepts, made from the schema itself. */
export const dossierQuelconque = (reglages: Partial<Reglages> = {}): fc.Arbitrary<Dossier> =>
	fiche(arbre, { textes: texteSage, entrees: 3, ...reglages }).map((d) => relier(d as Dossier));
