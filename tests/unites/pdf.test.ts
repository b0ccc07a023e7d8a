import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PDFDocument } from 'pdf-lib';
import type { Bloc, DocumentCompose } from '../../src/document/modele.ts';
import { nouvelAtelier } from '../../src/rendu/pdf/atelier.ts';
import { mettreEnPage } from '../../src/rendu/pdf/mise-en-page.ts';
import type { Noeud } from '../../src/rendu/pdf/noeuds.ts';
import { lirePolicesNode } from '../../src/rendu/pdf/polices-node.ts';
import { rendrePdf } from '../../src/rendu/pdf/rendre.ts';
import { PAGE } from '../../src/rendu/pdf/style.ts';
import { rendreTexte } from '../../src/rendu/texte.ts';
import { javaPresent, valider } from '../outils/verapdf/valider.ts';
import { documentHostile, grandDocument, petitDocument } from './pdf-documents.ts';

const polices = await lirePolicesNode();
const piece = { nom: 'sauvegarde.json', type: 'application/json', octets: new TextEncoder().encode('{"a":1}'), description: 'Réponses' };
const FICHIERS = {
	'petit.pdf': rendrePdf(petitDocument, { polices }).octets,
	'grand.pdf': rendrePdf(grandDocument, { polices, auteur: 'Val-de-Brune' }).octets,
	'hostile.pdf': rendrePdf(documentHostile, { polices, auteur: 'a\u0000<&>' }).octets,
	'joint.pdf': rendrePdf(petitDocument, { polices, piecesJointes: [piece] }).octets,
};

const dossier = mkdtempSync(join(tmpdir(), 'pdf-'));
const chemin = (nom: string): string => join(dossier, nom);
beforeAll(() => {
	for (const [nom, octets] of Object.entries(FICHIERS)) writeFileSync(chemin(nom), octets);
});
afterAll(() => rmSync(dossier, { recursive: true }));

const commande = (nom: string, ...arguments_: string[]): { stdout: string; stderr: string } =>
	spawnSync(nom, arguments_, { encoding: 'utf8', maxBuffer: 1 << 26 });
const poppler = commande('pdftotext', '-v').stderr?.includes('poppler') ?? false;
const java = javaPresent();
if (!java) console.warn('veraPDF non exécuté : il manque un JDK 17 ou plus récent (Debian : default-jdk-headless).');
if (!poppler) console.warn('Lecture des PDF non exécutée : il manque poppler-utils.');

const compact = (texte: string): string => texte.replace(/\s+/g, '');

