/** The tagged structure (ISO 32000-1, 14.7 and 14.8), built while the document is laid out and filled while its pages are written. */

export type Role =
	| 'Document'
	| 'Div'
	| 'H1'
	| 'H2'
	| 'H3'
	| 'P'
	| 'L'
	| 'LI'
	| 'Lbl'
	| 'LBody'
	| 'Table'
	| 'Caption'
	| 'THead'
	| 'TBody'
	| 'TR'
	| 'TH'
	| 'TD'
	| 'TOC'
	| 'TOCI'
	| 'Figure'
	| 'Link';

/** A stretch of marked content: page from 0, and its id on that page. */
export interface Marque {
	page: number;
	mcid: number;
}

export interface Noeud {
	/** Absent on a run of content, which belongs to its nearest parent with a role. */
	role?: Role;
	parent?: Noeud;
	enfants: Noeud[];
	portee?: 'Column' | 'Row';
	numerotation?: 'Decimal' | 'Disc';
	alternative?: string;
	/** In reading order; only on runs of content. */
	marques: Marque[];
	/** Links: index of each annotation, one a line. */
	annotations: number[];
	/** Figures on one page: left, top, right, bottom. */
	boite?: [number, number, number, number];
}

const creer = (parent: Noeud | undefined, champs: Partial<Noeud>): Noeud => {
	const noeud: Noeud = { enfants: [], marques: [], annotations: [], ...champs };
	if (parent) {
		noeud.parent = parent;
		parent.enfants.push(noeud);
	}
	return noeud;
};

export const element = (parent: Noeud | undefined, role: Role, champs: Partial<Noeud> = {}): Noeud => creer(parent, { role, ...champs });
export const contenu = (parent: Noeud): Noeud => creer(parent, {});

/** The structure element that owns a run of content. */
export const proprietaire = (noeud: Noeud): Noeud => {
	let n = noeud;
	while (!n.role && n.parent) n = n.parent;
	return n;
};
