import { auMoins, ditQuelqueChose, est, estOui, et, non, ou, type Fait } from './logique.ts';

const type: (...types: string[]) => Fait =
	(...types) =>
	(d) =>
		est(d.porteur?.entite?.type, ...types);

// Droit, 1.3: these have only the competences that their statutes give them.
const porteurGroupement = type('epci', 'ept', 'petr', 'syndicat-mixte');

const porteurCommune = type('commune');
const porteurAssociation = type('association');

const partenaire = (
	nom: 'psychiatrie' | 'personnesConcernees' | 'aidants' | 'ars' | 'communes' | 'centreRessources',
	...etats: string[]
): Fait => {
	return (d) => est(d.preparation?.partenaires?.[nom]?.etat, ...etats);
};

const ALSACE_MOSELLE = ['57', '67', '68', 'Moselle', 'Bas-Rhin', 'Haut-Rhin'];

// Droit, 1.4: the municipal council of these départements follows its own articles; typed by hand, only their names are known.
const alsaceMoselle: Fait = (d) => est(d.porteur?.entite?.departement ?? d.porteur?.entite?.departementNom, ...ALSACE_MOSELLE);

const PARIS_LYON_MARSEILLE = ['75056', '69123', '13055'];

// Référentiel, §1: the hospital agreed, or stands among the signatories typed by hand.
export const hopitalEngage: Fait = (d) =>
	ou(partenaire('psychiatrie', 'accord')(d), d.convention?.signataires?.some((s) => /^hopital/.test(s.forme ?? '')) || undefined);

// Référentiel, §1: the collectivité itself, or communes that back the association which carries.
const collectiviteEngagee: Fait = (d) => ou(non(porteurAssociation(d)), et(porteurAssociation(d), partenaire('communes', 'accord')(d)));

/** Stage 0: who carries, where they stand, with whom they have spoken. */
export const faitsPorteur: Record<string, Fait> = {
	// Instruction 2025/8: existing CLSM are asked to come closer to the référentiel.
	clsmExistant: (d) => est(d.stade, 'existant'),
	enPreparation: (d) => est(d.stade, 'prepare'),
	acteAvenant: (d) => et(est(d.stade, 'existant'), est(d.existant?.acte, 'avenant')),
	acteRenouvellement: (d) => et(est(d.stade, 'existant'), est(d.existant?.acte, 'renouvellement')),

	porteurConnu: (d) => ditQuelqueChose(d.porteur?.entite?.nom),
	porteurCommune,
	porteurEpci: type('epci'),
	porteurEpt: type('ept'),
	porteurMetropoleLyon: type('metropole-lyon'),
	porteurPlusieursCommunes: type('plusieurs-communes'),
	porteurCcas: type('ccas'),
	porteurAssociation,
	porteurGroupement,
	porteurPublic: (d) => non(porteurAssociation(d)),
	alsaceMoselle,
	// Droit, 1.4: the arrondissement of these three cities has no legal personality.
	parisLyonMarseille: (d) => est(d.porteur?.entite?.code, ...PARIS_LYON_MARSEILLE),

	// Droit, 1.3: the statutes must hold the competence before the council votes.
	competenceAObtenir: (d) => et(porteurGroupement(d), est(d.porteur?.competence?.fondement, 'a-obtenir')),
	competenceConnue: (d) => et(porteurGroupement(d), non(est(d.porteur?.competence?.fondement, 'a-obtenir'))),
	representantConnu: (d) => ditQuelqueChose(d.porteur?.representant?.nom),
	conseilDate: (d) => ditQuelqueChose(d.calendrier?.conseil),

	psychiatrieAccord: partenaire('psychiatrie', 'accord'),
	psychiatrieContactee: partenaire('psychiatrie', 'contacte', 'accord'),
	personnesConcerneesAccord: partenaire('personnesConcernees', 'accord'),
	personnesConcerneesContactees: partenaire('personnesConcernees', 'contacte', 'accord'),
	aidantsAccord: partenaire('aidants', 'accord'),
	aidantsContactes: partenaire('aidants', 'contacte', 'accord'),
	arsAccord: partenaire('ars', 'accord'),
	arsContactee: partenaire('ars', 'contacte', 'accord'),
	communesAccord: partenaire('communes', 'accord'),
	communesContactees: partenaire('communes', 'contacte', 'accord'),
	centreRessourcesContacte: partenaire('centreRessources', 'contacte', 'accord'),
	collectiviteEngagee,
	hopitalEngage,

	// Guide, part 2: the perimeter is discussed in such a committee before the CLSM exists.
	comitePreparatoire: (d) => estOui(d.preparation?.comite?.existe),
	comitePreparatoireDate: (d) => et(estOui(d.preparation?.comite?.existe), ditQuelqueChose(d.preparation?.comite?.date)),
	signatairesConnus: (d) => auMoins(d.convention?.signataires),
};
