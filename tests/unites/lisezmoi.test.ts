import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nomsDe } from '../../src/cli/noms.ts';
import { chargerContenu } from '../../src/contenu/charger.ts';
import type { ContenuPages } from '../../src/contenu/modele.ts';
import { typographie } from '../../src/francais.ts';
import { composer } from '../../src/gabarits/composer.ts';
import { evaluer } from '../../src/referentiel/evaluer.ts';
import { rendreTexte } from '../../src/rendu/texte.ts';
import { complet } from '../variantes.ts';

const DATE = '2026-11-22';
const GUIDE = readFileSync('content/LISEZMOI.md', 'utf8');

interface Modification {
	titre: string;
	fichier: string;
	/** What to look for and what to write, or the whole of a new file; then what the site answers, where it refuses. */
	blocs: string[];
}
/** The edits of one kind, exactly as the guide words them. */
const modifications = (genre: string): Modification[] =>
	[...GUIDE.matchAll(/^### (.+)\n([\s\S]*?)(?=^##|(?![\s\S]))/gm)]
		.filter(([, titre = '']) => titre.startsWith(genre))
		.map(([, titre = '', corps = '']) => ({
			titre,
			fichier: /`((?:content|templates)\/[^`]+)`/.exec(corps)?.[1] ?? '',
			blocs: [...corps.matchAll(/^```\w+\n([\s\S]*?)\n```$/gm)].map((m) => m[1] ?? ''),
		}));
const EXEMPLES = modifications('Exemple');
const REFUS = modifications('Refus');

const copier = (): string => {
	const racine = mkdtempSync(path.join(tmpdir(), 'lisezmoi-'));
	for (const d of ['content', 'templates']) cpSync(d, path.join(racine, d), { recursive: true });
	return racine;
};

/** Does what the guide says: a block replaced by the next, or a file created. */
function appliquer(racine: string, { fichier, blocs: [avant = '', apres] }: Modification): void {
	const chemin = path.join(racine, fichier);
	if (apres === undefined) return writeFileSync(chemin, `${avant}\n`, { flag: 'wx' });
	const texte = readFileSync(chemin, 'utf8');
	expect(texte.split(avant), `${fichier} : « ${avant} » se trouve une fois`).toHaveLength(2);
	writeFileSync(
		chemin,
		texte.replace(avant, () => apres),
	);
}

const copies: string[] = [];
const neuve = (): string => {
	copies.push(copier());
	return copies.at(-1)!;
};
afterAll(() => copies.forEach((c) => rmSync(c, { recursive: true })));

describe('les trois modifications du guide, appliquées à une copie', () => {
	let contenu: ContenuPages;
	let racine: string;
	beforeAll(() => {
		racine = neuve();
		for (const m of EXEMPLES) appliquer(racine, m);
		contenu = chargerContenu(racine);
	});
	const convention = (c: ContenuPages): string => rendreTexte(composer('convention', complet, c, DATE));

	test('sont trois : une question, une recommandation, une clause', () => {
		expect(EXEMPLES.map((m) => m.titre)).toEqual([
			'Exemple : récrire une question',
			'Exemple : ajouter une recommandation',
			'Exemple : changer une clause',
		]);
	});
	test('la question porte les nouveaux mots', () => {
		const question = contenu.etapes.flatMap((e) => e.questions).find((q) => q.id === 'gouvernance.pleniere.reunions');
		expect(question?.label).toBe(typographie('Combien de fois par an l’assemblée plénière se réunira-t-elle ?'));
	});
	test('la revue dit la nouvelle recommandation, pour un dossier rempli et pour un dossier vide', () => {
		const dite = (d: typeof complet) => evaluer(d, contenu.recommandations).find((c) => c.id === 'pleniere-citoyenne');
		expect(dite(complet)).toMatchObject({ verdict: 'conforme', titre: 'Une assemblée plénière où chacun parle' });
		expect(dite(complet)?.phrase).toMatch(
			/^Réunie \p{L}+ fois par an et ouverte à tous, l’assemblée plénière peut être un espace citoyen\.$/u,
		);
		expect(dite({})?.phrase).toBe('Dites à qui s’adresse l’assemblée plénière, et combien de fois par an elle se réunit.');
		expect(dite({ gouvernance: { pleniere: { ouverte: 'oui' } } })?.phrase).toContain('dites combien de fois par an');
	});
	test('la convention porte la nouvelle clause, si sa condition est vraie seulement', () => {
		const ajout = 'qu’ils peuvent venir sans être membres du CLSM.';
		expect(convention(contenu)).toContain(ajout);
		expect(convention(chargerContenu('.'))).not.toContain(ajout);
		expect(rendreTexte(composer('convention', {}, contenu, DATE))).not.toContain(ajout);
	});
	test('la liste des noms dit où la recommandation les emploie', () => {
		expect(nomsDe(racine)).toMatch(/^\| `pleniereOuverte` .*recommandation pleniere-citoyenne/m);
	});
});

test('le site construit avec elles porte les nouveaux mots, à l’écran et dans ce qui compose les documents', { timeout: 300_000 }, () => {
	const racine = neuve();
	for (const m of EXEMPLES) appliquer(racine, m);
	for (const d of ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
		cpSync(d, path.join(racine, d), { recursive: true });
	symlinkSync(path.resolve('node_modules'), path.join(racine, 'node_modules'));
	const env = { ...process.env, NODE_ENV: 'production', BASE: '', ASTRO_TELEMETRY_DISABLED: '1' };
	execFileSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], { cwd: racine, env, stdio: 'pipe' });
	const site = path.join(racine, 'dist');
	const page = (adresse: string): string => readFileSync(path.join(site, adresse, 'index.html'), 'utf8');
	expect(page('parcours/gouvernance')).toContain(typographie('Combien de fois par an l’assemblée plénière se réunira-t-elle ?'));
	expect(page('parcours/gouvernance')).not.toContain('Combien d’assemblées plénières par an');
	expect(page('referentiel')).toContain('Une assemblée plénière où chacun parle');
	const ouvriers = readdirSync(path.join(site, '_astro'))
		.filter((f) => /\.js$/.test(f))
		.filter((f) => readFileSync(path.join(site, '_astro', f), 'utf8').includes('qu’ils peuvent venir sans être membres du CLSM.'));
	expect(ouvriers).toHaveLength(1);
});

describe('les refus du guide', () => {
	test('sont trois', () => expect(REFUS).toHaveLength(3));
	test.each(REFUS)('$titre', (m) => {
		const racine = neuve();
		appliquer(racine, m);
		const refus = (): unknown => chargerContenu(racine);
		const [, , phrase = 'sans réponse'] = m.blocs;
		expect(refus).toThrow(phrase);
		expect(refus).toThrow(new RegExp(`^Le contenu ne tient pas :\\n${m.fichier.replaceAll('.', '\\.')}:\\d+(:\\d+)? – [^\\n]+$`));
	});
});

test('chaque fichier que nomment les guides existe', () => {
	const guides = ['content/LISEZMOI.md', 'templates/LISEZMOI.md'].map((f) => readFileSync(f, 'utf8')).join('\n');
	const nommes = [...guides.matchAll(/`((?:content|templates|tests)\/[\w./-]*)`/g)].map((m) => m[1] ?? '');
	const nouveau = EXEMPLES.filter((m) => m.blocs.length === 1).map((m) => m.fichier);
	expect(nommes.filter((f) => !nouveau.includes(f) && !existsSync(f))).toEqual([]);
});

test('chaque commande que nomment les guides existe', () => {
	const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
	const commandes = [...GUIDE.matchAll(/`npm (?:run )?([a-z]+)/g)].map((m) => m[1] ?? '');
	expect(commandes.length).toBeGreaterThan(3);
	expect(commandes.filter((c) => !(c in scripts))).toEqual([]);
});

test('la liste des noms est à jour (sinon : npm run noms)', () => {
	expect(readFileSync('templates/NOMS.md', 'utf8') === nomsDe('.'), 'templates/NOMS.md a vieilli : lancez « npm run noms ».').toBe(true);
});
