/** The composed document: plain data, ready for any renderer. Knows nothing of the law nor of the dossier. */

export const DECIDEURS = ['conseil', 'maire', 'hopital', 'ars', 'rh', 'finances', 'copil'] as const;
export type Decideur = (typeof DECIDEURS)[number];

export const ECHEANCES = ['conseil', 'signature', 'plus-tard'] as const;
export type Echeance = (typeof ECHEANCES)[number];

export const NOMS_DOCUMENTS = ['convention', 'fiche-de-poste', 'budget', 'deliberation', 'note'] as const;
export type NomDocument = (typeof NOMS_DOCUMENTS)[number];

/** `champ` is the path of the answer in the dossier, `source` an id of content/sources.yaml. */
export interface Texte {
	t: 'texte';
	texte: string;
	gras?: boolean;
	italique?: boolean;
	champ?: string;
	source?: string;
}
/** A missing answer, printed « [à décider : libelle] ». */
export interface Manque {
	t: 'manque';
	libelle: string;
	champ: string;
	decideur: Decideur;
	echeance: Echeance;
	gras?: boolean;
}
/** A cross-reference, already resolved: « article 5 » pointing at the block whose id is `cible`. */
export interface Renvoi {
	t: 'renvoi';
	texte: string;
	cible: string;
	gras?: boolean;
}
export interface Lien {
	t: 'lien';
	texte: string;
	url: string;
}
export type Inline = Texte | Manque | Renvoi | Lien;

export interface Titre {
	t: 'titre';
	/** 1 = the document itself (once), 2 = article or annex, 3 = sub-section. */
	niveau: 1 | 2 | 3;
	/** Unique in the document; target of renvois and of the outline. */
	id: string;
	/** « Article 5 », « 5.1 », « Annexe 2 »; absent when the title is not numbered. */
	numero?: string;
	contenu: Inline[];
	/** Ids of content/sources.yaml on which the whole clause rests. */
	sources?: string[];
	/** Starts a new page (annexes). */
	nouvellePage?: boolean;
}
export interface Paragraphe {
	t: 'paragraphe';
	contenu: Inline[];
	/** `note` is small and quiet, `encadre` stands in a box. */
	style?: 'note' | 'encadre' | 'centre';
}
export interface Liste {
	t: 'liste';
	ordonnee: boolean;
	items: Bloc[][];
}
export interface Tableau {
	t: 'tableau';
	legende: Inline[];
	alignements: ('gauche' | 'droite' | 'centre')[];
	entete: Inline[][];
	lignes: { cellules: Inline[][]; total?: boolean }[];
}
export interface Signatures {
	t: 'signatures';
	/** `lignes`: name, then who signs and in what quality; one block per party. */
	parties: { nom: Inline[]; lignes: Inline[][] }[];
}
/** Stacked bars: one bar a category, one segment a series; values in whole euros. */
export interface FigureBarres {
	t: 'figure';
	genre: 'barres';
	titre: string;
	alternative: string;
	series: string[];
	barres: { libelle: string; valeurs: number[] }[];
}
/** The bodies of the CLSM: boxes by level, linked from top to bottom. */
export interface FigureInstances {
	t: 'figure';
	genre: 'instances';
	titre: string;
	alternative: string;
	niveaux: { nom: string; detail: string }[][];
	/** Runs beside every level (the coordination). */
	lateral?: { nom: string; detail: string };
}
export type Figure = FigureBarres | FigureInstances;
export interface SautDePage {
	t: 'saut';
}
export type Bloc = Titre | Paragraphe | Liste | Tableau | Signatures | Figure | SautDePage;

export interface DocumentCompose {
	nom: NomDocument;
	titre: string;
	sousTitre?: string;
	/** Name of the territory, in every header. */
	territoire: string;
	/** Date of the draft, AAAA-MM-JJ, given by the caller. */
	date: string;
	/** « PROJET – document de travail… », on each page. */
	mention: string;
	langue: 'fr';
	/** A contents page lists the titles of level 2. */
	sommaire: boolean;
	/** Smaller type and less air, for what must hold on one sheet. */
	serre?: boolean;
	blocs: Bloc[];
	/** Every manque of the document, once per field, in reading order; the closing list is already among the blocs. */
	manques: Manque[];
}

/** The reading-order text of a run of inlines. */
export const texteDe = (inlines: Inline[]): string =>
	inlines.map((i) => (i.t === 'manque' ? `[à décider : ${i.libelle}]` : i.texte)).join('');

/** The same missing answer, wherever it is printed; entries of a list count as one. */
export const cleDuManque = ({ champ, libelle }: Pick<Manque, 'champ' | 'libelle'>): string => `${champ.replace(/\.\d+\./, '.')}|${libelle}`;

/** Every piece of text of a block, in reading order; a figure has none. */
export const inlinesDe = (b: Bloc): Inline[] => {
	if (b.t === 'titre' || b.t === 'paragraphe') return b.contenu;
	if (b.t === 'liste') return b.items.flat().flatMap(inlinesDe);
	if (b.t === 'tableau') return [...b.legende, ...b.entete.flat(), ...b.lignes.flatMap((l) => l.cellules.flat())];
	if (b.t === 'signatures') return b.parties.flatMap((p) => [...p.nom, ...p.lignes.flat()]);
	return [];
};
