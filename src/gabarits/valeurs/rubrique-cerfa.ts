import type { Dossier } from '../../dossier/schema.ts';
import { estHopital, memeNom, partiesDe } from '../../faits/parties.ts';

/** Row of the Cerfa that a payer goes to (4-droit.md, 3.2): the legal form of a hospital or of a party decides. */
export const rubriqueCerfa = (d: Dossier, payeur: string | undefined, nom: string | undefined): Record<string, boolean> => {
	const formes = partiesDe(d).filter((p) => (nom ? memeNom(p.nom, nom) : false) || (payeur === 'hopital' && estHopital(p)));
	const forme = (formes.find((p) => memeNom(p.nom, nom)) ?? (formes.length === 1 ? formes[0] : undefined))?.forme;
	return {
		estHopitalPublic: payeur === 'hopital' && forme === 'hopital-public',
		estPrive: payeur === 'fondation' || (payeur === 'hopital' && forme === 'hopital-prive'),
		estEtat: payeur === 'politique-ville',
		estDepartement: payeur === 'departement',
		estCommunal: payeur === 'collectivite' && (forme === undefined || forme === 'commune' || forme === 'epci'),
		estSocial: payeur === 'caf' || payeur === 'cpam',
		estEurope: payeur === 'europe',
	};
};
