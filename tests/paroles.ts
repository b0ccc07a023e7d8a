import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { chargerContenu } from '../src/contenu/charger.ts';
import type { NomDocument } from '../src/document/modele.ts';
import type { Dossier } from '../src/dossier/schema.ts';
import { elaguer } from '../src/faits/elaguer.ts';
import { tousLesFaits } from '../src/faits/table.ts';
import { composer, DOCUMENTS } from '../src/gabarits/composer.ts';
import { rendreTexte } from '../src/rendu/texte.ts';
import { dossierQuelconque } from './arbitraires.ts';
import { BASES, dossierRiche } from './dossier-riche.ts';
import { VARIANTES } from './variantes.ts';

const RACINE = path.resolve(import.meta.dirname, '..');
export const contenu = chargerContenu(RACINE);

/** No-break spaces as spaces: a pattern is written as it is read. */
export const espaces = (s: string): string => s.replace(/[\u00A0\u202F]/g, ' ');

/** The plain text of one document. */
export const texteDu = (nom: NomDocument, d: Dossier): string => espaces(rendreTexte(composer(nom, d, contenu, '2026-11-22')));

/** The sentences of a paragraph; a full stop inside « L. 2121-29 » ends nothing. */
export const phrasesDe = (ligne: string): string[] => ligne.split(/(?<=(?<!(?:^|[^\p{L}])[LRDA])[.!?;])\s+/u);

/** Paragraphs, each told once, with where it was first met. */
export type Paroles = Map<string, string>;

/** What a stranger would have typed: words that state no law. */
const texteNeutre = fc
	.array(fc.constantFrom('réponse', 'du', 'territoire', 'libre'), { minLength: 1, maxLength: 5 })
	.map((m) => m.join(' '));

const dossiers = (): [string, Dossier][] => [
	...Object.entries(VARIANTES),
	...Object.entries(BASES).map(([nom, reponses]): [string, Dossier] => [nom, dossierRiche(reponses)]),
	...fc
		.sample(dossierQuelconque({ textes: texteNeutre }), { numRuns: 60, seed: 41 })
		.map((d, rang): [string, Dossier] => [`dossier au hasard n° ${rang}`, d]),
];

const fichiersDe = (dossier: string, extensions: RegExp): string[] =>
	readdirSync(path.join(RACINE, dossier), { recursive: true, encoding: 'utf8' })
		.filter((f) => extensions.test(f))
		.map((f) => path.join(dossier, f));

const FICHIERS = [
	...fichiersDe('content', /\.(ya?ml|md)$/),
	...fichiersDe('templates', /\.md$/),
	...fichiersDe('src', /\.(astro|svelte|ts)$/),
];

const feuilles = (v: unknown): string[] => {
	if (typeof v === 'string') return [v];
	return v !== null && typeof v === 'object' ? Object.values(v).flatMap(feuilles) : [];
};

const sourcer = (texte: string): string =>
	texte.replace(/\{\{\s*sources\.(\w+)\s*\}\}/g, (tout, id: string) => contenu.sources[id]?.texte ?? tout);

/** What a module may say: its strings, without what they compute. */
const chaines = (code: string): string[] => code.replace(/\$\{[^}]*\}/g, ' ').match(/'(?:[^'\\\n]|\\.)*'|`[^`\n]*`|"[^"\n]*"/g) ?? [];

/** Content as it is typed, templates with every branch of theirs, and pages with their code. */
function lireFichier(fichier: string): string[] {
	const brut = readFileSync(path.join(RACINE, fichier), 'utf8');
	if (/\.ya?ml$/.test(fichier)) return feuilles(parse(brut)).map(sourcer);
	const texte = sourcer(brut)
		.replace(/\{%.*?%\}|\/\*.*?\*\/|<!--.*?-->/gs, ' ')
		.replace(/(^|\s)\/\/.*$/gm, ' ');
	if (fichier.endsWith('.ts')) return chaines(texte);
	// A sentence of a page runs over several lines; a tag or an empty line ends it.
	const coupe = /\.(svelte|astro)$/.test(fichier) ? /<[^>]*>/ : /\n\s*\n/;
	return fichier.startsWith('templates') ? [texte] : texte.split(coupe).map((t) => t.replaceAll('&nbsp;', ' ').replace(/\s+/g, ' '));
}

/** One dossier, the faits that its active answers make, and its five documents in plain text. */
export interface Composition {
	nom: string;
	faits: Record<string, unknown>;
	textes: Record<NomDocument, string>;
}

/** Each dossier tried, composed once: the examples and their variants, rich dossiers, and some sixty drawn from a fixed seed. */
export const composerTout = (): Composition[] =>
	dossiers().map(([nom, d]) => ({
		nom,
		faits: tousLesFaits(elaguer(d, contenu.etapes)),
		textes: Object.fromEntries(DOCUMENTS.map((x) => [x, texteDu(x, d)])) as Record<NomDocument, string>,
	}));

/** Everything that we say: documents, content, templates, pages. */
export function toutesLesParoles(compositions: Composition[]): Paroles {
	const paroles: Paroles = new Map();
	const dire = (texte: string, ou: string): void => {
		for (const ligne of espaces(texte).split('\n')) if (ligne.trim() && !paroles.has(ligne)) paroles.set(ligne, ou);
	};
	for (const { nom, textes } of compositions)
		for (const [document, texte] of Object.entries(textes)) dire(texte, `${document} de « ${nom} »`);
	for (const f of FICHIERS) for (const texte of lireFichier(f)) dire(texte, f);
	return paroles;
}
