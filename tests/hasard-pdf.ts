/** Random dossiers through the whole chain: composed, written, read back. Shared by npm test (few) and `npm run verifier:long` (many). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Contenu } from '../src/contenu/modele.ts';
import type { Dossier } from '../src/dossier/schema.ts';
import { composer, DOCUMENTS } from '../src/gabarits/composer.ts';
import { lirePolicesNode } from '../src/rendu/pdf/polices-node.ts';
import { rendrePdf } from '../src/rendu/pdf/rendre.ts';
import { extraireSauvegarde } from '../src/stockage/pdf-rouvrable.ts';
import { ecrireSauvegarde, lireSauvegarde, pieceJointe } from '../src/stockage/sauvegarde.ts';
import { dossierQuelconque, texteHostile, texteSage } from './arbitraires.ts';
import { valider } from './outils/verapdf/valider.ts';
import { ecarts } from './structure-pdf.ts';

const DATE = '2026-11-22';

export interface Bilan {
	dossiers: number;
	pdf: number;
	octets: number;
	/** Sauvegardes found again in a PDF, equal to the letter. */
	allersRetours: number;
	/** PDFs whose structure tree pdf.js reads as the model says. */
	structures: number;
	/** PDFs that pass PDF/UA-1 and PDF/A-3a; absent without Java. */
	conformes?: number;
	fautes: string[];
}

/** As the site holds it: what a sauvegarde cannot hold (lone surrogates, controls) has left. */
const tenu = (dossier: Dossier): Dossier => {
	const lu = lireSauvegarde(ecrireSauvegarde(dossier, 'complet', DATE));
	if (!lu.ok) throw new Error(lu.message);
	return lu.sauvegarde.dossier;
};

/** Every other dossier holds what breaks badly made engines. */
export const dossiersAuHasard = (nombre: number, graine: number): { dossier: Dossier; sage: boolean }[] => {
	const tirer = (textes: fc.Arbitrary<string>, combien: number): Dossier[] =>
		fc.sample(dossierQuelconque({ textes }), { numRuns: combien, seed: graine }).map(tenu);
	const sages = tirer(texteSage, Math.ceil(nombre / 2)).map((dossier) => ({ dossier, sage: true }));
	const hostiles = tirer(fc.oneof(texteSage, texteHostile), Math.floor(nombre / 2)).map((dossier) => ({ dossier, sage: false }));
	return [...sages, ...hostiles];
};

const revient = (octets: Uint8Array, dossier: Dossier): string | undefined => {
	const extrait = extraireSauvegarde(octets);
	if (!extrait.ok) return extrait.message;
	const lu = lireSauvegarde(extrait.texte);
	if (!lu.ok) return lu.message;
	return isDeepStrictEqual(lu.sauvegarde.dossier, dossier) ? undefined : 'le dossier rouvert diffère';
};

/** The five documents of one dossier; one of them, in turn, carries the sauvegarde and is read back. */
async function essayer(dossier: Dossier, sage: boolean, rang: number, contenu: Contenu, bilan: Bilan): Promise<Uint8Array[]> {
	const fichiers: Uint8Array[] = [];
	for (const [i, nom] of DOCUMENTS.entries()) {
		const tour = rang % DOCUMENTS.length === i;
		const doc = composer(nom, dossier, contenu, DATE);
		const piecesJointes = tour ? [pieceJointe(dossier, 'complet', DATE)] : [];
		const { octets } = rendrePdf(doc, { polices: await lirePolicesNode(doc), piecesJointes });
		fichiers.push(octets);
		bilan.pdf += 1;
		bilan.octets += octets.length;
		if (!tour) continue;
		const retour = revient(octets, dossier);
		if (retour === undefined) bilan.allersRetours += 1;
		else bilan.fautes.push(`dossier ${rang}, ${nom}, aller-retour : ${retour}`);
		if (!sage) continue;
		const differe = await ecarts(octets, doc);
		if (differe.length === 0) bilan.structures += 1;
		else bilan.fautes.push(`dossier ${rang}, ${nom}, structure : ${differe.join(', ')}`);
	}
	return fichiers;
}

const LOT = 20;

/** @param java whether veraPDF can run */
export async function verifierDossiers(
	nombre: number,
	graine: number,
	contenu: Contenu,
	java: boolean,
	progres: (faits: number) => void = () => undefined,
): Promise<Bilan> {
	const bilan: Bilan = { dossiers: 0, pdf: 0, octets: 0, allersRetours: 0, structures: 0, fautes: [], ...(java ? { conformes: 0 } : {}) };
	const bac = mkdtempSync(join(tmpdir(), 'hasard-'));
	try {
		let lot: string[] = [];
		const tirage = dossiersAuHasard(nombre, graine);
		for (const [rang, { dossier, sage }] of tirage.entries()) {
			const fichiers = await essayer(dossier, sage, rang, contenu, bilan);
			fichiers.forEach((octets, i) => {
				const chemin = join(bac, `${rang}-${DOCUMENTS[i] ?? ''}.pdf`);
				writeFileSync(chemin, octets);
				lot.push(chemin);
			});
			bilan.dossiers += 1;
			if ((rang + 1) % LOT !== 0 && rang + 1 !== tirage.length) continue;
			if (java) juger(lot, bilan);
			for (const chemin of lot) rmSync(chemin);
			lot = [];
			progres(bilan.dossiers);
		}
	} finally {
		rmSync(bac, { recursive: true });
	}
	return bilan;
}

function juger(lot: string[], bilan: Bilan): void {
	const verdicts = valider(lot);
	const fautifs = new Set(verdicts.filter((v) => !v.compliant).map((v) => v.file));
	bilan.conformes = (bilan.conformes ?? 0) + lot.length - fautifs.size;
	for (const v of verdicts)
		if (!v.compliant) bilan.fautes.push(`${v.file} (${v.flavour}) : ${v.failed.map((f) => `${f.rule} ${f.description}`).join(' ; ')}`);
}
