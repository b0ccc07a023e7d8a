/** The search: pure, no DOM. Exact > prefix > words > misspelt, then by population. */
import { GENRE_FORME, type Index } from './indexer.ts';
import { approcher, descendre, type Lexique } from './lexique.ts';
import type { Resultat, TypeEntite } from './modele.ts';
import { estAccessoire } from './normaliser.ts';
import { chercherNumero, estNumero } from './numeros.ts';
import { APPROCHE, Palmares } from './palmares.ts';
import { aider, analyser, type Aide, type Requete } from './requete.ts';

export { preparerIndex, type Index } from './indexer.ts';

/** Marks the forms that hold the words `debut`…`fin` as answering to word `i` of the entry. */
function marquer(
	index: Index,
	lexique: Lexique,
	touches: number[],
	i: number,
	debut: number,
	fin: number,
	ecart: number,
	suite: boolean,
): void {
	const { vu, bits, ecarts, suites, numero } = index.essai;
	const { rangs, fiches } = lexique;
	const bit = 1 << i;
	for (let p = rangs[debut]!; p < rangs[fin]!; p++) {
		const forme = fiches[p]!;
		if (vu[forme] !== numero) {
			vu[forme] = numero;
			bits[forme] = ecarts[forme] = suites[forme] = 0;
			touches.push(forme);
		} else if (bits[forme]! & bit) continue;
		bits[forme]! |= bit;
		ecarts[forme]! += ecart;
		if (suite) suites[forme]!++;
	}
}

function motsJustes(index: Index, requete: Requete, touches: number[]): void {
	const { lexique } = index;
	requete.lectures.forEach((lectures, i) => {
		for (const mot of lectures) {
			const noeud = descendre(lexique, mot);
			if (noeud < 1) continue;
			const [debut, fin] = [lexique.debut[noeud]!, lexique.fin[noeud]!];
			const entier = lexique.mots[debut] === mot ? 1 : 0;
			if (entier) marquer(index, lexique, touches, i, debut, debut + 1, 0, false);
			// The article before the last word begins nothing.
			if (i === requete.mots.length - 1 || mot.length > 1) marquer(index, lexique, touches, i, debut + entier, fin, 0, true);
		}
	});
}

function motsApproches(index: Index, requete: Requete, touches: number[], max: number, court: number): void {
	requete.mots.forEach((mot, i) => {
		if (mot.length < court || /\d/.test(mot) || !(requete.requis & (1 << i))) return;
		approcher(index.lexique, mot, max, mot.length > max * 4, (debut, fin, ecart, suite) => {
			// « lees » is no « les », and initials are not misspelt.
			if (ecart && (suite || !estAccessoire(index.lexique.mots[debut]!)))
				marquer(index, index.lexique, touches, i, debut, fin, ecart, suite);
		});
	});
}

/** Names typed in one word, or cut at the wrong place. */
function motsSoudes(index: Index, requete: Requete, palmares: Palmares, max: number): void {
	const { soudes, formes } = index;
	const ecritures = [requete.soude, requete.soude.replace(/^ste(?=.{3})/, 'sainte'), requete.soude.replace(/^st(?=.{3})/, 'saint')];
	for (const ecriture of new Set(ecritures.filter((e) => e.length > 3)))
		approcher(soudes, ecriture, max, true, (debut, fin, ecart, suite) => {
			if (suite && ecart > 0 && ecriture.length < 6) return;
			for (let p = soudes.rangs[debut]!; p < soudes.rangs[fin]!; p++) {
				const forme = soudes.fiches[p]!;
				if (formes.genre[forme] === GENRE_FORME.sigle) continue;
				if (!ecart && !suite) palmares.proposer(forme, APPROCHE - 1, 9);
				else palmares.proposer(forme, APPROCHE, Math.min(9, ecart * 2 + (suite ? 2 : 0)));
			}
		});
}

