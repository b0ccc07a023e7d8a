import type { NomSecours } from './style.ts';

/** Ranges of UTF-16 code units, both ends included. */
export type Plages = [number, number][];

/** Latin-1, Latin Extended-A, Romanian commas, dashes, quotes, thin spaces, primes, indices, €, №, ™, minus, capital ẞ, replacement mark. */
export const PLAGES: Plages = [
	[0x20, 0x7e],
	[0xa0, 0x17f],
	[0x218, 0x21b],
	[0x1e9e, 0x1e9e],
	[0x2009, 0x2009],
	[0x2010, 0x2015],
	[0x2018, 0x201e],
	[0x2020, 0x2022],
	[0x2026, 0x2026],
	[0x202f, 0x2030],
	[0x2032, 0x2033],
	[0x2039, 0x203a],
	[0x2080, 0x2089],
	[0x20ac, 0x20ac],
	[0x2116, 0x2116],
	[0x2122, 0x2122],
	[0x2212, 0x2212],
	[0xfffd, 0xfffd],
];

/** What the fonts loaded on demand hold, in the order they are tried; public/polices is made from these tables. */
export const PLAGES_SECOURS: Record<NomSecours, Plages> = {
	/** Greek, Cyrillic, and the Latin of other alphabets: Viêt Nam, Africa, the Balkans. */
	lettres: [
		[0x180, 0x24f],
		[0x259, 0x259],
		[0x300, 0x304],
		[0x306, 0x30c],
		[0x323, 0x328],
		[0x370, 0x3ff],
		[0x400, 0x45f],
		[0x490, 0x493],
		[0x1e00, 0x1eff],
	],
	/** Boxes, ticks, bullets, stars, telephone, envelope. */
	symboles: [
		[0x25a0, 0x25ab],
		[0x25b2, 0x25c6],
		[0x25cb, 0x25cf],
		[0x25e6, 0x25e6],
		[0x2605, 0x2606],
		[0x260e, 0x260f],
		[0x2610, 0x2612],
		[0x26a0, 0x26a0],
		[0x2708, 0x2709],
		[0x2713, 0x2718],
		[0x2726, 0x2726],
		[0x2794, 0x2794],
		[0x279c, 0x279c],
		[0x27a2, 0x27a4],
	],
	/** Arrows and mathematical signs. */
	signes: [
		[0x2190, 0x2199],
		[0x21d0, 0x21d5],
		[0x2200, 0x220f],
		[0x2211, 0x2211],
		[0x2218, 0x221e],
		[0x2227, 0x222b],
		[0x2248, 0x2248],
		[0x2260, 0x2265],
		[0x2282, 0x2287],
	],
};

const dans = (plages: Plages, c: number): boolean => plages.some(([debut, fin]) => c >= debut && c <= fin);

/** Which of the fonts loaded on demand a document needs: none, nearly always. */
export const secoursPour = (document: unknown): NomSecours[] => {
	const rares = new Set<number>();
	const texte = JSON.stringify(document).normalize('NFC');
	for (let i = 0; i < texte.length; i++) if (texte.charCodeAt(i) > 0x17f) rares.add(texte.charCodeAt(i));
	const voulus = [...rares].filter((c) => !dans(PLAGES, c));
	return (Object.keys(PLAGES_SECOURS) as NomSecours[]).filter((nom) => voulus.some((c) => dans(PLAGES_SECOURS[nom], c)));
};
