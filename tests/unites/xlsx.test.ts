import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { chargerContenu } from '../../src/contenu/charger.ts';
import type { Cellule, Classeur } from '../../src/document/classeur.ts';
import { texteDe } from '../../src/document/modele.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { elaguer } from '../../src/faits/elaguer.ts';
import { budget } from '../../src/finances/budget.ts';
import { composerClasseur } from '../../src/gabarits/classeur.ts';
import { composer } from '../../src/gabarits/composer.ts';
import { rendreTexte } from '../../src/rendu/texte.ts';
import { rendreXlsx } from '../../src/rendu/xlsx.ts';
import { dossierQuelconque, HOSTILES, texteHostile, TOURS } from '../arbitraires.ts';
import { affiche, aSoffice, attendu, bienForme, changer, ouvrir, recalcules, relu, type Paquet, type Valeurs } from './xlsx-outils.ts';

const contenu = chargerContenu('.');
const DATE = '2026-11-22';
const exemple = (nom: string): Dossier =>
	(JSON.parse(readFileSync(`content/exemples/${nom}.json`, 'utf8')) as { dossier: Dossier }).dossier;
const EXEMPLES = ['epci-complet', 'commune-qui-explore'];
const classeurDe = (d: Dossier): Classeur => composerClasseur(d, contenu, DATE);
const paquetDe = async (d: Dossier): Promise<Paquet> => ouvrir(await rendreXlsx(classeurDe(d)));

/** Dossiers whose budget is reached: a post, several years, lines of every kind, some of them unknown. */
const chiffre = dossierQuelconque({ entrees: 4 }).chain((d) =>
	fc
		.record({
			debut: fc.constantFrom(2026, 2027),
			duree: fc.integer({ min: 1, max: 5 }),
			etp: fc.option(fc.constantFrom(0.3, 0.5, 0.75, 1, 1.4), { nil: undefined, freq: 6 }),
		})
		.map(({ debut, duree, etp }): Dossier => {
			const { etp: _etp, ...coordination } = d.coordination ?? {};
			return {
				...d,
				coordination: { ...coordination, ...(etp !== undefined && { etp }) },
				financement: { ...d.financement, debut, duree },
			};
		}),
);
const NOMBRE = TOURS > 25 ? 300 : 20;
const GRAINE = Number(process.env['GRAINE'] ?? 20261122);
const tires = (textes?: fc.Arbitrary<string>): Dossier[] =>
	fc.sample(textes ? dossierQuelconque({ textes }) : chiffre, { numRuns: NOMBRE, seed: GRAINE });

const cellules = (c: Classeur): Cellule[] => c.feuilles.flatMap((f) => f.lignes.flat()).filter((x): x is Cellule => x !== undefined);
const toutes = [...EXEMPLES.map((n) => [n, exemple(n)] as const), ...tires().map((d, rang) => [`dossier tiré ${rang + 1}`, d] as const)];

/** First cell of a sheet whose row starts with this text. */
function ligneDe(c: Classeur, feuille: string, debut: string): number {
	const rang = c.feuilles.find((f) => f.nom === feuille)?.lignes.findIndex((l) => String(l[0]?.valeur).startsWith(debut)) ?? -1;
	if (rang < 0) throw new Error(`no row « ${debut} » in ${feuille}`);
	return rang + 1;
}

