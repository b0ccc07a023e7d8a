import { unzipSync, strFromU8 } from 'fflate';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { chargerContenu } from '../../src/contenu/charger.ts';
import { feuilles } from '../../src/dossier/champs.ts';
import { schemaDossier, type Dossier } from '../../src/dossier/schema.ts';
import { nettoyer } from '../../src/francais.ts';
import { composer, DOCUMENTS } from '../../src/gabarits/composer.ts';
import { composerClasseur } from '../../src/gabarits/classeur.ts';
import { rendreDocx } from '../../src/rendu/docx.ts';
import { rendreHtml } from '../../src/rendu/html.ts';
import { agenda } from '../../src/rendu/ics.ts';
import { lirePolicesNode } from '../../src/rendu/pdf/polices-node.ts';
import { rendrePdf } from '../../src/rendu/pdf/rendre.ts';
import { rendreTexte } from '../../src/rendu/texte.ts';
import { rendreXlsx } from '../../src/rendu/xlsx.ts';
import { TOURS } from '../arbitraires.ts';
import { BASES } from '../dossier-riche.ts';
import { lireXml, paragraphesDe, partiesDe } from '../lire-docx.ts';
import { lirePdf } from '../lire-pdf.ts';
import { champsTexte, INJECTIONS, injecter, temoin } from '../injections.ts';
import { affiche, aSoffice, ouvrir } from './xlsx-outils.ts';

const contenu = chargerContenu('.');
const DATE = '2026-11-22';
const bases = Object.entries(BASES);
/** Each kind of injection goes through one base, and the bases hold every branch between them; all of them in the long run. */
const CAS = Object.entries(INJECTIONS).flatMap(([genre, charge], i) =>
	(TOURS > 25 ? [0, 1, 2] : [0]).map((pas): [string, string, string, Dossier, Dossier] => {
		const [nom, reponses] = bases[(i + pas * 2) % bases.length]!;
		return [
			genre,
			nom,
			charge,
			injecter(reponses, charge),
			injecter(reponses, charge.startsWith('\r') ? '\rmot ordinaire' : 'mot ordinaire'),
		];
	}),
);
const plat = (s: string): string => nettoyer(s).replace(/\s+/g, '').toLowerCase();
const compter = (noms: string[]): Record<string, number> => {
	const comptes: Record<string, number> = {};
	for (const nom of noms) comptes[nom] = (comptes[nom] ?? 0) + 1;
	return comptes;
};
const composes = (d: Dossier) => DOCUMENTS.map((nom) => composer(nom, d, contenu, DATE));
/** How many of the answers a text says. */
const dites = (texte: string): number => new Set(plat(texte).match(/zq\d+qz/g) ?? []).size;

test('every field that takes a text is filled', () => {
	const textes = feuilles.filter((c) => c.longueur !== undefined && (c.genre === 'texte' || c.genre === 'lignes'));
	expect(champsTexte.length).toBe(textes.length);
	expect(textes.length).toBeGreaterThan(80);
	for (const [, , , d] of CAS) expect(schemaDossier.safeParse(d).error?.issues).toBeUndefined();
});