describe('un document devient un PDF', () => {
	it('le même document donne les mêmes octets', () => {
		expect(rendrePdf(structuredClone(grandDocument), { polices, auteur: 'Val-de-Brune' }).octets).toEqual(FICHIERS['grand.pdf']);
	});

	it('un autre texte ou une autre date donne un autre identifiant', () => {
		const id = (octets: Uint8Array): string => /\/ID \[ ?<([0-9a-f]{32})>/.exec(Buffer.from(octets).toString('latin1'))?.[1] ?? '';
		const autre = rendrePdf({ ...petitDocument, date: '2026-11-23' }, { polices }).octets;
		expect(id(FICHIERS['petit.pdf'])).toMatch(/^[0-9a-f]{32}$/);
		expect(id(autre)).not.toBe(id(FICHIERS['petit.pdf']));
	});

	it.each(Object.entries(FICHIERS))('%s se rouvre par une bibliothèque', async (_, octets) => {
		const relu = await PDFDocument.load(octets, { updateMetadata: false });
		expect(relu.getPageCount()).toBeGreaterThan(0);
		expect(relu.catalog.toString()).toContain('/DisplayDocTitle true');
	});

	it('dit quels caractères manquent et de quelle réponse ils viennent', () => {
		const doc: DocumentCompose = {
			...petitDocument,
			blocs: [{ t: 'paragraphe', contenu: [{ t: 'texte', texte: 'Œuvre à 50 % 🎉 中 ① →', champ: 'preambule.contexte' }] }],
		};
		expect(rendrePdf(doc, { polices }).avertissements).toEqual([
			{ caractere: '🎉', champ: 'preambule.contexte' },
			{ caractere: '中', champ: 'preambule.contexte' },
		]);
	});
});

describe('la mise en page', () => {
	const mise = mettreEnPage(grandDocument, nouvelAtelier(polices));
	const textes = mise.feuilles.map((f) => f.contenu.flatMap((t) => (t.g === 'texte' ? [t] : [])));

	it('ne laisse aucun titre au bas d’une page', () => {
		for (const page of textes) {
			const bas = page.reduce((a, b) => (b.y >= a.y ? b : a));
			expect(bas.style.police, bas.texte).not.toBe('titre');
		}
	});

	it('répète l’en-tête d’un tableau coupé, sans le redire', () => {
		const enTetes = mise.feuilles.flatMap((f) => f.contenu).filter((t) => t.g === 'texte' && t.texte === 'Poste');
		expect(enTetes.map((t) => t.noeud !== undefined)).toEqual([true, false]);
	});

	it('garde titre, phrase et signatures ensemble', () => {
		const pages = ['Signatures', 'Fait en autant d’exemplaires que de parties.', 'Le centre hospitalier de Valbrune'].map((mots) =>
			textes.findLastIndex((page) => page.some((t) => t.texte === mots)),
		);
		expect(new Set(pages).size).toBe(1);
	});

	it('aligne les montants à droite', () => {
		const droites = textes.flat().filter((t) => t.texte === '13\u202F000\u00A0€' || t.texte === '546\u202F861\u00A0€');
		expect(droites).toHaveLength(2);
		expect(new Set(droites.map((t) => Math.round((t.x + t.largeur) * 10))).size).toBe(1);
	});

	it('ne laisse pas une ligne seule en haut ou en bas d’une page', () => {
		const noeudsPar = textes.map((page) => page.map((t) => t.noeud));
		const lignes = (page: number, noeud: Noeud | undefined): number =>
			new Set((textes[page] ?? []).filter((t) => t.noeud === noeud).map((t) => t.y)).size;
		for (let i = 0; i + 1 < textes.length; i++) {
			const commun = noeudsPar[i]?.find((n) => n && noeudsPar[i + 1]?.includes(n));
			if (!commun) continue;
			expect(lignes(i, commun)).toBeGreaterThan(1);
			expect(lignes(i + 1, commun)).toBeGreaterThan(1);
		}
	});

	it('mène du sommaire et des renvois à leur page', () => {
		const entrees = mise.feuilles[0]?.liens ?? [];
		expect(entrees.length).toBeGreaterThan(15);
		for (const lien of mise.feuilles.flatMap((f) => f.liens))
			if ('id' in lien.cible) expect(mise.reperes.has(lien.cible.id), lien.texte).toBe(true);
		expect(mise.signets.filter((s) => s.niveau === 2)).toHaveLength(16);
		expect(mise.signets.filter((s) => s.niveau === 3)).toHaveLength(12);
	});

	it('serre un sommaire de quarante titres sur la première page', () => {
		const titres = Array.from({ length: 40 }, (_, i): Bloc => ({
			t: 'titre',
			niveau: 2,
			id: `t${i}`,
			contenu: [{ t: 'texte', texte: `Titre ${i}` }],
		}));
		const { reperes } = mettreEnPage({ ...petitDocument, sommaire: true, blocs: titres }, nouvelAtelier(polices));
		expect(reperes.get('t0')?.page).toBe(1);
	});

	it('ne coupe pas une ligne de tableau qui tient sur une page', () => {
		const mots = 'mot '.repeat(120);
		const lignes = Array.from({ length: 12 }, () => ({ cellules: [[{ t: 'texte' as const, texte: mots }], []] }));
		const tableau: Bloc = {
			t: 'tableau',
			legende: [],
			alignements: ['gauche', 'gauche'],
			entete: [[{ t: 'texte', texte: 'E' }], [{ t: 'texte', texte: 'Large '.repeat(20) }]],
			lignes,
		};
		const { feuilles } = mettreEnPage({ ...petitDocument, blocs: [tableau] }, nouvelAtelier(polices));
		const cellules = feuilles.map(
			(f) => new Set(f.contenu.flatMap((t) => (t.g === 'texte' && t.texte.startsWith('mot') ? [t.noeud] : []))),
		);
		expect(feuilles.length).toBeGreaterThan(2);
		expect(cellules.reduce((n, page) => n + page.size, 0)).toBe(12);
	});

	it('pose la boîte de chaque figure dans sa page', () => {
		const figures: Noeud[] = [];
		const visiter = (n: Noeud): void => {
			if (n.role === 'Figure') figures.push(n);
			n.enfants.forEach(visiter);
		};
		visiter(mise.racine);
		expect(figures).toHaveLength(2);
		for (const f of figures) {
			expect(f.alternative).toMatch(/\.$/);
			expect(f.boite?.[3]).toBeLessThanOrEqual(PAGE.hauteur - PAGE.bas);
		}
	});
});

describe.runIf(java)('veraPDF', () => {
	it('déclare chaque fichier conforme à PDF/UA-1 et PDF/A-3a', () => {
		const verdicts = valider(Object.keys(FICHIERS).map(chemin));
		expect(verdicts).toHaveLength(2 * Object.keys(FICHIERS).length);
		expect(verdicts.filter((v) => !v.compliant)).toEqual([]);
	}, 180_000);

	it('voit une faute quand il y en a une', () => {
		const faute = Buffer.from(FICHIERS['petit.pdf'])
			.toString('latin1')
			.replace('<pdfuaid:part>1', '<pdfuaid:part>7')
			.replace('<pdfaid:part>3', '<pdfaid:part>9');
		writeFileSync(chemin('faute.pdf'), Buffer.from(faute, 'latin1'));
		expect(valider([chemin('faute.pdf')]).map((v) => v.compliant)).toEqual([false, false]);
	}, 180_000);
});

describe.runIf(poppler)('un lecteur de PDF', () => {
	it.each(Object.keys(FICHIERS))('trouve dans %s toutes les polices incorporées, sans avertissement', (nom) => {
		const { stdout, stderr } = commande('pdffonts', chemin(nom));
		const lignes = stdout.trim().split('\n').slice(2);
		expect(stderr).toBe('');
		expect(lignes.length).toBeGreaterThan(1);
		for (const ligne of lignes) expect(ligne).toMatch(/Identity-H\s+yes yes yes/);
	});

	it('lit la page dans l’ordre du texte', () => {
		const doc: DocumentCompose = { ...petitDocument, blocs: petitDocument.blocs.filter((b) => b.t !== 'figure') };
		writeFileSync(chemin('ordre.pdf'), rendrePdf(doc, { polices }).octets);
		const sansCourant = ['-x', '0', '-y', '50', '-W', '600', '-H', '730'];
		const lu = commande('pdftotext', '-raw', ...sansCourant, chemin('ordre.pdf'), '-').stdout;
		expect(compact(lu)).toBe(compact(rendreTexte(doc).replace(/^[#>]+ | \| /gm, ' ')));
	});

	it('lit dans la structure du grand document les mêmes mots, dans le même ordre', () => {
		const lignes = commande('pdfinfo', '-struct-text', chemin('grand.pdf')).stdout.split('\n');
		let tu: number | undefined;
		const mots = lignes.filter((ligne) => {
			const retrait = ligne.search(/\S/);
			if (tu !== undefined && retrait <= tu) tu = undefined;
			if (tu === undefined && /^\s*(TOC|Figure)\b/.test(ligne)) tu = retrait;
			return tu === undefined && /^\s*"/.test(ligne);
		});
		const lu = mots
			.map((l) => l.trim().slice(1, -1))
			.join(' ')
			.replace('Sommaire', '');
		const figures = grandDocument.blocs.flatMap((b) => (b.t === 'figure' ? [b] : []));
		const attendu = figures.reduce(
			(texte, f) => texte.replace(`Figure : ${f.titre}\n${f.alternative}`, f.titre),
			rendreTexte(grandDocument),
		);
		expect(compact(lu)).toBe(compact(attendu.replace(/^[#>]+ | \| /gm, ' ')));
	});
});
