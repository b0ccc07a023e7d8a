import type { Dossier } from '../dossier/schema.ts';

export type Verdict = 'conforme' | 'a-consolider' | 'ecart' | 'a-renseigner' | 'sans-objet';

/** One recommandation held against one dossier. Unanswered is « a-renseigner », never a gap. */
export type Regle = (d: Dossier) => Verdict;

/** The most useful first: what to mend, then what to answer. */
export const ORDRE: readonly Verdict[] = ['ecart', 'a-consolider', 'a-renseigner', 'conforme', 'sans-objet'];

/** The weakest of several parts decides: a gap, then a missing answer, then what is to be strengthened. */
export function plusFaible(...verdicts: Verdict[]): Verdict {
	const gravite: Verdict[] = ['ecart', 'a-renseigner', 'a-consolider', 'conforme'];
	return gravite.find((v) => verdicts.includes(v)) ?? 'sans-objet';
}

/** One verdict when it is so, another when it is not, « a-renseigner » as long as it is not known. */
export const selon = (tri: boolean | undefined, oui: Verdict, non: Verdict): Verdict =>
	tri === undefined ? 'a-renseigner' : tri ? oui : non;
