import contenu from 'virtual:composition';
import { composer } from '../gabarits/composer.ts';
import { lirePolicesNavigateur } from '../rendu/pdf/polices-navigateur.ts';
import { rendrePdf } from '../rendu/pdf/rendre.ts';
import { nomDeFichier } from '../stockage/sauvegarde.ts';
import type { Demande, DocumentProduit, Reponse } from './messages.ts';

const dire = (r: Reponse): void => postMessage(r);

async function produire({ noms, dossier, date, base }: Demande, progres: (d: DocumentProduit) => void): Promise<void> {
	const polices = await lirePolicesNavigateur(base);
	for (const nom of noms) {
		const doc = composer(nom, dossier, contenu, date);
		const { octets, avertissements } = rendrePdf(doc, { polices });
		progres({
			nom,
			fichier: `${nomDeFichier(doc.territoire || undefined, `${nom}-${date}`)}.pdf`,
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
