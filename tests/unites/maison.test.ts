import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Who may import whom: the room on the left, those it knows on the right. A room is a folder of src/ or a file at its top. */
const PERMIS: Record<string, string> = {
	pages: 'layouts components etat stockage/schema styles parcours referentiel gabarits annuaire faits finances dossier document francais',
	layouts: 'components hebergement/client styles francais',
	components:
		'layouts/lien hebergement/client etat ouvrier qr rendu/ics styles parcours referentiel annuaire faits finances dossier document francais',
	etat: 'stockage parcours referentiel gabarits annuaire faits finances dossier',
	production: 'gabarits rendu dossier document',
	ouvrier: 'production gabarits referentiel rendu stockage/sauvegarde faits dossier document',
	cli: 'production contenu stockage/sauvegarde stockage/pdf-rouvrable gabarits rendu faits dossier document francais',
	contenu: 'parcours referentiel gabarits annuaire faits finances dossier document francais',
	stockage: 'dossier francais',
	parcours: 'faits finances dossier document francais',
	referentiel: 'faits finances dossier document francais',
	gabarits: 'referentiel parcours/calendrier faits finances dossier document francais',
	annuaire: 'francais',
	faits: 'finances dossier francais',
	finances: 'dossier francais',
	rendu: 'document',
	qr: '',
	dossier: '',
	francais: '',
	document: '',
	styles: '',
	hebergement: '',
};
/** The only room that may import each library. */
const BIBLIOTHEQUES: Record<string, string> = {
	'pdf-lib': 'rendu/pdf',
	hucre: 'rendu/xlsx',
	docx: 'rendu/docx',
	'ical-generator': 'rendu/ics',
	localforage: 'stockage',
	liquidjs: 'gabarits',
	marked: 'gabarits',
	qr: 'qr',
	'accessible-autocomplete': 'components',
};
/** Content made ready by the build: all of it for the pages, what composes a document for the worker. */
const VIRTUELS: Record<string, string[]> = { 'virtual:contenu': ['pages', 'layouts'], 'virtual:composition': ['ouvrier'] };
/** Rooms that may read the clock; below them the date is an argument. */
const HORLOGE = ['pages', 'components', 'etat', 'cli'];

const IMPORT = /(?:import|export)(\s+type)?\s[^'";]*?from\s*['"]([^'"]+)['"]|(?:import\s*\(?|new URL\()()\s*['"]([^'"]+)['"]/g;
const salle = (fichier: string) => fichier.split('/')[0]!.split('.')[0]!;

/** Faults of one file of src/, as sentences; its path is relative to src/. */
function fautes(fichier: string, code: string): string[] {
	const relatif = (vers: string) => path.posix.normalize(path.posix.join(path.posix.dirname(fichier), vers));
	const refus = [...code.matchAll(IMPORT)].flatMap(([, type, depuis, , seul]) => {
		const vers = (depuis ?? seul ?? '').replace(/\?.*$/, '');
		if (vers in VIRTUELS) return VIRTUELS[vers]!.includes(salle(fichier)) ? [] : [vers];
		if (!vers.startsWith('.')) {
			const proprietaire = BIBLIOTHEQUES[vers.split('/')[0]!];
			return proprietaire && !fichier.startsWith(proprietaire) ? [vers] : [];
		}
		const cible = relatif(vers);
		// The types of the content vanish at build time: every room may name them.
		if (cible.startsWith('..') || (type && cible === 'contenu/modele.ts') || salle(cible) === salle(fichier)) return [];
		const permis = (PERMIS[salle(fichier)] ?? '').split(' ').filter(Boolean);
		return permis.some((p) => cible === `${p}.ts` || salle(cible) === p) ? [] : [cible];
	});
	const heure = !HORLOGE.includes(salle(fichier)) && /Date\.now\(|new Date\(\s*\)/.test(code) ? ['the clock'] : [];
	return [...refus, ...heure].map((f) => `src/${fichier} must not know ${f}`);
}

const lire = (dossier: string, extensions: RegExp) =>
	readdirSync(dossier, { recursive: true, withFileTypes: true })
		.filter((f) => f.isFile() && extensions.test(f.name))
		.map((f) => path.join(f.parentPath, f.name))
		.map((chemin) => ({ chemin, fichier: path.relative(dossier, chemin).replaceAll('\\', '/'), texte: readFileSync(chemin, 'utf8') }));

const SOURCES = lire('src', /(?<!\.d)\.(ts|svelte|astro)$/);
const TEXTES = ['src', 'content', 'templates'].flatMap((d) => lire(d, /\.(ts|svelte|astro|css|ya?ml|md|json|liquid)$/));

test('imports go one way, each library has one room, no clock below the pages', () => {
	expect(SOURCES.length).toBeGreaterThan(0);
	expect(SOURCES.flatMap(({ fichier, texte }) => fautes(fichier, texte))).toEqual([]);
});

test('every room is known', () => {
	expect([...new Set(SOURCES.map(({ fichier }) => salle(fichier)))].filter((s) => !(s in PERMIS))).toEqual([]);
});

test.each([
	['rendu/pdf/page.ts', "import { x } from '../../dossier/schema.ts';"],
	['dossier/schema.ts', "import type { F } from '../faits/logique.ts';"],
	['components/Etape.svelte', "const s = await import('../stockage/navigateur.ts');"],
	['cli.ts', "import { n } from './stockage/navigateur.ts';"],
	['components/Etape.svelte', "new Worker(new URL('../rendu/texte.ts', import.meta.url))"],
	['parcours/etapes.ts', "import { lire } from '../contenu/modele.ts';"],
	['components/Etape.svelte', "import { etapes } from 'virtual:contenu';"],
	['rendu/docx.ts', "import { PDFDict } from 'pdf-lib/es/core/index.js';"],
	['finances/budget.ts', 'const annee = new Date().getFullYear();'],
])('refuses in %s: %s', (fichier, code) => {
	expect(fautes(fichier, code)).toHaveLength(1);
});

test('a source file stays under 260 lines', () => {
	const longs = lire('src', /\.(ts|svelte|astro|css)$/).map(({ chemin, texte }) => ({ chemin, lignes: texte.split('\n').length - 1 }));
	expect(longs.filter(({ lignes }) => lignes > 260)).toEqual([]);
});

test('no point médian, no mark of the State', () => {
	const interdits = /\p{L}·\p{L}|\bDSFR\b|\bMarianne\b/u;
	expect(TEXTES.flatMap(({ chemin, texte }) => (interdits.exec(texte) ? [`${chemin}: ${interdits.exec(texte)![0]}`] : []))).toEqual([]);
});
