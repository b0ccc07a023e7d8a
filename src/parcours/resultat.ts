import type { Dossier } from '../dossier/schema.ts';
import { populationTerritoire } from '../faits/territoire.ts';
import { budget, somme, type Total } from '../finances/budget.ts';
import type { EtatRessource } from '../finances/ressources.ts';
import { concernes, etatDe, type Partenaire } from './partenaires.ts';

export type { Partenaire } from './partenaires.ts';
export interface Appel {
	qui: Partenaire;
	etat: 'a-appeler' | 'contacte';
}
export interface Payeur {
	/** `porteur-reste` is the residual of the carrier. */
	payeur: string;
	nom?: string;
	etat?: EtatRessource;
	montant: number | undefined;
}
export interface Resultat {
	territoire?: string;
	population?: { valeur: number; annee?: number };
	communes?: number;
	etp?: number;
	/** The last year of the budget, the same as its cover figures; unknown until the first year is decided. */
	annee?: number;
	/** Months of the post in that year. */
	mois: number;
	/** Euros of that year. */
	poste?: number;
	autres: Total;
	total: Total;
	parHabitant?: number;
	payeurs: Payeur[];
	provisoire: boolean;
	excedent: boolean;
	appels: Appel[];
	/** Something has been answered. */
	commence: boolean;
}

/** The verdicts that the eight questions can feed (design of the découverte); the others wait for the complete dossier. */
export const VERDICTS_DECOUVERTE: readonly string[] = [
	'portage-conjoint',
	'copil-minimum',
	'perimetre-adapte',
	'cinq-objectifs',
	'participation-effective',
	'temps-plein',
	'cofinancement-tripartite',
	'financement-elargi',
];

/** The next three calls: not yet spoken to first, then contacted; the resource centre is always one of them unless it has agreed. */
export function prochainsAppels(d: Dossier): Appel[] {
	const appel = (qui: Partenaire): Appel => ({ qui, etat: etatDe(d, qui) === 'contacte' ? 'contacte' : 'a-appeler' });
	const restants = concernes(d).filter((qui) => etatDe(d, qui) !== 'accord');
	const autres = restants
		.filter((qui) => qui !== 'centreRessources')
		.map(appel)
		.sort((a, b) => Number(a.etat === 'contacte') - Number(b.etat === 'contacte'));
	return restants.includes('centreRessources') ? [...autres.slice(0, 2), appel('centreRessources')] : autres.slice(0, 3);
}

/** What the découverte's eight questions feed, and nothing else (design, 1-parcours). */
export function resultat(d: Dossier): Resultat {
	const b = budget(d);
	const [coordination, ...suite] = b.depenses;
	const poste = coordination?.montants.at(-1);
	const autres = somme(suite.map((l) => l.montants.at(-1)));
	const total = b.totauxDepenses.at(-1) ?? { montant: 0, incomplet: true };
	const { annee, mois = 12 } = b.exercices.at(-1) ?? {};
	const population = populationTerritoire(d);
	const reste = b.residuel.at(-1);
	const payeurs = b.ressources.map((r): Payeur => ({
		payeur: r.payeur,
		...(r.nom && { nom: r.nom }),
		...(r.etat && { etat: r.etat }),
		montant: r.montants.at(-1),
	}));
	return {
		...(d.porteur?.entite?.nom && { territoire: d.porteur.entite.nom }),
		...(population && { population }),
		...(d.echelle?.communes?.length && { communes: d.echelle.communes.length }),
		...(d.coordination?.etp !== undefined && { etp: d.coordination.etp }),
		...(annee !== undefined && { annee }),
		mois,
		...(poste !== undefined && { poste }),
		autres,
		total,
		...(population && total.montant > 0 && { parHabitant: total.montant / population.valeur }),
		payeurs: total.montant > 0 ? [...payeurs, { payeur: 'porteur-reste', montant: reste?.montant }] : payeurs,
		provisoire: b.provisoire,
		excedent: b.excedent,
		appels: prochainsAppels(d),
		commence: Object.keys(d).some((cle) => cle !== 'stade' && cle !== 'notes'),
	};
}
