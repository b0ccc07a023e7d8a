import type { Clause, Clauses } from '../../contenu/modele.ts';
import { NOMS_DOCUMENTS, type NomDocument } from '../../document/modele.ts';

/** Titles of one document under which an answer decides what is written. */
export interface Effet {
	nom: NomDocument;
	titres: string[];
}

/** « Comité technique », or « Comité de pilotage, Composition » for a title that other articles have too. */
function nommer(cle: string, clauses: Clauses): string | undefined {
	const [article = '', section] = cle.split('/');
	const titres = [clauses[article]?.titre, section && clauses[cle]?.titre].filter(Boolean);
	return clauses[cle]?.titre && titres.join(', ');
}

function titresDe(clauses: Clauses, lit: (clause: Clause) => boolean): string[] {
	const cles = Object.keys(clauses).filter((cle) => cle !== '' && lit(clauses[cle]!));
	// An article that comes whole is named alone.
	const seules = cles.filter((cle) => !cles.includes(cle.split('/')[0] ?? '') || !cle.includes('/'));
	return [...new Set(seules.flatMap((cle) => nommer(cle, clauses) ?? []))];
}

/** Where an answer that no document repeats acts all the same: first where it makes a passage stand, otherwise where it chooses words. */
export const effetsDe = (question: string, clauses: Record<NomDocument, Clauses>): Effet[] =>
	NOMS_DOCUMENTS.map((nom) => {
		const presents = titresDe(clauses[nom], (c) => c.presence.includes(question));
		return { nom, titres: presents.length > 0 ? presents : titresDe(clauses[nom], (c) => c.mots.includes(question)) };
	}).filter(({ titres }) => titres.length > 0);
