import { describe, expect, test } from 'vitest';
import { chargerContenu } from '../../src/contenu/charger.ts';
import { composer, DOCUMENTS } from '../../src/gabarits/composer.ts';
import { lireFichier } from '../../src/stockage/fichier.ts';
import { extraireSauvegarde, OCTETS_MAX } from '../../src/stockage/pdf-rouvrable.ts';
import { ecrireSauvegarde, lireSauvegarde, TAILLE_MAX, TYPE, type Lecture } from '../../src/stockage/sauvegarde.ts';
import { TOURS } from '../arbitraires.ts';
import { hostile, type Hostile } from '../hostiles.ts';

const LONG = TOURS > 25;
const NOMBRE = LONG ? 10_000 : 400;
const GRAINE = Number(process.env['GRAINE'] ?? 2026);
const DELAI = 2000;
/** One document set in this many is composed. */
const PAS = LONG ? 20 : 10;
const contenu = chargerContenu('.');

const fichierDe = ({ nom, extension, octets }: Hostile): File =>
	new File([octets as Uint8Array<ArrayBuffer>], `${nom.replaceAll('/', '-')}.${extension}`);
const PHRASE = /^[A-ZÉÀ][^\n]{20,600}[.]$/;

/** Everything wrong with one reading, in words. */
function fautes(lu: Lecture, ms: number): string[] {
	const dites = [];
	if (ms > DELAI) dites.push(`${Math.round(ms)} ms`);
	if (Object.keys(Object.prototype).length > 0 || 'pollue' in {}) dites.push('Object.prototype touched');
	if (!lu.ok) return PHRASE.test(lu.message) ? dites : [...dites, `no sentence: ${lu.message.slice(0, 200)}`];
	const { dossier, profondeur, enregistre, versions = [], illisibles = [], autres } = lu.sauvegarde;
	const texte = ecrireSauvegarde(dossier, profondeur, enregistre, [...versions, ...illisibles], autres);
	const relu = lireSauvegarde(texte);
	if (!relu.ok) return [...dites, `opens once only: ${relu.message}`];
	const encore = ecrireSauvegarde(
		relu.sauvegarde.dossier,
		profondeur,
		enregistre,
		[...(relu.sauvegarde.versions ?? []), ...(relu.sauvegarde.illisibles ?? [])],
		relu.sauvegarde.autres,
	);
	if (encore !== texte) dites.push('changes when opened again');
	if (/"(__proto__|constructor|prototype)":/.test(texte)) dites.push('dangerous key kept');
	return dites;
}

/** Milliseconds of processor since then: what other processes take of the machine does not count. */
const depuis = (debut: NodeJS.CpuUsage): number => {
	const { user, system } = process.cpuUsage(debut);
	return (user + system) / 1000;
};
const lire = async (h: Hostile): Promise<{ lu: Lecture; ms: number }> => {
	const fichier = fichierDe(h);
	const debut = process.cpuUsage();
	const lu = await lireFichier(fichier);
	return { lu, ms: depuis(debut) };
};

test(`${NOMBRE} hostile files: one sentence or a safe opening each, within two seconds`, async () => {
	const bilan = { ouverts: 0, composes: 0, lent: 0, lequel: '', phrases: new Map<string, number>() };
	const vues: string[] = [];
	for (let n = 0; n < NOMBRE; n++) {
		const h = hostile(GRAINE, n);
		const { lu, ms } = await lire(h);
		vues.push(...fautes(lu, ms).map((f) => `${h.nom}: ${f}`));
		if (ms > bilan.lent) Object.assign(bilan, { lent: ms, lequel: h.nom });
		if (!lu.ok) {
			const phrase = lu.message.replace(/« .*? »/g, '« … »').slice(0, 60);
			bilan.phrases.set(phrase, (bilan.phrases.get(phrase) ?? 0) + 1);
			continue;
		}
		bilan.ouverts++;
		if (bilan.ouverts % PAS !== 0) continue;
		for (const nom of DOCUMENTS) composer(nom, lu.sauvegarde.dossier, contenu, '2026-11-22');
		bilan.composes++;
	}
	if (LONG)
		console.log(
			`${NOMBRE} files, ${bilan.ouverts} opened, ${bilan.composes} composed; slowest ${Math.round(bilan.lent)} ms: ${bilan.lequel}`,
			bilan.phrases,
		);
	expect(vues).toEqual([]);
	// The fuzzer is no use if it only makes refusals, or only openings.
	expect(bilan.ouverts).toBeGreaterThan(NOMBRE / 10);
	expect(NOMBRE - bilan.ouverts).toBeGreaterThan(NOMBRE / 10);
	expect(bilan.composes).toBeGreaterThan(2);
	expect(bilan.phrases.size).toBeGreaterThan(8);
});