/** Ranks every touched form; `manque` lets words of the entry without an answer pass. */
function classer(index: Index, requete: Requete, touches: readonly number[], palmares: Palmares, aide: Aide, manque: boolean): void {
	const { bits, ecarts, suites } = index.essai;
	const { territoire, longueur, genre } = index.formes;
	const { departements } = index.territoires;
	for (const forme of touches) {
		const dits = bits[forme]!;
		if (!(dits & requete.requis)) continue;
		const rang = territoire[forme]!;
		const tous = dits | aide.departements[departements[rang]!]! | (aide.numeros.get(rang) ?? 0);
		const absents = requete.requis & ~tous;
		const enTrop = longueur[forme]! - aide.nombre(dits & requete.propres);
		if (genre[forme] === GENRE_FORME.sigle && ecarts[forme]) continue;
		if (!absents && !ecarts[forme]) juste(index, requete, palmares, aide, forme, tous);
		else if (!absents) palmares.proposer(forme, APPROCHE, approximation(ecarts[forme]!, suites[forme]!, enTrop));
		else if (manque && aide.poids(dits & requete.requis) >= 0.5 * aide.poids(requete.requis))
			palmares.proposer(forme, APPROCHE + 1, approximation(ecarts[forme]!, suites[forme]!, enTrop));
	}
}

/** Ranks a form without a fault: the same name, its beginning, or its words. */
function juste(index: Index, requete: Requete, palmares: Palmares, aide: Aide, forme: number, tous: number): void {
	const { cle, plat, genre } = index.formes;
	const dits = index.essai.bits[forme]!;
	const cherche = aide.cle(dits & requete.propres);
	const trouve = cle[forme]!;
	if (genre[forme] === GENRE_FORME.sigle) {
		if (trouve === cherche) palmares.proposer(forme, 1, 0);
		return;
	}
	const autrement = genre[forme] === GENRE_FORME.ancien ? 3 : genre[forme] === GENRE_FORME.usuel ? 1 : 0;
	const plein = (requete.tous & ~tous) === 0 && plat[forme]!.startsWith(aide.cle(dits)) ? 0 : 1;
	if (trouve === cherche) palmares.proposer(forme, 0, autrement + plein);
	else if (!trouve.startsWith(cherche)) palmares.proposer(forme, 2, autrement + (index.essai.suites[forme] ? 2 : 0));
	else palmares.proposer(forme, 1, autrement + plein + (/^\d/.test(trouve.slice(cherche.length)) ? 1 : 0));
}

const approximation = (ecarts: number, suites: number, enTrop: number): number =>
	Math.min(9, ecarts * 2 + (suites ? 1 : 0) + (enTrop > 0 ? 2 : 0));

/** Places kept for misspelt names when many others only begin as the entry does. */
const RESERVE = 2;

/**
 * The territories that an entry may mean, best first.
 * @param saisie what was typed so far: a name, a code INSEE, a postal code, a SIREN
 * @param types kinds wanted; an arrondissement comes with the communes
 */
export function chercher(index: Index, saisie: string, max = 12, types?: readonly TypeEntite[]): Resultat[] {
	const requete = analyser(saisie);
	if (!requete.mots.length) return [];
	const palmares = new Palmares(index, max, requete.genre, /\d/.test(requete.plat), types);
	if (estNumero(requete.soude)) {
		chercherNumero(index, requete.soude, palmares);
		if (palmares.nombre) return palmares.resultats();
	}
	index.essai.numero++;
	const touches: number[] = [];
	const aide = aider(index, requete);
	motsJustes(index, requete, touches);
	classer(index, requete, touches, palmares, aide, false);
	if (palmares.combleSansExact && max > RESERVE) {
		const approches = palmares.approches(RESERVE);
		motsApproches(index, requete, touches, 1, 4);
		classer(index, requete, touches, approches, aide, false);
		palmares.accueillir(approches);
	}
	if (palmares.nombre >= max) return palmares.resultats();
	motsApproches(index, requete, touches, 1, 4);
	motsSoudes(index, requete, palmares, 1);
	classer(index, requete, touches, palmares, aide, false);
	if (palmares.suffit) return palmares.resultats();
	motsApproches(index, requete, touches, 1, 3);
	motsApproches(index, requete, touches, 2, 6);
	motsSoudes(index, requete, palmares, 2);
	classer(index, requete, touches, palmares, aide, true);
	return palmares.resultats();
}
