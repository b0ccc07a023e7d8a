import { describe, expect, test } from 'vitest';
import type { Dossier } from '../../src/dossier/schema.ts';
import { faitsSuivi } from '../../src/faits/suivi.ts';
import type { Tri } from '../../src/faits/logique.ts';

type Suivi = NonNullable<Dossier['suivi']>;
type Genre = NonNullable<NonNullable<NonNullable<Dossier['echelle']>['dispositifs']>[number]['genre']>;

const avec = (genre: Genre, suivi: Suivi): Dossier => ({ echelle: { dispositifs: [{ id: 'd', genre }] }, suivi });

const cas: [phrase: string, fait: string, d: Dossier, attendu: Tri][] = [
	['la capitalisation refusée', 'capitalisationOui', { suivi: { capitalisation: { oui: 'non' } } }, false],
	['la capitalisation encore inconnue', 'capitalisationOui', { suivi: { capitalisation: { oui: 'ne-sait-pas' } } }, undefined],
	['une évaluation d’impact', 'evaluationImpact', { suivi: { evaluation: { types: ['impact'] } } }, true],
	['sans type coché, l’impact reste inconnu', 'evaluationImpact', {}, undefined],
	['une évaluation mixte est en partie externe', 'evaluationExterne', { suivi: { evaluation: { mode: 'mixte' } } }, true],
	['l’avis sur le projet territorial', 'ptsmAvis', avec('ptsm', { ptsm: { avis: 'oui' } }), true],
	['une clause refusée', 'ptsmAvis', avec('ptsm', { ptsm: { avis: 'non' } }), false],
	['une clause restée sans projet territorial se tait', 'ptsmAvis', avec('cls', { ptsm: { avis: 'oui' } }), false],
	['une clause sans dispositif connu', 'ptsmAvis', { suivi: { ptsm: { avis: 'oui' } } }, undefined],
	['le contrat local confie son axe au CLSM', 'clsConfie', avec('cls', { cls: { mode: 'confie' } }), true],
	['confié n’est pas conjoint', 'clsConjoint', avec('cls', { cls: { mode: 'confie' } }), false],
	['un temps plein pour chacun', 'clsEtpDistincts', avec('cls', { cls: { etpDistincts: 'oui' } }), true],
	['le dispositif d’appui pilote', 'dacPilote', avec('dac', { dac: 'dac-pilote' }), true],
	['la commission du CLSM suit', 'clsmGereLesSituations', avec('dac', { dac: 'dac-pilote' }), false],
	['une charte n’est pas une convention', 'formeConvention', { convention: { forme: 'charte' } }, false],
	['une convention financière est une convention', 'formeConvention', { convention: { forme: 'convention-financement' } }, true],
	['une convention simple ne porte pas d’argent', 'conventionFinanciere', { convention: { forme: 'convention' } }, false],
	['un tribunal vide n’est pas nommé', 'tribunalNomme', { convention: { tribunal: '  ' } }, undefined],
];

describe('faits du suivi et de la convention', () => {
	test.each(cas)('%s', (_phrase, fait, d, attendu) => {
		expect(faitsSuivi[fait]?.(d)).toBe(attendu);
	});

	test('sur un dossier vide, aucun fait n’affirme ni ne nie', () => {
		const affirmes = Object.entries(faitsSuivi).filter(([, fait]) => fait({}) !== undefined);
		expect(affirmes.map(([nom]) => nom)).toEqual([]);
	});
});
