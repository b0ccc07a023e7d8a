import type { Clause, Clauses, Source } from '../../contenu/modele.ts';
import { inlinesDe, type Bloc, type NomDocument, type Titre } from '../../document/modele.ts';
import { idDuChamp } from '../documents/textes.ts';

/** /pourquoi.json */
export interface Pourquoi {
	clauses: Record<NomDocument, Clauses>;
	sources: Record<string, Source>;
}

/** Why a clause stands in a document, and in these words: ids of questions and of sources. */
export interface Raisons {
	/** Questions whose answer, or its absence, is printed. */
	reprises: string[];
	presence: string[];
	mots: string[];
	sources: string[];
	/** The sources are those of the article that holds it. */
	heritees: boolean;
}

const uniques = (ids: string[]): string[] => [...new Set(ids)];

/** A title met twice in a document has a rank at the end of its id. */
const trouver = (clauses: Clauses, prefixe: string, id: string): string | undefined =>
	[id, id.replace(/-\d+$/, ''), '*'].map((c) => prefixe + c).find((c) => c in clauses);

/** The clause of each title of the document, by its id; a list that the code writes has none. */
export function clausesDesTitres(blocs: Bloc[], clauses: Clauses): Map<string, Clause> {
	const trouvees = new Map<string, Clause>();
	let article = '';
	for (const b of blocs) {
		if (b.t !== 'titre') continue;
		const cle = trouver(clauses, b.niveau === 2 ? '' : `${article}/`, b.id);
		if (b.niveau === 2) article = cle ?? b.id;
		const clause = cle === undefined ? undefined : clauses[cle];
		if (clause) trouvees.set(b.id, clause);
	}
	return trouvees;
}

/** The blocks under a title, itself first, up to the next title. */
function portion(blocs: Bloc[], titre: Titre): Bloc[] {
	const debut = blocs.indexOf(titre);
	const fin = blocs.findIndex((b, i) => i > debut && b.t === 'titre');
	return blocs.slice(debut, fin < 0 ? undefined : fin);
}
const sourcesDe = (blocs: Bloc[], titre: Titre): string[] =>
	uniques([
		...(titre.sources ?? []),
		...portion(blocs, titre)
			.flatMap(inlinesDe)
			.flatMap((i) => (i.t === 'texte' && i.source ? [i.source] : [])),
	]);

/** The title of level 2 that holds this one. */
const articleDe = (blocs: Bloc[], titre: Titre): Titre | undefined =>
	blocs.slice(0, blocs.indexOf(titre)).findLast((b): b is Titre => b.t === 'titre' && b.niveau === 2);

/**
 * What wrote the part of the document that this title opens.
 * @param clause of this title, where a template holds it
 * @param questions ids of every question
 */
export function raisonsDe(blocs: Bloc[], titre: Titre, clause: Clause | undefined, questions: string[]): Raisons {
	const champs = portion(blocs, titre)
		.flatMap(inlinesDe)
		.flatMap((i) => ((i.t === 'texte' || i.t === 'manque') && i.champ ? [i.champ] : []));
	const reprises = uniques(champs.flatMap((c) => idDuChamp(c, questions) ?? []));
	const presence = clause?.presence ?? [];
	const siennes = sourcesDe(blocs, titre);
	const article = siennes.length === 0 && titre.niveau === 3 ? articleDe(blocs, titre) : undefined;
	return {
		reprises,
		presence,
		mots: (clause?.mots ?? []).filter((q) => !reprises.includes(q) && !presence.includes(q)),
		sources: article ? sourcesDe(blocs, article) : siennes,
		heritees: article !== undefined,
	};
}

const ORIGINES: [RegExp, string][] = [
	[/sources\/referentiel-national-2025\.txt/g, 'référentiel national des CLSM et son instruction (2025)'],
	[/sources\/guide-recommandations-clsm\.txt/g, 'guide de recommandations des CLSM'],
	[/sources\/plaquette-ccoms\.txt/g, 'plaquette du Centre national de ressources et d’appui aux CLSM'],
	[/design\/6-technique\.md, /g, ''],
	[/design\/4-droit\.md|recherche juridique/g, 'relevé juridique du projet'],
];
/** Where a source was read, in words; files of the project have a name there. */
export const origineLisible = (origine: string): string => ORIGINES.reduce((o, [fichier, nom]) => o.replace(fichier, nom), origine);
