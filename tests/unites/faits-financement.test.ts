import { describe, expect, test } from 'vitest';
import type { Dossier } from '../../src/dossier/schema.ts';
import { faitsFinancement } from '../../src/faits/financement.ts';
import type { Tri } from '../../src/faits/logique.ts';

type Financement = NonNullable<Dossier['financement']>;
type Ressource = NonNullable<Financement['ressources']>[number];

const dossier = (financement: Financement, autres: Dossier = {}): Dossier => ({ ...autres, financement });
const payeurs = (...noms: Ressource['payeur'][]): Financement => ({ ressources: noms.map((payeur, n) => ({ id: `r${n}`, payeur })) });
const cle = (...parts: (number | undefined)[]): Dossier => dossier({ cle: { parts: parts.map((part, n) => ({ id: `c${n}`, part })) } });
const retribution = (mode: 'frais' | 'pas-encore'): Dossier => ({ gouvernance: { participation: { retribution: mode } } });
const projets: Financement = { depenses: [{ id: 'd', nature: 'projets' }] };
const engage = (annees: number, duree?: number): Dossier =>
	dossier({ ...(duree !== undefined && { duree }), ressources: [{ id: 'r', payeur: 'ars', engagement: annees }] });

const cas: [phrase: string, fait: string, d: Dossier, attendu: Tri][] = [
	['un coût encore sans origine', 'coutRh', {}, undefined],
	['un coût chiffré par les ressources humaines', 'coutRh', dossier({ origineCout: 'rh' }), true],
	['l’enveloppe se demande tant que rien n’est détaillé', 'enveloppeSansDetail', {}, true],
	['une liste vidée ne détaille rien', 'enveloppeSansDetail', dossier({ depenses: [] }), true],
	['l’enveloppe s’efface devant le détail', 'enveloppeSansDetail', dossier(projets), false],
	['une enveloppe nulle n’élargit pas le financement', 'financementElargi', dossier({ enveloppe: 0 }), undefined],
	['une enveloppe l’élargit', 'financementElargi', dossier({ enveloppe: 1 }), true],
	['sans payeur, rien ne manque encore', 'cofinancementIncomplet', {}, undefined],
	['le porteur seul ne suffit pas', 'cofinancementIncomplet', dossier(payeurs('porteur')), true],
	['l’hôpital et l’ARS complètent le porteur', 'cofinancementIncomplet', dossier(payeurs('hopital', 'ars')), false],
	['des frais promis sans ligne au budget', 'participationSansDepense', dossier(projets, retribution('frais')), true],
	['rien de promis, rien à financer', 'participationSansDepense', dossier(projets, retribution('pas-encore')), false],
	['un budget vide ne dit rien de la participation', 'participationSansDepense', retribution('frais'), undefined],
	[
		'une évaluation externe sans ligne',
		'evaluationSansDepense',
		dossier(projets, { suivi: { evaluation: { types: ['processus'], mode: 'externe' } } }),
		true,
	],
	[
		'une évaluation interne du fonctionnement',
		'evaluationSansDepense',
		dossier(projets, { suivi: { evaluation: { types: ['processus'], mode: 'interne' } } }),
		false,
	],
	['un engagement plus court que la convention', 'engagementPlusCourt', engage(1, 3), true],
	['un engagement aussi long', 'engagementPlusCourt', engage(3, 3), false],
	['un engagement sans durée de convention', 'engagementPlusCourt', engage(1), undefined],
	['des parts qui font le tout', 'partsDeLaCleFausses', cle(60, 40), false],
	['trois tiers arrondis font le tout', 'partsDeLaCleFausses', cle(33.3, 33.3, 33.3), false],
	['des parts qui ne font pas le tout', 'partsDeLaCleFausses', cle(60, 30), true],
	['une part encore vide', 'partsDeLaCleFausses', cle(60, undefined), undefined],
	['une recette à solliciter n’est pas acquise', 'recettesNonAcquises', dossier({ ressources: [{ id: 'r', etat: 'a-solliciter' }] }), true],
	['une recette acquise l’est', 'recettesNonAcquises', dossier({ ressources: [{ id: 'r', etat: 'acquis' }] }), false],
];

describe('faits du financement', () => {
	test.each(cas)('%s', (_phrase, fait, d, attendu) => {
		expect(faitsFinancement[fait]?.(d)).toBe(attendu);
	});
});
