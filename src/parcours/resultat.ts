import type { Dossier } from '../dossier/schema.ts';
import { populationTerritoire } from '../faits/territoire.ts';
import { budget, somme, type Total } from '../finances/budget.ts';
import { coutCoordination } from '../finances/depenses.ts';
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
	/** Euros of a full year. */
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
	return place === 2 ? [...choisis, { qui: 'centreRessources', etat: etats.centreRessources?.etat === 'contacte' ? 'contacte' : 'a-appeler' }] : choisis;
}

/** A full year of the same dossier: no prorata, the first year's amounts of each line. */
const anneePleine = (d: Dossier): Dossier => {
	const { debut: _debut, duree: _duree, ...financement } = d.financement ?? {};
	return { ...d, financement: { ...financement, duree: 1 } };
};

/** What the découverte's eight questions feed, and nothing else (design, 1-parcours). */
export function resultat(d: Dossier): Resultat {
	const b = budget(anneePleine(d));
	const poste = coutCoordination(d);
	const autres = somme(b.depenses.slice(1).map((l) => l.montants[0]));
	const total = b.totauxDepenses[0] ?? { montant: 0, incomplet: true };
	const population = populationTerritoire(d);
	const reste = b.residuel[0];
	const payeurs = b.ressources.map((r): Payeur => ({
		payeur: r.payeur,
		...(r.nom && { nom: r.nom }),
		...(r.etat && { etat: r.etat }),
		montant: r.montants[0],
	}));
	const calcule = calendrier(d);
	return {
		...(d.porteur?.entite?.nom && { territoire: d.porteur.entite.nom }),
		...(population && { population }),
		...(d.echelle?.communes?.length && { communes: d.echelle.communes.length }),
		...(d.coordination?.etp !== undefined && { etp: d.coordination.etp }),
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