const enveloppe = (dossier: string): string => `{"type":"${TYPE}","version":1,"enregistre":"","profondeur":"complet","dossier":${dossier}}`;
/** As much as the reader takes of one pattern. */
const plein = (motif: string, autour: (corps: string) => string, taille = TAILLE_MAX): string => {
	const place = taille - autour('').length - 10;
	return autour(motif.repeat(Math.floor(place / motif.length)));
};
const LOURDS: [string, () => string][] = [
	['five million spaces', () => plein(' ', (c) => c)],
	['five million brackets', () => plein('[', (c) => c)],
	['small objects', () => plein('{},', (c) => enveloppe(`{"x":[${c}{}]}`))],
	['small lists in notes', () => plein('[],', (c) => enveloppe(`{"notes":[${c}[]]}`))],
	['keys', () => enveloppe(`{${Array.from({ length: 400_000 }, (_, i) => `"k${i}":1`).join(',')}}`)],
	['escapes', () => plein('\\ud800', (c) => enveloppe(`{"x":"${c}"}`))],
	['combining marks', () => plein('\u0344', (c) => enveloppe(`{"x":"${c}"}`))],
	['combining marks out of order', () => plein('\u0323\u0307', (c) => enveloppe(`{"x":"a${c}"}`))],
	['wrong entries', () => plein('{"id":1},', (c) => enveloppe(`{"gouvernance":{"copil":{"membres":[${c}{}]}}}`))],
	['wrong notes', () => enveloppe(`{"notes":{${Array.from({ length: 400_000 }, (_, i) => `"k${i}":1`).join(',')}}}`)],
	['wrong choices', () => plein('"x",', (c) => enveloppe(`{"portee":{"objectifsSpecifiques":[${c}"x"]}}`))],
	['one long wrong answer', () => plein('x', (c) => enveloppe(`{"porteur":{"adresse":"${c}"}}`))],
	['one long number', () => plein('9', (c) => enveloppe(`{"financement":{"duree":${c}}}`))],
	['a long SIRET', () => plein('1', (c) => enveloppe(`{"porteur":{"siret":"${c}"}}`))],
	['a long date', () => plein('2', (c) => enveloppe(`{"calendrier":{"conseil":"${c}"}}`))],
];
const OCTETS: [string, () => Hostile['octets']][] = [
	['twenty million « stream »', () => Buffer.alloc(OCTETS_MAX, 'stream\n')],
	['« obj »', () => Buffer.alloc(OCTETS_MAX, ' obj ')],
	['« stream » and « endstream »', () => Buffer.alloc(OCTETS_MAX, 'stream\nendstream\n')],
	['attachments that never end', () => Buffer.alloc(OCTETS_MAX, 'obj<</EmbeddedFile/Length 9>>stream\n')],
	['small attachments', () => Buffer.alloc(OCTETS_MAX, 'obj<</EmbeddedFile/Filter/AHx>>stream\n00>endstream\n')],
	['deflated attachments', () => Buffer.alloc(OCTETS_MAX, 'obj<</EmbeddedFile/Filter/FlateDecode>>stream\n\u0078\u0001endstream\n')],
	['« /Encrypt »', () => Buffer.alloc(OCTETS_MAX, '/Encrypt ')],
	['spaces', () => Buffer.alloc(OCTETS_MAX, ' ')],
];

describe('the heaviest files that are read', () => {
	test.each(LOURDS)('%s', async (nom, faire) => {
		const octets = new TextEncoder().encode(faire());
		const { lu, ms } = await lire({ nom, extension: 'clsm.json', octets });
		expect(fautes(lu, ms)).toEqual([]);
		if (LONG) console.log(nom, Math.round(ms), lu.ok ? 'opened' : lu.message);
	});
	test.each(OCTETS)('a PDF full of %s', (nom, faire) => {
		const octets = faire();
		octets.set(new TextEncoder().encode('%PDF-1.7\n'));
		const debut = process.cpuUsage();
		const lu = extraireSauvegarde(octets);
		const ms = depuis(debut);
		expect(fautes(lu.ok ? lireSauvegarde(lu.texte) : lu, ms)).toEqual([]);
		if (LONG) console.log(nom, Math.round(ms), lu.ok ? 'opened' : lu.message);
	});
	test.each([
		['clsm.json', 3 * TAILLE_MAX + 1],
		['pdf', OCTETS_MAX + 1],
	])('a %s of more than %i bytes is not even read', async (extension, taille) => {
		const fichier = new File([new Uint8Array(taille)], `x.${extension}`);
		let lu = 0;
		const espion = new Proxy(fichier, {
			get: (f, cle) => {
				if (cle === 'arrayBuffer' || cle === 'text') lu++;
				const v: unknown = Reflect.get(f, cle, f);
				return typeof v === 'function' ? (v as (...a: unknown[]) => unknown).bind(f) : v;
			},
		});
		expect((await lireFichier(espion)).ok).toBe(false);
		expect(lu).toBe(0);
	});
});

describe('other files than ours have their own sentence', () => {
	const dire = async (octets: Uint8Array, nom = 'x.clsm.json'): Promise<string> => {
		const lu = await lireFichier(new File([octets as Uint8Array<ArrayBuffer>], nom));
		return lu.ok ? 'opened' : lu.message;
	};
	const texte = enveloppe('{"porteur":{"entite":{"nom":"Évry"}}}');
	test('a file saved again in UTF-16 opens, with its marks or not at all', async () => {
		for (const petit of [true, false]) {
			const brut = Buffer.from(`\uFEFF${texte}`, 'utf16le');
			expect(await dire(petit ? brut : brut.swap16())).toBe('opened');
		}
	});
	test('one saved in Latin 1 is refused: its accents would be lost', async () =>
		expect(await dire(Buffer.from(texte, 'latin1'))).toMatch(/avec d’autres caractères/));
	test('an archive, a Word file', async () =>
		expect(await dire(Buffer.from('PK\u0003\u0004…'), 'x.docx')).toMatch(/archive ou un document de bureautique/));
	test('what the device cannot read', async () => {
		const perdu = Object.assign(new File(['x'], 'x.json'), { arrayBuffer: () => Promise.reject(new Error('NotReadableError')) });
		const lu = await lireFichier(perdu);
		expect(lu).toMatchObject({ ok: false, message: expect.stringMatching(/n’a pas pu être lu/) as string });
	});
});
