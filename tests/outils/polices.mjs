/**
 * Makes public/polices/*.ttf, the subsets that the PDF engine embeds: `node tests/outils/polices.mjs`.
 * Not part of the build: its output is committed, so that nothing but the bytes themselves decides a document's look.
 */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const paquets = createRequire(import.meta.url);
const sortie = new URL('../../public/polices/', import.meta.url);

const POLICES = {
	normal: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
	gras: '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
	italique: '@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
	titre: '@expo-google-fonts/noto-serif/700Bold/NotoSerif_700Bold.ttf',
};

/** Latin-1, Latin Extended-A, Romanian commas, dashes, quotes, thin spaces, primes, indices, €, №, ™, minus, capital ẞ, replacement mark. */
const PLAGES = [
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
const texte = PLAGES.flatMap(([debut, fin]) => Array.from({ length: fin - debut + 1 }, (_, i) => String.fromCharCode(debut + i))).join('');

/** No kerning nor substitutions: the engine places characters one by one. */
const OPTIONS = {
	targetFormat: 'sfnt',
	preserveNameIds: [6],
	keepFeatures: [],
	noLayoutClosure: true,
	dropTables: ['GDEF', 'GPOS', 'GSUB', 'STAT', 'DSIG', 'gasp'],
};

await mkdir(sortie, { recursive: true });
for (const [nom, chemin] of Object.entries(POLICES)) {
	const entiere = await readFile(paquets.resolve(chemin));
	const sousEnsemble = await subsetFont(entiere, texte, OPTIONS);
	await writeFile(new URL(`${nom}.ttf`, sortie), sousEnsemble);
	console.log(`${fileURLToPath(new URL(`${nom}.ttf`, sortie))} ${sousEnsemble.length} octets`);
}
await copyFile(paquets.resolve('@expo-google-fonts/noto-sans/LICENSE_FONT'), new URL('OFL.txt', sortie));
