import {
	cleDuManque,
	inlinesDe,
	texteDe,
	type Bloc,
	type DocumentCompose,
	type Inline,
	type Manque,
	type Titre,
} from '../document/modele.ts';
import { lignesDe } from './comparer.ts';

/** The smallest titled piece of a document: a sub-section, or what an article says before its first one. */
export interface Clause {
	/** Id of its title; empty for what stands before the first. */
	id: string;
	/** Title of the article around a sub-section. */
	article?: Titre;
	/** Its own title first. */
	blocs: Bloc[];
}
/** What of a document stands beside a stage; `changes` holds ranks of `blocs`. */
export interface Extrait {
	blocs: Bloc[];
	changes: number[];
}

/** The document cut at its titles, in reading order. */
export function clausesDe(doc: Pick<DocumentCompose, 'blocs'>): Clause[] {
	const clauses: Clause[] = [{ id: '', blocs: [] }];
	let article: Titre | undefined;
	for (const b of doc.blocs) {
		if (b.t === 'titre') {
			if (b.niveau === 2) article = b;
			clauses.push({ id: b.id, ...(b.niveau === 3 && article && { article }), blocs: [b] });
		} else if (b.t !== 'saut') clauses.at(-1)?.blocs.push(b);
	}
	return clauses.filter(({ blocs }) => blocs.length > 0);
}

const champDe = (i: Inline): string => (i.t === 'manque' ? i.champ : i.t === 'texte' && i.texte.trim() ? (i.champ ?? '') : '');

/** The missing answers of these blocks, once each, in reading order. */
export const manquesDe = (blocs: Bloc[]): Manque[] => {
	const tous = blocs.flatMap(inlinesDe).filter((i): i is Manque => i.t === 'manque');
	return [...new Map(tous.map((m) => [cleDuManque(m), m])).values()];
};

/** The clauses that print one of these fields, but for the closing list, which repeats what is missing above. */
function touchees(clauses: Clause[], estDIci: (champ: string) => boolean): Set<Clause> {
	const dits = new Set<string>();
	const retenues = new Set<Clause>();
	for (const clause of clauses) {
		const siens = clause.blocs.flatMap(inlinesDe).filter((i) => champDe(i) !== '');
		const redite = siens.every((i) => i.t === 'manque' && dits.has(texteDe([i])));
		for (const i of siens) if (i.t === 'manque') dits.add(texteDe([i]));
		if (!redite && siens.some((i) => estDIci(champDe(i)))) retenues.add(clause);
	}
	return retenues;
}

const cleDe = (b: Bloc): string =>
	`${b.t}|${lignesDe(b)
		.map((l) => l.cle)
		.join('\n')}`;

/** Ranks of the blocks of a clause that its former state has not; its title when something only left it. */
function changesDe(avant: Clause | undefined, apres: Clause): number[] {
	if (!avant) return apres.blocs.map((_, rang) => rang);
	const reste = new Map<string, number>();
	for (const b of avant.blocs) reste.set(cleDe(b), (reste.get(cleDe(b)) ?? 0) + 1);
	const changes = apres.blocs.flatMap((b, rang) => {
		const n = reste.get(cleDe(b)) ?? 0;
		if (n > 0) reste.set(cleDe(b), n - 1);
		return n > 0 ? [] : [rang];
	});
	return changes.length === 0 && [...reste.values()].some((n) => n > 0) ? [0] : changes;
}

/** What changed from one composition to the next: ranks of blocks by clause, a mere renumbering left out; titles of the clauses that left. */
export function changements(avant: Clause[], apres: Clause[]): { changes: Map<string, number[]>; retires: string[] } {
	const [anciennes, nouvelles] = [new Map(avant.map((c) => [c.id, c])), new Set(apres.map((c) => c.id))];
	const changes = apres.map((c) => [c.id, changesDe(anciennes.get(c.id), c)] as const).filter(([, rangs]) => rangs.length > 0);
	const parties = avant.filter((c) => !nouvelles.has(c.id)).map(({ blocs: [t] }) => (t?.t === 'titre' ? texteDe(t.contenu) : ''));
	return { changes: new Map(changes), retires: parties.filter(Boolean) };
}

/** The clauses of a document that answers of this stage write, and those that have just changed, in reading order. */
export function clausesDeLEtape(clauses: Clause[], estDIci: (champ: string) => boolean, changes: ReadonlyMap<string, unknown>): Clause[] {
	const siennes = touchees(clauses, estDIci);
	return clauses.filter((c) => siennes.has(c) || changes.has(c.id));
}

/** These clauses end to end, each under the title of its article. */
export function extrait(clauses: Clause[], changes: ReadonlyMap<string, number[]>): Extrait {
	const tout: Extrait = { blocs: [], changes: [] };
	let article: string | undefined;
	for (const c of clauses) {
		if (c.article && c.article.id !== article) tout.blocs.push(c.article);
		article = c.article?.id ?? c.id;
		tout.changes.push(...(changes.get(c.id) ?? []).map((rang) => tout.blocs.length + rang));
		tout.blocs.push(...c.blocs);
	}
	return tout;
}
