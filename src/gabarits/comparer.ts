import type { Bloc, DocumentCompose, Inline, NomDocument, Titre } from '../document/modele.ts';
import { texteDe } from '../document/modele.ts';

/** One article (or annex) that two documents do not share. */
export interface ArticleDifferent {
	/** Id of its title, stable from one dossier to the other. */
	id: string;
	titre: string;
	/** « Article 5 » in each document, where it stands there under a number. */
	numeroAvant?: string;
	numeroApres?: string;
	etat: 'retire' | 'ajoute' | 'change';
	/** The lines that the other document does not have; all of them when the article stands in one only. */
	avant: string[];
	apres: string[];
}
export interface DocumentCompare {
	nom: NomDocument;
	articles: ArticleDifferent[];
	/** Articles with the same text in both, whatever their number. */
	identiques: number;
}
interface Article {
	id: string;
	titre: string;
	numero?: string;
	lignes: Ligne[];
}
/** `cle` tells two lines apart: a cross-reference counts by its target, so that a mere renumbering changes nothing. */
interface Ligne {
	texte: string;
	cle: string;
}

const cleDe = (inlines: Inline[]): string => inlines.map((i) => (i.t === 'renvoi' ? `[[${i.cible}]]` : texteDe([i]))).join('');
const ligne = (...parties: Inline[][]): Ligne => ({
	texte: parties.map(texteDe).filter(Boolean).join(' · '),
	cle: parties.map(cleDe).join('|'),
});
const brute = (texte: string): Ligne => ({ texte, cle: texte });

/** What a block says, line by line; a table by rows, a list by items. */
export function lignesDe(b: Bloc): Ligne[] {
	if (b.t === 'titre' || b.t === 'paragraphe') return [ligne(b.contenu)];
	if (b.t === 'liste') return b.items.map((item) => fondre(item.flatMap(lignesDe)));
	if (b.t === 'tableau') return [ligne(b.legende), ligne(...b.entete), ...b.lignes.map((l) => ligne(...l.cellules))];
	if (b.t === 'signatures') return b.parties.map((p) => ligne(p.nom, ...p.lignes));
	return b.t === 'figure' ? [brute(b.alternative)] : [];
}
const fondre = (lignes: Ligne[]): Ligne => ({ texte: lignes.map((l) => l.texte).join(' '), cle: lignes.map((l) => l.cle).join(' ') });

const ouvrir = (t: Titre): Article => ({ id: t.id, titre: texteDe(t.contenu), ...(t.numero && { numero: t.numero }), lignes: [] });

/** The document by titles of level 2; what stands before the first is the opening. */
function articles(doc: DocumentCompose): Article[] {
	const tous: Article[] = [{ id: '', titre: 'Ouverture', lignes: [brute(doc.titre)] }];
	for (const b of doc.blocs) {
		if (b.t === 'titre' && b.niveau === 2) tous.push(ouvrir(b));
		else tous.at(-1)?.lignes.push(...lignesDe(b).filter((l) => l.texte !== ''));
	}
	return tous;
}

/** Lines of `a` that `b` has not, each as many times as it is missing. */
function enPlus(a: Ligne[], b: Ligne[]): string[] {
	const reste = new Map<string, number>();
	for (const { cle } of b) reste.set(cle, (reste.get(cle) ?? 0) + 1);
	return a.flatMap(({ texte, cle }) => {
		const n = reste.get(cle) ?? 0;
		if (n > 0) reste.set(cle, n - 1);
		return n > 0 ? [] : [texte];
	});
}

const numeros = (a: Article | undefined, b: Article | undefined): Pick<ArticleDifferent, 'numeroAvant' | 'numeroApres'> => ({
	...(a?.numero && { numeroAvant: a.numero }),
	...(b?.numero && { numeroApres: b.numero }),
});

function comparerArticle(a: Article | undefined, b: Article | undefined): ArticleDifferent[] {
	const { id, titre } = b ?? a ?? { id: '', titre: '' };
	const [avant, apres] = [enPlus(a?.lignes ?? [], b?.lignes ?? []), enPlus(b?.lignes ?? [], a?.lignes ?? [])];
	if (!a || !b) return [{ id, titre, ...numeros(a, b), etat: a ? 'retire' : 'ajoute', avant, apres }];
	const renomme = a.titre !== b.titre;
	if (avant.length + apres.length === 0 && !renomme) return [];
	const titres = renomme ? { avant: [a.titre, ...avant], apres: [b.titre, ...apres] } : { avant, apres };
	return [{ id, titre, ...numeros(a, b), etat: 'change', ...titres }];
}

/** Articles of both, in the order of `b`; those that left stand where they were. */
function paires(a: Article[], b: Article[]): [Article | undefined, Article | undefined][] {
	const parId = new Map(b.map((x) => [x.id, x]));
	const ordre: [Article | undefined, Article | undefined][] = b.map((x) => [a.find((y) => y.id === x.id), x]);
	a.forEach((article, rang) => {
		if (parId.has(article.id)) return;
		const voisin = ordre.findIndex(([y]) => y !== undefined && y === a[rang - 1]);
		ordre.splice(voisin + 1, 0, [article, undefined]);
	});
	return ordre;
}

/**
 * What differs from one document to the other, article by article. Both are composed of the same templates:
 * an article is known by the id of its title. A reordering of the lines of an article is no difference.
 */
export function comparerDocuments(a: DocumentCompose, b: DocumentCompose): DocumentCompare {
	const couples = paires(articles(a), articles(b));
	const differents = couples.flatMap(([x, y]) => comparerArticle(x, y));
	return { nom: b.nom, articles: differents, identiques: couples.length - differents.length };
}
