import { describe, expect, test } from 'vitest';
import { preparations } from '../../src/components/documents/prets.ts';
import { compteLisible } from '../../src/components/referentiel/textes.ts';
import type { Manque } from '../../src/components/documents/textes.ts';
import { chargerContenu } from '../../src/contenu/charger.ts';
import { evaluer, type Constat } from '../../src/referentiel/evaluer.ts';
import type { Verdict } from '../../src/referentiel/modele.ts';
import { comptes, parQuoiCommencer, parSection, SECTIONS } from '../../src/referentiel/revue.ts';

const constat = (id: string, section: number, verdict: Verdict): Constat => ({
	id,
	section,
	verdict,
	titre: id,
	enonce: '',
	phrase: '',
	pressenti: false,
	sources: [],
	questions: [],
});
const ids = (constats: Constat[]) => constats.map(({ id }) => id);

describe('la revue', () => {
	test('commence par les écarts, puis par ce sur quoi un CLSM repose', () => {
		const constats = [
			constat('reseaux', 5, 'ecart'),
			constat('diagnostic', 2, 'a-consolider'),
			constat('temps-plein', 5, 'ecart'),
			constat('portage-conjoint', 1, 'a-consolider'),
			constat('copil-minimum', 4, 'conforme'),
		];
		expect(ids(parQuoiCommencer(constats))).toEqual(['temps-plein', 'reseaux', 'portage-conjoint']);
	});
	test('ne propose rien quand tout est conforme ou sans objet', () => {
		expect(parQuoiCommencer([constat('a', 1, 'conforme'), constat('b', 2, 'sans-objet')])).toEqual([]);
	});
	test('compte en mots, sans note', () => {
		const verdicts: Verdict[] = ['conforme', 'ecart', 'a-renseigner', 'ecart', 'sans-objet', 'a-consolider', 'conforme'];
		expect(compteLisible(comptes(verdicts.map((v, i) => constat(String(i), 1, v))))).toBe(
			'2 écarts, 1 point à consolider, 1 point à renseigner, 2 points conformes et 1 point sans objet',
		);
	});
	test('d’un dossier vide demande tout, et montre chaque recommandation une fois, dans sa section', () => {
		const { recommandations } = chargerContenu('.');
		const constats = evaluer({}, recommandations);
		expect(constats.filter(({ verdict }) => verdict === 'ecart' || verdict === 'conforme').map(({ id }) => id)).toEqual([]);
		const sections = parSection(constats);
		expect(sections.map(({ titre }) => titre)).toEqual([...SECTIONS]);
		expect(sections.every((s) => s.constats.length > 0)).toBe(true);
		expect(ids(sections.flatMap((s) => s.constats)).sort()).toEqual(recommandations.map(({ id }) => id).sort());
		expect(parQuoiCommencer(constats)).toHaveLength(3);
	});
});

describe('l’état des documents', () => {
	const manque = (champ: string, echeance: Manque['echeance'], decideur: Manque['decideur'] = 'maire'): Manque => ({
		libelle: `le point ${champ}`,
		champ,
		echeance,
		decideur,
	});
	test('prêt pour le conseil quand rien ne manque avant lui', () => {
		expect(preparations({ convention: [manque('a', 'signature'), manque('b', 'plus-tard')] })).toEqual([
			{ nom: 'convention', titre: 'Convention de partenariat', avantConseil: 0, ensuite: 2 },
		]);
	});
	test('dit d’abord le point qui retient le plus de documents, et qui le règle', () => {
		const commun = manque('commun', 'conseil', 'hopital');
		const [convention, budget, note] = preparations({
			note: [manque('c', 'conseil'), commun],
			convention: [manque('a', 'conseil'), commun, manque('b', 'signature')],
			budget: [],
		});
		expect(convention).toMatchObject({ avantConseil: 2, ensuite: 1, dAbord: { champ: 'commun', par: 'l’établissement de psychiatrie' } });
		expect(budget).toEqual({ nom: 'budget', titre: 'Budget prévisionnel', avantConseil: 0, ensuite: 0 });
		expect(note).toMatchObject({ avantConseil: 2, dAbord: { champ: 'commun' } });
	});
	test('garde l’ordre de la page, et attend les documents qui s’écrivent encore', () => {
		expect(preparations({ note: [], convention: undefined, budget: [] }).map(({ nom }) => nom)).toEqual(['budget', 'note']);
	});
});
