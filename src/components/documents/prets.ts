import type { NomDocument } from '../../document/modele.ts';
import { DECIDEURS, DOCUMENTS, type Manque } from './textes.ts';

/** How far a document is from the council. */
export interface Preparation {
	nom: NomDocument;
	titre: string;
	/** Points to settle before the council; the others can wait for the signature, or later. */
	avantConseil: number;
	ensuite: number;
	/** The point that keeps the most documents waiting, and who settles it. */
	dAbord?: { libelle: string; champ: string; par: string };
}

const avantLeConseil = (manques: Manque[]): Manque[] => manques.filter(({ echeance }) => echeance === 'conseil');

/** In how many documents each point is missing. */
function attentes(parDocument: Manque[][]): Map<string, number> {
	const nombre = new Map<string, number>();
	for (const manques of parDocument)
		for (const champ of new Set(avantLeConseil(manques).map((m) => m.champ))) nombre.set(champ, (nombre.get(champ) ?? 0) + 1);
	return nombre;
}

function preparation({ nom, titre }: (typeof DOCUMENTS)[number], manques: Manque[], attendus: Map<string, number>): Preparation {
	const restants = avantLeConseil(manques);
	const [premier] = [...restants].sort((a, b) => (attendus.get(b.champ) ?? 0) - (attendus.get(a.champ) ?? 0));
	return {
		nom,
		titre,
		avantConseil: restants.length,
		ensuite: manques.length - restants.length,
		...(premier && { dAbord: { libelle: premier.libelle, champ: premier.champ, par: DECIDEURS[premier.decideur] } }),
	};
}

/** The readiness of each document that is written, in the order of the page. */
export function preparations(manques: Partial<Record<string, Manque[]>>): Preparation[] {
	const attendus = attentes(Object.values(manques).flatMap((m) => (m ? [m] : [])));
	return DOCUMENTS.flatMap((d) => {
		const siens = manques[d.nom];
		return siens ? [preparation(d, siens, attendus)] : [];
	});
}