describe('the package', () => {
	test.each(toutes)('%s: parts well formed, each declared, each relationship leading to a part', async (_nom, d) => {
		const paquet = await paquetDe(d);
		expect(
			Object.entries(paquet)
				.filter(([, xml]) => !bienForme(xml))
				.map(([nom]) => nom),
		).toEqual([]);
		const declarees = [...(paquet['[Content_Types].xml'] ?? '').matchAll(/PartName="\/([^"]+)"/g)].map((m) => m[1]);
		const sansTypes = Object.keys(paquet).filter((nom) => !nom.endsWith('.rels') && nom !== '[Content_Types].xml');
		expect(declarees.sort()).toEqual(sansTypes.sort());
		const cibles = Object.entries(paquet).flatMap(([nom, xml]) => {
			if (!nom.endsWith('.rels')) return [];
			const dossier = nom.replace(/_rels\/[^/]+$/, '');
			return [...xml.matchAll(/Target="([^"]+)"/g)].map((m) => `${dossier}${m[1]}`);
		});
		expect(cibles.filter((c) => !(c in paquet))).toEqual([]);
		expect(cibles.length).toBeGreaterThan(5);
	});

	test('tells its title, language, date, print set-up and repeated rows', async () => {
		const paquet = await paquetDe(exemple('epci-complet'));
		const coeur = paquet['docProps/core.xml'];
		expect(coeur).toContain(
			'<dc:title>Budget prévisionnel du conseil local de santé mentale – Communauté d’agglomération du Val-d’Exemple</dc:title>',
		);
		expect(coeur).toContain('<dc:language>fr-FR</dc:language>');
		expect(coeur).toContain('2026-11-22T12:00:00Z');
		expect(paquet['xl/workbook.xml']).toContain(`localSheetId="2">'Dépenses'!$5:$5</definedName>`);
		for (const [nom, xml] of Object.entries(paquet).filter(([n]) => n.startsWith('xl/worksheets/'))) {
			expect(xml, nom).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1"');
			expect(xml, nom).toContain('&amp;RPage &amp;P/&amp;N</oddFooter>');
		}
		expect(paquet['xl/worksheets/sheet3.xml']).toContain('state="frozen"');
	});

	test('same answers and date, same bytes', async () => {
		const [un, deux] = [
			await rendreXlsx(classeurDe(exemple('epci-complet'))),
			await rendreXlsx(classeurDe(structuredClone(exemple('epci-complet')))),
		];
		expect(Buffer.compare(un, deux)).toBe(0);
		const autre = await rendreXlsx(composerClasseur(exemple('epci-complet'), contenu, '2026-11-23'));
		expect(Buffer.compare(un, autre)).not.toBe(0);
	});

	test.each([
		['<a><b></a></b>', false],
		['<a>&nbsp;</a>', false],
		['<a x="1" x="2"/>', false],
		['<a/><b/>', false],
		['<a>\u0007</a>', false],
		['<?xml version="1.0"?>\n<a x="&lt;"><b/>é &amp; è</a>', true],
	])('the check of XML takes %j for %s', (xml, juste) => {
		expect(bienForme(xml)).toBe(juste);
	});
});

describe('read back by read-excel-file', () => {
	test.each(toutes)('%s: every text and amount as composed', async (_nom, d) => {
		const classeur = classeurDe(d);
		expect(await relu(await rendreXlsx(classeur))).toEqual(attendu(classeur));
	});

	test.each(toutes)('%s: the amounts of the budget', async (_nom, d) => {
		const b = budget(elaguer(d, contenu.etapes));
		const classeur = classeurDe(d);
		const lu = await relu(await rendreXlsx(classeur));
		const n = b.exercices.length;
		const ans = (feuille: string, ligne: number, premiere: number): (string | number | undefined)[] =>
			b.exercices.map((a) => lu[`${feuille}!${String.fromCharCode(premiere + a.rang)}${ligne}`]);
		b.depenses.forEach((l, rang) => expect(ans('Dépenses', 6 + rang, 67)).toEqual(l.montants.map((m) => m ?? 'à décider')));
		b.ressources.forEach((l, rang) => expect(ans('Ressources', 6 + rang, 68)).toEqual(l.montants.map((m) => m ?? 'à décider')));
		expect(ans('Dépenses', 6 + b.depenses.length, 67)).toEqual(b.totauxDepenses.map((t) => t.montant));
		expect(ans('Dépenses', 7 + b.depenses.length, 67)).toEqual(b.totauxDepenses.map((t) => (t.incomplet ? 'au moins' : 'complet')));
		expect(ans('Ressources', 6 + b.ressources.length, 68)).toEqual(b.residuel.map((t) => t.montant));
		expect(ans('Ressources', 7 + b.ressources.length, 68)).toEqual(b.totauxDepenses.map((t) => t.montant));
		expect(ans('Ressources', 9 + b.ressources.length, 68)).toEqual(Array<number>(n).fill(0));
		expect(lu[`Synthèse!B${ligneDe(classeur, 'Synthèse', 'Reste à la charge')}`]).toBe(b.residuelTotal.montant);
	});
});

