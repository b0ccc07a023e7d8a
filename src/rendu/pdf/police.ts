/** Reads the few tables of a TrueType file that measuring and embedding need (OpenType 1.9: head, hhea, hmtx, cmap 4, OS/2, post). */

export interface Police {
	nomPostScript: string;
	octets: Uint8Array;
	/** Advance by UTF-16 code unit, in thousandths of an em; 0xFFFF where the font has no glyph. */
	largeurs: Uint16Array;
	/** Glyph index by UTF-16 code unit; 0 where the font has none. */
	glyphes: Uint16Array;
	/** Thousandths of an em. */
	ascendante: number;
	descendante: number;
	hauteurCapitale: number;
	boite: [number, number, number, number];
	angleItalique: number;
}

export const SANS_GLYPHE = 0xffff;

const tables = (vue: DataView): Map<string, number> => {
	const debut = new Map<string, number>();
	for (let i = 0; i < vue.getUint16(4); i++) {
		const entree = 12 + 16 * i;
		const etiquette = String.fromCharCode(...[0, 1, 2, 3].map((k) => vue.getUint8(entree + k)));
		debut.set(etiquette, vue.getUint32(entree + 8));
	}
	return debut;
};

/** Start of the format 4 subtable for Unicode BMP. */
const sousTable = (vue: DataView, cmap: number): number => {
	for (let i = 0; i < vue.getUint16(cmap + 2); i++) {
		const debut = cmap + vue.getUint32(cmap + 4 + 8 * i + 4);
		if (vue.getUint16(debut) === 4) return debut;
	}
	throw new Error('Police sans table cmap de format 4.');
};

const lireGlyphes = (vue: DataView, cmap: number): Uint16Array => {
	const glyphes = new Uint16Array(65536);
	const t = sousTable(vue, cmap);
	const double = vue.getUint16(t + 6);
	for (let s = 0; s < double; s += 2) {
		const fin = vue.getUint16(t + 14 + s);
		const debut = vue.getUint16(t + 16 + double + s);
		const delta = vue.getUint16(t + 16 + 2 * double + s);
		const position = t + 16 + 3 * double + s;
		const decalage = vue.getUint16(position);
		for (let c = debut; c <= fin && c < 0xffff; c++) {
			const brut = decalage === 0 ? c : vue.getUint16(position + decalage + 2 * (c - debut));
			glyphes[c] = decalage !== 0 && brut === 0 ? 0 : (brut + delta) & 0xffff;
		}
	}
	return glyphes;
};

const nomPostScript = (vue: DataView, name: number): string => {
	const textes = name + vue.getUint16(name + 4);
	for (let i = 0; i < vue.getUint16(name + 2); i++) {
		const entree = name + 6 + 12 * i;
		if (vue.getUint16(entree + 6) !== 6) continue;
		const debut = textes + vue.getUint16(entree + 10);
		const lettres = Array.from({ length: vue.getUint16(entree + 8) }, (_, k) => vue.getUint8(debut + k));
		return String.fromCharCode(...lettres.filter((o) => o > 0x20 && o < 0x7f));
	}
	return 'Police';
};

const analyser = (octets: Uint8Array): Police => {
	const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
	const debut = tables(vue);
	const table = (nom: string): number => debut.get(nom) ?? 0;
	const echelle = 1000 / vue.getUint16(table('head') + 18);
	const millieme = (position: number): number => Math.round(vue.getInt16(position) * echelle);
	const nombreLargeurs = vue.getUint16(table('hhea') + 34);
	const glyphes = lireGlyphes(vue, table('cmap'));
	const largeurs = new Uint16Array(65536).fill(SANS_GLYPHE);
	glyphes.forEach((g, c) => {
		if (g !== 0) largeurs[c] = Math.round(vue.getUint16(table('hmtx') + 4 * Math.min(g, nombreLargeurs - 1)) * echelle);
	});
	const head = table('head');
	return {
		nomPostScript: nomPostScript(vue, table('name')),
		octets,
		largeurs,
		glyphes,
		ascendante: millieme(table('hhea') + 4),
		descendante: millieme(table('hhea') + 6),
		hauteurCapitale: millieme(table('OS/2') + 88),
		boite: [millieme(head + 36), millieme(head + 38), millieme(head + 40), millieme(head + 42)],
		angleItalique: vue.getInt32(table('post') + 4) / 65536,
	};
};

/** Stands where no font was loaded: it has no character. */
export const POLICE_ABSENTE: Police = {
	nomPostScript: 'Aucune',
	octets: new Uint8Array(),
	largeurs: new Uint16Array(65536).fill(SANS_GLYPHE),
	glyphes: new Uint16Array(65536),
	ascendante: 0,
	descendante: 0,
	hauteurCapitale: 0,
	boite: [0, 0, 0, 0],
	angleItalique: 0,
};

const dejaLues = new WeakMap<Uint8Array, Police>();

/** The font behind these bytes, parsed once. Throws when they are not a TrueType file with a BMP cmap. */
export const lirePolice = (octets: Uint8Array): Police => {
	const connue = dejaLues.get(octets);
	if (connue) return connue;
	const police = analyser(octets);
	dejaLues.set(octets, police);
	return police;
};
