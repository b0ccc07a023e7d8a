import { budget } from '../finances/budget.ts';
import { coutDuGuide } from '../finances/depenses.ts';
import { cleCommunes } from '../finances/repartition.ts';
import { populationTerritoire } from './territoire.ts';
import type { Fait } from './logique.ts';

/** What the sums say. */
export const faitsBudget: Record<string, Fait> = {
	// An unknown line makes the balance provisional (design, 1-parcours, stage 5).
	budgetProvisoire: (d) => budget(d).provisoire,
	budgetExcedent: (d) => budget(d).excedent,
	posteChiffre: (d) => d.coordination?.etp !== undefined,
	// Nothing but unknown lines: no table can be read.
	budgetChiffrable: (d) => budget(d).depensesTotales.montant > 0,
	dureeConnue: (d) => (d.financement?.duree === undefined ? undefined : true),
	anneesConnues: (d) => d.financement?.debut !== undefined && d.financement.duree !== undefined,
	premiereAnneePartielle: (d) => {
		const premier = budget(d).exercices[0];
		return premier?.annee !== undefined && premier.mois < 12;
	},
	coutParHabitantConnu: (d) => populationTerritoire(d) !== undefined && d.coordination?.etp !== undefined,
	coutSuitLeGuide: (d) => coutDuGuide(d),
	// One amount missing would leave every share of the key unknown.
	cleChiffrable: (d) => {
		const reste = budget(d).residuel.at(-1);
		const parts = cleCommunes(d, reste && !reste.incomplet ? reste.montant : -1);
		return Boolean(parts?.length && parts.every((p) => p.montant !== undefined));
	},
	cleChoisie: (d) => d.financement?.cle?.mode !== undefined && d.financement.cle.mode !== 'ne-sait-pas',
	partsCalculables: (d) => !budget(d).provisoire && !budget(d).excedent && budget(d).depensesTotales.montant > 0,
	// 4-droit.md, 3.2 and 3.3: the Cerfa is for associations, M57 for communes and their groupings.
	presentationM57: (d) =>
		d.porteur?.entite?.type === undefined
			? undefined
			: ['commune', 'epci', 'ept', 'metropole-lyon', 'plusieurs-communes', 'ccas', 'petr', 'syndicat-mixte'].includes(
					d.porteur.entite.type,
				),
};
