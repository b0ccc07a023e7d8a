import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { zlibSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { VERSION } from '../../src/dossier/migrations.ts';
import { lirePolicesNode } from '../../src/rendu/pdf/polices-node.ts';
import { rendrePdf } from '../../src/rendu/pdf/rendre.ts';
import { extraireSauvegarde, OCTETS_MAX } from '../../src/stockage/pdf-rouvrable.ts';
import { ecrireSauvegarde, lireSauvegarde, pieceJointe } from '../../src/stockage/sauvegarde.ts';
import { grandDocument, petitDocument } from './pdf-documents.ts';

const lu = lireSauvegarde(readFileSync('content/exemples/epci-complet.json', 'utf8'));
if (!lu.ok) throw new Error(lu.message);
const { dossier } = lu.sauvegarde;
const DATE = '2026-11-22';
const texte = ecrireSauvegarde(dossier, 'complet', DATE);
const polices = await lirePolicesNode();
const piece = pieceJointe(dossier, 'complet', DATE);
const avec = (octets: Uint8Array, doc = petitDocument): Uint8Array =>
	rendrePdf(doc, { polices, piecesJointes: [{ ...piece, octets }] }).octets;
const enOctets = (t: string): Uint8Array => new TextEncoder().encode(t);
const bon = avec(piece.octets, grandDocument);

const bac = mkdtempSync(join(tmpdir(), 'rouvrable-'));
afterAll(() => rmSync(bac, { recursive: true }));
writeFileSync(join(bac, 'bon.pdf'), bon);
writeFileSync(join(bac, 'autre.pdf'), avec(enOctets(ecrireSauvegarde({}, 'decouverte', DATE))));
const message = (octets: Uint8Array): string => {
	const r = extraireSauvegarde(octets);
	return r.ok ? 'ouvert' : r.message;
};

describe('un PDF de travail rouvrable', () => {
	it('rend la sauvegarde à l’octet près', () => {
		expect(extraireSauvegarde(bon)).toEqual({ ok: true, texte });
	});
	it('dit la version plus récente par la même phrase que la sauvegarde', () => {
		const futur = texte.replace(`"version": ${VERSION}`, '"version": 999');
		const extrait = extraireSauvegarde(avec(enOctets(futur)));
		expect(extrait.ok && lireSauvegarde(extrait.texte)).toEqual(lireSauvegarde(futur));
		expect(lireSauvegarde(futur)).toMatchObject({ ok: false, message: expect.stringMatching(/version plus récente/) as string });
	});
	it('s’ouvre parmi d’autres pièces jointes', () => {
		const autres = ['un.xml', 'deux.bin'].map((nom) => ({ nom, type: 'text/xml', octets: enOctets('<a/>'), description: nom }));
		const { octets } = rendrePdf(petitDocument, { polices, piecesJointes: [autres[0]!, piece, autres[1]!] });
		expect(extraireSauvegarde(octets)).toEqual({ ok: true, texte });
	});
	it('s’ouvre après qu’une bibliothèque l’a enregistré, tables d’objets ou non', async () => {
		for (const useObjectStreams of [true, false])
			expect(extraireSauvegarde(await (await PDFDocument.load(bon)).save({ useObjectStreams }))).toEqual({ ok: true, texte });
	});
	it('ne s’ouvre jamais avec d’autres réponses quand des octets ont changé', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat(bon.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 }), (fautes) => {
				const abime = bon.slice();
				for (const [place, octet] of fautes) abime[place] = octet;
				const r = extraireSauvegarde(abime);
				if (r.ok) expect(r.texte).toBe(texte);
				else expect(r.message).toMatch(/^Ce PDF |^La pièce jointe |^Ce fichier /);
			}),
			{ numRuns: 60 },
		);
	});
	it('coupé, dit qu’il est coupé, ou s’ouvre si la sauvegarde est entière', () => {
		const issues = Array.from({ length: 60 }, (_, i) => extraireSauvegarde(bon.subarray(0, Math.floor((bon.length * (i + 1)) / 61))));
		for (const r of issues) expect(r.ok ? r.texte : r.message).toBe(r.ok ? texte : message(bon.subarray(0, 2000)));
		expect(issues.filter((r) => !r.ok).length).toBeGreaterThan(20);
	});
});

