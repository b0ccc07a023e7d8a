/** Codes: INSEE, postal, SIREN. The same figures may be several of them: all are shown. */
import type { Index } from './indexer.ts';
import type { Palmares } from './palmares.ts';

/** An entry that can only be a code (spaces already taken out): figures, or 2A and 2B. */
export const estNumero = (soude: string): boolean => /^\d[\dab]\d*$/.test(soude) && soude.length > 1;

/** First rank of the sorted keys not before `cle`. */
function rangDe(cles: readonly string[], cle: string): number {
	let [bas, haut] = [0, cles.length];
	while (bas < haut) {
		const milieu = (bas + haut) >> 1;
		if (cles[milieu]! < cle) bas = milieu + 1;
		else haut = milieu;
	}
	return bas;
}

/** Enters the territories whose code is, or begins with, the figures; the first nine of a SIRET are its SIREN. */
export function chercherNumero(index: Index, soude: string, palmares: Palmares): void {
	const cle = soude.length === 14 ? soude.slice(0, 9) : soude;
	const { clesNumeros, numeros, territoires } = index;
	for (let i = rangDe(clesNumeros, cle); i < clesNumeros.length && clesNumeros[i]!.startsWith(cle); i++) {
		const exact = clesNumeros[i] === cle;
		// A SIREN begins like any postal code: its beginning alone says nothing before the sixth figure.
		if (!exact && clesNumeros[i]!.length > 5 && cle.length < 6) continue;
		for (const rang of numeros.get(clesNumeros[i]!)!)
			palmares.proposerTerritoire(rang, exact ? 0 : 1, territoires.codes[rang]!.toLowerCase() === cle ? 0 : 1);
	}
}
