import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import mammoth from 'mammoth';
import { parseHTML } from 'linkedom';
import { describe, expect, it, test, vi } from 'vitest';
import type { Bloc, DocumentCompose, Titre } from '../../src/document/modele.ts';
import { rendreDocx } from '../../src/rendu/docx.ts';
import { lireXml, paragraphesDe, partiesDe, tous, valeur } from '../lire-docx.ts';
import { auHasard, ecart, EMOJI, EXEMPLES, HOSTILE, motsAttendus, motsDuTexte, sansNumeros } from '../rendus.ts';
import { grandDocument } from './pdf-documents.ts';

const HASARD = auHasard(10).map((doc, i): [string, DocumentCompose] => [`modèle ${i + 1}`, doc]);
const TOUS: [string, DocumentCompose][] = [...EXEMPLES, ['grand document', grandDocument], ...HASARD];

const minimal = (blocs: Bloc[], plus: Partial<DocumentCompose> = {}): DocumentCompose => ({
	nom: 'convention',
	titre: 'Essai',
	territoire: 'Valbrune',
	date: '2026-11-22',
	mention: 'PROJET',
	langue: 'fr',
	sommaire: false,
	blocs,
	manques: [],
	...plus,
});
const t = (texte: string) => ({ t: 'texte' as const, texte });
const partie = async (doc: DocumentCompose, chemin: string) => lireXml(partiesDe(await rendreDocx(doc)).get(chemin) ?? '');

describe.each(TOUS)('DOCX : %s', (_, doc) => {
	it('dit les mots du texte, dans le même ordre, numéros automatiques compris', async () => {
		const lus = paragraphesDe(await rendreDocx(doc)).map((p) => `${p.numero} ${p.texte}`);
		expect(ecart(motsDuTexte(lus.join('\n')), motsAttendus(doc))).toBe('');
	});

	it('est un paquet complet : XML bien formé, cibles présentes, type de chaque partie', async () => {
		const parties = partiesDe(await rendreDocx(doc));
		const xml = new Map([...parties].map(([chemin, texte]) => [chemin, lireXml(texte)]));
		const types = xml.get('[Content_Types].xml')!;
		const declares = tous(types, 'Override').map((o) => o.getAttribute('PartName'));
		const extensions = tous(types, 'Default').map((d) => d.getAttribute('Extension'));
		expect(declares.filter((nom) => !parties.has(nom!.slice(1)))).toEqual([]);
		const sansType = [...parties.keys()].filter((c) => !declares.includes(`/${c}`) && !extensions.includes(c.split('.').at(-1)!));
		expect(sansType).toEqual([]);
		for (const [chemin, rels] of [...xml].filter(([c]) => c.endsWith('.rels'))) {
			const liens = tous(rels, 'Relationship');
			const base = posix.dirname(posix.dirname(chemin));
			const internes = liens
				.filter((l) => l.getAttribute('TargetMode') !== 'External')
				.map((l) => posix.join(base, l.getAttribute('Target')!));
			expect(internes.filter((c) => !parties.has(c))).toEqual([]);
			const ids = liens.map((l) => l.getAttribute('Id'));
			expect(new Set(ids).size).toBe(ids.length);
			const source = parties.get(posix.join(base, posix.basename(chemin, '.rels'))) ?? '';
			const cites = [...source.matchAll(/r:id="([^"]+)"/g)].map(([, id]) => id);
			expect(cites.filter((id) => !ids.includes(id!))).toEqual([]);
		}
	});

	it('mène chaque renvoi à un signet, unique', async () => {
		const corps = await partie(doc, 'word/document.xml');
		const signets = tous(corps, 'w:bookmarkStart').map((s) => s.getAttribute('w:name'));
		expect(new Set(signets).size).toBe(signets.length);
		const ancres = tous(corps, 'w:hyperlink').flatMap((h) => h.getAttribute('w:anchor') ?? []);
		expect(ancres.filter((a) => !signets.includes(a))).toEqual([]);
		const styles = tous(await partie(doc, 'word/styles.xml'), 'w:style').map((s) => s.getAttribute('w:styleId'));
		const cites = [...tous(corps, 'w:pStyle'), ...tous(corps, 'w:rStyle')].map((s) => s.getAttribute('w:val'));
		expect([...new Set(cites)].filter((s) => !styles.includes(s))).toEqual([]);
	});
});

const IGNORES = ['toc 1', 'TOC Heading', 'Aide du sommaire'].map((nom) => `p[style-name='${nom}'] => !`);

test.each(TOUS)('mammoth lit le même texte : %s', async (nom, doc) => {
	const exemple = EXEMPLES.some(([n]) => n === nom);
	const buffer = Buffer.from(await rendreDocx(exemple ? doc : sansNumeros(doc)));
	const { value } = await mammoth.convertToHtml({ buffer }, { styleMap: IGNORES });
	const { document } = parseHTML(`<html><body>${value.replace(/<\/(p|h\d|li|td|th)>|<[uo]l>/g, ' $&')}</body></html>`);
	expect(ecart(motsDuTexte(document.body.textContent ?? ''), motsAttendus(sansNumeros(doc)))).toBe('');
});

