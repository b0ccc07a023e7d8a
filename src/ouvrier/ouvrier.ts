import contenu from 'virtual:composition';
import { elaguer } from '../faits/elaguer.ts';
import { composer } from '../gabarits/composer.ts';
import { lirePolicesNavigateur } from '../rendu/pdf/polices-navigateur.ts';
import { rendrePdf } from '../rendu/pdf/rendre.ts';
import { nomDeFichier, pieceJointe } from '../stockage/sauvegarde.ts';
import type { Demande, DocumentProduit, Reponse } from './messages.ts';

const dire = (r: Reponse): void => postMessage(r);

/** The same dossier, depth and date give the same bytes: the hour of the writing stays out. */
const pieces = ({ dossier, date, rouvrable }: Demande) =>
	rouvrable ? [pieceJointe(rouvrable.notes ? dossier : elaguer(dossier, contenu.etapes), rouvrable.profondeur, date)] : [];

async function produire(demande: Demande, progres: (d: DocumentProduit) => void): Promise<void> {
	const { noms, dossier, date, base, rouvrable } = demande;
	const piecesJointes = pieces(demande);
	for (const nom of noms) {
		const doc = composer(nom, dossier, contenu, date);
		const polices = await lirePolicesNavigateur(base, doc);
		const { octets, avertissements } = rendrePdf(doc, { polices, piecesJointes });
		progres({
			nom,
			fichier: `${nomDeFichier(doc.territoire || undefined, `${nom}-${date}${rouvrable ? '-rouvrable' : ''}`)}.pdf`,
			octets,
			manques: doc.manques.map(({ libelle, champ, decideur, echeance }) => ({ libelle, champ, decideur, echeance })),
			avertissements,
		});
	}
}

const phrase = (e: unknown): string =>
	e instanceof TypeError && /fetch|network/i.test(e.message)
		? 'Les polices des documents n’ont pas pu être chargées. Vérifiez votre connexion, puis réessayez.'
		: `Le document n’a pas pu être écrit. Vos réponses sont intactes : téléchargez votre sauvegarde et envoyez ce message au site : « ${e instanceof Error ? e.message : String(e)} ».`;

addEventListener('message', ({ data }: MessageEvent<Demande>) => {
	produire(data, (document) => dire({ id: data.id, etape: 'document', document })).then(
		() => dire({ id: data.id, etape: 'fin' }),
		(e: unknown) => dire({ id: data.id, etape: 'erreur', message: phrase(e) }),
	);
});
