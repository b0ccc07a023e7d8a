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
export interface Segment {
	passage: Passage;
	texte: string;
	/** From the left of the line. */
	x: number;
	largeur: number;
}
/** `largeur` leaves out the trailing space, which stays in the text so that words do not join for a screen reader. */
export interface Ligne {
	segments: Segment[];
	largeur: number;
}

interface Morceau {
	passage: Passage;
	debut: number;
	fin: number;
	largeur: number;
}
interface Mot {
	morceaux: Morceau[];
	/** Without the trailing spaces. */
	largeur: number;
	espace: number;
	retour: boolean;
}

/** French signs that never start a line, and the one that never ends it, even after an ordinary space. */
const COLLE_AVANT = '»;:!?%€';
const COLLE_APRES = '«';

const ESPACE = 32;
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
const motsDe = (passages: Passage[], polices: PolicesLues): Mot[] => {
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
				if (precedent === COLLE_APRES || COLLE_AVANT.includes(texte[i] ?? '')) {
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

const BON_ENDROIT = /[/.\-_?&=:,;@]/;

/** Cuts a word too long for a line, preferably after a sign of a web address. */
const trancher = (mot: Mot, limite: number, polices: PolicesLues): Mot[] => {
	const tranches: Mot[] = [];
	let courante: Mot = { morceaux: [], largeur: 0, espace: 0, retour: false };
	const clore = (): void => {
		tranches.push(courante);
		courante = { morceaux: [], largeur: 0, espace: 0, retour: false };
	};
	for (const { passage, debut, fin } of mot.morceaux) {
		const { texte, style } = passage;
		const { largeurs } = polices[style.police];
		let depart = debut;
		let somme = 0;
		const prendre = (jusque: number): void => {
			const largeur = largeurDe(texte.slice(depart, jusque), style, polices);
			if (jusque > depart) courante.morceaux.push({ passage, debut: depart, fin: jusque, largeur });
			courante.largeur += largeur;
			depart = jusque;
			somme = 0;
		};
		for (let i = debut; i < fin; i++) {
			const l = ((largeurs[texte.charCodeAt(i)] ?? 0) * style.taille) / 1000;
			if (texte.charCodeAt(i) !== ESPACE && courante.largeur + somme + l > limite && (i > depart || courante.morceaux.length > 0)) {
				let coupe = i;
				for (let k = i; k > depart + 1 && k > i - 12; k--) {
					if (BON_ENDROIT.test(texte[k - 1] ?? '')) {
						coupe = k;
						break;
					}
				}
				prendre(coupe);
				clore();
				somme = largeurDe(texte.slice(coupe, i), style, polices);
			}
			somme += l;
		}
		prendre(fin);
	}
	courante.largeur -= mot.espace;
	courante.espace = mot.espace;
	courante.retour = mot.retour;
	tranches.push(courante);
	return tranches;
};

const assembler = (mots: Mot[]): Ligne => {
	const segments: Segment[] = [];
	let x = 0;
	let fin = 0;
	for (const mot of mots) {
		for (const m of mot.morceaux) {
			const texte = m.passage.texte.slice(m.debut, m.fin);
			const dernier = segments[segments.length - 1];
			if (dernier && dernier.passage === m.passage) {
				dernier.texte += texte;
				dernier.largeur += m.largeur;
			} else segments.push({ passage: m.passage, texte, x, largeur: m.largeur });
			x += m.largeur;
		}
		fin = x - mot.espace;
	}
	return { segments, largeur: Math.max(0, fin) };
};

/** Greedy lines, ragged right. No line is wider than `limite` unless one character is. */
export const couperEnLignes = (passages: Passage[], limite: number, polices: PolicesLues): Ligne[] => {
	const lignes: Ligne[] = [];
	let ligne: Mot[] = [];
	let largeur = 0;
	const clore = (): void => {
		lignes.push(assembler(ligne));
		ligne = [];
		largeur = 0;
	};
	const tolerance = limite + 0.01;
	for (const entier of motsDe(passages, polices)) {
		const mots = entier.largeur > tolerance ? trancher(entier, limite, polices) : [entier];
		for (const mot of mots) {
			if (ligne.length > 0 && largeur + mot.largeur > tolerance) clore();
			ligne.push(mot);
			largeur += mot.largeur + mot.espace;
			if (mot.retour) clore();
		}
	}
	if (ligne.length > 0) clore();
	return lignes;
};

/** One line no wider than `limite`, cut with « … » when it has to be. */
export const abreger = (texte: string, style: Style, limite: number, polices: PolicesLues): string => {
	if (largeurDe(texte, style, polices) <= limite) return texte;
	let court = texte.slice(0, 200);
	while (court.length > 0 && largeurDe(`${court}…`, style, polices) > limite) court = court.slice(0, -1);
	return `${court.trimEnd()}…`;
};
