/** Hostile sauvegardes made from valid ones. Shared by npm test (some), the browser (a hundred) and `npm run verifier:long` (many). */
import { readdirSync, readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { feuilles } from '../src/dossier/champs.ts';
import { VERSION } from '../src/dossier/migrations.ts';
import { TYPE } from '../src/stockage/sauvegarde.ts';

export interface Hostile {
	/** How it was made, so that a failure can be made again: rank, seed and recipe. */
	nom: string;
	/** Extension of the file, which the reader also looks at. */
	extension: 'clsm.json' | 'pdf';
	octets: Uint8Array;
}
export type Alea = () => number;

/** mulberry32: small, seeded, the same on every machine. */
export const alea = (graine: number): Alea => {
	let a = graine >>> 0;
	return () => {
		a = (a + 0x6d2b79f5) >>> 0;
		let t = Math.imul(a ^ (a >>> 15), a | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
};
const rang = (de: Alea, n: number): number => Math.floor(de() * n);
const parmi = <T>(de: Alea, choix: readonly T[]): T => choix[rang(de, choix.length)]!;

/** What must stay text: markup, templates, formulas, marks of Unicode. */
export const CHARGES = [
	'<script>window.__pirate=1;alert(1)</script>',
	'<img src=x onerror="window.__pirate=1;alert(1)">',
	'"><svg onload=window.__pirate=1>',
	"'-alert(1)-'",
	'</textarea></script></style><iframe src="javascript:alert(1)"></iframe>',
	'javascript:alert(1)',
	'{{ constructor.constructor("alert(1)")() }} {% include "/etc/passwd" %}',
	'{% for i in (1..100000000) %}x{% endfor %}',
	'${alert(1)} <%= 7*7 %> #{7*7}',
	'[lien](javascript:alert(1)) ![i](x" onerror="alert(1)) # Titre\n| a | b |\n|---|---|',
	'=HYPERLINK("http://exemple.fr";"clic")',
	"+cmd|' /C calc'!A0",
	'@SUM(1+1)*cmd',
	'-1+1',
	'\t=1+1',
	'\r=1+1',
	'\u0000\u0001\u001B[31m',
	'\uD800seul\uDC00',
	'\u202E\u200B\uFEFF\u2028',
	'%s%n%x ../../../etc/passwd CON NUL',
	'x'.repeat(4000),
	"'; DROP TABLE dossiers; --",
	'__proto__',
	'NaN',
	'Infinity',
];
const VALEURS: unknown[] = [null, true, false, 0, -1, 1.5, 1e308, -1e-320, 9_007_199_254_740_992, '', [], {}, [[]], [null], { id: 'a' }, [{ id: 'a' }, { id: 'a' }], [{ id: 1 }], [{ id: '__proto__' }]]; // prettier-ignore
/** A copy: what is grafted later into a file must not grow the list, nor the next file. */
const uneValeur = (de: Alea): unknown => structuredClone(parmi(de, VALEURS));
const CLES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'then', 'toJSON', '', '0', 'id', '\u0000', '<b>', 'a.b']; // prettier-ignore

type Objet = Record<string, unknown>;
const estObjet = (v: unknown): v is Objet => typeof v === 'object' && v !== null;

/** Every place of a value: its holder and its key. */
function places(v: unknown): { dans: Objet; cle: string }[] {
	const trouvees: { dans: Objet; cle: string }[] = [];
	const reste = [v];
	for (let un = reste.pop(); un !== undefined; un = reste.pop()) {
		if (!estObjet(un)) continue;
		for (const cle of Object.keys(un).slice(0, 500)) {
			trouvees.push({ dans: un, cle });
			reste.push(un[cle] ?? null);
		}
	}
	return trouvees;
}
/** Own property even for `__proto__`. */
const poser = (o: Objet, cle: string, v: unknown): unknown =>
	Array.isArray(o) && cle === 'length'
		? o
		: Object.defineProperty(o, cle, { value: v, enumerable: true, configurable: true, writable: true });
const profond = (de: Alea, n: number): unknown => {
	let v: unknown = 1;
	for (let i = 0; i < n; i++) v = de() < 0.5 ? [v] : { x: v };
	return v;
};

const EXEMPLES = readdirSync('content/exemples')
	.filter((f) => f.endsWith('.json'))
	.sort();
const valides = EXEMPLES.map((f) => readFileSync(`content/exemples/${f}`, 'utf8'));
const base = (de: Alea): Objet => JSON.parse(parmi(de, valides)) as Objet;
const utf8 = (texte: string): Uint8Array => new TextEncoder().encode(texte);
const enUtf16 = (texte: string, petit: boolean, marque: boolean): Uint8Array => {
	const lu = Buffer.from((marque ? '\uFEFF' : '') + texte, 'utf16le');
	return new Uint8Array(petit ? lu : lu.swap16());
};

/** A change of the object, before it is written. */
const GREFFES: Record<string, (de: Alea, o: Objet) => void> = {
	type: (de, o) => {
		for (let i = rang(de, 3); i >= 0; i--) {
			const { dans, cle } = parmi(de, places(o));
			dans[cle] = uneValeur(de);
		}
	},
	charge: (de, o) => {
		const textes = places(o).filter(({ dans, cle }) => typeof dans[cle] === 'string' && cle !== 'type' && cle !== 'id');
		for (let i = 0; i < 20 && textes.length > 0; i++) {
			const { dans, cle } = parmi(de, textes);
			dans[cle] = parmi(de, CHARGES);
		}
	},
	champ: (de, o) => {
		const { chemin } = parmi(
			de,
			feuilles.filter((f) => !f.chemin.includes('[]')),
		);
		const cles = chemin.split('.');
		const fin = cles.pop()!;
		const dans = cles.reduce<Objet>((n, cle) => (estObjet(n[cle]) ? n[cle] : (n[cle] = {})), o['dossier'] as Objet);
		dans[fin] = de() < 0.5 ? parmi(de, CHARGES) : uneValeur(de);
	},
	cle: (de, o) => {
		for (let i = rang(de, 4); i >= 0; i--)
			poser(parmi(de, places(o)).dans, parmi(de, [...CLES, ...CHARGES]), { pollue: 1, [parmi(de, CLES)]: uneValeur(de) });
	},
	identifiant: (de, o) => {
		const ids = places(o).filter(({ cle }) => cle === 'id');
		for (const { dans } of ids)
			if (de() < 0.3) dans['id'] = parmi(de, ['', 'a', 'a', '__proto__', 'constructor', '0', 'a.b', '"><b>', 'x'.repeat(50), 12, null]);
	},
	retrait: (de, o) => {
		for (let i = rang(de, 8); i >= 0; i--) {
			// Nothing is left once the envelope itself has gone.
			const restantes = places(o);
			if (restantes.length === 0) return;
			const { dans, cle } = parmi(de, restantes);
			if (!Array.isArray(dans)) delete dans[cle];
		}
	},
	profondeur: (de, o) => void poser(parmi(de, places(o)).dans, 'futur', profond(de, parmi(de, [3, 9, 12, 14, 500, 1500]))),
	taille: (de, o) => {
		const { dans } = parmi(
			de,
			places(o).filter(({ dans: d }) => !Array.isArray(d)),
		);
		const n = parmi(de, [300, 6000, 60_000]);
		poser(
			dans,
			'futur',
			parmi<unknown>(de, [
				'x'.repeat(n),
				Array.from({ length: n }, (_, i) => i),
				Object.fromEntries(Array.from({ length: n }, (_, i) => [`cle${i}`, i])),
			]),
		);
	},
	longueCle: (de, o) => void poser(parmi(de, places(o)).dans, 'k'.repeat(parmi(de, [300, 60_000])), 1),
	notes: (de, o) => {
		const notes = Object.fromEntries(
			Array.from({ length: rang(de, 300) }, (_, i) => [de() < 0.2 ? parmi(de, CHARGES) : `note${i}`, parmi(de, CHARGES)]),
		);
		(o['dossier'] as Objet)['notes'] = de() < 0.8 ? notes : uneValeur(de);
	},
	version: (de, o) => void (o['version'] = parmi<unknown>(de, [0, -1, 2, 99, 1.5, '1', null, 1e308, [], VERSION])),
	enveloppe: (de, o) => {
		o[parmi(de, ['type', 'enregistre', 'profondeur', 'dossier', 'versions', 'autre', 'illisibles'])] = parmi<unknown>(de, [
			...VALEURS.map((v) => structuredClone(v)),
			...CHARGES,
		]);
	},
	figees: (de, o) => {
		const une = (): unknown =>
			de() < 0.5
				? uneValeur(de)
				: {
						fige: de() < 0.7 ? '2026-11-22T10:00:00.000Z' : parmi(de, CHARGES),
						conseil: parmi(de, [undefined, '2027-02-11', ...CHARGES]),
						titre: parmi(de, CHARGES),
						dossier: de() < 0.6 ? structuredClone(o['dossier']) : uneValeur(de),
					};
		o['versions'] = de() < 0.9 ? Array.from({ length: parmi(de, [1, 3, 12, 250]) }, une) : uneValeur(de);
	},
};

/** A change of the text, once written. */
const RATURES: Record<string, (de: Alea, t: string) => string> = {
	rien: (_de, t) => t,
	coupe: (de, t) => t.slice(0, rang(de, t.length)),
	double: (_de, t) => t + t,
	bom: (_de, t) => `\uFEFF${t}`,
	deuxBom: (_de, t) => `\uFEFF\uFEFF${t}`,
	caractere: (de, t) => {
		const i = rang(de, t.length);
		return (
			t.slice(0, i) + parmi(de, ['\u0000', '"', '{', '}', ',', '\\', '\uD800', '\u2028', 'NaN', '🙂', '//', "'"]) + t.slice(i + rang(de, 3))
		);
	},
	nombre: (de, t) =>
		t.replace(/(?<=: )\d+/g, (n) =>
			de() < 0.1 ? parmi(de, ['1e999', '-1e999', 'NaN', 'Infinity', '-0', '0x10', '1'.repeat(400), '1e-999', '.5', '1_000', '٣']) : n,
		),
	cleDouble: (_de, t) => t.replace('"dossier": {', '"dossier": {"stade": 1}, "dossier": {"stade": "explore", "stade": 12, '),
	protoBrut: (_de, t) =>
		t.replace(
			'"dossier": {',
			'"__proto__": {"pollue": 1}, "dossier": {"__proto__": {"pollue": 1}, "constructor": {"prototype": {"pollue": 1}}, ',
		),
	crochets: (de, t) => parmi(de, ['[', '{"a":', '[{"a":']).repeat(parmi(de, [50, 5000, 100_000])) + (de() < 0.5 ? t : ''),
	echappe: (_de, t) => t.replace(/é/g, '\\u00e9').replace(/ : /g, '\\ud800\\u0000'),
	commentaire: (_de, t) => `/* sauvegarde */\n${t}`,
	html: (_de, t) => `<!doctype html><script>alert(1)</script><pre>${t}</pre>`,
	scalaire: (de) => parmi(de, ['null', '0', '"x"', '[]', '{}', 'true', '', ' \n', '\u0000', '{"type":"' + TYPE + '"}']),
};

/** A change of the bytes. */
const FORMES: Record<string, (de: Alea, t: string) => Uint8Array> = {
	utf8: (_de, t) => utf8(t),
	utf16: (de, t) => enUtf16(t, de() < 0.5, de() < 0.8),
	latin1: (_de, t) => new Uint8Array(Buffer.from(t, 'latin1')),
	tronque: (de, t) => {
		const o = utf8(t);
		return o.subarray(0, rang(de, o.length));
	},
	octets: (de, t) => {
		const o = utf8(t);
		for (let i = rang(de, 20); i >= 0 && o.length > 0; i--) o[rang(de, o.length)] = rang(de, 256);
		return o;
	},
	zip: (_de, t) => zipSync({ 'word/document.xml': strToU8(t.slice(0, 20_000)), '[Content_Types].xml': strToU8('<Types/>') }),
	bruit: (de) => Uint8Array.from({ length: rang(de, 5000) }, () => rang(de, 256)),
};

const flux = (dict: string, corps: Uint8Array, fin = '\nendstream\nendobj\n%%EOF\n'): Uint8Array =>
	new Uint8Array(Buffer.concat([utf8(`%PDF-1.7\n1 0 obj\n<</Type /EmbeddedFile ${dict}>>\nstream\n`), corps, utf8(fin)]));
/** A PDF whose attachment holds these bytes, or that is broken around them. */
const enPdf = (de: Alea, octets: Uint8Array): Uint8Array => {
	const pdf = flux(
		parmi(de, [
			`/Length ${octets.length}`,
			'/Length 99999999',
			'/Length -1',
			'/Filter /FlateDecode',
			'/Filter /AHx',
			'/Filter [/Fl /Fl]',
			'',
		]),
		octets,
		parmi(de, ['\nendstream\nendobj\n%%EOF\n', '', '\n%%EOF', '\nendstream\ntrailer<</Encrypt 1 0 R>>%%EOF']),
	);
	return de() < 0.3 ? pdf.subarray(0, rang(de, pdf.length)) : pdf;
};

/** The n-th hostile file of a seed: a graft three times in four, then a scratch and odd bytes more rarely. */
export function hostile(graine: number, n: number): Hostile {
	const de = alea(graine * 1_000_003 + n);
	const o = base(de);
	const noms: string[] = [];
	if (de() < 0.8) {
		for (let i = parmi(de, [1, 1, 1, 2, 3]); i > 0; i--) {
			const nom = parmi(de, Object.keys(GREFFES));
			noms.push(nom);
			if (estObjet(o['dossier']) && places(o).length > 0) GREFFES[nom]!(de, o);
		}
	}
	const rature = de() < 0.3 ? parmi(de, Object.keys(RATURES)) : 'rien';
	const forme = de() < 0.2 ? parmi(de, Object.keys(FORMES)) : 'utf8';
	const ecrit = JSON.stringify(o, null, de() < 0.5 ? '\t' : undefined) ?? '';
	const octets = FORMES[forme]!(de, RATURES[rature]!(de, ecrit));
	const pdf = de() < 0.1;
	return {
		nom: [`${graine}/${n}`, ...noms, rature, forme, ...(pdf ? ['pdf'] : [])].join(' '),
		extension: pdf ? 'pdf' : 'clsm.json',
		octets: pdf ? enPdf(de, octets) : octets,
	};
}
