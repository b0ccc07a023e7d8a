/** The structure tree of a PDF as pdf.js reads it, and what differs from the document model. */
import { getDocumentProxy } from 'unpdf';
import type { Bloc, DocumentCompose, Tableau } from '../src/document/modele.ts';
import { texteDe } from '../src/document/modele.ts';
import { numeroAffiche, rendreTexte, titreDuDocument } from '../src/rendu/texte.ts';

interface Noeud {
	role: string;
	alt: string;
	/** In reading order: elements, and runs of text. */
	enfants: (Noeud | string)[];
}
interface BrutJs {
	role?: string;
	alt?: string;
	type?: string;
	id?: string;
	children?: BrutJs[];
}
type ElementTexte = { str: string } | { type: string; id?: string };

/** Text of each marked content of a page, by its id. */
function textesMarques(elements: ElementTexte[]): Map<string, string> {
	const textes = new Map<string, string>();
	const pile: (string | undefined)[] = [];
	for (const e of elements) {
		if ('str' in e) {
			const id = pile.at(-1);
			if (id !== undefined) textes.set(id, (textes.get(id) ?? '') + e.str);
		} else if (e.type === 'endMarkedContent') pile.pop();
		else pile.push(e.id);
	}
	return textes;
}

const versNoeud = (brut: BrutJs, textes: Map<string, string>): Noeud | string => {
	if (brut.type === 'content') return textes.get(brut.id ?? '') ?? '';
	const enfants = (brut.children ?? []).filter((e) => e.type !== 'annotation').map((e) => versNoeud(e, textes));
	return { role: brut.role ?? '', alt: brut.alt ?? '', enfants };
};

/** pdf.js leaves in the tree of a page elements whose words stand on another one. */
const elaguerVides = (noeuds: (Noeud | string)[]): (Noeud | string)[] =>
	noeuds
		.map((n) => (typeof n === 'string' ? n : { ...n, enfants: elaguerVides(n.enfants) }))
		.filter((n) => (typeof n === 'string' ? n !== '' : n.enfants.length > 0));

/** The children of the Document element, page after page: pdf.js gives each page the part of the tree that stands on it. */
export async function lireArbre(octets: Uint8Array): Promise<(Noeud | string)[]> {
	const pdf = await getDocumentProxy(new Uint8Array(octets));
	const suite: (Noeud | string)[] = [];
	for (let p = 1; p <= pdf.numPages; p++) {
		const page = await pdf.getPage(p);
		const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
		const racine = versNoeud(await page.getStructTree(), textesMarques(items));
		if (typeof racine === 'string') continue;
		suite.push(...racine.enfants.flatMap((e) => (typeof e === 'string' ? [e] : e.enfants)));
	}
	return elaguerVides(suite);
}

export const compact = (texte: string): string => texte.replace(/[\s\u00A0\u202F]+/g, '');

const tous = (noeuds: (Noeud | string)[]): Noeud[] => noeuds.flatMap((n) => (typeof n === 'string' ? [] : [n, ...tous(n.enfants)]));
const mots = (n: Noeud | string): string => (typeof n === 'string' ? n : n.role === 'Figure' ? n.alt : n.enfants.map(mots).join(' '));

export interface Lecture {
	titres: string[];
	/** Caption, column headers, then the header of each row; empty ones left out. */
	tableaux: string[][];
	texte: string;
}

const entetes = (table: Noeud): string[] => {
	const legende = tous([table]).filter((n) => n.role === 'Caption');
	return [...legende, ...tous([table]).filter((n) => n.role === 'TH')].map((n) => compact(mots(n)));
};

/** A table that goes on over a page has neither caption nor column headers there. */
const suiteDe = (table: Noeud): boolean => !tous([table]).some((n) => n.role === 'Caption' || n.role === 'THead');

/** What a screen reader gets: headings, headers of tables, text. */
export function lectureDe(arbre: (Noeud | string)[]): Lecture {
	const noeuds = tous(arbre);
	const tableaux: string[][] = [];
	for (const t of noeuds.filter((n) => n.role === 'Table')) {
		if (suiteDe(t)) tableaux.at(-1)?.push(...entetes(t));
		else tableaux.push(entetes(t));
	}
	const sansSommaire = arbre.filter(
		(n) => typeof n === 'string' || (n.role !== 'TOC' && !(n.role === 'H2' && mots(n).trim() === 'Sommaire')),
	);
	return {
		titres: noeuds.filter((n) => /^H\d$/.test(n.role)).map((n) => `${n.role} ${compact(mots(n))}`),
		tableaux,
		texte: compact(sansSommaire.map(mots).join(' ')),
	};
}

const blocsDe = (blocs: Bloc[]): Bloc[] => blocs.flatMap((b) => (b.t === 'liste' ? [b, ...b.items.flatMap(blocsDe)] : [b]));

const entetesAttendus = (b: Tableau): string[] => {
	const rangees = b.entete.length > 1 && (b.alignements[0] ?? 'gauche') === 'gauche' ? b.lignes.map((l) => l.cellules[0] ?? []) : [];
	return [b.legende, ...b.entete, ...rangees].map((i) => compact(texteDe(i))).filter(Boolean);
};

/** The same, from the document model. */
export function lectureAttendue(doc: DocumentCompose): Lecture {
	const blocs = blocsDe(doc.blocs);
	const principal = titreDuDocument(doc);
	const titres = blocs.flatMap((b) => (b.t === 'titre' && b !== principal ? [b] : []));
	const ligne = (niveau: number, texte: string): string => `H${niveau} ${compact(texte)}`;
	const figures = blocs.flatMap((b) => (b.t === 'figure' ? [b] : []));
	const texte = figures.reduce((t, f) => t.replace(`Figure : ${f.titre}\n`, `${f.titre}\n`), rendreTexte(doc));
	return {
		titres: [
			ligne(1, texteDe(principal.contenu)),
			...(doc.sommaire ? ['H2 Sommaire'] : []),
			...titres.map((b) => ligne(b.niveau, numeroAffiche(b.numero) + texteDe(b.contenu))),
		],
		tableaux: blocs.flatMap((b) => (b.t === 'tableau' ? [entetesAttendus(b)] : [])),
		texte: compact(texte.replace(/^[#>]+ | \| /gm, ' ')),
	};
}

/** What pdf.js reads otherwise than the model says: names of the parts that differ. */
export async function ecarts(octets: Uint8Array, doc: DocumentCompose): Promise<string[]> {
	const lu = lectureDe(await lireArbre(octets));
	const attendu = lectureAttendue(doc);
	return (['titres', 'tableaux', 'texte'] as const).filter((p) => JSON.stringify(lu[p]) !== JSON.stringify(attendu[p]));
}
