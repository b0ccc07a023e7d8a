import type { Payeur } from '../../parcours/resultat.ts';
import { majuscule, nombre } from '../../francais.ts';
import type { EtatPayeur } from './etats.ts';

const PAYEURS: Record<string, string> = {
	porteur: 'Collectivité porteuse',
	collectivite: 'Autre collectivité',
	hopital: 'Établissement de psychiatrie',
	ars: 'ARS',
	'politique-ville': 'Politique de la ville',
	departement: 'Département',
	caf: 'Caisse d’allocations familiales',
	cpam: 'Caisse primaire d’assurance maladie',
	'appel-projets': 'Appel à projets',
	fondation: 'Fondation',
	europe: 'Fonds européens',
	autre: 'Autre payeur',
};

/** One line of the legend; the residual is to be shared while a part is not known. */
export function payeurLisible(
	{ payeur, nom, etat, montant }: Payeur,
	provisoire: boolean,
): { nom: string; montant: number | undefined; etat: EtatPayeur } {
	if (payeur === 'porteur-reste')
		return { nom: provisoire ? 'Reste à répartir' : 'Collectivité porteuse', montant, etat: provisoire ? 'inconnu' : 'reste' };
	return { nom: nom ?? PAYEURS[payeur] ?? majuscule(payeur), montant, etat: etat ?? 'inconnu' };
}

export const tempsLisible = (etp: number): string =>
	etp === 1 ? '1 temps plein' : Number.isInteger(etp) ? `${nombre(etp)} temps pleins` : `${nombre(etp)} ETP`;
