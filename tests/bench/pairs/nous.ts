import { nouvelAtelier } from '../../../src/rendu/pdf/atelier.ts';
import { ecrirePdf } from '../../../src/rendu/pdf/ecriture.ts';
import { mettreEnPage } from '../../../src/rendu/pdf/mise-en-page.ts';
import { rendrePdf } from '../../../src/rendu/pdf/rendre.ts';
import type { DocumentCompose } from '../../../src/document/modele.ts';
import type { Polices } from '../../../src/rendu/pdf/style.ts';
import type { Preparer } from './pair.ts';

export const preparer: Preparer = (polices) => (doc) => Promise.resolve(rendrePdf(doc, { polices }).octets);

/** The floor: lays out at once, and gives what is left to do, writing lines already broken and placed. To be called once, since writing numbers the marks. */
export const disposer = (polices: Polices, doc: DocumentCompose): (() => Uint8Array) => {
	const atelier = nouvelAtelier(polices);
	const mise = mettreEnPage(doc, atelier);
	return () => ecrirePdf(mise, atelier, { titre: doc.titre, auteur: '', sujet: doc.mention, date: doc.date }, []);
};
