import type { Inline } from '../../document/modele.ts';
import { normaliser } from './caracteres.ts';
import type { Passage } from './mots.ts';
import { contenu, element } from './noeuds.ts';
import type { Noeud } from './noeuds.ts';
import { lirePolice } from './police.ts';
import { COULEURS, enGras, enItalique } from './style.ts';
import type { Polices, PolicesLues, Style } from './style.ts';

/** A character that the fonts cannot show, and the answer it comes from when it is known. */
export interface Avertissement {
	caractere: string;
	champ?: string;
}

/** What laying out needs everywhere: the fonts read, and the list of what could not be shown. */
export interface Atelier {
	polices: PolicesLues;
	avertissements: Avertissement[];
}

export const nouvelAtelier = (polices: Polices): Atelier => ({
	polices: {
		normal: lirePolice(polices.normal),
		gras: lirePolice(polices.gras),
		italique: lirePolice(polices.italique),
		titre: lirePolice(polices.titre),
	},
	avertissements: [],
});

const signaler = (atelier: Atelier, caractere: string, champ: string | undefined): void => {
	if (atelier.avertissements.some((a) => a.caractere === caractere && a.champ === champ)) return;
	atelier.avertissements.push(champ === undefined ? { caractere } : { caractere, champ });
};

/** Text with nothing but characters of the style's font. */
export const propre = (atelier: Atelier, texte: string, style: Style, champ?: string): string =>
	normaliser(texte, atelier.polices[style.police], (c) => signaler(atelier, c, champ));

/** The same on one line: line feeds become spaces. */
export const propreSurUneLigne = (atelier: Atelier, texte: string, style: Style): string =>
	propre(atelier, texte, style).replace(/\n/g, ' ').trim();

const styleDe = (inline: Inline, base: Style): Style => {
	if (inline.t === 'lien') return { ...base, couleur: COULEURS.sapin };
	if (inline.t === 'manque') return { ...(inline.gras ? enGras(base) : base), couleur: COULEURS.ocre };
	const style = inline.gras ? enGras(base) : inline.t === 'texte' && inline.italique ? enItalique(base) : base;
	return inline.t === 'renvoi' ? { ...style, couleur: COULEURS.sapin } : style;
};

const adresseSure = (url: string): boolean => /^(https?|mailto|tel):/i.test(url);

/** A run of inlines as passages, with their structure under `parent`. `cibles`: ids that exist in the document. */
export const passagesDe = (inlines: Inline[], base: Style, parent: Noeud, atelier: Atelier): Passage[] => {
	let courant: Noeud | undefined;
	return inlines.flatMap((inline): Passage[] => {
		const style = styleDe(inline, base);
		const brut = inline.t === 'manque' ? `[à décider : ${inline.libelle}]` : inline.texte;
		const texte = propre(atelier, brut, style, inline.t === 'texte' || inline.t === 'manque' ? inline.champ : undefined);
		if (texte === '') return [];
		if (inline.t === 'renvoi' || (inline.t === 'lien' && adresseSure(inline.url))) {
			courant = undefined;
			const noeud = contenu(element(parent, 'Link'));
			return [{ texte, style, noeud, souligne: true, cible: inline.t === 'renvoi' ? { id: inline.cible } : { url: inline.url } }];
		}
		courant ??= contenu(parent);
		return [inline.t === 'manque' ? { texte, style, noeud: courant, fond: COULEURS.voileOcre } : { texte, style, noeud: courant }];
	});
};

/** A piece of text of our own (labels, page numbers) under `noeud`, or as an artifact. */
export const passage = (texte: string, style: Style, noeud: Noeud | undefined, atelier: Atelier): Passage => ({
	texte: propre(atelier, texte, style),
	style,
	noeud,
});
