import type { Bloc } from '../../document/modele.ts';

/**
 * A key for each block, unique in its document: the id of a title, then `id.1`, `id.2`… for what stands under it.
 * What stands before the first title is `.1`, `.2`…
 */
export function clesDe(blocs: Bloc[]): string[] {
	let titre = '';
	let rang = 0;
	return blocs.map((b) => {
		if (b.t !== 'titre') return `${titre}.${++rang}`;
		titre = b.id;
		rang = 0;
		return titre;
	});
}

/** Id, in the page, of the block of this key: told apart from those of questions and sections. */
export const ancreDuBloc = (cle: string): string => `bloc-${cle}`;

/** Key of the title that a block stands under, itself for a title. */
export const titreDeLaCle = (cle: string): string => cle.replace(/\.\d+$/, '');

/** Heading level of each title where those of level 2 are drawn at `base`; none is skipped. */
export function niveauxDe(blocs: Bloc[], base: number): (number | undefined)[] {
	let dernier = base - 1;
	return blocs.map((b) => {
		if (b.t !== 'titre') return undefined;
		dernier = Math.min(base + Math.max(b.niveau, 2) - 2, dernier + 1, 6);
		return dernier;
	});
}

/** « Article 5 – », « 5.1 » or nothing: what comes before the words of a title. */
export const prefixe = (numero: string | undefined): string => (numero ? `${numero}${/^\d/.test(numero) ? ' ' : ' – '}` : '');
