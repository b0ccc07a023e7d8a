import { describe, expect, test } from 'vitest';
import type { Question } from '../../src/contenu/modele.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { elaguer } from '../../src/faits/elaguer.ts';
import { progression } from '../../src/parcours/progression.ts';
import { tousLesFaits } from '../../src/faits/table.ts';

const question = (id: string, plus: Partial<Question>): Question => ({
	id,
	label: id,
	hint: id,
	pourquoi: id,
	sources: ['ref_5'],
	reponse: 'choix',
	decideur: 'rh',
	echeance: 'signature',
	documents: ['fiche-de-poste'],
	...plus,
});

const etape = {
	questions: [
		question('coordination.referent.oui', {}),
		question('coordination.referent', {
			reponse: 'fiche',
			quand: 'referentOui',
			champs: [{ nom: 'buts', label: 'Buts', reponse: 'paragraphe' }],
		}),
	],
};
const referent = (oui: 'oui' | 'non', buts = 'Orienter'): Dossier => ({ coordination: { referent: { oui, buts } } });

describe('une fiche qui se ferme', () => {
	test('emporte ses champs et laisse ses voisins', () => {
		expect(elaguer(referent('non'), [etape])).toEqual({ coordination: { referent: { oui: 'non' } } });
	});

	test('ouverte, garde tout', () => {
		expect(elaguer(referent('oui'), [etape])).toEqual(referent('oui'));
	});
});

describe('une fiche posée à côté d’une autre question', () => {
	const avance = (d: Dossier) => progression(etape, d, tousLesFaits(d));

	test('n’est pas répondue par sa voisine', () => {
		expect(avance(referent('oui', ''))).toEqual({ repondues: 1, total: 2 });
	});

	test('l’est par l’un de ses champs', () => {
		expect(avance(referent('oui'))).toEqual({ repondues: 2, total: 2 });
	});
});
