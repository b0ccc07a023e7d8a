import type { Contenu } from './contenu/modele.ts';
import type { Format } from './document/formats.ts';
import type { DocumentCompose, NomDocument } from './document/modele.ts';
import type { Dossier } from './dossier/schema.ts';
import { composer } from './gabarits/composer.ts';
import type { Avertissement, PieceJointe, Polices } from './rendu/pdf/rendre.ts';

/** What writing takes besides the dossier; fonts come from the disk or from the network. */
export interface Moyens {
	contenu: Contenu;
	/** Date of the draft, AAAA-MM-JJ. */
	date: string;
	polices: (doc: DocumentCompose) => Promise<Polices>;
	piecesJointes?: PieceJointe[];
}
export interface Fichier {
	octets: Uint8Array;
	avertissements: Avertissement[];
}

// Each renderer, with its library, is loaded the first time its format is asked for.
const RENDUS: Record<Format, (doc: DocumentCompose, dossier: Dossier, m: Moyens) => Promise<Fichier>> = {
	pdf: async (doc, _dossier, { polices, piecesJointes = [] }) => {
		const { rendrePdf } = await import('./rendu/pdf/rendre.ts');
		return rendrePdf(doc, { polices: await polices(doc), piecesJointes });
	},
	docx: async (doc) => {
		const { rendreDocx } = await import('./rendu/docx.ts');
		return { octets: await rendreDocx(doc), avertissements: [] };
	},
	html: async (doc) => {
		const { rendreHtml } = await import('./rendu/html.ts');
		return { octets: new TextEncoder().encode(rendreHtml(doc)), avertissements: [] };
	},
	xlsx: async (_doc, dossier, { contenu, date }) => {
		const [{ composerClasseur }, { rendreXlsx }] = await Promise.all([import('./gabarits/classeur.ts'), import('./rendu/xlsx.ts')]);
		return { octets: await rendreXlsx(composerClasseur(dossier, contenu, date)), avertissements: [] };
	},
};

/** One document of a dossier in these formats, composed once. */
export async function* produire(
	nom: NomDocument,
	formats: Format[],
	dossier: Dossier,
	moyens: Moyens,
): AsyncGenerator<{ format: Format; doc: DocumentCompose } & Fichier> {
	const doc = composer(nom, dossier, moyens.contenu, moyens.date);
	for (const format of formats) yield { format, doc, ...(await RENDUS[format](doc, dossier, moyens)) };
}
