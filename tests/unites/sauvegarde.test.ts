import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nettoyer } from '../../src/francais.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import {
	ajouterVersion,
	ecrireSauvegarde,
	lireSauvegarde,
	nomDeFichier,
	pieceJointe,
	TAILLE_MAX,
	TYPE,
	VERSIONS_MAX,
	type Version,
} from '../../src/stockage/sauvegarde.ts';
import { dossierQuelconque, texteHostile, texteSage } from '../arbitraires.ts';

const DATE = '2026-11-22T10:00:00.000Z';
const fichier = (suite: object): string =>
	JSON.stringify({ type: TYPE, version: 1, enregistre: DATE, profondeur: 'complet', dossier: {}, ...suite });
const message = (texte: string): string | undefined => {
	const lu = lireSauvegarde(texte);
	return lu.ok ? undefined : lu.message;
};
/** The same answers with the texts as a sauvegarde keeps them. */
const net = (d: Dossier): unknown => JSON.parse(JSON.stringify(d), (_cle, v: unknown) => (typeof v === 'string' ? nettoyer(v) : v));

describe('une sauvegarde', () => {
	test('se relit telle qu’elle a été écrite', () => {
		fc.assert(
			fc.property(dossierQuelconque({ textes: fc.oneof(texteSage, texteHostile) }), (d) => {
				const lu = lireSauvegarde(ecrireSauvegarde(d, 'decouverte', DATE));
				expect(lu).toEqual({
					ok: true,
					sauvegarde: { type: TYPE, version: 1, enregistre: DATE, profondeur: 'decouverte', dossier: net(d) },
				});
			}),
		);
	});
	test('écrite deux fois donne les mêmes octets', () => {
		const d: Dossier = { stade: 'explore', notes: { stade: 'x' } };
		expect(ecrireSauvegarde(d, 'complet', DATE)).toBe(ecrireSauvegarde(structuredClone(d), 'complet', DATE));
	});
	test('garde les champs inconnus, à tout étage', () => {
		const lu = lireSauvegarde(fichier({ dossier: { futur: 1, porteur: { demain: ['a'] } } }));
		expect(lu.ok && lu.sauvegarde.dossier).toEqual({ futur: 1, porteur: { demain: ['a'] } });
	});
	test('marquée d’un BOM par un éditeur se lit', () => expect(message(`\uFEFF${fichier({})}`)).toBeUndefined());
	test('sans profondeur connue s’ouvre en complet', () => {
		const lu = lireSauvegarde(fichier({ profondeur: 'autre' }));
		expect(lu.ok && lu.sauvegarde.profondeur).toBe('complet');
	});
	test('ne pollue pas le prototype', () => {
		const lu = lireSauvegarde(
			`{"type":"${TYPE}","version":1,"dossier":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}`,
		);
		expect(lu.ok).toBe(true);
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	});
});

const profond = (n: number): unknown => (n === 0 ? 1 : [profond(n - 1)]);

describe('une sauvegarde est refusée en une phrase', () => {
	test.each([
		['vide', '', /est vide/],
		['blanche', ' \n\t', /est vide/],
		['coupée', fichier({}).slice(0, 40), /coupé/],
		['qui n’est pas du JSON', 'bonjour', /illisible/],
		['étrangère', '{"type":"excalidraw"}', /ne vient pas de Parcours CLSM/],
		['qui n’est pas un objet', '[1,2]', /ne vient pas de Parcours CLSM/],
		['null', 'null', /ne vient pas de Parcours CLSM/],
		['sans version', fichier({ version: undefined }), /ne dit pas sa version/],
		['de version fausse', fichier({ version: 1.5 }), /ne dit pas sa version/],
		['trop récente', fichier({ version: 99 }), /version 99, ici 1/],
		['sans réponses', fichier({ dossier: undefined }), /ne contient pas de réponses/],
		['dont les réponses sont une liste', fichier({ dossier: [] }), /ne contient pas de réponses/],
		['à la réponse fausse', fichier({ dossier: { financement: { duree: 'trois' } } }), /« financement\.duree »/],
		['trop profonde', fichier({ dossier: { x: profond(40) } }), /trop de niveaux/],
		['profonde à faire déborder la pile', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, /trop de niveaux ou de valeurs|illisible/],
		['trop grosse', ' '.repeat(10) + 'x'.repeat(TAILLE_MAX), /trop gros/],
	])('%s', (_cas, texte, attendu) => {
		expect(message(texte)).toMatch(attendu);
		expect(message(texte)).toMatch(/^[^.]+.*\.$/);
	});
});

