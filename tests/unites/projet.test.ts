import { describe, expect, test } from 'vitest';
import { dejaIci, identique, memeProjet, plusRecentIci, type Sauvegarde } from '../../src/components/accueil/projet.ts';
import type { Dossier } from '../../src/dossier/schema.ts';

const sauvegarde = (dossier: Dossier, enregistre = '2026-11-20T10:00:00.000Z'): Sauvegarde => ({
	type: 'parcours-clsm/dossier',
	version: 1,
	enregistre,
	profondeur: 'complet',
	dossier,
});
const porte = (entite: { code?: string; nom?: string }): Sauvegarde => sauvegarde({ porteur: { entite } });
const inscrit = (s: Sauvegarde, modifie: string, id = modifie) => ({
	id,
	nom: '',
	cree: modifie,
	modifie,
	revision: '1.a.b',
	sauvegarde: s,
});

describe('un fichier et un dossier sont du même projet', () => {
	test.each([
		['le même code', { code: '69266', nom: 'Villeurbanne' }, { code: '69266', nom: 'Ville de Villeurbanne' }, true],
		['un nom commun, deux codes', { code: '01367', nom: 'Saint-Sulpice' }, { code: '24504', nom: 'Saint-Sulpice' }, false],
		['le même nom saisi autrement', { nom: 'Val d’Exemple' }, { nom: 'VAL-D’EXEMPLE' }, true],
		['deux dossiers sans nom', {}, {}, false],
	])('%s', (_, a, b, attendu) => {
		expect(memeProjet(porte(a), porte(b))).toBe(attendu);
	});
});

test('le dossier le plus récent du projet est proposé, et dit s’il précède le fichier', () => {
	const liste = [
		inscrit(porte({ nom: 'Ailleurs' }), '2026-12-01T10:00:00.000Z'),
		inscrit(porte({ nom: 'Ici' }), '2026-11-01T10:00:00.000Z'),
		inscrit(porte({ nom: 'Ici' }), '2026-11-25T10:00:00.000Z'),
	];
	const trouve = dejaIci(liste, porte({ nom: 'Ici' }));
	expect(trouve?.modifie).toBe('2026-11-25T10:00:00.000Z');
	expect(trouve && plusRecentIci(trouve, porte({ nom: 'Ici' }))).toBe(true);
	expect(dejaIci(liste, porte({ nom: 'Nulle part' }))).toBeUndefined();
});

test('deux dossiers identiques le sont notes et versions comprises', () => {
	const s = porte({ nom: 'Ici' });
	const jamais = inscrit(s, '2026-11-01T10:00:00.000Z');
	expect(identique(jamais, { ...s, enregistre: '2020-01-01T00:00:00.000Z' })).toBe(true);
	expect(identique(jamais, sauvegarde({ ...s.dossier, notes: { x: 'à garder' } }))).toBe(false);
	expect(identique(jamais, { ...s, versions: [{ fige: '2026-01-01T00:00:00.000Z', dossier: {} }] })).toBe(false);
});
