import type { Contenu } from '../contenu/modele.ts';
import type { Bloc, DocumentCompose, Inline, Manque, NomDocument } from '../document/modele.ts';
import { cleDuManque, inlinesDe, NOMS_DOCUMENTS, texteDe } from '../document/modele.ts';
import { immobile } from '../dossier/immobile.ts';
import type { Dossier } from '../dossier/schema.ts';
import { tousLesFaits } from '../faits/table.ts';
import { elaguer } from '../faits/elaguer.ts';
import { nettoyer } from '../francais.ts';
import { emplacements, listeManques } from './emplacements.ts';
import { remplir } from './liquide.ts';
import { lireMarkdown, type BlocBrut } from './markdown.ts';
import { numeroter } from './numeroter.ts';
import type { Contexte, Valeur } from './valeur.ts';
import { listes, valeurs } from './valeurs/table.ts';

export const DOCUMENTS: readonly NomDocument[] = NOMS_DOCUMENTS;

/** Names a template may use: faits (unknown counts as not true), inconnus, valeurs, listes, sources. */
export function portee(dossier: Dossier, contexte: Contexte): Record<string, unknown> {
	const faits = tousLesFaits(dossier);
	const calculer = <T>(table: Record<string, (d: Dossier, c: Contexte) => T>) =>
		Object.fromEntries(Object.entries(table).map(([nom, lire]) => [nom, lire(dossier, contexte)]));
	return {
		...Object.fromEntries(Object.entries(faits).map(([nom, v]) => [nom, v === true])),
		inconnus: Object.fromEntries(Object.entries(faits).map(([nom, v]) => [nom, v === undefined])),
		...calculer(valeurs),
		...calculer(listes),
		sources: Object.fromEntries(
			Object.entries(contexte.contenu.sources).map(([id, s]): [string, Valeur] => [id, { texte: s.texte, source: id }]),
		),
	};
}

function inlinesBruts(b: BlocBrut): Inline[] {
	if (b.t === 'titre-brut') return b.contenu;
	return b.t === 'emplacement' ? [] : inlinesDe(b);
}

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
const estBlanc = (v: unknown): boolean => typeof v === 'string' && !VISIBLE.test(v);

/** The answers without what no document can hold; a text where nothing is visible is no answer. */
function assainir<T>(v: T): T {
	if (typeof v === 'string') return nettoyer(v) as T;
	if (Array.isArray(v)) return v.map((x: unknown) => assainir(x)).filter((x) => !estBlanc(x)) as T;
	if (v === null || typeof v !== 'object') return v;
	const champs = Object.entries(v).map(([cle, x]) => [cle, assainir(x as unknown)] as const);
	return Object.fromEntries(champs.filter(([, x]) => !estBlanc(x))) as T;
}

/** Every manque once, in reading order. */
function manquesDe(blocs: BlocBrut[]): Manque[] {
	const tous = blocs.flatMap(inlinesBruts).filter((i): i is Manque => i.t === 'manque');
	return [...new Map(tous.map((m) => [cleDuManque(m), m])).values()];
}

/** Sources printed that content/sources.yaml marks « à vérifier », once each. */
function referencesAVerifier(blocs: BlocBrut[], contenu: Contenu): Inline[] {
	const citees = blocs
		.flatMap(inlinesBruts)
		.filter((i) => i.t === 'texte' && i.source !== undefined && contenu.sources[i.source]?.aVerifier === true);
	return [...new Map(citees.map((i) => [i.t === 'texte' ? i.source : '', i])).values()];
}

/**
 * One document from one dossier. Answers off the active path are set aside first, so they cannot print.
 * @param date of the draft, AAAA-MM-JJ
 * @throws Error when a template names what does not exist, or refers to an article that left
 */
export function composer(nom: NomDocument, dossier: Dossier, contenu: Contenu, date: string): DocumentCompose {
	const actif = elaguer(assainir(dossier), contenu.etapes);
	const contexte: Contexte = { contenu, date };
	return immobile(actif, () => ecrire(nom, actif, contexte));
}

function ecrire(nom: NomDocument, actif: Dossier, contexte: Contexte): DocumentCompose {
	const { contenu } = contexte;
	const { markdown, jetons } = remplir(contenu, nom, portee(actif, contexte));
	const bruts = lireMarkdown(markdown, jetons).flatMap((b): BlocBrut[] =>
		b.t === 'emplacement' && b.nom !== 'manques' ? (emplacements[b.nom]?.(actif, contexte, b.mots) ?? []) : [b],
	);
	const manques = manquesDe(bruts);
	const complets = bruts.flatMap((b) => (b.t === 'emplacement' ? listeManques(b, manques, referencesAVerifier(bruts, contenu)) : [b]));
	const blocs = numeroter(complets);
	return { ...entete(nom, blocs, actif, contexte), blocs: blocs.filter((b) => !(b.t === 'titre' && b.niveau === 1)), manques };
}

function entete(nom: NomDocument, blocs: Bloc[], dossier: Dossier, contexte: Contexte): Omit<DocumentCompose, 'blocs' | 'manques'> {
	const titre = blocs.find((b) => b.t === 'titre' && b.niveau === 1);
	const territoire = valeurs['territoire']?.(dossier, contexte).texte;
	const reglages = REGLAGES[nom];
	return {
		nom,
		titre: titre?.t === 'titre' ? texteDe(titre.contenu) : nom,
		territoire: territoire ?? '',
		date: contexte.date,
		langue: 'fr',
		...reglages,
		mention: mentionDe(dossier),
	};
}

export const MENTION = 'PROJET – document de travail, sans valeur juridique';
/** The mention of every sheet; an example says that it is one until its carrier is replaced. */
export const mentionDe = (d: Dossier): string => (d.porteur?.entite?.origine === 'exemple' ? `EXEMPLE FICTIF – ${MENTION}` : MENTION);
/** CP 433-13: a draft must not pass for an act (4-droit.md, 5.2). */
const REGLAGES: Record<NomDocument, Pick<DocumentCompose, 'mention' | 'sommaire' | 'serre'>> = {
	convention: { mention: MENTION, sommaire: true },
	'fiche-de-poste': { mention: MENTION, sommaire: false },
	budget: { mention: MENTION, sommaire: false },
	deliberation: { mention: MENTION, sommaire: false },
	// Design, 3-documents.md: one sheet recto verso.
	note: { mention: MENTION, sommaire: false, serre: true },
};
