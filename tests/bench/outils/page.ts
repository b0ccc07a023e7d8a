/** Runs in the browser: the same essays as in Node, on the bundles of the adapters. */
import type { DocumentCompose } from '../../../src/document/modele.ts';
import { lirePolicesNavigateur } from '../../../src/rendu/pdf/polices-navigateur.ts';
import { base64 } from '../pairs/pair.ts';
import type { Preparer } from '../pairs/pair.ts';
import { articles, rangees } from './document.ts';
import { interclasser, repeter } from './mesure.ts';

type Generer = (doc: DocumentCompose) => Promise<Uint8Array>;
type Disposer = typeof import('../pairs/nous.ts').disposer;

const module = async (nom: string): Promise<{ preparer: Preparer; disposer?: Disposer }> =>
	(await import(/* @vite-ignore */ `/${nom}/${nom}.js`)) as { preparer: Preparer; disposer?: Disposer };

const generateur = async (nom: string): Promise<Generer> => (await module(nom)).preparer(await lirePolicesNavigateur('/'));

/** Times and files (base64) of each generator. */
export const comparer = async (
	noms: string[],
	nombre: number,
	tours: number,
	chauffe: number,
): Promise<{ temps: number[]; fichier: string }[]> => {
	const doc = articles(nombre);
	const generateurs = await Promise.all(noms.map(generateur));
	const fichiers: string[] = [];
	for (const generer of generateurs) fichiers.push(base64(await generer(doc)));
	const temps = await interclasser(
		generateurs.map((generer) => () => generer(doc)),
		tours,
		chauffe,
	);
	return fichiers.map((fichier, i) => ({ temps: temps[i]!, fichier }));
};

/** Our own times: the whole and its floor on so many articles. */
export const plancher = async (nombre: number, tours: number): Promise<{ tout: number[]; ecriture: number[] }> => {
	const polices = await lirePolicesNavigateur('/');
	const { preparer, disposer } = await module('nous');
	const doc = articles(nombre);
	const notre = preparer(polices);
	return { tout: repeter(() => () => notre(doc), tours), ecriture: repeter(() => disposer!(polices, doc), tours) };
};

export const croissance = async (genre: 'rangees' | 'articles', nombre: number, tours: number): Promise<number[]> => {
	const notre = await generateur('nous');
	const doc = genre === 'rangees' ? rangees(nombre) : articles(nombre);
	return repeter(() => () => notre(doc), tours);
};
