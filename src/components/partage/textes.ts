import type { Question } from '../../contenu/modele.ts';
import type { Interroge } from '../../parcours/demande.ts';

/** Who may be asked, in the order of the calls; « autre » has no question of its own. */
export const INTERROGES: { cle: Interroge; nom: string; exemple: string }[] = [
	{ cle: 'psychiatrie', nom: 'L’hôpital : la psychiatrie publique', exemple: 'la direction de l’établissement ou le pôle' },
	{ cle: 'ars', nom: 'L’agence régionale de santé', exemple: 'sa délégation départementale' },
	{ cle: 'personnesConcernees', nom: 'Une association de personnes concernées', exemple: 'ou un groupe d’entraide' },
	{ cle: 'aidants', nom: 'Une association d’aidants', exemple: 'ou de familles' },
	{ cle: 'communes', nom: 'Une autre commune', exemple: 'du périmètre' },
	{ cle: 'autre', nom: 'Un autre partenaire', exemple: 'vous choisissez ses questions' },
];
export const nomInterroge = (cle: string | undefined): string => INTERROGES.find((i) => i.cle === cle)?.nom ?? 'Un partenaire';

/** What choosing the questions takes of one. */
export type QuestionADemander = Pick<
	Question,
	'id' | 'label' | 'reponse' | 'options' | 'champs' | 'rangs' | 'decideur' | 'partenaires' | 'quand' | 'entree' | 'unite'
>;
export interface EtapeADemander {
	etape: string;
	titre: string;
	questions: QuestionADemander[];
}
