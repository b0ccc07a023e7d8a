import type { Marque, Noeud } from './noeuds.ts';
import type { Fichier, Ref, Valeur } from './objets.ts';
import { PAGE } from './style.ts';

export interface Annotation {
	ref: Ref;
	page: number;
	noeud: Noeud;
}

const attributs = (noeud: Noeud): Valeur => {
	if (noeud.portee) return { O: 'Table', Scope: noeud.portee };
	if (noeud.numerotation) return { O: 'List', ListNumbering: noeud.numerotation };
	if (!noeud.boite) return undefined;
	const [gauche, haut, droite, bas] = noeud.boite;
	return { O: 'Layout', Placement: 'Block', BBox: [gauche, PAGE.hauteur - bas, droite, PAGE.hauteur - haut] };
};

/** The stretches of content of an element and its children, in reading order. */
const enfantsAPlat = (noeud: Noeud): (Noeud | Marque)[] => noeud.enfants.flatMap((e): (Noeud | Marque)[] => (e.role ? [e] : e.marques));

/** The structure tree and its parent tree (14.7.4.4): pages come first, then annotations. */
export const ecrireStructure = (fichier: Fichier, racine: Noeud, pages: Ref[], parents: Noeud[][], annotations: Annotation[]): Ref => {
	const refs = new Map<Noeud, Ref>();
	const refDe = (noeud: Noeud): Ref => {
		let ref = refs.get(noeud);
		if (!ref) refs.set(noeud, (ref = fichier.reserver()));
		return ref;
	};
	const arbre = fichier.reserver();
	const ecrire = (noeud: Noeud, parent: Ref): void => {
		const ref = refDe(noeud);
		const enfants = enfantsAPlat(noeud);
		const premiere = enfants.find((e): e is Marque => 'mcid' in e)?.page;
		const liens = noeud.annotations.map((i): Valeur => {
			const a = annotations[i];
			return a && { Type: 'OBJR', Obj: a.ref, Pg: pages[a.page] };
		});
		const k = enfants.map((e): Valeur => {
			if (!('mcid' in e)) return refDe(e);
			return e.page === premiere ? e.mcid : { Type: 'MCR', Pg: pages[e.page], MCID: e.mcid };
		});
		const tous = [...k, ...liens];
		fichier.poser(ref, {
			Type: 'StructElem',
			S: noeud.role ?? 'Span',
			P: parent,
			K: tous.length === 0 ? undefined : tous.length === 1 ? tous[0] : tous,
			Pg: premiere === undefined ? undefined : pages[premiere],
			A: attributs(noeud),
			Alt: noeud.alternative === undefined ? undefined : fichier.texte(noeud.alternative),
		});
		for (const e of enfants) if (!('mcid' in e)) ecrire(e, ref);
	};
	ecrire(racine, arbre);
	const nombres: Valeur[] = parents.flatMap((p, i): Valeur[] => [i, fichier.ajouter(p.map(refDe))]);
	annotations.forEach((a, i) => nombres.push(pages.length + i, refDe(a.noeud)));
	fichier.poser(arbre, {
		Type: 'StructTreeRoot',
		K: refDe(racine),
		ParentTree: fichier.ajouter({ Nums: nombres }),
		ParentTreeNextKey: pages.length + annotations.length,
	});
	return arbre;
};