describe.each(CAS)('%s in every field, %s', (_genre, _base, charge, d, sage) => {
	const docs = composes(d);
	const ordinaires = composes(sage);
	// What a document prints whole, next to the mark of its field.
	const tete = plat(charge).slice(0, 12);

	test('the documents keep their structure and say the answers as they were typed', () => {
		expect(docs.map((doc) => doc.blocs.map((b) => b.t))).toEqual(ordinaires.map((doc) => doc.blocs.map((b) => b.t)));
		const texte = docs.map(rendreTexte).join('\n');
		expect(dites(texte)).toBeGreaterThan(40);
		expect(plat(texte)).toContain(tete);
	});

	test('HTML: no element but ours, no attribute of theirs', () => {
		for (const [i, doc] of docs.entries()) {
			const [page, ordinaire] = [doc, ordinaires[i]!].map((x) => parseHTML(rendreHtml(x)).document);
			const noms = (p: Document): string[] => [...p.querySelectorAll('*')].map((e) => e.tagName);
			expect(compter(noms(page!))).toEqual(compter(noms(ordinaire!)));
			const attributs = [...page!.querySelectorAll('*')].flatMap((e) => [...e.attributes].map((a) => a.name));
			expect(attributs.filter((a) => /^on|^src|style/.test(a))).toEqual([]);
			expect([...page!.querySelectorAll('a')].filter((a) => !/^(#|https:)/.test(a.getAttribute('href') ?? '#'))).toEqual([]);
			expect(dites(page!.body.textContent ?? '')).toBe(dites(rendreTexte(doc)));
		}
	});

	test('Word: XML well formed, no field nor link of theirs, every answer a run of text', async () => {
		for (const [i, doc] of docs.entries()) {
			const [parties, ordinaires_] = await Promise.all([doc, ordinaires[i]!].map(async (x) => partiesDe(await rendreDocx(x))));
			for (const [nom, xml] of parties!) if (/\.(xml|rels)$/.test(nom)) expect(() => lireXml(xml), nom).not.toThrow();
			expect([...parties!.keys()].sort()).toEqual([...ordinaires_!.keys()].sort());
			const champs = (p: Map<string, string>): (string[] | null)[] =>
				[...p.values()].map((xml) => xml.match(/<w:(instrText|fldSimple|hyperlink|object)\b|TargetMode="External"/g)).filter(Boolean);
			expect(champs(parties!)).toEqual(champs(ordinaires_!));
			const lu = paragraphesDe(await rendreDocx(doc))
				.map((p) => p.texte)
				.join('\n');
			expect(dites(lu)).toBe(dites(rendreTexte(doc)));
		}
	});

	test('PDF: the answers are text, nothing runs nor opens', async () => {
		for (const doc of docs) {
			const { octets } = rendrePdf(doc, { polices: await lirePolicesNode(doc), piecesJointes: [] });
			const brut = Buffer.from(octets).toString('latin1');
			expect(brut).not.toMatch(/\/(JavaScript|JS|Launch|OpenAction|AA|SubmitForm|RichMedia)\b/);
			const { texte } = await lirePdf(octets);
			// The drawing breaks words: a mark cut at the end of a line is found again without its spaces.
			expect(dites(texte)).toBeGreaterThanOrEqual(Math.floor(dites(rendreTexte(doc)) * 0.95));
		}
	});

	test('spreadsheet: texts in cells, formulas ours', async () => {
		const classeur = composerClasseur(d, contenu, DATE);
		const attendues = composerClasseur(sage, contenu, DATE);
		const formules = (c: typeof classeur): string[] => c.feuilles.flatMap((f) => f.lignes.flat().flatMap((x) => x?.formule ?? []));
		expect(formules(classeur)).toEqual(formules(attendues));
		const octets = await rendreXlsx(classeur);
		const paquet = ouvrir(octets);
		const xml = Object.entries(paquet)
			.filter(([nom]) => nom.startsWith('xl/worksheets/'))
			.map(([, x]) => x.replace(/<headerFooter>.*<\/headerFooter>/s, ''))
			.join('');
		expect(xml.match(/<f[ >]/g)?.length).toBe(formules(classeur).length);
		// The header of a page prints the territory: the rest of a sheet holds no answer outside of the shared texts.
		expect(/HYPERLINK|cmd\||DDE/i.test(xml)).toBe(false);
		expect(Object.keys(unzipSync(octets)).filter((nom) => /externalLink|vba|hyperlink/i.test(nom))).toEqual([]);
		const partages = strFromU8(unzipSync(octets)['xl/sharedStrings.xml'] ?? new Uint8Array());
		expect(partages.length).toBeGreaterThan(100);
	});
});

test.skipIf(!aSoffice())('LibreOffice shows the formulas of answers as they were typed', async () => {
	const charge = INJECTIONS['formules']!;
	const octets = await rendreXlsx(composerClasseur(injecter(bases[0]![1], charge), contenu, DATE));
	const feuillesLues = [1, 2, 3].map((rang) => affiche(octets, rang)).join('\n');
	expect(feuillesLues).toContain('=HYPERLINK(');
	expect(feuillesLues).not.toMatch(/#(NAME|NOM|REF|VALUE|VALEUR)[?!]|Err:5/);
});

test('the agenda keeps one line a property whatever the answers', () => {
	for (const charge of Object.values(INJECTIONS)) {
		const titre = `${charge}\r\nATTENDEE:mailto:x@exemple.fr\nBEGIN:VALARM`;
		const ics = agenda([{ uid: 'a', date: '2027-02-11', titre, description: titre }], '2026-11-22T00:00:00Z', titre);
		expect(ics).not.toMatch(/^(ATTENDEE|BEGIN:VALARM)/m);
		expect(ics.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
	}
});

test('each witness stands once', () => expect(new Set(champsTexte.map((_c, i) => temoin(i))).size).toBe(champsTexte.length));
