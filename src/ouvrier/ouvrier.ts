import contenu from 'virtual:composition';
import { FORMATS } from '../document/formats.ts';
import type { Dossier } from '../dossier/schema.ts';
import { elaguer } from '../faits/elaguer.ts';
import { comparerDocuments } from '../gabarits/comparer.ts';
import { composer } from '../gabarits/composer.ts';
import { produire, type Moyens } from '../production.ts';
import { lirePolicesNavigateur } from '../rendu/pdf/polices-navigateur.ts';
import { archiver } from '../rendu/zip.ts';
import { nomDeFichier, pieceJointe } from '../stockage/sauvegarde.ts';
import type { Apercu, Archive, Comparaison, Demande, DocumentProduit, Message, Reponse, Rouvrable } from './messages.ts';
import { panneau } from './panneau.ts';

const dire = (r: Reponse): void => postMessage(r);

/** Without notes, the answers off the active path leave the frozen versions too. */
function sauvegarde(dossier: Dossier, date: string, { notes, profondeur, versions = [], illisibles = [] }: Rouvrable) {
	const net = (d: Dossier): Dossier => (notes ? d : elaguer(d, contenu.etapes));
	const nettes = versions.map((v) => ({ ...v, dossier: net(v.dossier) }));
	return pieceJointe(net(dossier), profondeur, date, notes ? [...nettes, ...illisibles] : nettes);
}

/** The same dossier, depth and date give the same bytes: the hour of the writing stays out. */
const moyens = ({ dossier, date, base, rouvrable }: Demande): Moyens => ({
	contenu,
	date,
	polices: (doc) => lirePolicesNavigateur(base, doc),
	piecesJointes: rouvrable ? [sauvegarde(dossier, date, rouvrable)] : [],
});

async function ecrire(demande: Demande, progres: (d: DocumentProduit) => void): Promise<Archive | undefined> {
	const { noms, dossier, date, rouvrable, formats = ['pdf'] } = demande;
	const faits: DocumentProduit[] = [];
	for (const nom of noms) {
		const voulus = FORMATS[nom].filter((f) => formats.includes(f));
		for await (const { format, doc, octets, avertissements } of produire(nom, voulus, dossier, moyens(demande))) {
			const fichier = `${nomDeFichier(doc.territoire || undefined, `${nom}-${date}${rouvrable ? '-rouvrable' : ''}`)}.${format}`;
			const manques = doc.manques.map(({ libelle, champ, decideur, echeance }) => ({ libelle, champ, decideur, echeance }));
			const produit = { nom, format, fichier, octets, manques, avertissements };
			faits.push(produit);
			progres(produit);
		}
	}
	if (!demande.archive) return undefined;
	const territoire = dossier.porteur?.entite?.nom;
	return {
		fichier: `${nomDeFichier(territoire, `documents-clsm-${date}`)}.zip`,
		octets: archiver(
			faits.map((f) => ({ nom: f.fichier, octets: f.octets })),
			date,
		),
	};
}

const phrase = (e: unknown): string =>
	e instanceof TypeError && /fetch|network/i.test(e.message)
		? 'Les polices des documents n’ont pas pu être chargées. Vérifiez votre connexion, puis réessayez.'
		: `Le document n’a pas pu être écrit. Vos réponses sont intactes : téléchargez votre sauvegarde et envoyez ce message au site : « ${e instanceof Error ? e.message : String(e)} ».`;

const comparer = ({ avant, apres, noms, date }: Comparaison) =>
	noms.map((nom) => comparerDocuments(composer(nom, avant, contenu, date), composer(nom, apres, contenu, date)));

const apercevoir = ({ dossier, noms, date }: Apercu) => noms.map((nom) => composer(nom, dossier, contenu, date));

const voir = panneau(contenu);

/** Answers at once: nothing of this waits for a renderer. */
function repondre(id: number, reponse: () => Reponse): void {
	try {
		dire(reponse());
	} catch (e) {
		dire({ id, etape: 'erreur', message: phrase(e) });
	}
}

addEventListener('message', ({ data }: MessageEvent<Message>) => {
	const { id } = data;
	if ('comparaison' in data) return repondre(id, () => ({ id, etape: 'comparaison', documents: comparer(data.comparaison) }));
	if ('apercu' in data) return repondre(id, () => ({ id, etape: 'apercu', documents: apercevoir(data.apercu) }));
	if ('panneau' in data) return repondre(id, () => ({ id, etape: 'panneau', vue: voir(data.panneau) }));
	ecrire(data, (document) => dire({ id, etape: 'document', document })).then(
		(archive) => dire({ id, etape: 'fin', archive }),
		(e: unknown) => dire({ id, etape: 'erreur', message: phrase(e) }),
	);
});
