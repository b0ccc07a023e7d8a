import { lien } from '../../layouts/lien.ts';
import type { EtapeDite } from '../questions/differences.ts';

let mots: Promise<EtapeDite[]> | undefined;

async function charger(): Promise<EtapeDite[]> {
	const reponse = await fetch(lien('/relecture.json'));
	if (!reponse.ok) throw new Error(reponse.statusText);
	return (await reponse.json()) as EtapeDite[];
}

/** The words of every question and answer, loaded when two versions are first held side by side. */
export const motsDesQuestions = (): Promise<EtapeDite[]> =>
	(mots ??= charger().catch((e: unknown) => {
		mots = undefined;
		throw e;
	}));
