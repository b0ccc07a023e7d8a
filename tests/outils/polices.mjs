/**
 * Makes public/polices/*.ttf, the subsets that the PDF engine embeds: `node tests/outils/polices.mjs`.
 * Not part of the build: its output is committed, so that nothing but the bytes themselves decides a document's look.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { PLAGES, PLAGES_SECOURS } from '../../src/rendu/pdf/secours.ts';

const paquets = createRequire(import.meta.url);
const sortie = new URL('../../public/polices/', import.meta.url);

const POLICES = {
	normal: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
	gras: '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
	italique: '@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
	titre: '@expo-google-fonts/noto-serif/700Bold/NotoSerif_700Bold.ttf',
};

const SECOURS = {
	lettres: POLICES.normal,
	symboles: '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
	signes: '@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf',
};

const texteDes = (plages) =>
	plages.flatMap(([debut, fin]) => Array.from({ length: fin - debut + 1 }, (_, i) => String.fromCharCode(debut + i))).join('');

/** No kerning nor substitutions: the engine places characters one by one. */
const OPTIONS = {
	targetFormat: 'sfnt',
	preserveNameIds: [6],
	keepFeatures: [],
	noLayoutClosure: true,
	dropTables: ['GDEF', 'GPOS', 'GSUB', 'STAT', 'DSIG', 'gasp'],
};

await mkdir(sortie, { recursive: true });
const licences = [];
for (const [nom, chemin] of Object.entries({ ...POLICES, ...SECOURS })) {
	const entiere = await readFile(paquets.resolve(chemin));
	const sousEnsemble = await subsetFont(entiere, texteDes(PLAGES_SECOURS[nom] ?? PLAGES), OPTIONS);
	await writeFile(new URL(`${nom}.ttf`, sortie), sousEnsemble);
	console.log(`${fileURLToPath(new URL(`${nom}.ttf`, sortie))} ${sousEnsemble.length} octets`);
	licences.push(await readFile(paquets.resolve(`${chemin.split('/').slice(0, 2).join('/')}/LICENSE_FONT`), 'utf8'));
}
// One licence, the copyright lines of all.
const [premiere = ''] = licences;
const auteurs = new Set(licences.map((l) => l.split('\n', 1)[0]));
await writeFile(new URL('OFL.txt', sortie), [...auteurs].join('\n') + premiere.slice(premiere.indexOf('\n')));
