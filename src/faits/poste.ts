import { auMoins, contient, est, et, ou, type Fait } from './logique.ts';
import { partiesDe } from './parties.ts';

// Droit, 2.5 and 4.3: an association employs under private law, carrier or not; so does a private hospital.
export const employeurPrive: Fait = (d) => {
	const { type } = d.coordination?.employeur ?? {};
	const forme = partiesDe(d).find((p) => p.employeur)?.forme;
	return ou(
		est(type, 'association'),
		et(est(type, 'porteur'), est(d.porteur?.entite?.type, 'association')),
		et(est(type, 'hopital'), ou(est(d.coordination?.statut?.base, 'droit-prive'), forme && forme === 'hopital-prive')),
	);
};

const recrutement = (type: string): Fait => {
	return (d) => est(d.coordination?.statut?.type, type);
};

/** What only the fiche de poste asks: the law of the post follows from who employs. */
export const faitsPoste: Record<string, Fait> = {
	employeurPrive,
	// Droit, 4.2: CGFP L. 313-1 binds local authorities, not hospitals.
	employeurHospitalier: (d) => et(est(d.coordination?.employeur?.type, 'hopital'), employeurPrive(d) !== true),
	employeurTerritorial: (d) => et(est(d.coordination?.employeur?.type, 'porteur', 'commune', 'epci', 'ccas'), employeurPrive(d) !== true),
	emploiDirect: (d) => est(d.coordination?.employeur?.modalite, 'direct'),
	recrutementTitulaire: recrutement('titulaire'),
	recrutementContractuel: recrutement('contractuel'),
	recrutementOuvert: recrutement('les-deux'),
	soireesPrevues: (d) => contient(d.coordination?.conditions, 'soirees'),
	// Guide, annex 1: beyond a full time, several people share the coordination.
	plusieursPostes: (d) => (d.coordination?.etp === undefined ? undefined : d.coordination.etp > 1),
	partagePrecise: (d) => et(est(d.coordination?.partage?.oui, 'oui'), auMoins(d.coordination?.partage?.parts)),
	titrePresidenceConnu: (d) => (d.gouvernance?.presidence?.qualite?.trim() ? true : undefined),
};
