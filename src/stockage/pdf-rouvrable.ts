import { Unzlib } from 'fflate';
import { TAILLE_MAX, TYPE } from './sauvegarde.ts';

/** Ours weigh less than one million bytes; a foreign one is not worth more of the memory of a phone. */
export const OCTETS_MAX = 20_000_000;
/** A text of TAILLE_MAX characters takes at most three times as many bytes. */
const PIECE_MAX = 3 * TAILLE_MAX;

export type Extraction = { ok: true; texte: string } | { ok: false; message: string };

const PHRASES = {
	etranger:
		'Ce PDF ne contient pas de sauvegarde de Parcours CLSM : choisissez un « PDF de travail rouvrable » ou un fichier « .clsm.json ».',
	autre: 'Ce fichier n’est pas un PDF : choisissez un « PDF de travail rouvrable » ou un fichier « .clsm.json ».',
	coupe: 'Ce PDF est coupé ou abîmé, et la sauvegarde qu’il contient ne peut pas être relue : reprenez une autre copie.',
	protege: 'Ce PDF est protégé par un mot de passe ou des restrictions : choisissez l’original, tel que ce site l’a donné.',
	gros: 'Ce PDF est trop gros pour être un document de ce site (plus de vingt millions d’octets).',
	bombe: 'La pièce jointe de ce PDF est trop grosse pour être une sauvegarde de ce site, et n’a pas été ouverte.',
	plusieurs: 'Ce PDF contient plusieurs sauvegardes différentes : ouvrez les documents d’origine un par un.',
	filtre:
		'La pièce jointe de ce PDF a été compressée d’une façon que ce site ne lit pas : choisissez l’original, tel que ce site l’a donné.',
};
export const TROP_GROS = PHRASES.gros;
type Raison = keyof typeof PHRASES;

class Refus extends Error {
	readonly raison: Raison;
	constructor(raison: Raison) {
		super(raison);
		this.raison = raison;
	}
}

/** A stream of the file: its dictionary as text, and where its bytes are. */
interface Flux {
	dict: string;
	debut: number;
	fin: number;
	/** Whether `endstream` was found. */
	entier: boolean;
}

/** One character a byte, so that positions in the text are positions in the file. */
const texteDe = (octets: Uint8Array): string => {
	const morceaux: string[] = [];
	for (let i = 0; i < octets.length; i += 0x8000) morceaux.push(String.fromCharCode(...octets.subarray(i, i + 0x8000)));
	return morceaux.join('');
};

/** Longer dictionaries are not ours: no search ever runs over more. */
const DICT_MAX = 4096;
const FIN = /\s{0,16}endstream/y;

/** Where the stream that starts at `debut` ends: its direct length if it is true, else the nearest `endstream`. */
function finDe(fichier: string, dict: string, debut: number): Pick<Flux, 'fin' | 'entier'> {
	const longueur = /\/Length\s{1,16}(\d{1,10})(?!\s{1,16}\d{1,10}\s{1,16}R|\d)/.exec(dict)?.[1];
	if (longueur !== undefined) {
		FIN.lastIndex = debut + Number(longueur);
		if (FIN.test(fichier)) return { fin: debut + Number(longueur), entier: true };
	}
	const fin = fichier.indexOf('endstream', debut);
	return fin < 0 ? { fin: fichier.length, entier: false } : { fin, entier: true };
}

/** Every stream, and what lies outside of them; objects are read in the order of the file, so a broken table of objects does no harm. */
function parcourir(fichier: string): { flux: Flux[]; dehors: string[] } {
	const flux: Flux[] = [];
	const dehors: string[] = [];
	const mot = /\bobj\b|\bstream(\r?\n|\r)/g;
	let depuis = 0;
	let objet = 0;
	for (let trouve = mot.exec(fichier); trouve; trouve = mot.exec(fichier)) {
		if (trouve[0] === 'obj') {
			objet = mot.lastIndex;
			continue;
		}
		const debut = mot.lastIndex;
		const dict = fichier.slice(Math.max(objet, depuis, trouve.index - DICT_MAX), trouve.index);
		const un = { dict, debut, ...finDe(fichier, dict, debut) };
		flux.push(un);
		dehors.push(fichier.slice(depuis, trouve.index));
		mot.lastIndex = depuis = un.fin;
	}
	dehors.push(fichier.slice(depuis));
	return { flux, dehors };
}

/** RFC 1950: fflate does not check it. */
function adler32(octets: Uint8Array): number {
	let [a, b] = [1, 0];
	for (let i = 0; i < octets.length;) {
		const bout = Math.min(i + 3800, octets.length);
		for (; i < bout; i++) b += a += octets[i] ?? 0;
		a %= 65521;
		b %= 65521;
	}
	return b * 65536 + a;
}