describe('says what the document says', () => {
	const plat = (s: string): string => s.replace(/[\s\u00A0\u202F]+/g, ' ');
	test.each(EXEMPLES)('%s: its lines, payers, figures and shares are those of the budget', (nom) => {
		const document = composer('budget', exemple(nom), contenu, DATE);
		const texte = plat(rendreTexte(document));
		const classeur = classeurDe(exemple(nom));
		const feuille = (f: string): Cellule[][] =>
			(classeur.feuilles.find((x) => x.nom === f)?.lignes ?? []).map((l) => l.map((c) => c ?? { role: 'texte' }));
		for (const [ligne, origine] of feuille('Dépenses').slice(5, -1))
			expect(texte).toContain(plat([ligne?.valeur, origine?.valeur].filter(Boolean).join(' | ')));
		for (const [payeur] of feuille('Ressources')
			.slice(5, -6)
			.filter(([c]) => c?.role === 'ligne'))
			expect(texte).toContain(
				plat(String(payeur?.valeur))
					.replace(/, en part d.*$/, '')
					.replace(/ \(solde\)$/, ''),
			);
		const dixiemes = document.blocs.flatMap((b) =>
			b.t === 'tableau' && texteDe(b.legende).startsWith('Part de chaque') ? b.lignes.map((l) => texteDe(l.cellules[2] ?? [])) : [],
		);
		const parts = feuille('Synthèse').flatMap((l) =>
			l[3]?.formule ? [`${String(Math.round(Number(l[3].valeur) * 1000) / 10).replace('.', ',')}\u00A0%`] : [],
		);
		expect(parts).toEqual(dixiemes);
		for (const c of classeur.feuilles.find((f) => f.nom === 'Hypothèses')?.lignes.slice(-3) ?? [])
			expect(texte).toContain(plat(String(c[0]?.valeur)).replace(/^– /, ''));
	});

	test('no key, no contribution: no sheet for them, and Lisez-moi does not name them', () => {
		const c = classeurDe(exemple('commune-qui-explore'));
		expect(c.feuilles.map((f) => f.nom)).toEqual(['Lisez-moi', 'Hypothèses', 'Dépenses', 'Ressources', 'Synthèse']);
		expect(c.feuilles[0]?.lignes.map((l) => l[0]?.valeur)).not.toContain('Communes');
		expect(
			classeurDe(exemple('epci-complet'))
				.feuilles.map((f) => f.nom)
				.slice(5),
		).toEqual(['Communes', 'Contributions en nature']);
	});

	test('a missing answer within a text stands out too', async () => {
		const paquet = await paquetDe({ financement: { depenses: [{ id: 'a', montants: [1] }] } });
		expect(paquet['xl/sharedStrings.xml']).toContain('[à décider');
		const dxf = Number(
			/<cfRule[^>]*dxfId="(\d+)"[^>]*><formula>ISNUMBER\(FIND\("\[à décider",A1\)\)/.exec(paquet['xl/worksheets/sheet3.xml'] ?? '')?.[1],
		);
		expect([...(paquet['xl/styles.xml'] ?? '').matchAll(/<dxf>.*?<\/dxf>/gs)][dxf]?.[0]).toContain('FFE8A3');
	});

	test('what is not known reads « à décider », « au moins », « provisoire », never zero', () => {
		const c = classeurDe({
			financement: {
				debut: 2027,
				duree: 2,
				depenses: [{ id: 'a', libelle: 'Étude', montants: [5000, null] }],
				ressources: [{ id: 'r', payeur: 'ars', mode: 'part-poste', part: 40 }],
			},
		});
		const dits = (feuille: string): unknown[][] =>
			(c.feuilles.find((f) => f.nom === feuille)?.lignes ?? []).slice(5).map((l) => l.slice(2).map((x) => x?.valeur));
		expect(dits('Dépenses').slice(0, 4)).toEqual([
			['à décider', 'à décider', 'à décider', 'à décider'],
			[5000, 'à décider', 5000, 'au moins'],
			[5000, 0, 5000, undefined],
			['au moins', 'au moins', 'au moins', undefined],
		]);
		expect(dits('Ressources')[3]).toEqual([undefined, 'provisoire', 'provisoire', 'provisoire', undefined]);
	});
});

