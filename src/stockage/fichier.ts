import { lireSauvegarde, TAILLE_MAX, type Lecture } from './sauvegarde.ts';

/** The text of a sauvegarde, which may stand in a PDF; the reader of PDFs is loaded when there is one. */
async function texteSauvegarde(fichier: File): Promise<{ ok: true; texte: string } | { ok: false; message: string }> {
	const debut = new TextDecoder('latin1').decode(await fichier.slice(0, 1024).arrayBuffer());
	if (debut.includes('%PDF-') || /\.pdf$/i.test(fichier.name)) {
		const { extraireSauvegarde, OCTETS_MAX } = await import('./pdf-rouvrable.ts');
		return extraireSauvegarde(new Uint8Array(await fichier.slice(0, OCTETS_MAX + 1).arrayBuffer()));
	}
	if (fichier.size > TAILLE_MAX * 2) return { ok: false, message: 'Ce fichier est trop gros pour être une sauvegarde de ce site.' };
	return { ok: true, texte: await fichier.text() };
}

/** Reads a sauvegarde, or a PDF that holds one, and leaves the current dossier alone. */
export async function lireFichier(fichier: File): Promise<Lecture> {
	const texte = await texteSauvegarde(fichier);
	return texte.ok ? lireSauvegarde(texte.texte) : texte;
}
