import { lien } from '../../layouts/lien.ts';
import { idDuChamp } from '../documents/textes.ts';
import { ancre } from '../questions/types.ts';
import type { QuestionLiee } from '../referentiel/textes.ts';

/** Where the fields of a document are asked. */
export interface Adresses {
	/** Address of the question that asks a field; `cle` is the block to come back to, where the page has one. */
	adresse: (champ: string, cle?: string) => string | undefined;
	/** Its label. */
	question: (champ: string) => string | undefined;
}

/**
 * @param questions every question, by its id
 * @param retour name of the page that leads there (see questions/retour.ts): the stage then offers the way back
 */
export function adressesDe(questions: Record<string, QuestionLiee>, retour?: string): Adresses {
	const ids = Object.keys(questions);
	const trouver = (champ: string) => {
		const id = idDuChamp(champ, ids);
		const question = id === undefined ? undefined : questions[id];
		return id !== undefined && question ? { id, ...question } : undefined;
	};
	/** A document names the same field many times, and again at each composition. */
	const trouves = new Map<string, ReturnType<typeof trouver>>();
	const retrouver = (champ: string) => {
		if (!trouves.has(champ)) trouves.set(champ, trouver(champ));
		return trouves.get(champ);
	};
	const chercher = (cle: string | undefined): string =>
		retour ? `?${new URLSearchParams({ retour, ...(cle !== undefined && { bloc: cle }) }).toString()}` : '';
	return {
		adresse: (champ, cle) => {
			const q = retrouver(champ);
			return q && `${lien(`/parcours/${q.etape}/`)}${chercher(cle)}#${ancre(q.id)}`;
		},
		question: (champ) => retrouver(champ)?.label,
	};
}
