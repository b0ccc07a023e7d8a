import { ESPACE, largeurDe, motsDe } from './mots.ts';
import type { Mot, Passage } from './mots.ts';
import type { PolicesLues, Style } from './style.ts';

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

const BON_ENDROIT = /[/.\-_?&=:,;@]/;

/** The last good place to cut before `i`, a sign of a web address at most a dozen characters back; else `i` itself. */
const bonEndroit = (texte: string, debut: number, i: number): number => {
	for (let k = i; k > debut + 1 && k > i - 12; k--) if (BON_ENDROIT.test(texte[k - 1] ?? '')) return k;
	return i;
};

/** How far the passage goes in `place` points. */
const jusquOu = ({ texte, style }: Passage, debut: number, fin: number, place: number, polices: PolicesLues): number => {
	const { largeurs } = polices[style.police];
	let somme = 0;
	for (let i = debut; i < fin; i++) {
		const c = texte.charCodeAt(i);
		somme += ((largeurs[c] ?? 0) * style.taille) / 1000;
		if (c !== ESPACE && somme > place) return bonEndroit(texte, debut, i);
	}
	return fin;
};

/** A word too long for a line, in pieces that are not; each holds at least one character. */
const trancher = (mot: Mot, limite: number, polices: PolicesLues): Mot[] => {
	const nouvelle = (): Mot => ({ morceaux: [], largeur: 0, espace: 0, retour: false });
	const tranches: Mot[] = [];
	let courante = nouvelle();
	const clore = (): void => {
		tranches.push(courante);
		courante = nouvelle();
	};
	for (const { passage, debut, fin } of mot.morceaux) {
		let depart = debut;
		while (depart < fin) {
			const possible = jusquOu(passage, depart, fin, limite - courante.largeur, polices);
			if (possible === depart && courante.morceaux.length > 0) {
				clore();
				continue;
			}
			const bout = Math.max(possible, depart + 1);
			const largeur = largeurDe(passage.texte.slice(depart, bout), passage.style, polices);
			courante.morceaux.push({ passage, debut: depart, fin: bout, largeur });
			courante.largeur += largeur;
			if (bout < fin) clore();
			depart = bout;
		}
	}
	tranches.push({ ...courante, largeur: courante.largeur - mot.espace, espace: mot.espace, retour: mot.retour });
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
