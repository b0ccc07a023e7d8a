import type { Cote } from '../../dossier/fusion.ts';
import type { EtapeDite, LigneDifferente, QuestionDifferente } from '../questions/differences.ts';

/** One thing to choose: a line of a difference, the question that asks it. */
export interface Choisie extends LigneDifferente {
	/** Safe in an id. */
	cle: string;
	question: QuestionDifferente;
}
export interface EtapeChoisie {
	etape: string;
	titre: string;
	questions: { question: QuestionDifferente; lignes: Choisie[] }[];
}

/** The lines by stage and question, in order; those whose paths `garder` leaves out are not told. */
export const parEtape = (dites: QuestionDifferente[], etapes: EtapeDite[], garder: (champ: string) => boolean): EtapeChoisie[] =>
	etapes.flatMap(({ etape, titre }) => {
		const questions = dites
			.filter((q) => q.etape === etape)
			.map((question) => ({
				question,
				lignes: question.lignes.flatMap((l, i) =>
					l.champs.some(garder) ? [{ ...l, question, cle: `${question.id.replaceAll('.', '-')}-${i}` }] : [],
				),
			}))
			.filter((q) => q.lignes.length > 0);
		return questions.length > 0 ? [{ etape, titre, questions }] : [];
	});

export const lignesDe = (etapes: EtapeChoisie[]): Choisie[] => etapes.flatMap((e) => e.questions.flatMap((q) => q.lignes));

/** The side chosen for a line: all its paths go together. */
export const coteDe = (ligne: LigneDifferente, choix: ReadonlyMap<string, Cote>): Cote | undefined =>
	ligne.champs.map((c) => choix.get(c)).find((c) => c !== undefined);

export function choisir(choix: ReadonlyMap<string, Cote>, lignes: LigneDifferente[], cote: Cote): Map<string, Cote> {
	return new Map([...choix, ...lignes.flatMap((l) => l.champs.map((c) => [c, cote] as const))]);
}