describe('answers stay text', () => {
	test.each([
		'=1+1',
		'=HYPERLINK("http://exemple.fr","x")',
		'+33 1 23',
		'-2',
		'@SUM(A1)',
		'#N/A',
		'#REF!',
		'_x0041_',
		'a & b < c > "d"',
		"l'apostrophe",
	])('%s', async (texte) => {
		const d = {
			financement: { depenses: [{ id: 'a', libelle: texte, montants: [1], marque: 'source', reference: texte }] },
		} as unknown as Dossier;
		const octets = await rendreXlsx(classeurDe(d));
		const lu = await relu(octets);
		expect(lu['Dépenses!A7']).toBe(texte);
		const feuille = ouvrir(octets)['xl/worksheets/sheet3.xml'] ?? '';
		expect(/<c r="A7"[^>]* t="(s|inlineStr)"/.test(feuille)).toBe(true);
		expect(/<c r="A7"[^>]*>[^/]*<f>/.test(feuille)).toBe(false);
	});

	test('a text that looks like a formula has the text format, so that editing the cell runs nothing', async () => {
		const d = { financement: { depenses: [{ id: 'a', libelle: '=1+1', montants: [1] }] } } as unknown as Dossier;
		const paquet = await paquetDe(d);
		const style = Number(/<c r="A7"[^>]* s="(\d+)"/.exec(paquet['xl/worksheets/sheet3.xml'] ?? '')?.[1]);
		const xfs = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(paquet['xl/styles.xml'] ?? '')?.[1] ?? '';
		const format = /numFmtId="(\d+)"/.exec([...xfs.matchAll(/<xf [^>]*>/g)][style]?.[0] ?? '')?.[1];
		expect(paquet['xl/styles.xml']).toContain(`<numFmt numFmtId="${format}" formatCode="@"/>`);
	});

	test('no answer enters a formula, a name, nor the name of a sheet', () => {
		const marque = 'ZQX"&A1';
		const classeurs = tires(fc.constant(marque)).map(classeurDe);
		expect(classeurs.filter((c) => cellules(c).some((x) => String(x.valeur).includes('ZQX'))).length).toBeGreaterThan(10);
		for (const c of classeurs) {
			expect(
				cellules(c)
					.flatMap((x) => x.formule ?? [])
					.filter((f) => f.includes('ZQX')),
			).toEqual([]);
			expect([...c.noms.map((n) => n.nom), ...c.feuilles.map((f) => f.nom)].filter((n) => !/^[\p{L}\d _-]{1,31}$/u.test(n))).toEqual([]);
		}
	});

	test('twenty hostile dossiers and every hostile text give well-formed parts', async () => {
		const pieges = HOSTILES.map(
			(t) =>
				({
					porteur: { entite: { type: 'commune', nom: t } },
					financement: { ressources: [{ id: 'r', payeur: 'autre', nom: t, etat: 'acquis' }], depenses: [{ id: 'x', libelle: t }] },
				}) as unknown as Dossier,
		);
		for (const d of [...tires(texteHostile), ...pieges]) {
			const paquet = await paquetDe(d);
			expect(
				Object.entries(paquet)
					.filter(([, xml]) => !bienForme(xml))
					.map(([nom]) => nom),
			).toEqual([]);
		}
	});
});

const soffice = aSoffice();
if (!soffice) console.warn('LibreOffice (soffice) est absent : le recalcul du classeur n’est pas vérifié ici.');

