import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chargerContenu } from '../../src/contenu/charger.ts';
import { composer, DOCUMENTS } from '../../src/gabarits/composer.ts';
import { lirePolicesNode } from '../../src/rendu/pdf/polices-node.ts';
import { rendrePdf } from '../../src/rendu/pdf/rendre.ts';
import { lireSauvegarde } from '../../src/stockage/sauvegarde.ts';
import { lectureAttendue, lectureDe, lireArbre } from '../structure-pdf.ts';
import { grandDocument, petitDocument } from './pdf-documents.ts';

const contenu = chargerContenu('.');
const exemple = (nom: string) => {
	const lu = lireSauvegarde(readFileSync(`content/exemples/${nom}.json`, 'utf8'));
	if (!lu.ok) throw new Error(lu.message);
	return lu.sauvegarde.dossier;
};
const EXEMPLES = ['commune-qui-explore', 'epci-complet'].flatMap((nom) => DOCUMENTS.map((document) => ({ nom, document })));

describe('pdf.js lit dans la structure', () => {
	it.each(EXEMPLES)('$nom, $document : les titres, les en-têtes des tableaux et le texte du modèle', async ({ nom, document }) => {
		const doc = composer(document, exemple(nom), contenu, '2026-11-22');
		const { octets, avertissements } = rendrePdf(doc, { polices: await lirePolicesNode(doc) });
		const lu = lectureDe(await lireArbre(octets));
		expect(avertissements).toEqual([]);
		expect(lu.titres.length).toBeGreaterThan(3);
		expect(lu).toEqual(lectureAttendue(doc));
	});

	it.each([
		['petit', petitDocument],
		['grand', grandDocument],
	])('le %s document, tableaux coupés compris', async (_, doc) => {
		const { octets } = rendrePdf(doc, { polices: await lirePolicesNode() });
		expect(lectureDe(await lireArbre(octets))).toEqual(lectureAttendue(doc));
	});
});
