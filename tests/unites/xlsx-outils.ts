import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import readXlsx from 'read-excel-file/node';
import type { Classeur } from '../../src/document/classeur.ts';
import { adresse } from '../../src/document/classeur.ts';

export type Paquet = Record<string, string>;
export type Valeurs = Record<string, string | number>;

export const ouvrir = (octets: Uint8Array): Paquet =>
	Object.fromEntries(Object.entries(unzipSync(octets)).map(([nom, o]) => [nom, strFromU8(o)]));
export const fermer = (paquet: Paquet): Uint8Array =>
	zipSync(Object.fromEntries(Object.entries(paquet).map(([nom, t]) => [nom, strToU8(t)])));

const ENTITES = /&(?!(amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/;
const BALISE = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/y;

/** Whether a part is well-formed XML: one root, tags closed in order, attributes once and quoted, no bare « & » or « < », no forbidden character. */
export function bienForme(xml: string): boolean {
	const corps = xml.replace(/^<\?xml[^?]*\?>\s*/, '').trim();

	if (ENTITES.test(corps) || /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(corps)) return false;
	const ouvertes: string[] = [];
	for (let i = 0; i < corps.length;) {
		if (corps[i] !== '<') {
			if (ouvertes.length === 0) return false;
			const suivant = corps.indexOf('<', i);
			i = suivant < 0 ? corps.length : suivant;
			continue;
		}
		BALISE.lastIndex = i;
		const m = BALISE.exec(corps);
		if (!m) return false;
		const noms = [...(m[3] ?? '').matchAll(/([\w:.-]+)=/g)].map((x) => x[1]);
		if (new Set(noms).size < noms.length) return false;
		if (m[1]) {
			if (ouvertes.pop() !== m[2]) return false;
		} else if (!m[4]) ouvertes.push(m[2] ?? '');
		i += m[0].length;
		if (ouvertes.length === 0 && i < corps.length) return false;
	}
	return ouvertes.length === 0;
}

/** What the workbook says of itself, « Feuille!A1 » → value; empty texts left out. */
export function attendu(c: Classeur): Valeurs {
	const paires = c.feuilles.flatMap((f) =>
		f.lignes.flatMap((l, ligne) => l.map((x, col): [string, string | number] => [`${f.nom}!${adresse(col, ligne)}`, x?.valeur ?? ''])),
	);
	return Object.fromEntries(paires.filter(([, v]) => v !== ''));
}

/** The same read back by read-excel-file, which takes the stored values. */
export async function relu(octets: Uint8Array): Promise<Valeurs> {
	const feuilles = (await readXlsx(Buffer.from(octets), { trim: false })) as unknown as {
		sheet: string;
		data: (string | number | null)[][];
	}[];
	const paires = feuilles.flatMap(({ sheet, data }) =>
		data.flatMap((l, ligne) => l.map((v, col): [string, string | number] => [`${sheet}!${adresse(col, ligne)}`, v ?? ''])),
	);
	return Object.fromEntries(paires.filter(([, v]) => v !== ''));
}

export const aSoffice = (): boolean => {
	try {
		execFileSync('soffice', ['--version'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
};

/** Formula cells without their stored values: whoever reads them has to compute. */
export const sansValeurs = (paquet: Paquet): Paquet =>
	Object.fromEntries(
		Object.entries(paquet).map(([nom, xml]) => [
			nom,
			nom.startsWith('xl/worksheets/sheet') ? xml.replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1').replace(/<\/f><v\/>/g, '</f>') : xml,
		]),
	);

/** What one run of LibreOffice takes without running out of files. */
const LOT = 50;

async function recalculerLot(paquets: Paquet[]): Promise<Valeurs[]> {
	const dossier = mkdtempSync(join(tmpdir(), 'xlsx-'));
	const noms = paquets.map((p, rang) => {
		const nom = join(dossier, `c${String(rang).padStart(3, '0')}.xlsx`);
		writeFileSync(nom, fermer(sansValeurs(p)));
		return nom;
	});
	const sortie = join(dossier, 'sortie');
	execFileSync(
		'soffice',
		[
			`-env:UserInstallation=file://${dossier}/profil`,
			'--headless',
			'--convert-to',
			'xlsx:Calc MS Excel 2007 XML',
			'--outdir',
			sortie,
			...noms,
		],
		{ stdio: 'ignore', timeout: 300_000 },
	);
	const valeurs: Valeurs[] = [];
	for (const nom of readdirSync(sortie).sort()) valeurs.push(await relu(readFileSync(join(sortie, nom))));
	rmSync(dossier, { recursive: true });
	return valeurs;
}

/** Each workbook computed by LibreOffice from its formulas alone, then read back. */
export async function recalcules(paquets: Paquet[]): Promise<Valeurs[]> {
	const valeurs: Valeurs[] = [];
	for (let i = 0; i < paquets.length; i += LOT) valeurs.push(...(await recalculerLot(paquets.slice(i, i + LOT))));
	return valeurs;
}

/** One sheet (from 1) as LibreOffice shows it, its cells between tabs. */
export function affiche(octets: Uint8Array, rang: number): string {
	const dossier = mkdtempSync(join(tmpdir(), 'xlsx-'));
	writeFileSync(join(dossier, 'c.xlsx'), octets);
	const filtre = `csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,true,false,false,${rang}`;
	execFileSync(
		'soffice',
		[`-env:UserInstallation=file://${dossier}/profil`, '--headless', '--convert-to', filtre, '--outdir', dossier, join(dossier, 'c.xlsx')],
		{ stdio: 'ignore', timeout: 120_000 },
	);
	const csv = readdirSync(dossier).find((f) => f.endsWith('.csv')) ?? '';
	const texte = readFileSync(join(dossier, csv), 'utf8');
	rmSync(dossier, { recursive: true });
	return texte;
}

/** Part of the package that holds a sheet. */
export const partie = (paquet: Paquet, feuille: string): string => {
	const noms = [...(paquet['xl/workbook.xml'] ?? '').matchAll(/<sheet name="([^"]*)"/g)].map((m) => m[1]);
	return `xl/worksheets/sheet${noms.indexOf(feuille) + 1}.xml`;
};

/** The package with another number in one cell. */
export function changer(paquet: Paquet, feuille: string, cellule: string, valeur: number): Paquet {
	const nom = partie(paquet, feuille);
	const avant = paquet[nom] ?? '';
	const apres = avant.replace(
		new RegExp(`<c r="${cellule}"([^>]*?)( t="s")?([^>]*)><v>[^<]*</v></c>`),
		`<c r="${cellule}"$1$3><v>${valeur}</v></c>`,
	);
	if (apres === avant) throw new Error(`${feuille}!${cellule} was not found`);
	return { ...paquet, [nom]: apres };
}
