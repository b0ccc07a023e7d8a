import type { Dossier } from './schema.ts';

let photo: { dossier: Dossier; lus: Map<unknown, unknown> } | undefined;

/** Runs `lire` while nobody writes in this dossier: what `uneFois` computes of it is computed once. */
export function immobile<T>(dossier: Dossier, lire: () => T): T {
	const avant = photo;
	if (avant?.dossier !== dossier) photo = { dossier, lus: new Map() };
	try {
		return lire();
	} finally {
		photo = avant;
	}
}

/** A reading of the dossier shared by all who ask it within one `immobile`; its result is not to be written in. */
export function uneFois<T>(calcul: (d: Dossier) => T): (d: Dossier) => T {
	return (dossier) => {
		if (photo?.dossier !== dossier) return calcul(dossier);
		if (!photo.lus.has(calcul)) photo.lus.set(calcul, calcul(dossier));
		return photo.lus.get(calcul) as T;
	};
}
