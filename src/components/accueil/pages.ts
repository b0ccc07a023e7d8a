import type { Etape } from '../../contenu/modele.ts';
import { ECRANS } from '../../parcours/ecrans.ts';
import type { Page, Pages } from './demande.ts';

/** Build only: the pages of each depth and the questions that each asks. */
export function pagesDe(etapes: Etape[]): Pages {
	const questions = etapes.flatMap((etape) => etape.questions);
	const decouverte = ECRANS.map((slug, i): Page => ({
		adresse: `/decouverte/${slug}/`,
		titre: `question ${i + 1} sur ${ECRANS.length}`,
		questions: questions.filter((q) => q.decouverte === i + 1).map((q) => q.id),
	}));
	const complet = etapes.map(({ etape, titre, questions: siennes }): Page => ({
		adresse: `/parcours/${etape}/`,
		titre,
		// `stade` is answered by the way one enters.
		questions: siennes.map((q) => q.id).filter((id) => id !== 'stade'),
	}));
	return { decouverte, complet };
}
