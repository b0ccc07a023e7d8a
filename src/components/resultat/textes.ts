import type { Appel, Partenaire, Payeur } from '../../parcours/resultat.ts';
import type { CleEtapeCalendrier, Jalon } from '../../parcours/calendrier.ts';
import { dateLongue, majuscule, nombre } from '../../francais.ts';
import type { EtatPayeur } from './etats.ts';

const QUI: Record<Partenaire, string> = {
	psychiatrie: 'La direction de l’établissement et le pôle de psychiatrie publique',
	personnesConcernees: 'Une association ou un groupe d’entraide de personnes concernées',
	aidants: 'Une association d’aidants',
	ars: 'La délégation départementale de l’ARS',
	communes: 'Les autres communes',
	centreRessources: 'Le Centre national de ressources et d’appui aux CLSM',
};
const QUOI: Record<Partenaire, Record<Appel['etat'], string>> = {
	psychiatrie: {
		'a-appeler': 'Parler du projet : sans la psychiatrie publique, il n’y a pas de CLSM.',
		contacte: 'Obtenir un accord de principe sur le portage conjoint.',
	},
	personnesConcernees: {
		'a-appeler': 'Les associer avant que le projet soit écrit.',
		contacte: 'Convenir de qui siégera au comité de pilotage, et dans quelles conditions.',
	},
	aidants: {
		'a-appeler': 'Les associer avant que le projet soit écrit.',
		contacte: 'Convenir de qui siégera au comité de pilotage.',
	},
	ars: {
		'a-appeler': 'Présenter le projet et demander ce que l’agence peut apporter.',
		contacte: 'Préciser sa participation et le calendrier de sa décision.',
	},
	communes: {
		'a-appeler': 'Discuter ensemble du périmètre et du partage de la charge.',
		contacte: 'Arrêter ensemble le périmètre et le partage de la charge.',
	},
	centreRessources: {
		'a-appeler': 'Demander son appui : méthode, modèles, mise en réseau.',
		contacte: 'Lui faire relire le projet.',
	},
};
export const appelLisible = ({ qui, etat }: Appel): { qui: string; quoi: string } => ({ qui: QUI[qui], quoi: QUOI[qui][etat] });

const JALONS: Record<CleEtapeCalendrier, string> = {
	comite: 'Comité préparatoire : périmètre et priorités discutés ensemble',
	partenaires: 'Projet de convention relu par les partenaires',
	convocation: 'Convocation des membres du conseil, avec le projet',
	conseil: 'Délibération du conseil',
	executoire: 'Transmission et publication : la délibération devient exécutoire',
	signature: 'Signature de la convention',
	recrutement: 'Prise de poste de la coordination',
	copil: 'Premier comité de pilotage',
};
const SENS = { avant: 'Avant le', le: 'Le', apres: 'Après le' } as const;
const LIMITE = 'Au plus tard le';

function quand({ cle, date, sens = 'le' }: Jalon): string {
	const jour = date && dateLongue(date);
	if (!jour) return 'Ensuite';
	if (cle === 'convocation') return `${LIMITE} ${jour}`;
	return `${SENS[sens]} ${jour}`;
}

export interface Moment {
	quand: string;
	quoi: string[];
	conseil: boolean;
	passe: boolean;
}

/** The steps around the council, those of one moment together. `aujourdhui`: AAAA-MM-JJ. */
export function moments(jalons: Jalon[], aujourdhui: string): Moment[] {
	const liste: Moment[] = [];
	for (const jalon of jalons) {
		const dernier = liste.at(-1);
		const titre = quand(jalon);
		if (dernier?.quand === titre) dernier.quoi.push(JALONS[jalon.cle]);
		else
			liste.push({
				quand: titre,
				quoi: [JALONS[jalon.cle]],
				conseil: jalon.cle === 'conseil',
				passe: jalon.date !== undefined && jalon.date < aujourdhui && (jalon.sens === 'avant' || jalon.cle === 'conseil'),
			});
	}
	return liste;
}

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