const reunir = (morceaux: Uint8Array[], taille: number): Uint8Array => {
	const tout = new Uint8Array(taille);
	let ici = 0;
	for (const m of morceaux) {
		tout.set(m, ici);
		ici += m.length;
	}
	return tout;
};

const PAS = 8192;

/** Never holds much more than `limite` bytes, whatever the file promises. */
function decompresser(octets: Uint8Array, limite: number): Uint8Array {
	const morceaux: Uint8Array[] = [];
	let taille = 0;
	const lecteur = new Unzlib((m) => {
		taille += m.length;
		if (taille > limite) throw new Refus('bombe');
		morceaux.push(m);
	});
	try {
		for (let i = 0; i < octets.length; i += PAS) lecteur.push(octets.subarray(i, i + PAS), i + PAS >= octets.length);
	} catch (e) {
		throw e instanceof Refus ? e : new Refus('coupe');
	}
	const clair = reunir(morceaux, taille);
	const somme = adler32(clair);
	const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
	// One or two line ends may stand between the sum and `endstream`.
	const juste = [4, 5, 6].some((recul) => octets.length >= recul && vue.getUint32(octets.length - recul) === somme);
	if (!juste) throw new Refus('coupe');
	return clair;
}

/** ASCIIHexDecode (7.4.2): pairs of digits up to « > », spaces ignored. */
function deHexa(octets: Uint8Array): Uint8Array {
	const clair = new Uint8Array(octets.length >> 1);
	let chiffres = 0;
	for (const o of octets) {
		if (o === 0x3e) break;
		const v = parseInt(String.fromCharCode(o), 16);
		if (Number.isNaN(v)) continue;
		clair[chiffres >> 1]! |= chiffres % 2 === 0 ? v << 4 : v;
		chiffres += 1;
	}
	return clair.subarray(0, (chiffres + 1) >> 1);
}

function decoder(octets: Uint8Array, { dict, debut, fin }: Flux, limite: number): Uint8Array {
	const filtres = /\/Filter\s*(\[[^\]]*\]|\/[A-Za-z0-9]+)/.exec(dict)?.[1]?.match(/[A-Za-z0-9]+/g) ?? [];
	return filtres.reduce(
		(donnees, filtre) => {
			if (filtre === 'FlateDecode' || filtre === 'Fl') return decompresser(donnees, limite);
			if (filtre === 'ASCIIHexDecode' || filtre === 'AHx') return deHexa(donnees);
			throw new Refus('filtre');
		},
		octets.subarray(debut, fin),
	);
}

const texteUtf8 = (octets: Uint8Array): string => {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(octets);
	} catch {
		return '';
	}
};

/** The texts of the attachments that say they are ours, each once; faults of the others do not count when there is one. */
function sauvegardes(octets: Uint8Array, flux: Flux[]): string[] {
	const textes = new Set<string>();
	let reste = 2 * PIECE_MAX;
	let faute: Refus | undefined;
	for (const f of flux) {
		if (!/\/EmbeddedFile\b/.test(f.dict)) continue;
		try {
			if (!f.entier) throw new Refus('coupe');
			const clair = decoder(octets, f, Math.min(PIECE_MAX, reste));
			reste -= clair.length;
			const texte = texteUtf8(clair);
			if (texte.slice(0, 400).includes(`"${TYPE}"`)) textes.add(texte);
		} catch (e) {
			if (!(e instanceof Refus)) throw e;
			faute = e;
			if (e.raison === 'bombe') reste -= PIECE_MAX;
		}
		if (reste <= 0) break;
	}
	if (textes.size === 0 && faute) throw faute;
	return [...textes];
}

function lire(octets: Uint8Array): string {
	if (octets.length > OCTETS_MAX) throw new Refus('gros');
	const fichier = texteDe(octets);
	if (!fichier.slice(0, 1024).includes('%PDF-')) throw new Refus('autre');
	const { flux, dehors } = parcourir(fichier);
	if (dehors.some((d) => /\/Encrypt\s{0,16}(<<|\d{1,10}\s{1,16}\d)/.test(d))) throw new Refus('protege');
	const [premiere, ...autres] = sauvegardes(octets, flux);
	if (autres.length > 0) throw new Refus('plusieurs');
	if (premiere !== undefined) return premiere;
	throw new Refus(fichier.slice(-1100).includes('%%EOF') ? 'etranger' : 'coupe');
}

/**
 * The sauvegarde attached to a PDF, as its text (for `lireSauvegarde`); a refusal is one French sentence.
 * Reads what other tools have saved again, as long as the attachment is not encrypted; trusts no length and stops attachments that swell.
 */
export function extraireSauvegarde(octets: Uint8Array): Extraction {
	try {
		return { ok: true, texte: lire(octets) };
	} catch (e) {
		return { ok: false, message: PHRASES[e instanceof Refus ? e.raison : 'coupe'] };
	}
}
