import { choix, date, fiche, ligne, liste, ouiNon } from '../types.ts';

const elu = fiche({ nom: ligne, qualite: ligne, genre: choix('feminin', 'masculin') });

/** What can be known of the act before the session: the session itself (date, number, votes) is never asked (4-droit.md, 1.1). */
export const deliberation = fiche({
	rapporteur: ligne,
	/** Committees and arrondissement councils consulted. */
	avis: liste({ instance: ligne, date }),
	/** The grouping that the commune belongs to leaves it this action (4-droit.md, 1.3). */
	communeCompetente: ouiNon,
	/** By the council, or by an arrêté of the executive (4-droit.md, 1.5, model article 4). */
	designation: choix('conseil', 'arrete'),
	referent: elu,
	suppleant: elu,
	poste: choix('cette-deliberation', 'acte-separe', 'existant'),
	credits: choix('inscrits', 'decision-modificative', 'budget-suivant'),
});
