import { secoursPour } from './secours.ts';
import { NOMS_POLICES } from './style.ts';
import type { NomPolice, Polices } from './style.ts';

const chargees = new Map<string, Promise<Uint8Array>>();

const telecharger = async (adresse: string, nom: string): Promise<Uint8Array> => {
	const reponse = await fetch(adresse);
	if (!reponse.ok) throw new Error(`La police « ${nom} » n’a pas pu être chargée (${reponse.status}).`);
	return new Uint8Array(await reponse.arrayBuffer());
};

/** Once a page: a failure is forgotten, so that it can be tried again. */
const charger = (base: string, nom: NomPolice): Promise<Uint8Array> => {
	const adresse = `${base.endsWith('/') ? base : `${base}/`}polices/${nom}.ttf`;
	const deja = chargees.get(adresse);
	if (deja) return deja;
	const promesse = telecharger(adresse, nom);
	chargees.set(adresse, promesse);
	promesse.catch(() => chargees.delete(adresse));
	return promesse;
};

/**
 * The fonts over the network; `base` is the site's root (import.meta.env.BASE_URL). Rejects when one of the four does not arrive.
 * The characters of `document` may ask for more: without those, they are replaced and reported.
 */
export const lirePolicesNavigateur = async (base: string, document?: unknown): Promise<Polices> => {
	const voulues = NOMS_POLICES.map(async (nom) => [nom, await charger(base, nom)] as const);
	const secours = document === undefined ? [] : secoursPour(document);
	const enPlus = secours.map((nom) =>
		charger(base, nom).then(
			(octets) => [[nom, octets] as const],
			() => [],
		),
	);
	return Object.fromEntries([...(await Promise.all(voulues)), ...(await Promise.all(enPlus)).flat()]) as Polices;
};
