import type { Bloc } from '../../document/modele.ts';

/** `apres`, with the parts of `avant` that say the same: what has not changed is not drawn again. */
function partager<T>(avant: unknown, apres: T): T {
	if (avant === apres || typeof avant !== 'object' || typeof apres !== 'object' || avant === null || apres === null) return apres;
	const [a, b] = [avant as Record<string, unknown>, apres as Record<string, unknown>];
	const cles = Object.keys(b);
	for (const cle of cles) b[cle] = partager(a[cle], b[cle]);
	const memes = Array.isArray(a) === Array.isArray(b) && Object.keys(a).length === cles.length && cles.every((cle) => a[cle] === b[cle]);
	return memes ? (avant as T) : apres;
}

/** The blocks of a view: those that the page has already are named by their rank in `avant`. */
export function reprendre(avant: readonly Bloc[], recus: readonly (Bloc | number)[]): Bloc[] {
	const gardes = new Set(recus.filter((b) => typeof b === 'number'));
	const changes = avant.filter((_, rang) => !gardes.has(rang));
	return recus
		.map((b) => {
			if (typeof b === 'number') return avant[b];
			// What changes is most often one block, that replaces one of its kind.
			const rang = changes.findIndex((c) => c.t === b.t);
			return rang < 0 ? b : partager(changes.splice(rang, 1)[0], b);
		})
		.filter((b) => b !== undefined);
}
