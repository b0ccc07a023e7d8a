import type { Dossier } from '../dossier/schema.ts';
import { NOMS_DOCUMENTS, type NomDocument } from '../document/modele.ts';
import { typographie } from '../francais.ts';
import { faits } from '../faits/table.ts';
import { slug } from '../gabarits/numeroter.ts';
import { questionDe } from '../gabarits/valeur.ts';
import { listes, valeurs } from '../gabarits/valeurs/table.ts';
import type { Clauses, Contenu } from './modele.ts';
import { champsLus } from './traces.ts';
import { nomsDe } from './usages.ts';

// Any date will do: what is read is kept, not what it says.
const DATE = '2026-01-01';

interface Noms {
	titre: string | undefined;
	presence: Set<string>;
	mots: Set<string>;
}
interface Marche {
	/** Names of the conditions still open. */
	ouvertes: string[][];
	article: string;
	titre: string;
	vus: Map<string, Noms>;
}

const MORCEAU = /^#{1,3} .*$|\{%-?\s*(\w+)[\s\S]*?%\}|\{\{[\s\S]*?\}\}/gm;
const ATTENDUS = new Set(['if', 'unless', 'for', 'case']);
const connus = (texte: string): string[] => [...nomsDe(texte)].filter((n) => n in faits || n in listes || n in valeurs);

/** The words of a title, without its anchor and its sources; none where an answer writes them. */
function motsDuTitre(ligne: string): string | undefined {
	const mots = ligne
		.replace(/^#+ (\[[a-z0-9:-]+\])?/, '')
		.replace(/\{[a-z0-9_, ]+\}\s*$/, '')
		.replace(/\[\[[^\]]*\]\]/g, '')
		.replace(/\{\{\s*'([^']*)'\s*\}\}/g, '$1');
	return /\{[{%]/.test(mots) ? undefined : mots.trim();
}
/** The id that its title will have; none where an answer writes it. */
function cleDuTitre(ligne: string, mots: string | undefined): string {
	const ancre = /^#+ \[([a-z0-9:-]+)\]/.exec(ligne)?.[1];
	return ancre?.replace(':', '-') ?? (mots === undefined ? '*' : slug(mots));
}

function noter(marche: Marche, ou: 'presence' | 'mots', noms: string[], titre?: string): void {
	const deja = marche.vus.get(marche.titre) ?? { titre, presence: new Set(), mots: new Set() };
	for (const n of noms) deja[ou].add(n);
	marche.vus.set(marche.titre, deja);
}

function ouvrirTitre(ligne: string, marche: Marche): void {
	const mots = motsDuTitre(ligne);
	const cle = cleDuTitre(ligne, mots);
	if (ligne.startsWith('# ')) marche.titre = '';
	else if (ligne.startsWith('## ')) marche.titre = marche.article = cle;
	else marche.titre = `${marche.article}/${cle}`;
	// A title that cites an article has its number: its words stop short here.
	noter(marche, 'presence', marche.ouvertes.flat(), ligne.includes('[[') ? undefined : mots);
	noter(marche, 'mots', connus([...ligne.matchAll(/\{%[\s\S]*?%\}/g)].join(' ')));
}

function suivre(tag: string, mot: string, gabarits: Contenu['gabarits'], marche: Marche): void {
	if (mot === 'include') return marcher(gabarits, /'([^']+)'/.exec(tag)?.[1] ?? '', marche);
	if (mot.startsWith('end')) return void (ATTENDUS.has(mot.slice(3)) && marche.ouvertes.pop());
	const noms = connus(tag);
	if (ATTENDUS.has(mot)) marche.ouvertes.push(noms);
	else marche.ouvertes.at(-1)?.push(...noms);
	noter(marche, 'mots', noms);
}

function marcher(gabarits: Contenu['gabarits'], nom: string, marche: Marche): void {
	for (const [morceau, mot] of (gabarits[nom] ?? '').matchAll(MORCEAU)) {
		if (morceau.startsWith('#')) ouvrirTitre(morceau, marche);
		else if (mot) suivre(morceau, mot, gabarits, marche);
	}
}

/** The questions that a name of a condition reads, on dossiers that show every way through it. */
function questionsDuNom(nom: string, contenu: Contenu, dossiers: Dossier[]): string[] {
	const contexte = { contenu, date: DATE };
	const lire = faits[nom] ?? listes[nom];
	const champ = valeurs[nom]?.({}, contexte).champ;
	const champs = lire ? champsLus((d) => lire(d, contexte), dossiers) : champ ? [champ] : [];
	return champs.flatMap((c) => questionDe(contenu, c)?.question.id ?? []);
}

/**
 * Which questions decide that a title stands in a document, and of its words.
 * @param dossiers worked examples: a condition that stops at its first answer is followed on each
 */
export function clausesDe(contenu: Contenu, dossiers: Dossier[]): Record<NomDocument, Clauses> {
	const ordre = contenu.etapes.flatMap((e) => e.questions.map((q) => q.id));
	const lues = new Map<string, string[]>();
	const questions = (noms: Set<string>): string[] => {
		const ids = [...noms].flatMap((nom) => {
			const siennes = lues.get(nom) ?? questionsDuNom(nom, contenu, [{}, ...dossiers]);
			lues.set(nom, siennes);
			return siennes;
		});
		return ordre.filter((id) => ids.includes(id));
	};
	const un = (nom: NomDocument): Clauses => {
		const marche: Marche = { ouvertes: [], article: '', titre: '', vus: new Map() };
		marcher(contenu.gabarits, nom, marche);
		return Object.fromEntries(
			[...marche.vus].map(([cle, { titre, presence, mots }]) => [
				cle,
				{ ...(titre && { titre: typographie(titre) }), presence: questions(presence), mots: questions(mots) },
			]),
		);
	};
	return Object.fromEntries(NOMS_DOCUMENTS.map((nom) => [nom, un(nom)])) as Record<NomDocument, Clauses>;
}
