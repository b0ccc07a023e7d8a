import { HAUTEUR_UTILE } from './style.ts';
import type { Unite } from './unites.ts';

/** A strip at its place; `haut` is from the top of the text area. */
export interface Place {
	unite: Unite;
	page: number;
	haut: number;
}

/** Runs of strips that stay together. */
const chaines = (unites: Unite[]): Unite[][] => {
	const resultat: Unite[][] = [];
	let chaine: Unite[] = [];
	for (const unite of unites) {
		if (unite.saut && chaine.length > 0) {
			resultat.push(chaine);
			chaine = [];
		}
		chaine.push(unite);
		if (!unite.lie) {
			resultat.push(chaine);
			chaine = [];
		}
	}
	if (chaine.length > 0) resultat.push(chaine);
	return resultat;
};

/** Below this, a run too long for any page rather starts on the next one. */
const RESTE_UTILE = HAUTEUR_UTILE * 0.3;

/** Puts strips on pages: a run that fits on a page is never cut. Pages count from 0. */
export const repartir = (unites: Unite[]): { places: Place[]; nombre: number } => {
	const places: Place[] = [];
	let page = 0;
	let y = 0;
	const tournerLaPage = (): void => {
		page += 1;
		y = 0;
	};
	const poser = (unite: Unite): void => {
		places.push({ unite, page, haut: y });
		y += unite.hauteur;
	};
	const placer = (unite: Unite): void => {
		const rappel = unite.repete && unite.repete.hauteur < HAUTEUR_UTILE / 3 ? unite.repete : undefined;
		const tete = y === 0 ? rappel : undefined;
		const avant = y === 0 ? 0 : unite.avant;
		const libre = HAUTEUR_UTILE - y - avant - (tete?.hauteur ?? 0) + 0.01;
		const tient = unite.hauteur <= libre;
		const tropHaute = unite.hauteur + (rappel?.hauteur ?? 0) > HAUTEUR_UTILE;
		const couple = !tient && tropHaute ? unite.couper?.(libre) : undefined;
		if (!tient && !couple && y > 0) {
			tournerLaPage();
			return placer(unite);
		}
		if (tete && (tient || couple)) poser(tete);
		y += avant;
		if (!couple) return poser(unite);
		poser(couple[0]);
		tournerLaPage();
		placer(couple[1]);
	};
	for (const chaine of chaines(unites)) {
		const premiere = chaine[0];
		if (!premiere) continue;
		if (premiere.saut && y > 0) tournerLaPage();
		const hauteur = chaine.reduce((somme, u, i) => somme + u.hauteur + (i === 0 && y === 0 ? 0 : u.avant), 0);
		const reste = HAUTEUR_UTILE - y;
		const entete = premiere.repete?.hauteur ?? 0;
		if (y > 0 && hauteur > reste && (hauteur + entete - premiere.avant <= HAUTEUR_UTILE || reste < RESTE_UTILE)) tournerLaPage();
		chaine.forEach(placer);
	}
	return { places, nombre: page + 1 };
};
