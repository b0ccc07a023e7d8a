import type { Dossier } from '../dossier/schema.ts';
import { populationTerritoire } from '../faits/territoire.ts';
import { budget, type Budget, type Total } from '../finances/budget.ts';
import type { Exercice } from '../finances/annees.ts';
import type { EtatRessource } from '../finances/ressources.ts';

export interface LigneSimulee {
	id: string;
	payeur: string;
	nom?: string;
	etat?: EtatRessource;
	/** Whole euros, year by year; undefined while not known. */
	montants: (number | undefined)[];
}
/** The budget as the financing questions show it while they are answered: the same numbers as the documents. */
export interface Simulation {
	exercices: Exercice[];
	depenses: Total[];
	payeurs: LigneSimulee[];
	/** What remains to the carrier; negative when revenue exceeds expenditure. */
	reste: Total[];
	/** Euros an inhabitant; undefined where the population or the balance is not known. */
	resteParHabitant: (number | undefined)[];
	provisoire: boolean;
	excedent: boolean;
	/** Something has an amount. */
	chiffree: boolean;
}

const parHabitant = (b: Budget, population: number | undefined): (number | undefined)[] =>
	b.residuel.map((r) => (population && r.montant >= 0 ? r.montant / population : undefined));

/** @param d a dossier without the answers off the active path (`elaguer`) */
export function simulation(d: Dossier): Simulation {
	const b = budget(d);
	return {
		exercices: b.exercices,
		depenses: b.totauxDepenses,
		payeurs: b.ressources.map(({ id, payeur, nom, etat, montants }) => ({
			id,
			payeur,
			...(nom && { nom }),
			...(etat && { etat }),
			montants,
		})),
		reste: b.residuel,
		resteParHabitant: parHabitant(b, populationTerritoire(d)?.valeur),
		provisoire: b.provisoire,
		excedent: b.excedent,
		chiffree: [...b.depenses, ...b.ressources].some((l) => l.montants.some((m) => (m ?? 0) > 0)),
	};
}
