import { NOMS_POLICES } from './style.ts';
import type { Polices } from './style.ts';

/** The same fonts over the network; `base` is the site's root (import.meta.env.BASE_URL). Rejects when one does not arrive. */
export const lirePolicesNavigateur = async (base: string): Promise<Polices> => {
	const racine = base.endsWith('/') ? base : `${base}/`;
	const paires = await Promise.all(
		NOMS_POLICES.map(async (nom) => {
			const reponse = await fetch(`${racine}polices/${nom}.ttf`);
			if (!reponse.ok) throw new Error(`La police « ${nom} » n’a pas pu être chargée (${reponse.status}).`);
			return [nom, new Uint8Array(await reponse.arrayBuffer())] as const;
		}),
	);
	return Object.fromEntries(paires) as Polices;
};
