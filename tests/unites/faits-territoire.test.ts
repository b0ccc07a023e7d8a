import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { schemaSources } from '../../src/contenu/modele.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { POPULATION_HAUTE, communesADire, perimetreVaste, populationAuMoins, populationTerritoire } from '../../src/faits/territoire.ts';

const commune: Dossier = {
	porteur: { entite: { type: 'commune', population: 30_000, populationAnnee: 2023 } },
	echelle: { choix: 'commune' },
};
const intercommunalite = (...populations: (number | undefined)[]): Dossier => ({
	porteur: { entite: { type: 'epci', population: 999 } },
	echelle: {
		choix: 'intercommunalite',
		communes: populations.map((population, i) => ({ id: String(i), nom: `Commune ${i}`, population, populationAnnee: 2023 })),
	},
});

describe('la population du territoire', () => {
	it('est celle de la commune porteuse à son échelle, avec son année', () => {
		expect(populationTerritoire(commune)).toEqual({ valeur: 30_000, annee: 2023 });
	});

	it('est celle du groupement porteur tant que ses communes ne sont pas listées', () => {
		expect(populationTerritoire(intercommunalite())).toEqual({ valeur: 999 });
	});

	it('est la somme des communes dès qu’il y en a', () => {
		expect(populationTerritoire(intercommunalite(10_000, 5_000))).toEqual({ valeur: 15_000, annee: 2023 });
	});

	it('reste inconnue, mais « au moins », quand une commune n’a pas la sienne', () => {
		const d = intercommunalite(10_000, undefined);
		expect(populationTerritoire(d)).toBeUndefined();
		expect(populationAuMoins(d)).toEqual({ valeur: 10_000, annee: 2023, manquantes: 1 });
	});

	it('perd son année quand les communes n’ont pas la même', () => {
		const d = intercommunalite(10_000, 5_000);
		const [premiere] = d.echelle?.communes ?? [];
		if (premiere) premiere.populationAnnee = 2017;
		expect(populationTerritoire(d)).toEqual({ valeur: 15_000 });
	});

	it('ignore les communes d’une branche quittée', () => {
		const d = {
			...intercommunalite(10_000),
			porteur: commune.porteur,
			echelle: { ...intercommunalite(10_000).echelle, choix: 'commune' as const },
		};
		expect(communesADire(d)).toBe(false);
		expect(populationTerritoire(d)).toEqual({ valeur: 30_000, annee: 2023 });
	});

	it('est inconnue quand le périmètre n’est pas celui du porteur', () => {
		expect(populationTerritoire({ ...commune, echelle: { choix: 'intercommunalite' } })).toBeUndefined();
		expect(populationTerritoire({ ...commune, echelle: {} })).toBeUndefined();
		expect(populationTerritoire({})).toBeUndefined();
	});

	it('se saisit pour un secteur ou des arrondissements', () => {
		const d: Dossier = { ...commune, echelle: { choix: 'arrondissements', population: 80_000, populationAnnee: 2022 } };
		expect(populationTerritoire(d)).toEqual({ valeur: 80_000, annee: 2022 });
		expect(populationTerritoire({ ...d, echelle: { ...d.echelle, choix: 'commune' } })).toEqual({ valeur: 30_000, annee: 2023 });
	});
});

describe('le repère haut', () => {
	it('est celui de la table des sources', () => {
		const sources = schemaSources.parse(parse(readFileSync('content/sources.yaml', 'utf8')));
		expect(sources['population_haute']?.valeur).toBe(POPULATION_HAUTE);
	});

	it.each([
		[[200_000], false],
		[[200_001], true],
		[[200_001, undefined], true],
		[[10_000, undefined], undefined],
	] as const)('%j donne %s', (populations, attendu) => {
		expect(perimetreVaste(intercommunalite(...populations))).toBe(attendu);
	});
});
