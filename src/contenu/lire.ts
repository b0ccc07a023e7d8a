import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseDocument } from 'yaml';
import type { LineCounter as Compteur, Document, ErrorCode } from 'yaml';
import { LineCounter } from 'yaml';

/** One YAML file with what is needed to say where a fault is. */
export interface Fichier {
	chemin: string;
	donnees: unknown;
	/** Line of the node at this path, 1-based. */
	ligne: (chemin: (string | number)[]) => number;
	/** Fault of syntax, if any. */
	syntaxe?: { message: string; ligne: number };
}

const ligneDe = (doc: Document, compteur: Compteur, chemin: (string | number)[]): number => {
	for (let n = chemin.length; n >= 0; n--) {
		const noeud = doc.getIn(chemin.slice(0, n), true) as { range?: [number, number, number] } | undefined;
		if (noeud?.range) return compteur.linePos(noeud.range[0]).line;
	}
	return 1;
};

/** The faults of YAML that are met most, by the code of the parser. */
const SYNTAXE: Partial<Record<ErrorCode, string>> = {
	BAD_INDENT: 'un retrait ne correspond à aucun groupe',
	BLOCK_AS_IMPLICIT_KEY: 'un texte qui contient « : » se met entre guillemets',
	DUPLICATE_KEY: 'une même clé est écrite deux fois dans ce groupe',
	MISSING_CHAR: 'il manque une virgule, un guillemet ou un crochet',
	MULTILINE_IMPLICIT_KEY: 'une clé doit tenir sur une ligne et finir par « : »',
	TAB_AS_INDENT: 'les retraits se font avec des espaces, non des tabulations',
	BAD_ALIAS: 'un texte qui commence par « * » ou « & » se met entre guillemets',
};

/** A file that is not there reads as an empty one: its shape is then refused by name. */
function lireYaml(racine: string, chemin: string): Fichier {
	const compteur = new LineCounter();
	const doc = parseDocument(existsSync(chemin) ? readFileSync(chemin, 'utf8') : '', { lineCounter: compteur });
	const faute = doc.errors[0];
	const fichier: Fichier = {
		chemin: relative(racine, chemin),
		donnees: faute ? undefined : doc.toJS(),
		ligne: (c) => ligneDe(doc, compteur, c),
	};
	if (faute)
		fichier.syntaxe = {
			message: SYNTAXE[faute.code] ?? 'vérifiez les guillemets, les deux-points et les retraits',
			ligne: compteur.linePos(faute.pos[0]).line,
		};
	return fichier;
}

const fichiers = (dossier: string, extension: string): string[] => {
	try {
		return readdirSync(dossier, { recursive: true, encoding: 'utf8' })
			.filter((f) => f.endsWith(extension))
			.sort()
			.map((f) => join(dossier, f));
	} catch {
		return [];
	}
};

export interface Brut {
	questions: Fichier[];
	recommandations: Fichier[];
	sources: Fichier;
	/** Absent where only a part of the content is given. */
	calendrier?: Fichier;
	atelier?: Fichier;
	coherence: Fichier;
	gabarits: { chemin: string; nom: string; texte: string }[];
}

/** Reads content/ and templates/ under `racine` as they are; the check says whether they hold. */
export function lireBrut(racine: string): Brut {
	const modeles = join(racine, 'templates');
	const [calendrier, atelier] = ['calendrier', 'atelier'].map((nom) => join(racine, `content/${nom}.yaml`)) as [string, string];
	return {
		...(existsSync(calendrier) && { calendrier: lireYaml(racine, calendrier) }),
		...(existsSync(atelier) && { atelier: lireYaml(racine, atelier) }),
		questions: fichiers(join(racine, 'content/questions'), '.yaml').map((f) => lireYaml(racine, f)),
		recommandations: fichiers(join(racine, 'content/recommandations'), '.yaml').map((f) => lireYaml(racine, f)),
		sources: lireYaml(racine, join(racine, 'content/sources.yaml')),
		coherence: lireYaml(racine, join(racine, 'content/coherence.yaml')),
		gabarits: fichiers(modeles, '.md')
			.filter((f) => !/(LISEZMOI|NOMS)\.md$/.test(f))
			.map((f) => ({ chemin: relative(racine, f), nom: relative(modeles, f).replace(/\.md$/, ''), texte: readFileSync(f, 'utf8') })),
	};
}
