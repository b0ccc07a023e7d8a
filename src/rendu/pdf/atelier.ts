import type { Inline } from '../../document/modele.ts';
import { connu, normaliser } from './caracteres.ts';
import type { Cible } from './feuille.ts';
import type { Passage } from './mots.ts';
import { contenu, element } from './noeuds.ts';
import type { Noeud } from './noeuds.ts';
import { lirePolice, POLICE_ABSENTE } from './police.ts';
import type { Police } from './police.ts';
import { COULEURS, enGras, enItalique, NOMS_SECOURS, STYLES, STYLES_SERRES } from './style.ts';
import type { NomPolice, Polices, PolicesLues, Style, Styles } from './style.ts';

/** A character that the fonts cannot show, and the answer it comes from when it is known. */
export interface Avertissement {
	caractere: string;
	champ?: string;
}

/** What laying out needs everywhere: the fonts read, the styles, and the list of what could not be shown. */
export interface Atelier {
	styles: Styles;
	polices: PolicesLues;
	avertissements: Avertissement[];
}

const lire = (octets: Uint8Array | undefined): Police => (octets ? lirePolice(octets) : POLICE_ABSENTE);

export const nouvelAtelier = (polices: Polices, serre = false): Atelier => ({
	styles: serre ? STYLES_SERRES : STYLES,
	polices: {
		normal: lirePolice(polices.normal),
		gras: lirePolice(polices.gras),
		italique: lirePolice(polices.italique),
		titre: lirePolice(polices.titre),
		lettres: lire(polices.lettres),
		symboles: lire(polices.symboles),
		signes: lire(polices.signes),
	},
	avertissements: [],
});

const signaler = (atelier: Atelier, caractere: string, champ: string | undefined): void => {
	if (atelier.avertissements.some((a) => a.caractere === caractere && a.champ === champ)) return;
	atelier.avertissements.push(champ === undefined ? { caractere } : { caractere, champ });
};

/** Text with nothing but characters of the style's font, on one line: line feeds become spaces. */
export const propreSurUneLigne = (atelier: Atelier, texte: string, style: Style): string =>
	normaliser(texte, atelier.polices[style.police], [], (c) => signaler(atelier, c, undefined))
		.replace(/\n/g, ' ')
		.trim();

/** The font of one character: the style's own, else the first that has it. */
const policeDe = (c: string, style: Style, polices: PolicesLues): NomPolice =>
	connu(c, polices[style.police]) ? style.police : (NOMS_SECOURS.find((nom) => connu(c, polices[nom])) ?? style.police);

/** Text with nothing but characters of the fonts, cut where the font changes: once, nearly always. */
export const propre = (atelier: Atelier, brut: string, style: Style, champ?: string): { texte: string; style: Style }[] => {
	const { polices } = atelier;
	const secours = NOMS_SECOURS.map((nom) => polices[nom]);
	const texte = normaliser(brut, polices[style.police], secours, (c) => signaler(atelier, c, champ));
	if (texte === '') return [];
	if (connu(texte, polices[style.police])) return [{ texte, style }];
	const morceaux: { texte: string; style: Style }[] = [];
	for (const c of texte) {
		const police = policeDe(c, style, polices);
		const dernier = morceaux[morceaux.length - 1];
		if (dernier?.style.police === police) dernier.texte += c;
		else morceaux.push({ texte: c, style: { ...style, police } });
	}
	return morceaux;
};

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
		const morceaux = propre(atelier, brut, style, inline.t === 'texte' || inline.t === 'manque' ? inline.champ : undefined);
		if (morceaux.length === 0) return [];
		if (inline.t === 'renvoi' || (inline.t === 'lien' && adresseSure(inline.url))) {
			courant = undefined;
			const noeud = contenu(element(parent, 'Link'));
			const cible: Cible = inline.t === 'renvoi' ? { id: inline.cible } : { url: inline.url };
			return morceaux.map((m) => ({ ...m, noeud, souligne: true, cible }));
		}
		const noeud = (courant ??= contenu(parent));
		return morceaux.map((m) => (inline.t === 'manque' ? { ...m, noeud, fond: COULEURS.voileOcre } : { ...m, noeud }));
	});
};

/** A piece of text of our own (labels, page numbers) under `noeud`, or as an artifact. */
export const passages = (texte: string, style: Style, noeud: Noeud | undefined, atelier: Atelier): Passage[] =>
	propre(atelier, texte, style).map((m) => ({ ...m, noeud }));
