import { Document, Packer } from 'docx';
import type { DocumentCompose } from '../../document/modele.ts';
import { texteSur } from '../mots-surs.ts';
import { signetsDe } from '../signets.ts';
import { titreDuDocument } from '../texte.ts';
import { corps } from './blocs.ts';
import { enTete, garde, nomDe, pied, sommaire } from './garde.ts';
import { Compte, NUMEROTATION } from './numerotation.ts';
import { MARGES, PAGE } from './page.ts';
import { figer } from './paquet.ts';
import { STYLES } from './styles.ts';

const AUTEUR = 'Parcours CLSM';

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
				children: [
					...garde(doc, signets),
					...sommaire({ ...doc, blocs }, signets),
					...corps(blocs, { signets, compte: new Compte(), poses: new Set() }),
				],
			},
		],
	});
	return figer(new Uint8Array(await Packer.toArrayBuffer(fichier)), doc.date);
};
