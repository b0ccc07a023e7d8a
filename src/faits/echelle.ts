import type { Dossier } from '../dossier/schema.ts';
import type { DISPOSITIFS } from '../dossier/etapes/echelle.ts';
import { auMoins, contient, ditQuelqueChose, est, estOui, et, ou, type Fait } from './logique.ts';
import { communesADire, perimetreDuPorteur, perimetreSansSomme, perimetreVaste, populationTerritoire } from './territoire.ts';

const echelle: (...valeurs: string[]) => Fait =
	(...valeurs) =>
	(d) =>
		est(d.echelle?.choix, ...valeurs);

type Genre = (typeof DISPOSITIFS)[number];
const dispositif =
	(...genres: Genre[]): Fait =>
	(d) =>
		contient(
			d.echelle?.dispositifs?.flatMap((x) => x.genre ?? []),
			...genres,
		);

/** Rows of the guide's grid (part 2) that tell a perimeter without enough to stand on. */
const LIGNES_RESSOURCES = ['ressources', 'etatRessources', 'organisation'] as const;
const avisRessources = (d: Dossier): string[] => LIGNES_RESSOURCES.flatMap((l) => d.echelle?.grille?.[l]?.avis ?? []);

// Guide, part 2: too small a perimeter lacks the resources that a CLSM works with.
export const ressourcesFragiles: Fait = (d) => contient(avisRessources(d).length ? avisRessources(d) : undefined, 'attention');
export const perimetreMotive: Fait = (d) => ditQuelqueChose(d.echelle?.motif);
export const echelleChoisie = echelle('commune', 'intercommunalite', 'plusieurs-intercommunalites', 'secteur', 'arrondissements');

const qpvOui: Fait = (d) => estOui(d.echelle?.qpv?.presence);
const enPartieRural = (d: Dossier) => est(d.echelle?.typologie, 'rural', 'semi-rural', 'mixte');

/** Stage 2: référentiel §3, guide 2. */
export const faitsEchelle: Record<string, Fait> = {
	echelleChoisie,
	echelleCommune: echelle('commune'),
	echelleIntercommunale: echelle('intercommunalite', 'plusieurs-intercommunalites'),
	echellePlusieursIntercommunalites: echelle('plusieurs-intercommunalites'),
	echelleSecteur: echelle('secteur'),
	// Droit, 1.4: the city decides and signs, the arrondissement is a scale.
	echelleArrondissements: echelle('arrondissements'),
	plusieursCommunes: echelle('intercommunalite', 'plusieurs-intercommunalites', 'secteur'),
	communesADire,
	communesConnues: (d) => et(communesADire(d), auMoins(d.echelle?.communes)),
	perimetreSansSomme,
	perimetreDuPorteur,
	populationConnue: (d) => (populationTerritoire(d) ? true : undefined),
	perimetreVaste,
	perimetreMotive,
	ressourcesFragiles,

	territoireUrbain: (d) => est(d.echelle?.typologie, 'urbain'),
	territoireRural: (d) => est(d.echelle?.typologie, 'rural'),
	territoireMixte: (d) => est(d.echelle?.typologie, 'semi-rural', 'mixte'),
	qpvOui,
	contratVille: (d) => ou(estOui(d.echelle?.qpv?.contratVille), dispositif('contrat-ville')(d)),
	// Référentiel, §3: rural areas and priority neighbourhoods.
	territoireFragile: (d) => ou(qpvOui(d), enPartieRural(d)),

	secteursConnus: (d) => auMoins(d.echelle?.secteurs),
	// Guide, part 2: each sector must find its place.
	plusieursSecteurs: (d) => auMoins(d.echelle?.secteurs, 2),
	infantoJuvenile: (d) =>
		contient(
			d.echelle?.secteurs?.flatMap((s) => s.public ?? []),
			'infanto-juvenile',
		),
	hopitalPrive: (d) =>
		contient(
			d.echelle?.secteurs?.flatMap((s) => s.forme ?? []),
			'fondation',
			'association',
		),

	dispositifsConnus: (d) => auMoins(d.echelle?.dispositifs),
	clsPresent: dispositif('cls'),
	ptsmPresent: dispositif('ptsm'),
	asvPresent: dispositif('asv'),
	dacPresent: dispositif('dac'),
	// Guide, part 7: coordinated practice.
	exerciceCoordonnePresent: dispositif('cpts', 'msp', 'centre-sante', 'esp'),
	autreClsmPresent: dispositif('clsm'),
	cptPresente: dispositif('cpt'),
	communaute360Presente: dispositif('communaute-360'),

	// Référentiel, §3: a collective choice, formalised in a COPIL or a comité technique.
	perimetreCollectif: (d) => est(d.echelle?.choixCollectif?.etat, 'oui'),
	perimetreCollectifPrevu: (d) => est(d.echelle?.choixCollectif?.etat, 'prevu'),
	perimetreDiscute: (d) => est(d.echelle?.choixCollectif?.etat, 'oui', 'prevu'),
};
