import { readFile } from 'node:fs/promises';
import { NOMS_POLICES } from './style.ts';
import type { Polices } from './style.ts';

/** The fonts of public/polices, from the disk: command line and tests. */
export const lirePolicesNode = async (): Promise<Polices> => {
	const dossier = new URL('../../../public/polices/', import.meta.url);
	const paires = await Promise.all(
		NOMS_POLICES.map(async (nom) => [nom, new Uint8Array(await readFile(new URL(`${nom}.ttf`, dossier)))] as const),
	);
	return Object.fromEntries(paires) as Polices;
};
