/** A small sRGB display profile (ICC.1:2001-04, version 2.4), made rather than stored: the output intent of PDF/A. */

const COURBE = 256;

/** sRGB to linear light (IEC 61966-2-1). */
const lineaire = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);

const ascii = (texte: string): number[] => Array.from(texte, (c) => c.charCodeAt(0));
const u16 = (n: number): number[] => [(n >> 8) & 255, n & 255];
const u32 = (n: number): number[] => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
const s15Fixe16 = (n: number): number[] => u32(Math.round(n * 65536));

const xyz = (...v: number[]): number[] => [...ascii('XYZ '), ...u32(0), ...v.flatMap(s15Fixe16)];
const texte = (t: string): number[] => [...ascii('text'), ...u32(0), ...ascii(t), 0];
const description = (t: string): number[] => [
	...ascii('desc'),
	...u32(0),
	...u32(t.length + 1),
	...ascii(t),
	0,
	...new Array<number>(78).fill(0),
];
const courbe = (): number[] => [
	...ascii('curv'),
	...u32(0),
	...u32(COURBE),
	...Array.from({ length: COURBE }, (_, i) => u16(Math.round(lineaire(i / (COURBE - 1)) * 65535))).flat(),
];

/** Primaries adapted to D50 by Bradford (sRGB registry, ICC). */
const ETIQUETTES: [string, number[]][] = [
	['desc', description('sRGB')],
	['cprt', texte('No copyright')],
	['wtpt', xyz(0.9642, 1, 0.82491)],
	['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
	['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
	['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
	['rTRC', courbe()],
];

/** The profile's bytes; green and blue share the red curve. */
export const profilSrvb = (): Uint8Array => {
	const debut = 128 + 4 + 12 * (ETIQUETTES.length + 2);
	const table: number[] = [];
	const donnees: number[] = [];
	for (const [nom, octets] of ETIQUETTES) {
		const entree = [...u32(debut + donnees.length), ...u32(octets.length)];
		for (const n of nom === 'rTRC' ? ['rTRC', 'gTRC', 'bTRC'] : [nom]) table.push(...ascii(n), ...entree);
		donnees.push(...octets, ...new Array<number>((4 - (octets.length % 4)) % 4).fill(0));
	}
	const taille = debut + donnees.length;
	const entete = [
		...u32(taille),
		...u32(0),
		...u32(0x02400000),
		...ascii('mntrRGB XYZ '),
		...[2026, 1, 1, 0, 0, 0].flatMap(u16),
		...ascii('acsp'),
		...new Array<number>(28).fill(0),
		...[0.9642, 1, 0.82491].flatMap(s15Fixe16),
		...new Array<number>(48).fill(0),
	];
	return Uint8Array.from([...entete, ...u32(ETIQUETTES.length + 2), ...table, ...donnees]);
};
