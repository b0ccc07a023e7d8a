import { readFile } from 'node:fs/promises';
import { secoursPour } from './secours.ts';
import { NOMS_POLICES } from './style.ts';
import type { Polices } from './style.ts';

/** The fonts of public/polices, from the disk: the four that serve always, and those that the characters of `document` ask for. */
export const lirePolicesNode = async (document?: unknown): Promise<Polices> => {
	const dossier = new URL('../../../public/polices/', import.meta.url);
	const noms = [...NOMS_POLICES, ...(document === undefined ? [] : secoursPour(document))];
	const paires = await Promise.all(noms.map(async (nom) => [nom, new Uint8Array(await readFile(new URL(`${nom}.ttf`, dossier)))] as const));
	return Object.fromEntries(paires) as Polices;
};
