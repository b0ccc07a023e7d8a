/** A second reader of Word files, which counts as Word does: parts, relationships, words with their automatic numbers. */
import { DOMParser, type Document, type Element, type Node } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';

/** Control characters and noncharacters that XML 1.0 forbids, halves of a pair. */
const INTERDITS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Surrogate}]/u;

/** Throws on XML that is not well formed. */
export const lireXml = (xml: string): Document => {
	if (INTERDITS.test(xml)) throw new Error('Caractère interdit en XML.');
	const onError = (niveau: string, message: string): void => {
		// A warning is not a fault of form: U+FFFD is one.
		if (niveau !== 'warning') throw new Error(`${niveau} : ${message}`);
	};
	return new DOMParser({ onError }).parseFromString(xml, 'text/xml');
};

/** Every part of the package, as text, by path. */
export const partiesDe = (octets: Uint8Array): Map<string, string> =>
	new Map(Object.entries(unzipSync(octets)).map(([chemin, brut]) => [chemin, strFromU8(brut)]));

export const tous = (noeud: Document | Element, nom: string): Element[] => Array.from(noeud.getElementsByTagName(nom));
const enfants = (noeud: Node): Element[] => Array.from(noeud.childNodes).filter((n): n is Element => n.nodeType === 1);
export const valeur = (noeud: Element | undefined, nom: string): string | undefined => {
	const trouve = noeud && tous(noeud, nom)[0];
	return trouve?.getAttribute('w:val') ?? undefined;
};

interface Niveau {
	texte: string;
	puce: boolean;
}

const niveauxDe = (numbering: Document): Map<string, { famille: string; niveaux: Niveau[] }> => {
	const abstraits = new Map(
		tous(numbering, 'w:abstractNum').map((a) => [
			a.getAttribute('w:abstractNumId'),
			tous(a, 'w:lvl').map((l): Niveau => ({ texte: valeur(l, 'w:lvlText') ?? '', puce: valeur(l, 'w:numFmt') === 'bullet' })),
		]),
	);
	return new Map(
		tous(numbering, 'w:num').map((n) => [
			n.getAttribute('w:numId') ?? '',
			{ famille: n.getAttribute('w:numId') ?? '', niveaux: abstraits.get(valeur(n, 'w:abstractNumId') ?? '') ?? [] },
		]),
	);
};

const texteDuParagraphe = (p: Element): string =>
	tous(p, 'w:t')
		.map((t) => t.textContent ?? '')
		.join('');

/** The paragraphs of the body in order, each with the number Word would show; the contents left out. */
export const paragraphesDe = (octets: Uint8Array): { style: string | undefined; numero: string; texte: string }[] => {
	const parties = partiesDe(octets);
	const listes = niveauxDe(lireXml(parties.get('word/numbering.xml') ?? ''));
	const comptes = new Map<string, number[]>();
	const numeroDe = (p: Element): string => {
		const numPr = tous(p, 'w:numPr')[0];
		const liste = listes.get(valeur(numPr, 'w:numId') ?? '');
		if (!numPr || !liste) return '';
		const rang = Number(valeur(numPr, 'w:ilvl') ?? 0);
		const compte = comptes.get(liste.famille) ?? [];
		comptes.set(liste.famille, [...compte.slice(0, rang), (compte[rang] ?? 0) + 1]);
		const niveau = liste.niveaux[rang];
		return (niveau?.texte ?? '').replace(/%(\d)/g, (_, n: string) => String(comptes.get(liste.famille)?.[Number(n) - 1] ?? 0));
	};
	const parcourir = (noeud: Node): Element[] =>
		enfants(noeud).flatMap((e) => (e.nodeName === 'w:p' ? [e] : e.nodeName === 'w:sdt' ? [] : parcourir(e)));
	const [corps] = tous(lireXml(parties.get('word/document.xml') ?? ''), 'w:body');
	return (corps ? parcourir(corps) : [])
		.map((p) => ({ style: valeur(p, 'w:pStyle'), numero: numeroDe(p), texte: texteDuParagraphe(p) }))
		.filter((p) => p.style !== 'TOCHeading');
};
