import type { Sources } from '../contenu/modele.ts';

const SOURCE = /\{\{\s*sources\.([a-z0-9_]+)\s*\}\}/g;

/** `{{ sources.id }}` replaced by the wording of the source; a name that the table does not hold stays as it is, or throws when `strict`. */
export const citer = (texte: string, sources: Sources, strict = false): string =>
	texte.replace(SOURCE, (entier, id: string) => {
		const dite = sources[id]?.texte;
		if (dite === undefined && strict) throw new Error(`La source « ${id} » n’est pas dans content/sources.yaml.`);
		return dite ?? entier;
	});
