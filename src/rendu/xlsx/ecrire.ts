import { unzipSync, zipSync } from 'fflate';
import { writeXlsx, type WriteOptions, type WriteSheet } from 'hucre/xlsx';
import { guillemets, type Classeur } from '../../document/classeur.ts';
import { feuilleXlsx } from './feuille.ts';
import { POLICE } from './style.ts';

const midi = (date: string): Date => new Date(`${date}T12:00:00Z`);

/** ZIP stores local time without a zone: the same digits on every machine. */
const heureZip = (date: string): Date => new Date(`${date}T12:00:00`);

const LANGUE = '<dc:language>fr-FR</dc:language>';

/** What the library does not write. */
const COMPLEMENTS: Record<string, (xml: string) => string> = {
	'docProps/core.xml': (xml) => xml.replace('</cp:coreProperties>', `${LANGUE}</cp:coreProperties>`),
};

/** Packed again by fflate, parts dated from the draft: the library's own deflate differs from one engine to another. */
function refermer(octets: Uint8Array, date: string): Uint8Array<ArrayBuffer> {
	const parties = Object.entries(unzipSync(octets)).map(([nom, brut]) => {
		const completer = COMPLEMENTS[nom];
		return [nom, completer ? new TextEncoder().encode(completer(new TextDecoder().decode(brut))) : brut] as const;
	});
	return zipSync(Object.fromEntries(parties), { mtime: heureZip(date), level: 9 });
}

const fixe = (feuille: string, cellule: string): string => {
	const [, lettres = 'A', ligne = '1'] = /^([A-Z]+)(\d+)$/.exec(cellule) ?? [];
	return `${guillemets(feuille)}!$${lettres}$${ligne}`;
};

/** Names of cells, and the rows that each printed page repeats; the library would write those without quoting the sheet. */
const noms = (c: Classeur): NonNullable<WriteOptions['namedRanges']> => [
	...c.noms.map(({ nom, feuille, adresse }) => ({ name: nom, range: fixe(feuille, adresse) })),
	...c.feuilles.flatMap(({ nom, entete }) =>
		entete === undefined ? [] : [{ name: '_xlnm.Print_Titles', range: `${guillemets(nom)}!$${entete + 1}:$${entete + 1}`, scope: nom }],
	),
];

/** The package of a workbook. */
export async function ecrireXlsx(classeur: Classeur): Promise<Uint8Array<ArrayBuffer>> {
	const sheets: WriteSheet[] = classeur.feuilles.map((f) => feuilleXlsx(f, classeur));
	const date = midi(classeur.date);
	const octets = await writeXlsx({
		sheets,
		namedRanges: noms(classeur),
		defaultFont: POLICE,
		properties: {
			title: [classeur.titre, classeur.territoire].filter(Boolean).join(' – '),
			subject: classeur.mention,
			created: date,
			modified: date,
		},
	});
	return refermer(octets, classeur.date);
}
