import { expect, test } from 'vitest';
import { chargerContenu } from '../../src/contenu/charger.ts';

const { etapes, recommandations } = chargerContenu('.');
const questions = etapes.flatMap((e) => e.questions);
const nourrit = (id: string): boolean => recommandations.some((r) => r.questions.includes(id));

test('une question qui nourrit une recommandation annonce qu’elle se lit dans la revue', () => {
	expect(questions.filter((q) => nourrit(q.id) && !q.documents.includes('referentiel')).map((q) => q.id)).toEqual([]);
});

/** Announced on the screen, where no recommandation reads them: the acts of a CLSM that exists, the level of participation, the grid of portage. */
const RELUES_SEULEMENT = ['existant', 'gouvernance.participation.niveau', 'coordination.portage'];
test('une question qui l’annonce nourrit bien une recommandation', () => {
	const sansEffet = questions.filter((q) => q.documents.includes('referentiel') && !nourrit(q.id)).map((q) => q.id);
	expect(sansEffet.filter((id) => !RELUES_SEULEMENT.includes(id))).toEqual([]);
});
