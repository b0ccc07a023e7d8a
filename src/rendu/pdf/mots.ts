import type { Cible } from './feuille.ts';
import type { Noeud } from './noeuds.ts';
import type { PolicesLues, Style } from './style.ts';

/** A stretch of text of one style and one structure element. */
export interface Passage {
	texte: string;
	style: Style;
	/** Absent for an artifact. */
	noeud?: Noeud | undefined;
	/** Colour behind the text. */
	fond?: string;
	cible?: Cible;
	souligne?: boolean;
}
export interface Morceau {
	passage: Passage;
	debut: number;
	fin: number;
	largeur: number;
}
/** What no line may cut, with the spaces that follow. */
export interface Mot {
	morceaux: Morceau[];
	/** Without the trailing spaces. */
	largeur: number;
	espace: number;
	retour: boolean;
}

/** French signs that never start a line, and the one that never ends it, even after an ordinary space. */
const COLLE_AVANT = '»;:!?%€';
const COLLE_APRES = '«';
/** What a missing answer starts with stays with its verb. */
const MANQUE = '[à ';

export const ESPACE = 32;
const RETOUR = 10;
const lettre = (c: string | undefined): boolean => c !== undefined && /\p{L}/u.test(c);

/** Width of a text already normalised, in points. */
export const largeurDe = (texte: string, style: Style, polices: PolicesLues): number => {
	const { largeurs } = polices[style.police];
	let somme = 0;
	for (let i = 0; i < texte.length; i++) somme += largeurs[texte.charCodeAt(i)] ?? 0;
	return (somme * style.taille) / 1000;
};

/** A line may end after ordinary spaces (save beside French punctuation) and after a hyphen between letters; never at U+00A0 or U+202F. */
export const motsDe = (passages: Passage[], polices: PolicesLues): Mot[] => {
	const mots: Mot[] = [];
	let mot: Mot = { morceaux: [], largeur: 0, espace: 0, retour: false };
	let precedent = '';
	const clore = (retour: boolean): void => {
		mot.retour = retour;
		mots.push(mot);
		mot = { morceaux: [], largeur: 0, espace: 0, retour: false };
	};
	for (const passage of passages) {
		const { texte, style } = passage;
		const { largeurs } = polices[style.police];
		let debut = 0;
		let somme = 0;
		const prendre = (fin: number): void => {
			if (fin > debut) mot.morceaux.push({ passage, debut, fin, largeur: (somme * style.taille) / 1000 });
			debut = fin;
			somme = 0;
		};
		for (let i = 0; i < texte.length; i++) {
			const c = texte.charCodeAt(i);
			if (c === RETOUR) {
				prendre(i);
				debut = i + 1;
				clore(true);
				continue;
			}
			if (c !== ESPACE && mot.espace > 0) {
				if (precedent === COLLE_APRES || COLLE_AVANT.includes(texte[i] ?? '') || texte.startsWith(MANQUE, i - MANQUE.length)) {
					mot.largeur += mot.espace;
					mot.espace = 0;
				} else {
					prendre(i);
					clore(false);
				}
			}
			if (c !== ESPACE) precedent = texte[i] ?? '';
			const l = largeurs[c] ?? 0;
			somme += l;
			if (c === ESPACE) mot.espace += (l * style.taille) / 1000;
			else mot.largeur += (l * style.taille) / 1000;
			if (texte[i] === '-' && lettre(texte[i - 1]) && lettre(texte[i + 1])) {
				prendre(i + 1);
				clore(false);
			}
		}
		prendre(texte.length);
	}
	if (mot.morceaux.length > 0) mots.push(mot);
	return mots;
};

/** Narrowest and widest useful widths of a run: its longest word, and all of it on one line. */
export const etendue = (passages: Passage[], polices: PolicesLues): { min: number; max: number } => {
	let min = 0;
	let max = 0;
	let ligne = 0;
	for (const mot of motsDe(passages, polices)) {
		min = Math.max(min, mot.largeur);
		max = Math.max(max, ligne + mot.largeur);
		ligne = mot.retour ? 0 : ligne + mot.largeur + mot.espace;
	}
	return { min, max };
};
