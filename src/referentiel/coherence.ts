import type { Dossier } from '../dossier/schema.ts';
import { dates } from './coherence/dates.ts';
import type { Controle } from './coherence/modele.ts';
import { parties } from './coherence/parties.ts';
import { renvois } from './coherence/renvois.ts';
import { sommes } from './coherence/sommes.ts';

/** Every check by the name that content/coherence.yaml gives its words to. */
export const controles: Record<string, Controle> = { ...sommes, ...parties, ...dates, ...renvois };

/** `incoherence`: two documents would contradict each other, or an act would not stand. `attention`: to be wanted knowingly. */
export type Niveau = 'incoherence' | 'attention';

/** The words of a check, as content/coherence.yaml holds them. */
export interface MotsControle {
	niveau: Niveau;
	phrase: string;
	/** Ids of the questions that mend it, the most useful first. */
	questions: string[];
}
/** A check that fires on this dossier, with one sentence for each place where it does. */
export interface Constatation {
	id: string;
	niveau: Niveau;
	phrases: string[];
	questions: string[];
}

const NIVEAUX: readonly Niveau[] = ['incoherence', 'attention'];
const remplir = (phrase: string, valeurs: Record<string, string>): string =>
	phrase.replace(/\{\{\s*(\w+)\s*\}\}/g, (tout, nom: string) => valeurs[nom] ?? tout);

/**
 * What the documents of this dossier would not say alike, the contradictions first.
 * @param d without the answers off the active path
 * @param mots content/coherence.yaml; a check without words is not made
 */
export const verifierCoherence = (d: Dossier, mots: Record<string, MotsControle>): Constatation[] =>
	Object.entries(mots)
		.map(([id, { niveau, phrase, questions }]) => ({
			id,
			niveau,
			phrases: (controles[id]?.relever(d) ?? []).map((valeurs) => remplir(phrase, valeurs)),
			questions,
		}))
		.filter(({ phrases }) => phrases.length > 0)
		.sort((a, b) => NIVEAUX.indexOf(a.niveau) - NIVEAUX.indexOf(b.niveau));
