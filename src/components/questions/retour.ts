import { NOMS_DOCUMENTS, type NomDocument } from '../../document/modele.ts';
import { lien } from '../../layouts/lien.ts';
import { ancreDuBloc } from '../apercu/cles.ts';

const DU: Record<NomDocument, string> = {
	convention: 'de la convention',
	'fiche-de-poste': 'de la fiche de poste',
	budget: 'du budget',
	deliberation: 'de la délibération',
	note: 'de la note',
};
/** What `?retour=` holds when the preview of a document leads to a question. */
export const retourApercu = (nom: NomDocument): string => `apercu-${nom}`;

export interface Retour {
	adresse: string;
	texte: string;
}

/**
 * Where a stage leads back to, when a page has led there.
 * @param recherche `?retour=recapitulatif`, or `?retour=apercu-convention&bloc=copil.2`
 * @param vise anchor of the question that was aimed at, without its #
 */
export function retourDe(recherche: string, vise: string): Retour | undefined {
	const parametres = new URLSearchParams(recherche);
	const retour = parametres.get('retour');
	if (retour === 'recapitulatif')
		return { adresse: `${lien('/recapitulatif/')}${vise ? `#${vise}` : ''}`, texte: '← Revenir au récapitulatif' };
	const nom = NOMS_DOCUMENTS.find((n) => retour === retourApercu(n));
	if (!nom) return undefined;
	const bloc = parametres.get('bloc');
	return {
		adresse: `${lien(`/apercu/${nom}/`)}${bloc ? `#${encodeURIComponent(ancreDuBloc(bloc))}` : ''}`,
		texte: `← Revenir à l’aperçu ${DU[nom]}`,
	};
}
