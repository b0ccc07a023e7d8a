import { describe, expect, it } from 'vitest';
import { dossierVide, schemaDossier, type Dossier } from '../../src/dossier/schema.ts';
import { faitsEchelle } from '../../src/faits/echelle.ts';
import type { Tri } from '../../src/faits/logique.ts';
import { faitsPortee } from '../../src/faits/portee.ts';
import { faitsPorteur } from '../../src/faits/porteur.ts';

const faits = { ...faitsPorteur, ...faitsPortee, ...faitsEchelle };
const priorites = (n: number) => Array.from({ length: n }, (_, i) => ({ id: `p${i}`, theme: 'logement' as const }));

const cas: [string, Dossier, Tri][] = [
	['clsmExistant', { stade: 'existant' }, true],
	['clsmExistant', { stade: 'explore' }, false],
	['acteAvenant', { stade: 'explore', existant: { acte: 'avenant' } }, false],
	['acteAvenant', { stade: 'existant', existant: { acte: 'avenant' } }, true],
	['porteurGroupement', { porteur: { entite: { type: 'epci' } } }, true],
	['porteurGroupement', { porteur: { entite: { type: 'metropole-lyon' } } }, false],
	['competenceAObtenir', { porteur: { entite: { type: 'commune' }, competence: { fondement: 'a-obtenir' } } }, false],
	['alsaceMoselle', { porteur: { entite: { departement: '67' } } }, true],
	['alsaceMoselle', { porteur: { entite: { departement: '59' } } }, false],
	['alsaceMoselle', { porteur: { entite: { departementNom: 'Moselle' } } }, true],
	['parisLyonMarseille', { porteur: { entite: { code: '13055' } } }, true],
	['psychiatrieAccord', { preparation: { partenaires: { psychiatrie: { etat: 'contacte' } } } }, false],
	['psychiatrieContactee', { preparation: { partenaires: { psychiatrie: { etat: 'contacte' } } } }, true],
	['hopitalEngage', { convention: { signataires: [{ id: 's', forme: 'hopital-public' }] } }, true],
	['hopitalEngage', { convention: { signataires: [{ id: 's', forme: 'ars' }] } }, undefined],
	[
		'collectiviteEngagee',
		{ porteur: { entite: { type: 'association' } }, preparation: { partenaires: { communes: { etat: 'accord' } } } },
		true,
	],
	['comitePreparatoire', { preparation: { comite: { existe: 'oui' } } }, true],
	['comitePreparatoire', { preparation: { comite: { existe: 'ne-sait-pas' } } }, undefined],
	['diagnosticFait', { portee: { diagnostic: { etat: 'prevu' } } }, false],
	['diagnosticNomme', { portee: { diagnostic: { etat: 'prevu' } } }, true],
	['prioritesNombreuses', { portee: { priorites: priorites(3) } }, false],
	['prioritesNombreuses', { portee: { priorites: priorites(4) } }, true],
	['cinqObjectifsPortes', { portee: { priorites: priorites(1) } }, false],
	[
		'prioritesMesurables',
		{ portee: { priorites: [{ id: 'a', objectif: 'Moins d’expulsions', indicateur: 'Nombre d’expulsions' }] } },
		true,
	],
	['situationsOui', { portee: { situations: { commission: 'oui' } } }, true],
	['situationsCharteARediger', { portee: { situations: { commission: 'non', charte: 'a-rediger' } } }, false],
	['echelleChoisie', { echelle: { choix: 'ne-sait-pas' } }, undefined],
	['echelleArrondissements', { echelle: { choix: 'arrondissements' } }, true],
	['plusieursCommunes', { echelle: { choix: 'commune' } }, false],
	['communesADire', { echelle: { choix: 'arrondissements' } }, false],
	['ressourcesFragiles', { echelle: { grille: { ressources: { avis: 'attention' } } } }, true],
	['ressourcesFragiles', { echelle: { grille: { besoins: { avis: 'attention' } } } }, undefined],
	['territoireFragile', { echelle: { typologie: 'urbain', qpv: { presence: 'oui' } } }, true],
	['territoireFragile', { echelle: { typologie: 'urbain' } }, undefined],
	['plusieursSecteurs', { echelle: { secteurs: [{ id: 'a' }, { id: 'b' }] } }, true],
	['hopitalPrive', { echelle: { secteurs: [{ id: 'a', forme: 'fondation' }] } }, true],
	['clsPresent', { echelle: { dispositifs: [{ id: 'a', genre: 'cls' }] } }, true],
	['dacPresent', { echelle: { dispositifs: [{ id: 'a', genre: 'cls' }] } }, false],
	['perimetreDiscute', { echelle: { choixCollectif: { etat: 'prevu' } } }, true],
];

describe('les faits des trois premières étapes', () => {
	it.each(cas)('%s de %j vaut %s', (nom, dossier, attendu) => {
		expect(schemaDossier.safeParse(dossier).success).toBe(true);
		expect(faits[nom]?.(dossier)).toBe(attendu);
	});

	it.each(Object.keys(faits))('%s est inconnu tant que rien n’est répondu', (nom) => {
		expect(faits[nom]?.(dossierVide())).toBeUndefined();
	});
});
