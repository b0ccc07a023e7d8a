import { texteSauvegarde } from './fichier.ts';
import { lirePartage, typeAnnonce, type LecturePartage } from './partage.ts';
import { lireSauvegarde, type Sauvegarde } from './sauvegarde.ts';

type Lu =
	{ ok: true; genre: 'sauvegarde'; sauvegarde: Sauvegarde } | Extract<LecturePartage, { ok: true }> | { ok: false; message: string };
/** What a person may drop on the door: a dossier, questions asked, answers received; `texte` is what was read. */
export type Depose = Lu & { texte: string };

/** Reads the text of any of our files. */
export function lireTexte(texte: string): Depose {
	if (typeAnnonce(texte)) return { ...lirePartage(texte), texte };
	const lu = lireSauvegarde(texte);
	return lu.ok ? { ok: true, genre: 'sauvegarde', sauvegarde: lu.sauvegarde, texte } : { ...lu, texte };
}

/** Reads any of our files, and leaves the current dossier alone. */
export async function lireDepose(fichier: File): Promise<Depose> {
	const lu = await texteSauvegarde(fichier);
	return lu.ok ? lireTexte(lu.texte) : { ...lu, texte: '' };
}
