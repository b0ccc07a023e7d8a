import { estVide } from '../../dossier/chemin.ts';
import { poser, prendre } from './objets.ts';
import type { QuestionEcran } from './types.ts';

/** What accepting the proposals of a question would write; undefined when none is open. An answer is never replaced. */
export function accepter(question: QuestionEcran, valeur: unknown): unknown {
	if (question.propose !== undefined) return estVide(valeur) ? question.propose : undefined;
	if (question.reponse !== 'fiche') return undefined;
	const ouverts = (question.champs ?? []).filter((c) => c.propose !== undefined && estVide(prendre(valeur, c.nom)));
	return ouverts.length > 0 ? ouverts.reduce<unknown>((v, c) => poser(v, c.nom, c.propose), valeur) : undefined;
}
