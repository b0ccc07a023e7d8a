import type { Dossier } from '../dossier/schema.ts';
import { populationTerritoire } from '../faits/territoire.ts';
import { budget, somme, type Total } from '../finances/budget.ts';
import type { EtatRessource } from '../finances/ressources.ts';
import { calendrier, type Jalon } from './calendrier.ts';

export type Partenaire = 'psychiatrie' | 'personnesConcernees' | 'aidants' | 'ars' | 'communes' | 'centreRessources';
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
	calendrier?: Jalon[];
	/** Something has been answered. */
	commence: boolean;
}

/** First those without whom there is no CLSM (référentiel, §1 and §4), then those who help. */
const ORDRE: Partenaire[] = ['psychiatrie', 'personnesConcernees', 'aidants', 'ars', 'communes', 'centreRessources'];

/** The next three calls: not yet spoken to first, then contacted; the resource centre is always one of them. */
export function prochainsAppels(d: Dossier): Appel[] {
	const etats = d.preparation?.partenaires ?? {};
	const seul = d.porteur?.entite?.type === 'commune' && d.echelle?.choix !== 'intercommunalite';
	const restants = ORDRE.filter((qui) => etats[qui]?.etat !== 'accord' && !(qui === 'communes' && seul) && qui !== 'centreRessources');
	const appels = restants
		.map((qui): Appel => ({ qui, etat: etats[qui]?.etat === 'contacte' ? 'contacte' : 'a-appeler' }))
		.sort((a, b) => Number(a.etat === 'contacte') - Number(b.etat === 'contacte'));
	const place = etats.centreRessources?.etat === 'accord' ? 3 : 2;
	const choisis = appels.slice(0, place);
	return place === 2
		? [...choisis, { qui: 'centreRessources', etat: etats.centreRessources?.etat === 'contacte' ? 'contacte' : 'a-appeler' }]
		: choisis;
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
	const calcule = calendrier(d);
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
		...(calcule && { calendrier: calcule }),
		commence: Object.keys(d).some((cle) => cle !== 'stade' && cle !== 'notes'),
	};
}
