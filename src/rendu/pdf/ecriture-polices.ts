import { NOM_RESSOURCE } from './encre.ts';
import type { Usage } from './encre.ts';
import { comprimer, octetsDe } from './objets.ts';
import type { Fichier, Ref, Valeur } from './objets.ts';
import type { Police } from './police.ts';
import { NOMS_POLICES, NOMS_SECOURS } from './style.ts';
import type { NomPolice, PolicesLues } from './style.ts';

const hexa = (c: number): string => c.toString(16).padStart(4, '0').toUpperCase();

/** CID = UTF-16 code unit, so each character stands for itself (9.10.3). */
const versUnicode = (codes: number[]): string => {
	const blocs: string[] = [];
	for (let i = 0; i < codes.length; i += 100) {
		const lot = codes.slice(i, i + 100);
		blocs.push(`${lot.length} beginbfchar\n${lot.map((c) => `<${hexa(c)}> <${hexa(c)}>`).join('\n')}\nendbfchar`);
	}
	return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocs.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
};

const versGlyphes = (codes: number[], police: Police): Uint8Array => {
	const octets = new Uint8Array(2 * ((codes[codes.length - 1] ?? 0) + 1));
	for (const c of codes) {
		const g = police.glyphes[c] ?? 0;
		octets[2 * c] = g >> 8;
		octets[2 * c + 1] = g & 255;
	}
	return octets;
};

interface Comprime {
	fichier: Uint8Array;
	versGlyphes: Uint8Array;
	versUnicode: Uint8Array;
}
const comprimes = new WeakMap<Uint8Array, Comprime>();

/** What a font needs whatever the text, deflated once: it was half of the time of a small document. */
const comprime = (police: Police): Comprime => {
	const deja = comprimes.get(police.octets);
	if (deja) return deja;
	const codes: number[] = [];
	for (let c = 0; c < police.glyphes.length; c++) if (police.glyphes[c]) codes.push(c);
	const pret = {
		fichier: comprimer(police.octets),
		versGlyphes: comprimer(versGlyphes(codes, police)),
		versUnicode: comprimer(octetsDe(versUnicode(codes))),
	};
	comprimes.set(police.octets, pret);
	return pret;
};

const largeurs = (codes: number[], police: Police): Valeur[] => {
	const w: Valeur[] = [];
	let suite: number[] = [];
	codes.forEach((c, i) => {
		if (i === 0 || c !== (codes[i - 1] ?? 0) + 1) {
			suite = [];
			w.push(c, suite);
		}
		suite.push(police.largeurs[c] ?? 0);
	});
	return w;
};

/** Serif 2, symbolic 4 (our own encoding), italic 64 (9.8.2). */
const drapeaux = (police: Police): number => 4 + (/Serif/.test(police.nomPostScript) ? 2 : 0) + (police.angleItalique === 0 ? 0 : 64);

const ecrirePolice = (fichier: Fichier, police: Police, codes: number[], prefixe: string): Ref => {
	const BaseFont = `${prefixe}+${police.nomPostScript}`;
	const pret = comprime(police);
	const FontFile2 = fichier.flux(pret.fichier, { Length1: police.octets.length }, 'comprime');
	const FontDescriptor = fichier.ajouter({
		Type: 'FontDescriptor',
		FontName: BaseFont,
		Flags: drapeaux(police),
		FontBBox: police.boite,
		ItalicAngle: Math.round(police.angleItalique),
		Ascent: police.ascendante,
		Descent: police.descendante,
		CapHeight: police.hauteurCapitale,
		StemV: /Bold/.test(police.nomPostScript) ? 140 : 80,
		FontFile2,
	});
	const CIDSystemInfo = { Registry: fichier.ascii('Adobe'), Ordering: fichier.ascii('Identity'), Supplement: 0 };
	const descendant = fichier.ajouter({
		Type: 'Font',
		Subtype: 'CIDFontType2',
		BaseFont,
		CIDSystemInfo,
		FontDescriptor,
		DW: 0,
		W: largeurs(codes, police),
		CIDToGIDMap: fichier.flux(pret.versGlyphes, {}, 'comprime'),
	});
	return fichier.ajouter({
		Type: 'Font',
		Subtype: 'Type0',
		BaseFont,
		Encoding: 'Identity-H',
		DescendantFonts: [descendant],
		ToUnicode: fichier.flux(pret.versUnicode, {}, 'comprime'),
	});
};

const PREFIXES: Record<NomPolice, string> = {
	normal: 'CLSMAA',
	gras: 'CLSMAB',
	italique: 'CLSMAC',
	titre: 'CLSMAD',
	lettres: 'CLSMAE',
	symboles: 'CLSMAF',
	signes: 'CLSMAG',
};

const codesDe = (usage: Uint8Array): number[] => {
	const codes: number[] = [];
	for (let c = 0; c < usage.length; c++) if (usage[c]) codes.push(c);
	return codes;
};

/** The font resources of the pages: only the fonts that the document uses. */
export const ecrirePolices = (fichier: Fichier, polices: PolicesLues, usage: Usage): Record<string, Valeur> => {
	const ressources: Record<string, Valeur> = {};
	for (const nom of [...NOMS_POLICES, ...NOMS_SECOURS]) {
		const codes = codesDe(usage[nom]);
		if (codes.length > 0) ressources[NOM_RESSOURCE[nom]] = ecrirePolice(fichier, polices[nom], codes, PREFIXES[nom]);
	}
	return ressources;
};