describe('un document devient un fichier Word', () => {
	it('le même document donne les mêmes octets, à une autre heure et sous un autre hasard', async () => {
		const docs = [...EXEMPLES.slice(0, 1), ...HASARD].map(([, doc]) => doc);
		const premiers = await Promise.all(docs.map(rendreDocx));
		vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-06T07:08:09Z') });
		const seconds = await Promise.all(docs.map((doc) => rendreDocx(structuredClone(doc)))).finally(() => vi.useRealTimers());
		docs.forEach((_, i) => expect(Buffer.compare(premiers[i]!, seconds[i]!)).toBe(0));
	});

	it('numérote lui-même articles, sous-articles et annexes', async () => {
		const [, convention] = EXEMPLES[0]!;
		const lus = paragraphesDe(await rendreDocx(convention)).filter((p) => /^Heading\d$/.test(p.style ?? ''));
		const titres = convention.blocs.filter((b): b is Titre => b.t === 'titre');
		expect(lus.map((p) => p.numero.replace(' –', ''))).toEqual(titres.map((b) => b.numero ?? ''));
		expect(lus.filter((p) => /^(Article|Annexe|\d+\.\d)/.test(p.texte))).toEqual([]);
		expect(lus.map((p) => p.style)).toEqual(titres.map((b) => `Heading${b.niveau - 1}`));
	});

	it('garde écrit un numéro que Word ne trouverait pas seul', async () => {
		const blocs: Bloc[] = [
			{ t: 'titre', niveau: 2, id: 'a', numero: 'Article 4', contenu: [t('Objet')] },
			{ t: 'titre', niveau: 2, id: 'b', numero: 'Article 1', contenu: [t('Suite')] },
		];
		const lus = paragraphesDe(await rendreDocx(minimal(blocs)));
		expect(lus.slice(-2)).toEqual([
			{ style: 'Heading1', numero: '', texte: 'Article 4 – Objet' },
			{ style: 'Heading1', numero: 'Article 1 –', texte: 'Suite' },
		]);
	});

	it('recommence chaque liste numérotée à 1', async () => {
		const liste = (n: number): Bloc => ({
			t: 'liste',
			ordonnee: true,
			items: Array.from({ length: n }, () => [{ t: 'paragraphe', contenu: [t('x')] }]),
		});
		const lus = paragraphesDe(await rendreDocx(minimal([liste(2), { t: 'paragraphe', contenu: [t('puis')] }, liste(2)])));
		expect(lus.slice(-5).map((p) => p.numero)).toEqual(['1.', '2.', '', '1.', '2.']);
	});

	it('répète la ligne d’en-tête, ne coupe pas les rangées, aligne les nombres et décrit les tableaux', async () => {
		const corps = await partie(EXEMPLES.find(([nom]) => nom === 'epci-complet.budget')![1], 'word/document.xml');
		const tables = tous(corps, 'w:tbl');
		expect(tables.length).toBeGreaterThan(5);
		for (const table of tables) {
			const [premiere, ...suivantes] = tous(table, 'w:tr');
			expect(tous(premiere!, 'w:tblHeader')).toHaveLength(1);
			expect(suivantes.flatMap((r) => tous(r, 'w:tblHeader'))).toEqual([]);
			expect(tous(table, 'w:cantSplit')).toHaveLength(suivantes.length + 1);
			expect(valeur(table, 'w:tblCaption')).toBeTruthy();
			expect(tous(suivantes[0]!, 'w:p').map((p) => valeur(p, 'w:jc'))).toContain('right');
		}
	});

	it('dit sa langue, son titre, son auteur et la date du projet', async () => {
		const [, doc] = EXEMPLES[0]!;
		const parties = partiesDe(await rendreDocx(doc));
		const core = lireXml(parties.get('docProps/core.xml') ?? '');
		const lire = (nom: string) => tous(core, nom)[0]?.textContent;
		expect(['dc:title', 'dc:creator', 'dc:language', 'dcterms:created'].map(lire)).toEqual([
			doc.titre,
			'Parcours CLSM',
			'fr-FR',
			'2026-11-22T00:00:00Z',
		]);
		expect(tous(lireXml(parties.get('word/styles.xml') ?? ''), 'w:lang')[0]?.getAttribute('w:val')).toBe('fr-FR');
	});

	it('porte sur chaque page la mention, le territoire, le titre, la date et le numéro de page', async () => {
		const [, doc] = EXEMPLES[0]!;
		const parties = partiesDe(await rendreDocx(doc));
		expect(parties.get('word/header1.xml')).toContain(doc.mention);
		expect(parties.get('word/header1.xml')).toContain(doc.territoire);
		const pied = parties.get('word/footer1.xml') ?? '';
		for (const attendu of [doc.titre, '22 novembre 2026', 'PAGE', 'NUMPAGES']) expect(pied).toContain(attendu);
	});

	it('donne un sommaire déjà rempli, que Word peut mettre à jour sans question à l’ouverture', async () => {
		const [, doc] = EXEMPLES[0]!;
		const parties = partiesDe(await rendreDocx(doc));
		const [sdt] = tous(lireXml(parties.get('word/document.xml') ?? ''), 'w:sdt');
		expect(tous(sdt!, 'w:instrText')[0]?.textContent).toMatch(/^TOC .*\\o "1-1"/);
		expect(tous(sdt!, 'w:hyperlink')).toHaveLength(doc.blocs.filter((b) => b.t === 'titre' && b.niveau === 2).length);
		expect(tous(sdt!, 'w:fldChar').map((f) => f.getAttribute('w:fldCharType'))).toEqual(['begin', 'separate', 'end']);
		expect([...parties.values()].join('')).not.toMatch(/w:dirty="(true|1)"|updateFields w:val="true"/);
	});

	it('surligne chaque manque, et rien d’autre', async () => {
		const [, doc] = EXEMPLES.find(([nom]) => nom === 'commune-qui-explore.convention')!;
		const runs = tous(await partie(doc, 'word/document.xml'), 'w:r');
		const surlignes = runs.filter((r) => valeur(r, 'w:highlight') === 'yellow').map((r) => r.textContent ?? '');
		expect(surlignes.length).toBeGreaterThan(5);
		expect(surlignes.filter((s) => !/^\[à décider : .+\]$/.test(s))).toEqual([]);
		expect(runs.filter((r) => r.textContent?.startsWith('[à décider')).length).toBe(surlignes.length);
	});

	it('tient les cadres de signature ensemble', async () => {
		const [, doc] = EXEMPLES.find(([nom]) => nom === 'commune-qui-explore.convention')!;
		const bloc = doc.blocs.find((b) => b.t === 'signatures')!;
		const tables = tous(await partie(doc, 'word/document.xml'), 'w:tbl');
		const cadres = tables.find((table) => table.textContent?.includes('Date, cachet et signature'))!;
		const rangs = tous(cadres, 'w:tr');
		expect(rangs).toHaveLength(Math.ceil(bloc.t === 'signatures' ? bloc.parties.length / 2 : 0));
		expect(tous(cadres, 'w:cantSplit')).toHaveLength(rangs.length);
		for (const rang of rangs.slice(0, -1))
			expect(tous(tous(rang, 'w:tc')[0]!, 'w:p').every((p) => tous(p, 'w:keepNext').length === 1)).toBe(true);
	});

	it('garde les emojis, dix mille lettres, et rend inoffensif le reste', async () => {
		const blocs: Bloc[] = [
			{ t: 'paragraphe', contenu: [t(HOSTILE), t('w'.repeat(10_000)), { t: 'lien', texte: 'ici', url: 'javascript:alert(1)' }] },
		];
		const doc = minimal(blocs, { titre: HOSTILE, territoire: 'é'.repeat(10_000), mention: HOSTILE });
		const octets = await rendreDocx(doc);
		const dernier = paragraphesDe(octets).at(-1)?.texte ?? '';
		expect(dernier).toContain(EMOJI);
		expect(dernier).toContain('w'.repeat(10_000));
		const parties = partiesDe(octets);
		for (const xml of parties.values()) lireXml(xml);
		expect(parties.get('word/_rels/document.xml.rels')).not.toContain('javascript');
		expect(parties.get('word/header1.xml')!.length).toBeLessThan(5000);
	});
});

