import { describe, expect, test } from 'vitest';
import type { Dossier } from '../../src/dossier/schema.ts';
import { faitsCoordination } from '../../src/faits/coordination.ts';
import type { Tri } from '../../src/faits/logique.ts';

type Coordination = NonNullable<Dossier['coordination']>;
const dossier = (coordination: Coordination, echelle?: Dossier['echelle']): Dossier => ({ coordination, ...(echelle && { echelle }) });
const parts = (...valeurs: (number | undefined)[]): Dossier =>
	dossier({ partage: { oui: 'oui', parts: valeurs.map((part, n) => ({ id: `p${n}`, part })) } });

const cas: [phrase: string, fait: string, d: Dossier, attendu: Tri][] = [
	['sans temps saisi, rien ne se dit du temps plein', 'etpTempsPlein', {}, undefined],
	['un temps plein est un temps plein', 'etpTempsPlein', dossier({ etp: 1 }), true],
	['un temps plein n’est pas plusieurs', 'etpPlusieursTempsPleins', dossier({ etp: 1 }), false],
	['un mi-temps n’est pas en dessous du mi-temps', 'etpSousMiTemps', dossier({ etp: 0.5 }), false],
	['quatre dixièmes sont en dessous du mi-temps', 'etpSousMiTemps', dossier({ etp: 0.4 }), true],
	['un dixième pour une intercommunalité', 'etpTropCourtPourIntercommunalite', dossier({ etp: 0.1 }, { choix: 'intercommunalite' }), true],
	['un dixième pour une commune', 'etpTropCourtPourIntercommunalite', dossier({ etp: 0.1 }, { choix: 'commune' }), false],
	['un dixième sans échelle connue', 'etpTropCourtPourIntercommunalite', dossier({ etp: 0.1 }), undefined],
	[
		'un temps plein partagé par moitié n’est plus un temps plein',
		'etpTempsPlein',
		{ coordination: { ...parts(50).coordination, etp: 1 } },
		false,
	],
	[
		'un partage refusé laisse le temps entier',
		'etpTempsPlein',
		dossier({ etp: 1, partage: { oui: 'non', parts: [{ id: 'p', part: 50 }] } }),
		true,
	],
	['des parts qui dépassent le poste', 'partsDuPosteAuDelaDuTout', parts(60, 60), true],
	['des parts encore vides', 'partsDuPosteAuDelaDuTout', parts(undefined), undefined],
	['des parts restées après « non » se taisent', 'partsConnues', dossier({ partage: { oui: 'non', parts: [{ id: 'p' }] } }), false],
	['le porteur n’est pas un autre employeur', 'employeurAutre', dossier({ employeur: { type: 'porteur' } }), false],
	['un hôpital est un autre employeur', 'employeurAutre', dossier({ employeur: { type: 'hopital' } }), true],
	['un employeur inconnu', 'employeurAutre', dossier({ employeur: { type: 'ne-sait-pas' } }), undefined],
	['une mise à disposition suppose un accueil', 'accueilAilleurs', dossier({ employeur: { modalite: 'mise-a-disposition' } }), true],
	['un emploi direct n’en suppose pas', 'accueilAilleurs', dossier({ employeur: { modalite: 'direct' } }), false],
	['une association emploie par contrat', 'contractuel', dossier({ employeur: { type: 'association' } }), true],
	['un titulaire n’a pas de contrat', 'contractuel', dossier({ employeur: { type: 'commune' }, statut: { type: 'titulaire' } }), false],
	[
		'un contrat de projet resté après « titulaire » se tait',
		'contratProjet',
		dossier({ employeur: { type: 'commune' }, statut: { type: 'titulaire', base: 'contrat-projet' } }),
		false,
	],
	['le grade se demande tant qu’aucune association n’emploie', 'employeurPeutEtrePublic', {}, true],
	['il ne se demande pas à une association', 'employeurPeutEtrePublic', dossier({ employeur: { type: 'association' } }), false],
	['la fonction de référence', 'referentOui', dossier({ referent: { oui: 'oui' } }), true],
];

describe('faits de la coordination', () => {
	test.each(cas)('%s', (_phrase, fait, d, attendu) => {
		expect(faitsCoordination[fait]?.(d)).toBe(attendu);
	});
});

describe('la prise de poste', () => {
	const faits = (d: Dossier) => ['priseDePosteSansDate', 'priseDePosteSansDelai'].map((nom) => faitsCoordination[nom]?.(d));

	test.each<[string, Coordination['prisePoste'], [Tri, Tri]]>([
		['se demande des deux façons au départ', {}, [true, true]],
		['par une date, le délai ne se demande plus', { date: '2027-03-01' }, [false, true]],
		['par un délai, la date ne se demande plus', { mois: 3 }, [true, false]],
		['par les deux, la date l’emporte', { date: '2027-03-01', mois: 3 }, [false, true]],
	])('%s', (_phrase, prisePoste, attendu) => {
		expect(faits(dossier({ prisePoste }))).toEqual(attendu);
	});

	test('par un délai seulement quand il n’y a pas de date', () => {
		expect(faitsCoordination['priseDePosteParDelai']?.(dossier({ prisePoste: { mois: 3 } }))).toBe(true);
		expect(faitsCoordination['priseDePosteParDelai']?.(dossier({ prisePoste: { date: '2027-03-01', mois: 3 } }))).toBeUndefined();
	});
});
