import { uneFois } from '../dossier/immobile.ts';
import type { Dossier } from '../dossier/schema.ts';
import { exercices, type Exercice } from './annees.ts';
import { lignesDepenses, type Depense } from './depenses.ts';
import { lignesRessources, type Ressource } from './ressources.ts';

/** A sum of whole euros; `incomplet` when a line of it is not known, so that it reads « au moins ». */
export interface Total {
	montant: number;
	incomplet: boolean;
}
export interface Budget {
	exercices: Exercice[];
	depenses: Depense[];
	ressources: Ressource[];
	totauxDepenses: Total[];
	/** Typed or computed revenue, the residual left out. */
	totauxRessources: Total[];
	/** What remains to the carrier each year; negative when revenue exceeds expenditure. */
	residuel: Total[];
	/** Over all the years. */
	depensesTotales: Total;
	residuelTotal: Total;
	/** A line is unknown: the balance may still move. */
	provisoire: boolean;
	/** The residual is below zero in one year. */
	excedent: boolean;
}

/** Sum of the rounded lines, never a rounded sum. */
export const somme = (montants: (number | undefined)[]): Total => ({
	montant: montants.reduce<number>((s, m) => s + (m ?? 0), 0),
	incomplet: montants.some((m) => m === undefined),
});

const parAnnee = (nombre: number, lignes: { montants: (number | undefined)[] }[]): Total[] =>
	Array.from({ length: nombre }, (_, rang) => somme(lignes.map((l) => l.montants[rang])));

const cumul = (totaux: Total[]): Total => ({
	montant: totaux.reduce((s, t) => s + t.montant, 0),
	incomplet: totaux.some((t) => t.incomplet),
});

/** The budget of a dossier, year by year, in whole euros. The carrier's own share is the residual (4-droit, 3.5). */
export const budget = uneFois((d: Dossier): Budget => {
	const annees = exercices(d);
	const depenses = lignesDepenses(d, annees);
	const totauxDepenses = parAnnee(annees.length, depenses);
	const ressources = lignesRessources(d, annees, depenses, totauxDepenses);
	const totauxRessources = parAnnee(annees.length, ressources);
	const residuel = totauxDepenses.map((t, rang): Total => {
		const r = totauxRessources[rang] ?? { montant: 0, incomplet: false };
		return { montant: t.montant - r.montant, incomplet: t.incomplet || r.incomplet };
	});
	return {
		exercices: annees,
		depenses,
		ressources,
		totauxDepenses,
		totauxRessources,
		residuel,
		depensesTotales: cumul(totauxDepenses),
		residuelTotal: cumul(residuel),
		provisoire: residuel.some((r) => r.incomplet),
		excedent: residuel.some((r) => r.montant < 0),
	};
});

/** Euros a year and an inhabitant, on the last year (a full one); undefined without a population or an amount. */
export function coutParHabitant(b: Budget, population: number | undefined): number | undefined {
	const total = b.totauxDepenses.at(-1);
	return population && total && total.montant > 0 ? total.montant / population : undefined;
}
