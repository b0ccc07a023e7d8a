import { lireSauvegarde, TAILLE_MAX, type Lecture } from './sauvegarde.ts';

/** A text of TAILLE_MAX characters takes at most three times as many bytes. */
export const OCTETS_TEXTE_MAX = 3 * TAILLE_MAX;

const PHRASES = {
	gros: 'Ce fichier est trop gros pour être une sauvegarde de ce site.',
	archive:
		'Ce fichier est une archive ou un document de bureautique : choisissez un fichier dont le nom finit par « .clsm.json », ou un PDF de travail rouvrable.',
	caracteres:
		'Ce fichier est coupé, abîmé, ou a été enregistré par un autre logiciel avec d’autres caractères : reprenez la copie que vous avez téléchargée.',
	muet: 'Ce fichier n’a pas pu être lu : il a été déplacé ou modifié, ou c’est un dossier. Choisissez-le à nouveau.',
};
type Texte = { ok: true; texte: string } | { ok: false; message: string };
const refus = (raison: keyof typeof PHRASES): Texte => ({ ok: false, message: PHRASES[raison] });

/** Some editors save in UTF-16 and mark it so; bytes that are no text must not become other letters. */
function encodage([a, b]: Uint8Array): string {
	if (a === 0xff && b === 0xfe) return 'utf-16le';
	return a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
}

export function decoderTexte(octets: Uint8Array): Texte {
	if (octets[0] === 0x50 && octets[1] === 0x4b && (octets[2] ?? 0) < 9) return refus('archive');
	try {
		return { ok: true, texte: new TextDecoder(encodage(octets), { fatal: true }).decode(octets) };
	} catch {
		return refus('caracteres');
	}
}

/** Undefined when the device refuses the file: moved since it was chosen, or a folder. */
const octetsDe = (morceau: Blob): Promise<Uint8Array | undefined> =>
	morceau.arrayBuffer().then(
		(octets) => new Uint8Array(octets),
		() => undefined,
	);

/** The text of a sauvegarde, which may stand in a PDF; the reader of PDFs is loaded when there is one. Sizes are looked at first. */
export async function texteSauvegarde(fichier: File): Promise<Texte> {
	const debut = await octetsDe(fichier.slice(0, 1024));
	const pdf = /\.pdf$/i.test(fichier.name) || new TextDecoder('latin1').decode(debut).includes('%PDF-');
	const lecteur = pdf ? await import('./pdf-rouvrable.ts') : undefined;
	if (lecteur && fichier.size > lecteur.OCTETS_MAX) return { ok: false, message: lecteur.TROP_GROS };
	if (fichier.size > OCTETS_TEXTE_MAX && !lecteur) return refus('gros');
	const octets = await octetsDe(fichier);
	if (!octets) return refus('muet');
	return lecteur ? lecteur.extraireSauvegarde(octets) : decoderTexte(octets);
}

/** Reads a sauvegarde, or a PDF that holds one, and leaves the current dossier alone. */
export async function lireFichier(fichier: File): Promise<Lecture> {
	const texte = await texteSauvegarde(fichier);
	return texte.ok ? lireSauvegarde(texte.texte) : texte;
}
