import type { Dossier } from '../dossier/schema.ts';
import { auMoins, contient, est, estOui, et, non, ou, type Fait, type Tri } from './logique.ts';
import { partiesDe } from './parties.ts';

/** Scenarios of the guide, annex 1, in full-time equivalents. */
const TEMPS_PLEIN = 1;
const MI_TEMPS = 0.5;
/** Guide, part 4: « couvrant une intercommunalité avec un temps de coordination à 0,1 ETP ». */
const DIXIEME = 0.1;

const employeur =
	(...types: string[]): Fait =>
	(d) =>
		est(d.coordination?.employeur?.type, ...types);
const modalite =
	(...valeurs: string[]): Fait =>
	(d) =>
		est(d.coordination?.employeur?.modalite, ...valeurs);
// An association that carries and employs is the employer all the same.
const employeurAssociation: Fait = (d) =>
	ou(employeur('association')(d), et(employeur('porteur')(d), est(d.porteur?.entite?.type, 'association')));

const base = (valeur: string): Fait => {
	return (d) => et(contractuel(d), est(d.coordination?.statut?.base, valeur));
};
// Droit, 2.5 and 4.3: an association employs under private law, by contract.
const contractuel: Fait = (d) => ou(employeurAssociation(d), est(d.coordination?.statut?.type, 'contractuel', 'les-deux'));

const partageOui: Fait = (d) => estOui(d.coordination?.partage?.oui);

/** Sum of the shares that other territories take, in per cent; undefined when none is typed. */
const sommeDesParts = (d: Dossier): number | undefined => {
	const parts = d.coordination?.partage?.parts?.flatMap((p) => p.part ?? []);
	return parts?.length ? parts.reduce((somme, p) => somme + p, 0) : undefined;
};

/** Full-time equivalents left to this CLSM once the other territories have their share. */
export function tempsDuClsm(d: Dossier): number | undefined {
	const ailleurs = partageOui(d) ? Math.min(100, sommeDesParts(d) ?? 0) : 0;
	return d.coordination?.etp === undefined ? undefined : (d.coordination.etp * (100 - ailleurs)) / 100;
}

const temps = (d: Dossier, test: (etp: number) => boolean): Tri => {
	const etp = tempsDuClsm(d);
	return etp === undefined ? undefined : test(etp);
};

export const etpTropCourtPourIntercommunalite: Fait = (d) =>
	et(
		temps(d, (etp) => etp <= DIXIEME),
		est(d.echelle?.choix, 'intercommunalite', 'plusieurs-intercommunalites'),
	);

export const partsDuPosteAuDelaDuTout: Fait = (d) => {
	const somme = sommeDesParts(d);
	return somme === undefined ? undefined : somme > 100;
};

/** Stage 4: référentiel §5, guide 4 and annex 1. */
export const faitsCoordination: Record<string, Fait> = {
	// Référentiel, §5: full time is recommended.
	etpTempsPlein: (d) => temps(d, (etp) => etp >= TEMPS_PLEIN),
	etpPlusieursTempsPleins: (d) => temps(d, (etp) => etp > TEMPS_PLEIN),
	etpMiTempsOuPlus: (d) => temps(d, (etp) => etp >= MI_TEMPS && etp < TEMPS_PLEIN),
	etpSousMiTemps: (d) => temps(d, (etp) => etp < MI_TEMPS),
	etpTropCourtPourIntercommunalite,

	partageOui,
	partageNon: (d) => non(partageOui(d)),
	partsConnues: (d) => et(partageOui(d), auMoins(d.coordination?.partage?.parts)),
	partsDuPosteAuDelaDuTout,
	autresMissionsConnues: (d) => et(partageOui(d), auMoins(d.coordination?.autresMissions)),

	employeurPorteur: employeur('porteur'),
	employeurAutre: employeur('commune', 'epci', 'ccas', 'hopital', 'association'),
	// Its address and who signs for it are asked nowhere else.
	employeurAPart: (d) => (d.coordination?.employeur?.type === undefined ? undefined : partiesDe(d).some((p) => p.role === 'employeur')),
	employeurCcas: employeur('ccas'),
	employeurHopital: employeur('hopital'),
	employeurAssociation,
	// Grades and titular status are asked as long as no association is chosen.
	employeurPeutEtrePublic: (d) => employeurAssociation(d) !== true,
	miseADisposition: modalite('mise-a-disposition'),
	detachement: modalite('detachement'),
	accueilAilleurs: modalite('mise-a-disposition', 'detachement'),

	titulaire: (d) => est(d.coordination?.statut?.type, 'titulaire', 'les-deux'),
	contractuel,
	contratL3328: (d) => et(contractuel(d), est(d.coordination?.statut?.base, 'l332-8-2', 'l332-8-3', 'l332-8-5')),
	contratL33282: base('l332-8-2'),
	contratL33283: base('l332-8-3'),
	contratL33285: base('l332-8-5'),
	contratProjet: base('contrat-projet'),
	// CGFP, L. 313-1: the act that opens a territorial job to a contract says why and at what level.
	contratTerritorial: (d) => et(contractuel(d), est(d.coordination?.statut?.base, 'l332-8-2', 'l332-8-3', 'l332-8-5', 'contrat-projet')),
	contratHospitalier: base('hospitalier'),
	contratDroitPrive: base('droit-prive'),

	permisDemande: (d) => contient(d.coordination?.conditions, 'permis'),
	teletravail: (d) => contient(d.coordination?.conditions, 'teletravail'),
	conditionsExerciceConnues: (d) => auMoins(d.coordination?.conditions),
	logistiqueConnue: (d) => auMoins(d.coordination?.logistique),

	// Guide, part 4: aims, missions and time are written when this function is added.
	referentOui: (d) => estOui(d.coordination?.referent?.oui),
	formationNationale: (d) => estOui(d.coordination?.formation),
	reseauxOui: (d) => estOui(d.coordination?.reseaux),
	analysePratiques: (d) => contient(d.coordination?.soutien, 'analyse-pratiques'),
	soutienConnu: (d) => auMoins(d.coordination?.soutien),

	// A date and a number of months say the same thing: the date wins when both are typed.
	priseDePosteParDate: (d) => (d.coordination?.prisePoste?.date ? true : undefined),
	priseDePosteParDelai: (d) => (!d.coordination?.prisePoste?.date && d.coordination?.prisePoste?.mois !== undefined) || undefined,
	// Someone is already at work when the council votes: nothing is left to fix nor to recruit.
	priseDePosteFaite: (d) =>
		Boolean(d.coordination?.prisePoste?.date && d.calendrier?.conseil && d.coordination.prisePoste.date < d.calendrier.conseil),
	priseDePosteSansDate: (d) => !d.coordination?.prisePoste?.date,
	priseDePosteSansDelai: (d) => Boolean(d.coordination?.prisePoste?.date) || d.coordination?.prisePoste?.mois === undefined,
};
