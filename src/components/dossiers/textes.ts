import type { Inscrit } from '../../etat/types.ts';
import { tousLesFaits } from '../../faits/table.ts';
import { compte, typographie } from '../../francais.ts';
import { progression } from '../../parcours/progression.ts';
import { estVide, lireChemin } from '../../dossier/chemin.ts';
import type { Page, Pages } from '../accueil/demande.ts';
import { pageSuivante } from '../accueil/reprise.ts';
import type { EtapeEcran } from '../questions/types.ts';

/** What a dossier is called: its own name, else its territory. */
export const nomDe = ({ nom, territoire }: Pick<Inscrit, 'nom' | 'territoire'>): string => nom || territoire || 'Dossier encore sans nom';

export interface Avancement {
	texte: string;
	fait: number;
	total: number;
	/** Where work goes on. */
	suite: Page;
}

/** How far a dossier has come, counted on the questions that it is asked. */
export function avancement(s: NonNullable<Inscrit['sauvegarde']>, etapes: EtapeEcran[], pages: Pages): Avancement {
	const suite = pageSuivante(pages, s.profondeur, s.dossier);
	if (s.profondeur === 'decouverte') {
		const total = pages.decouverte.length;
		const fait = pages.decouverte.filter(({ questions }) => questions.some((id) => !estVide(lireChemin(s.dossier, id)))).length;
		const fin = fait === total ? ' : le résultat est prêt' : '';
		return { texte: typographie(`Découverte, ${compte(fait, 'réponse')} sur ${total}${fin}`), fait, total, suite };
	}
	const faits = tousLesFaits(s.dossier);
	const parEtape = etapes.map((e) => progression(e, s.dossier, faits));
	const fait = parEtape.reduce((n, e) => n + e.repondues, 0);
	const total = parEtape.reduce((n, e) => n + e.total, 0);
	const fin = fait === total ? ' : prêt à relire' : `, suite : ${suite.titre}`;
	return { texte: typographie(`${compte(fait, 'réponse')} sur ${total}${fin}`), fait, total, suite };
}
