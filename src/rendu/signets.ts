import type { Bloc, Titre } from '../document/modele.ts';

const titresDe = (blocs: Bloc[]): Titre[] =>
	blocs.flatMap((b) => (b.t === 'titre' ? [b] : b.t === 'liste' ? b.items.flatMap(titresDe) : []));

/** Name of the anchor by id of title, in reading order: `titre_1`, `titre_2`… fit for Word as for a page. */
export type Signets = Map<string, string>;

export const signetsDe = (blocs: Bloc[]): Signets => {
	const ids = new Set(titresDe(blocs).map((t) => t.id));
	return new Map([...ids].map((id, i) => [id, `titre_${i + 1}`]));
};
