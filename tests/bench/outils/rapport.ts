import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { javaPresent, valider } from '../../outils/verapdf/valider.ts';
import { mediane, minimum } from './mesure.ts';
import { GENERATEURS, nomComplet } from './pairs.ts';

export interface Passage {
	temps: number[];
	octets: Uint8Array;
	/** Bytes of the JavaScript, gzip; known in the browser only. */
	poids?: number;
}

const ms = (v: number): string => v.toFixed(v < 10 ? 1 : 0);
const ko = (v: number): string => `${(v / 1000).toFixed(0)} kB`;

/** Rows of words in columns, each as wide as its widest. */
export const afficher = (rangs: string[][]): void => {
	const largeurs = (rangs[0] ?? []).map((_, i) => Math.max(...rangs.map((r) => (r[i] ?? '').length)));
	for (const rang of rangs)
		console.log(rang.map((c, i) => (i === 0 ? c.padEnd(largeurs[i] ?? 0) : c.padStart(largeurs[i] ?? 0))).join('  '));
};

/** PDF/UA-1 by veraPDF, for each file; « ? » where there is no Java. */
const etiquetage = (fichiers: Uint8Array[]): string[] => {
	if (!javaPresent()) return fichiers.map(() => '? (no Java)');
	const dossier = mkdtempSync(path.join(tmpdir(), 'bench-pdf-'));
	try {
		const chemins = fichiers.map((octets, i) => {
			const chemin = path.join(dossier, `${i}.pdf`);
			writeFileSync(chemin, octets);
			return chemin;
		});
		return valider(chemins, 'ua1').map((v) =>
			v.compliant ? 'UA-1 passes' : `no: ${v.failed.length} rules, ${v.failed.reduce((s, f) => s + f.count, 0)} failures`,
		);
	} finally {
		rmSync(dossier, { recursive: true });
	}
};

const pagesDe = async (octets: Uint8Array): Promise<number> => (await PDFDocument.load(octets, { updateMetadata: false })).getPageCount();

/** The table of one run: same order as GENERATEURS. */
export const comparer = async (passages: Passage[]): Promise<void> => {
	const notres = passages[0]?.temps ?? [];
	const tagues = etiquetage(passages.map((p) => p.octets));
	const rangs = await Promise.all(
		GENERATEURS.map(async (g, i) => {
			const { temps, octets, poids } = passages[i]!;
			const ratios = [mediane, minimum].map((de) => (de(notres) / de(temps)).toFixed(2));
			return [
				nomComplet(g),
				ms(mediane(temps)),
				ms(minimum(temps)),
				...ratios,
				String(await pagesDe(octets)),
				ko(octets.length),
				tagues[i] ?? '',
				poids ? ko(poids) : '-',
			];
		}),
	);
	afficher([['generator', 'median ms', 'min ms', 'ours / it', 'of minima', 'pages', 'file', 'tagged (veraPDF ua1)', 'gzip'], ...rangs]);
};

export interface Croissance {
	nom: string;
	/** Rows or pages. */
	taille: number;
	temps: number[];
}

/** Growth: time a row or a page should not rise. */
export const afficherCroissance = (mesures: Croissance[]): void => {
	const rangs = mesures.map((m) => [m.nom, ms(mediane(m.temps)), ms(minimum(m.temps)), (mediane(m.temps) / m.taille).toFixed(3)]);
	afficher([['growth of ours', 'median ms', 'min ms', 'ms a unit'], ...rangs]);
};

export const afficherPlancher = (tout: number[], ecriture: number[]): void => {
	const part = Math.round((100 * mediane(ecriture)) / mediane(tout));
	console.log(
		`our floor, writing lines already laid out: median ${ms(mediane(ecriture))} ms, min ${ms(minimum(ecriture))} ms (${part} % of the whole)`,
	);
};

/** How many processors, how loaded: what the figures hang on. */
export const machine = (): string =>
	`${process.platform} ${process.arch}, Node ${process.version}, ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}`;