test.each([
	['Arles', 'arles-2027-06-24'],
	['L’Haÿ-les-Roses', 'l-hay-les-roses-2027-06-24'],
	['Œuilly', 'oeuilly-2027-06-24'],
	['../../etc/passwd', 'etc-passwd-2027-06-24'],
	['a'.repeat(59) + ' bis', `${'a'.repeat(59)}-2027-06-24`],
	['🙂', 'territoire-2027-06-24'],
	[undefined, 'territoire-2027-06-24'],
])('le fichier de %s', (nom, attendu) => expect(nomDeFichier(nom, '2027-06-24')).toBe(attendu));

describe('les versions figées', () => {
	const figee = (conseil: string, dossier: Dossier = { stade: 'prepare' }): Version => ({ fige: DATE, conseil, dossier });
	const lues = (versions: unknown) => {
		const lu = lireSauvegarde(fichier({ versions }));
		return lu.ok ? lu.sauvegarde : undefined;
	};

	test('se relisent telles qu’elles ont été écrites', () => {
		fc.assert(
			fc.property(dossierQuelconque(), dossierQuelconque(), (courant, ancien) => {
				const versions = [figee('2027-02-11', ancien), { fige: DATE, titre: 'Deuxième passage', dossier: {} }];
				const lu = lireSauvegarde(ecrireSauvegarde(courant, 'complet', DATE, versions));
				expect(lu.ok && lu.sauvegarde.versions).toEqual([{ ...versions[0], dossier: net(ancien) }, versions[1]]);
				expect(lu.ok && lu.sauvegarde.dossier).toEqual(net(courant));
			}),
		);
	});
	test('un fichier qui n’en a pas s’écrit et s’ouvre comme avant', () => {
		expect(ecrireSauvegarde({}, 'complet', DATE)).not.toContain('versions');
		expect(lues(undefined)).not.toHaveProperty('versions');
	});
	test.each([
		['sans date', { dossier: {} }],
		['à la date fausse', { fige: 'hier', dossier: {} }],
		['sans réponses', { fige: DATE }],
		['à la réponse fausse', { fige: DATE, dossier: { financement: { duree: 'trois' } } }],
		['au conseil faux', { fige: DATE, conseil: '2027-02-31', dossier: {} }],
		['qui n’est pas une version', 'bonjour'],
	])('une version %s est dite, gardée telle quelle, et n’empêche pas les autres', (_cas, fausse) => {
		const lu = lues([fausse, figee('2027-02-11')]);
		expect(lu).toMatchObject({ versions: [figee('2027-02-11')], illisibles: [fausse] });
		const recrite = ecrireSauvegarde({}, 'complet', DATE, [...(lu?.versions ?? []), ...(lu?.illisibles ?? [])]);
		expect(JSON.parse(recrite)).toMatchObject({ versions: [figee('2027-02-11'), fausse] });
	});
	test('des versions qui ne sont pas une liste sont gardées aussi', () => expect(lues({ a: 1 })?.illisibles).toEqual([{ a: 1 }]));
	test('des versions d’un dossier trop récent sont refusées avec lui', () => {
		expect(message(fichier({ version: 99, versions: [figee('2027-02-11')] }))).toMatch(/version 99/);
	});
	test('une de plus que dix est refusée, avec ce qu’il faut faire', () => {
		const dix = Array.from({ length: VERSIONS_MAX }, () => figee('2027-02-11'));
		expect(ajouterVersion({ dossier: {}, versions: dix.slice(1) }, figee('2027-02-11'))).toHaveLength(VERSIONS_MAX);
		expect(ajouterVersion({ dossier: {}, versions: dix }, figee('2027-02-11'))).toMatch(/^Dix versions .+ supprimez .+\.$/);
	});
	test('une version qui rendrait le fichier impossible à rouvrir est refusée', () => {
		const lourd = { futur: 'x'.repeat(TAILLE_MAX / 2) } as unknown as Dossier;
		expect(ajouterVersion({ dossier: lourd }, figee('2027-02-11', lourd))).toMatch(/trop grosse pour être rouverte/);
	});
	test('voyagent dans la pièce jointe d’un PDF', () => {
		const lu = lireSauvegarde(new TextDecoder().decode(pieceJointe({}, 'complet', DATE, [figee('2027-02-11')]).octets));
		expect(lu.ok && lu.sauvegarde.versions).toEqual([figee('2027-02-11')]);
	});
});
