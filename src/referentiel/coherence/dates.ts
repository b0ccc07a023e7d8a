import type { Dossier } from '../../dossier/schema.ts';
import { estOui } from '../../faits/logique.ts';
import { datePrisePoste } from '../../finances/annees.ts';
import { budget } from '../../finances/budget.ts';
import { dateLongue } from '../../francais.ts';
import type { Controle } from './modele.ts';

/*
 * No date of enforceability nor of signature is asked: the calendar counts them from the council, after it by construction. A prepared start
 * given in months after the council cannot precede it either.
 */

const dire = (iso: string): string => dateLongue(iso) ?? iso;
const comite = (d: Dossier): string | undefined => (estOui(d.preparation?.comite?.existe) ? d.preparation?.comite?.date : undefined);
const conseil = (d: Dossier): string | undefined => d.calendrier?.conseil;
const existant = (d: Dossier): boolean => d.stade === 'existant';
const anneeDe = (iso: string): number => Number(iso.slice(0, 4));

/** Fires when the two dates are known and the first comes after the second. */
const apres = (premiere: (d: Dossier) => string | undefined, seconde: (d: Dossier) => string | undefined): Controle => ({
	noms: ['premiere', 'seconde'],
	relever: (d) => {
		const [a, b] = [premiere(d), seconde(d)];
		return a && b && a > b ? [{ premiere: dire(a), seconde: dire(b) }] : [];
	},
});

const finDeConvention = (d: Dossier): string | undefined => (existant(d) ? d.existant?.finConvention : undefined);
const prisePosteSaisie = (d: Dossier): string | undefined => (existant(d) ? undefined : d.coordination?.prisePoste?.date);

/** Dates in their order: preparatory committee, council, start; end of the existing convention. */
export const dates: Record<string, Controle> = {
	comiteApresConseil: apres(comite, conseil),
	perimetreApresConseil: apres((d) => (d.echelle?.choixCollectif?.etat === 'oui' ? d.echelle.choixCollectif.date : undefined), conseil),
	priseDePosteAvantConseil: apres(conseil, prisePosteSaisie),
	conventionInterrompue: apres(conseil, finDeConvention),
	conventionAvantLeClsm: {
		noms: ['creation', 'fin'],
		relever: (d) => {
			const { annee, finConvention } = d.existant ?? {};
			return existant(d) && annee !== undefined && finConvention && anneeDe(finConvention) < annee
				? [{ creation: String(annee), fin: dire(finConvention) }]
				: [];
		},
	},
	budgetAvantConseil: {
		noms: ['debut', 'conseil'],
		relever: (d) => {
			const [debut, jour] = [d.financement?.debut, conseil(d)];
			return !existant(d) && debut !== undefined && jour && debut < anneeDe(jour) ? [{ debut: String(debut), conseil: dire(jour) }] : [];
		},
	},
	posteHorsDuBudget: {
		noms: ['prise', 'fin'],
		relever: (d) => {
			const prise = datePrisePoste(d);
			const dernier = budget(d).exercices.at(-1)?.annee;
			return prise && dernier !== undefined && anneeDe(prise) > dernier ? [{ prise: dire(prise), fin: String(dernier) }] : [];
		},
	},
};