const soffice = spawnSync('soffice', ['--version'], { encoding: 'utf8' }).status === 0;
if (!soffice) console.warn('Conversion des DOCX par LibreOffice non exécutée : il manque soffice (Debian : libreoffice-writer-nogui).');

it.runIf(soffice)('LibreOffice lit chaque exemple et en donne le même texte', { timeout: 240_000 }, async () => {
	const dossier = mkdtempSync(join(tmpdir(), 'docx-'));
	try {
		const docs = [...EXEMPLES, ['grand', grandDocument] as const].map(([nom, doc]) => [nom, { ...doc, sommaire: false }] as const);
		for (const [nom, doc] of docs) writeFileSync(join(dossier, `${nom}.docx`), await rendreDocx(doc));
		const options = [
			`-env:UserInstallation=file://${dossier}/profil`,
			'--headless',
			'--convert-to',
			'txt:Text (encoded):UTF8',
			'--outdir',
			dossier,
		];
		const fait = spawnSync('soffice', [...options, ...docs.map(([nom]) => join(dossier, `${nom}.docx`))], {
			encoding: 'utf8',
			timeout: 200_000,
		});
		expect(fait.status).toBe(0);
		for (const [nom, doc] of docs)
			expect(ecart(motsDuTexte(readFileSync(join(dossier, `${nom}.txt`), 'utf8')), motsAttendus(doc)), nom).toBe('');
	} finally {
		rmSync(dossier, { recursive: true, force: true });
	}
});
