import type { Format } from '../../document/formats.ts';
import type { Decideur, Echeance, NomDocument } from '../../document/modele.ts';
import type { DocumentProduit } from '../../ouvrier/messages.ts';

export type Manque = DocumentProduit['manques'][number];

/** What each document is for, in the order of the page. */
export const DOCUMENTS: { nom: NomDocument; titre: string; bouton: string; pour: string }[] = [
	{
		nom: 'convention',
		titre: 'Convention de partenariat',
		bouton: 'Télécharger la convention (PDF)',
		pour: 'Pour les parties : ce que le conseil local de santé mentale est, qui y siège, ce que chacun apporte, et comment on en sort.',
	},
	{
		nom: 'fiche-de-poste',
		titre: 'Fiche de poste de la coordination',
		bouton: 'Télécharger la fiche de poste (PDF)',
		pour: 'Pour les ressources humaines et le recrutement : missions, limites, liens hiérarchiques et fonctionnels, moyens.',
	},
	{
		nom: 'budget',
		titre: 'Budget prévisionnel',
		bouton: 'Télécharger le budget (PDF)',
		pour: 'Pour le service financier et les payeurs : dépenses, recettes et reste à charge, année par année, avec leurs hypothèses.',
	},
	{
		nom: 'deliberation',
		titre: 'Projet de délibération',
		bouton: 'Télécharger la délibération (PDF)',
		pour: 'Pour le conseil : les motifs, les textes, et ce qu’il décide, article par article. La séance et le vote restent à remplir.',
	},
	{
		nom: 'note',
		titre: 'Note de synthèse',
		bouton: 'Télécharger la note (PDF)',
		pour: 'Pour les élus, avec la convocation : deux pages sur le projet, son coût, ce que le conseil décide et la suite.',
	},
];

/** The other formats, as a person names them. */
export const AUTRES_FORMATS: Record<Exclude<Format, 'pdf'>, string> = {
	docx: 'Word, modifiable (DOCX)',
	xlsx: 'Tableur, avec formules (XLSX)',
	html: 'Page web (HTML)',
};

export const ECHEANCES: Record<Echeance, string> = {
	conseil: 'Avant le conseil',
	signature: 'Avant la signature',
	'plus-tard': 'Plus tard',
};
export const DECIDEURS: Record<Decideur, string> = {
	conseil: 'le conseil',
	maire: 'le maire ou la présidence',
	hopital: 'l’établissement de psychiatrie',
	ars: 'l’ARS',
	rh: 'les ressources humaines',
	finances: 'le service financier',
	copil: 'le comité de pilotage',
};

/** The same words for several entries of a list are said once, with their number. */
interface Ligne {
	libelle: string;
	champ: string;
	fois: number;
}
export interface Lot {
	echeance: Echeance;
	nombre: number;
	decideurs: { decideur: Decideur; lignes: Ligne[] }[];
}

function lignes(manques: Manque[]): Ligne[] {
	const parLibelle = new Map<string, Ligne>();
	for (const { libelle, champ } of manques) {
		const deja = parLibelle.get(libelle);
		if (deja) deja.fois += 1;
		else parLibelle.set(libelle, { libelle, champ, fois: 1 });
	}
	return [...parLibelle.values()];
}

/** The manques by deadline, then by who decides; empty deadlines left out. */
export const parEcheance = (manques: Manque[]): Lot[] =>
	(Object.keys(ECHEANCES) as Echeance[])
		.map((echeance) => {
			const siens = manques.filter((m) => m.echeance === echeance);
			const decideurs = (Object.keys(DECIDEURS) as Decideur[])
				.map((decideur) => ({ decideur, lignes: lignes(siens.filter((m) => m.decideur === decideur)) }))
				.filter((d) => d.lignes.length > 0);
			return { echeance, nombre: siens.length, decideurs };
		})
		.filter(({ nombre }) => nombre > 0);

/** The question that asks a field: the longest id that begins its path. */
export const idDuChamp = (champ: string, ids: string[]): string | undefined =>
	ids.filter((q) => champ === q || champ.startsWith(`${q}.`)).sort((a, b) => b.length - a.length)[0];

/** Where a field is asked. */
export function pageDuChamp(champ: string, pages: Record<string, `/${string}`>): `/${string}` | undefined {
	const id = idDuChamp(champ, Object.keys(pages));
	return id === undefined ? undefined : pages[id];
}