describe('ce qui ne s’ouvre pas a sa phrase', () => {
	const zip = (taille: number): Uint8Array => {
		const tas = new Uint8Array(taille).fill(0x20);
		tas.set(enOctets('{"type": "parcours-clsm/dossier",'));
		return tas;
	};
	/** An attachment whose declared size lies: deflated as it is, inside a file made by hand. */
	const bombe = (): Uint8Array => {
		const coeur = zlibSync(zip(40_000_000), { level: 9 });
		const entete = enOctets(
			`%PDF-1.7\n1 0 obj\n<</Type /EmbeddedFile /Filter /FlateDecode /Length ${coeur.length} /Params <</Size 10>>>>\nstream\n`,
		);
		const fin = enOctets('\nendstream\nendobj\nstartxref\n0\n%%EOF\n');
		return Uint8Array.from([...entete, ...coeur, ...fin]);
	};
	const cas: [string, () => Uint8Array, RegExp][] = [
		['un PDF d’ailleurs', () => rendrePdf(petitDocument, { polices }).octets, /^Ce PDF ne contient pas de sauvegarde de Parcours CLSM/],
		['un PDF d’ailleurs avec une pièce jointe', () => avec(enOctets('{"type": "autre"}')), /^Ce PDF ne contient pas de sauvegarde/],
		['une pièce jointe qui n’est pas du texte', () => avec(Uint8Array.from([0xff, 0xfe, 0x80])), /^Ce PDF ne contient pas de sauvegarde/],
		['un PDF coupé', () => bon.subarray(0, 20_000), /^Ce PDF est coupé ou abîmé/],
		['la seule première ligne', () => enOctets('%PDF-1.7\n'), /^Ce PDF est coupé ou abîmé/],
		['un autre fichier', () => enOctets('PK\u0003\u0004 docx'), /^Ce fichier n’est pas un PDF/],
		['un fichier vide', () => new Uint8Array(), /^Ce fichier n’est pas un PDF/],
		['un PDF énorme', () => new Uint8Array(OCTETS_MAX + 1), /^Ce PDF est trop gros/],
		['une pièce jointe qui gonfle', bombe, /^La pièce jointe de ce PDF est trop grosse/],
		[
			'deux sauvegardes différentes',
			() => rendrePdf(petitDocument, { polices, piecesJointes: [piece, pieceJointe({}, 'complet', DATE)] }).octets,
			/^Ce PDF contient plusieurs sauvegardes/,
		],
		[
			'une compression inconnue',
			() => enOctets('%PDF-1.7\n1 0 obj\n<</Type /EmbeddedFile /Filter /LZWDecode /Length 3>>\nstream\nabc\nendstream\nendobj\n%%EOF'),
			/compressée d’une façon/,
		],
		[
			'un chiffrement déclaré',
			() => enOctets('%PDF-1.7\ntrailer\n<</Root 1 0 R /Encrypt 5 0 R>>\nstartxref\n0\n%%EOF'),
			/^Ce PDF est protégé/,
		],
	];
	it.each(cas)('%s', (_, faire, phrase) => {
		const dit = message(faire());
		expect(dit).toMatch(phrase);
		expect(dit).toMatch(/^[A-ZÉ][^\n]*\.$/);
	});
	it('un fichier hostile de plusieurs millions d’octets ne bloque pas la page', () => {
		const hostiles = [
			'1 0 obj<</Length 9',
			'1 0 obj<</Type/EmbeddedFile/Length 5>>stream\n',
			'/Encrypt ',
			'endstream ',
			'/Filter[',
			'<</Length           ',
		];
		for (const motif of hostiles) expect(message(enOctets(`%PDF-1.7\n${motif.repeat(3_000_000 / motif.length)}`))).toMatch(/^Ce PDF/);
	}, 30_000);
});

/** What other tools do to a file before it comes back. */
const ENREGISTREMENTS: [string, string, string[]][] = [
	['qpdf sans flux d’objets', 'qpdf', ['--object-streams=disable', 'bon.pdf', 'sortie.pdf']],
	['qpdf pour le Web', 'qpdf', ['--linearize', 'bon.pdf', 'sortie.pdf']],
	['qpdf en clair', 'qpdf', ['--qdf', 'bon.pdf', 'sortie.pdf']],
	['mutool', 'mutool', ['clean', 'bon.pdf', 'sortie.pdf']],
	['mutool, tout refait', 'mutool', ['clean', '-gggg', '-z', 'bon.pdf', 'sortie.pdf']],
	['mutool en texte', 'mutool', ['clean', '-a', '-z', 'bon.pdf', 'sortie.pdf']],
];
const PROTECTIONS: [string, string[]][] = [
	['mot de passe', ['--encrypt', 'lire', 'ecrire', '256', '--', 'bon.pdf', 'sortie.pdf']],
	['restrictions seules', ['--encrypt', '', 'ecrire', '256', '--', 'bon.pdf', 'sortie.pdf']],
];
const present = (outil: string): boolean => spawnSync(outil, [outil === 'mutool' ? '-v' : '--version']).error === undefined;
for (const outil of ['qpdf', 'mutool'])
	if (!present(outil)) console.warn(`PDF enregistrés de nouveau par ${outil} non relus : ${outil} est absent.`);

describe('enregistré de nouveau', () => {
	const passer = (outil: string, args: string[]): Uint8Array => {
		const { status, stderr } = spawnSync(outil, args, { cwd: bac, encoding: 'utf8' });
		if (status !== 0) throw new Error(stderr);
		return new Uint8Array(readFileSync(join(bac, 'sortie.pdf')));
	};
	it.each(ENREGISTREMENTS.filter(([, outil]) => present(outil)))('par %s, s’ouvre à l’identique', (_, outil, args) => {
		expect(extraireSauvegarde(passer(outil, args))).toEqual({ ok: true, texte });
	});
	it.each(PROTECTIONS.filter(() => present('qpdf')))('avec %s, dit qu’il est protégé', (_, args) => {
		expect(message(passer('qpdf', args))).toMatch(/^Ce PDF est protégé/);
	});
});
