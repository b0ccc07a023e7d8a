import { Document, Packer } from 'docx';
import type { Bloc, DocumentCompose, Titre } from '../../document/modele.ts';
import { texteSur } from '../mots-surs.ts';
import { titreDuDocument } from '../texte.ts';
import { corps } from './blocs.ts';
import { enTete, garde, nomDe, pied, sommaire } from './garde.ts';
import type { Signets } from './inlines.ts';
import { Compte, NUMEROTATION } from './numerotation.ts';
import { MARGES, PAGE } from './page.ts';
import { figer } from './paquet.ts';
import { STYLES } from './styles.ts';

const AUTEUR = 'Parcours CLSM';

const titresDe = (blocs: Bloc[]): Titre[] =>
	blocs.flatMap((b) => (b.t === 'titre' ? [b] : b.t === 'liste' ? b.items.flatMap(titresDe) : []));

/** One bookmark a title, in order: Word takes at most 40 letters and figures. */
const signetsDe = (blocs: Bloc[]): Signets => {
	const ids = new Set(titresDe(blocs).map((t) => t.id));
	return new Map([...ids].map((id, i) => [id, `titre_${i + 1}`]));
};

/** The whole file: what `rendreDocx` loads on demand. */
export const assembler = async (doc: DocumentCompose): Promise<Uint8Array> => {
	const principal = titreDuDocument(doc);
	const blocs = doc.blocs.filter((b) => b !== principal);
	const signets = signetsDe(blocs);
	const fichier = new Document({
		title: nomDe(doc),
		subject: texteSur(doc.territoire),
		description: texteSur(doc.mention),
		creator: AUTEUR,
		lastModifiedBy: AUTEUR,
		styles: STYLES,
		numbering: NUMEROTATION,
		sections: [
			{
				properties: { page: { size: PAGE, margin: MARGES } },
				headers: { default: enTete(doc) },
				footers: { default: pied(doc) },
				children: [...garde(doc, signets), ...sommaire({ ...doc, blocs }, signets), ...corps(blocs, { signets, compte: new Compte(), poses: new Set() })],
			},
		],
	});
	return figer(new Uint8Array(await Packer.toArrayBuffer(fichier)), doc.date);
};
