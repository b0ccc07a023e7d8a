import type { Champ, Question } from '../contenu/modele.ts';
import { cheminsDe, type Posee } from '../dossier/extraire.ts';
import type { Tri } from '../faits/logique.ts';
import type { Partenaire } from './partenaires.ts';

/** Who may be asked: the partners of the project, or someone else, to whom no question belongs. */
export type Interroge = Partenaire | 'autre';
/** Who decides an answer is asked it. */
const DECIDENT: Partial<Record<Question['decideur'], Partenaire>> = { hopital: 'psychiatrie', ars: 'ars' };

type Adressee = Pick<Question, 'id' | 'decideur' | 'partenaires'>;
/** Whether a question is a partner's: theirs to decide, or of their concern (`partenaires` of the content). */
export const estSienne = (q: Adressee, qui: Interroge): boolean =>
	DECIDENT[q.decideur] === qui || (q.partenaires ?? []).some((p) => p === qui);

type AChamps = Omit<Posee, 'champs'> & { champs?: Pick<Champ, 'nom' | 'quand'>[] | undefined };

/** Paths of everything these questions ask. */
export const cheminsDemandes = (questions: readonly Posee[]): string[] => questions.flatMap(cheminsDe);

/** Conditional fields of these questions that the dossier opens now. */
export const champsOuverts = (questions: readonly AChamps[], faits: Record<string, Tri>): string[] =>
	questions.flatMap((q) => (q.champs ?? []).filter((c) => c.quand && faits[c.quand] === true).map((c) => `${q.id}.${c.nom}`));

/**
 * A question as a partner is asked it: what other answers of the dossier decide has been decided by who asks.
 * @param faits those of the answers handed over: a field that they open themselves keeps its condition
 */
export function pourPartenaire<Q extends Question>(q: Q, ouvertes: readonly string[], faits: Record<string, Tri>): Q {
	const { quand: _q, aide: _a, avertissements: _v, ...reste } = q;
	const champs = q.champs?.map(({ quand, ...c }) => {
		const parAilleurs = quand !== undefined && ouvertes.includes(`${q.id}.${c.nom}`) && faits[quand] !== true;
		return quand === undefined || parAilleurs ? c : { ...c, quand };
	});
	return { ...reste, ...(champs && { champs }) } as Q;
}