describe.skipIf(!soffice)('computed again by LibreOffice from the formulas alone', () => {
	const dossiers = toutes.map(([, d]) => d);
	let calcules: Valeurs[];
	let changes: Valeurs[];
	const complet = exemple('epci-complet');
	beforeAll(async () => {
		calcules = await recalcules(await Promise.all(dossiers.map(paquetDe)));
		const paquet = await paquetDe(complet);
		const incomplet = await paquetDe({ ...complet, coordination: { ...complet.coordination, etp: undefined } });
		changes = await recalcules([
			changer(paquet, 'Hypothèses', 'B6', 70_000),
			changer(paquet, 'Dépenses', 'C10', 9_500),
			changer(paquet, 'Communes', 'B6', 20_000),
			changer(incomplet, 'Hypothèses', 'B7', 1),
		]);
	}, 900_000);

	test.each(toutes.map(([nom], rang) => [nom, rang] as const))('%s: the same values as stored', (_nom, rang) => {
		const stocke = attendu(classeurDe(dossiers[rang]!));
		const calcule = calcules[rang]!;
		const arrondi = (v: string | number | undefined): string | number | undefined =>
			typeof v === 'number' ? Number(v.toPrecision(12)) : v;
		const ecarts = [...new Set([...Object.keys(stocke), ...Object.keys(calcule)])].filter(
			(k) => arrondi(stocke[k]) !== arrondi(calcule[k]),
		);
		expect(ecarts.map((k) => `${k}: ${stocke[k]} → ${calcule[k]}`)).toEqual([]);
	});

	const comme = (d: Dossier, calcule: Valeurs): void => {
		const voulu = attendu(classeurDe(d));
		const nombres = Object.keys(voulu).filter((k) => typeof voulu[k] === 'number' && !k.startsWith('Hypothèses'));
		expect(nombres.length).toBeGreaterThan(100);
		const ecarts = nombres.filter((k) => Math.abs(Number(voulu[k]) - Number(calcule[k])) > 1e-6);
		expect(ecarts.map((k) => `${k}: ${voulu[k]} ≠ ${calcule[k]}`)).toEqual([]);
	};

	test('amounts show as they are written in French, a negative one with its sign', async () => {
		const ressources = (complet.financement?.ressources ?? []).map((r) => (r.id === 'r5' ? { ...r, montants: [900_000, 6000, 6000] } : r));
		const octets = await rendreXlsx(classeurDe({ ...complet, financement: { ...complet.financement, ressources } }));
		const vu = affiche(octets, 4).replace(/[\u00A0\u202F]/g, ' ');
		expect(vu).toContain('11 680 €\t17 520 €');
		expect(vu).toContain('30,0 %');
		expect(vu).toContain('-873 387 €\t27 920 €');
		expect(vu).toContain('déséquilibre à corriger\téquilibré');
	});

	test('another cost of a full-time post moves every amount that rests on it, as the dossier with that cost says', () => {
		comme({ ...complet, financement: { ...complet.financement, coutEtp: 70_000 } }, changes[0]!);
		expect(changes[0]!['Dépenses!D6']).toBe(70_000);
		expect(changes[0]!['Dépenses!F18']).toBe(256_466 + 46_667 + 70_000 + 70_000 - 155_733);
	});

	test('another expense moves its total, the residual, the shares', () => {
		const depenses = complet.financement!.depenses!.map((l, rang) => (rang === 0 ? { ...l, montants: [9_500, 0, 0] } : l));
		comme({ ...complet, financement: { ...complet.financement, depenses } }, changes[1]!);
	});

	test('another weight moves what every commune bears, to the euro', () => {
		const communes = complet.echelle!.communes!.map((c, rang) => (rang === 0 ? { ...c, population: 20_000 } : c));
		const voulu = attendu(classeurDe({ ...complet, echelle: { ...complet.echelle, communes } }));
		for (let ligne = 6; ligne <= 18; ligne++) expect(changes[2]![`Communes!D${ligne}`]).toBe(voulu[`Communes!D${ligne}`]);
	});

	test('an answer given where « à décider » stood makes the budget complete', () => {
		comme(complet, changes[3]!);
		expect(changes[3]!['Ressources!G13']).toBe('équilibré');
	});
});
