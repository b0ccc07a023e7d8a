import { describe, expect, test } from 'vitest';
import { champs, feuilles } from '../../src/dossier/champs.ts';
import { ecrireChemin, estVide, lireChemin, sans } from '../../src/dossier/chemin.ts';
import { dossierVide, schemaDossier, type Dossier } from '../../src/dossier/schema.ts';

describe('les champs lus dans le schéma', () => {
	test.each([
		['stade', { genre: 'choix', valeurs: ['explore', 'prepare', 'existant'] }],
		['portee.objectifsSpecifiques', { genre: 'cases' }],
		['porteur.adresse', { genre: 'texte', longueur: 300 }],
		['echelle.motif', { genre: 'texte', longueur: 5000 }],
		['financement.duree', { genre: 'entier', min: 1, max: 5 }],
		['coordination.etp', { genre: 'nombre', max: 20 }],
		['calendrier.conseil', { genre: 'date' }],
		['financement.depenses[].montants', { genre: 'montants', max: 100_000_000 }],
		['suivi.bilan.locaux', { genre: 'lignes', longueur: 300 }],
		['gouvernance.groupes', { genre: 'liste' }],
		['porteur.representant', { genre: 'fiche' }],
	])('%s', (chemin, attendu) => expect(champs.get(chemin)).toMatchObject(attendu));
	test('« ne-sait-pas » n’est pas un choix, `id` n’est pas un champ, les notes n’en sont pas', () => {
		expect([...champs.values()].filter((c) => c.valeurs.includes('ne-sait-pas') || /\.id$|^notes/.test(c.chemin))).toEqual([]);
	});
	test('les feuilles n’ont pas d’enfant', () =>
		expect(feuilles.every((f) => f.enfants.length === 0 && !['liste', 'fiche'].includes(f.genre))).toBe(true));
});

describe('lire une réponse', () => {
	const d = {
		portee: {
			priorites: [
				{ id: 'p7', titre: 'Logement' },
				{ id: '0', titre: 'Jeunes' },
			],
		},
	} as Dossier;
	test.each([
		['portee.priorites.p7.titre', 'Logement'],
		['portee.priorites.1.titre', 'Jeunes'],
		['portee.priorites.0.titre', 'Jeunes'],
		['portee.priorites.absent.titre', undefined],
		['portee.absent.titre', undefined],
		['__proto__.polluted', undefined],
	])('%s', (chemin, attendu) => expect(lireChemin(d, chemin)).toBe(attendu));
});

describe('écrire une réponse', () => {
	const ecrit = (avant: Record<string, unknown>, chemin: string, v: unknown): unknown => {
		ecrireChemin(avant, chemin, v);
		return avant;
	};
	test('crée les groupes qui manquent', () =>
		expect(ecrit({}, 'porteur.entite.nom', 'Arles')).toEqual({ porteur: { entite: { nom: 'Arles' } } }));
	test.each([undefined, null, '', [], {}])('une réponse vide (%j) s’efface avec les groupes qu’elle laisse vides', (v) =>
		expect(ecrit({ porteur: { entite: { nom: 'Arles' } }, stade: 'explore' }, 'porteur.entite.nom', v)).toEqual({ stade: 'explore' }),
	);
	test('zéro et faux ne sont pas vides', () => expect([estVide(0), estVide(false), estVide([0])]).toEqual([false, false, false]));
	test('ne pollue pas le prototype', () => {
		ecrit({}, '__proto__.polluted', 'oui');
		ecrit({}, 'constructor.prototype.polluted', 'oui');
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	});
	test('`sans` rend une copie et ne touche pas l’original', () => {
		const d: Dossier = { stade: 'explore', notes: { stade: 'à revoir' } };
		expect(sans(d, ['notes'])).toEqual({ stade: 'explore' });
		expect(d.notes).toEqual({ stade: 'à revoir' });
	});
});

describe('le schéma', () => {
	test('accepte un dossier vide et garde les champs inconnus', () => {
		expect(schemaDossier.parse(dossierVide())).toEqual({});
		expect(schemaDossier.parse({ futur: 1, porteur: { demain: { a: 1 } } })).toEqual({ futur: 1, porteur: { demain: { a: 1 } } });
	});
	test.each([
		[{ coordination: { etp: 0 } }],
		[{ coordination: { etp: 21 } }],
		[{ financement: { duree: 6 } }],
		[{ financement: { coutEtp: 1.5 } }],
		[{ porteur: { siret: '123' } }],
		[{ calendrier: { conseil: '2027-02-30' } }],
		[{ stade: 'autre' }],
		[{ portee: { constats: [{ fait: 'sans identifiant' }] } }],
		[{ porteur: { adresse: 'x'.repeat(301) } }],
		[{ echelle: { communes: Array.from({ length: 201 }, (_, i) => ({ id: String(i) })) } }],
	])('refuse %j', (d) => expect(schemaDossier.safeParse(d).success).toBe(false));
});
