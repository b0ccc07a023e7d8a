import type * as z from 'zod/mini';
import { nombre } from '../francais.ts';

/** One French sentence; `champ` is the path of the answer that it names between « ». */
export interface RefusLecture {
	ok: false;
	message: string;
	champ?: string;
}

export const refus = (message: string): RefusLecture => ({ ok: false, message });
type Faute = z.core.$ZodIssue | undefined;
function motifDe(faute: Faute): string {
	if (faute?.code === 'custom') return 'contient deux entrées qui portent le même identifiant';
	if (faute?.code !== 'too_big') return 'n’a pas la forme attendue';
	if (faute.origin === 'string') return `est trop longue (${nombre(Number(faute.maximum))} caractères au plus)`;
	return faute.origin === 'array' ? `contient trop d’entrées (${nombre(Number(faute.maximum))} au plus)` : 'est un nombre trop grand';
}

/** A path is as long as the file wants it. */
const CHAMP_MAX = 120;

/** What the first fault of a dossier is, and where; `ancienne` when it comes from a migration and not from a hand. */
export function fauteDe(faute: Faute, ancienne: boolean): RefusLecture {
	const champ = (faute?.path ?? []).map(String).join('.').replace(/\s+/g, ' ').slice(0, CHAMP_MAX) || 'dossier';
	const suite = ancienne
		? 'cette ancienne version n’a pas pu être mise à jour. Gardez ce fichier et signalez-le au site.'
		: 'le fichier a été modifié à la main. Corrigez-la ou reprenez une copie plus ancienne.';
	return { ok: false, champ, message: `La réponse « ${champ} » de cette sauvegarde ${motifDe(faute)} : ${suite}` };
}
