import type { Dossier } from '../../dossier/schema.ts';
import { NE_SAIT_PAS } from '../../dossier/types.ts';
import { est } from '../../faits/logique.ts';
import { enumeration } from '../../francais.ts';
import { siVrai, type Controle } from './modele.ts';

const groupesSansPriorite = (d: Dossier): string[] => {
	const connues = new Set((d.portee?.priorites ?? []).map((p) => p.id));
	return (d.gouvernance?.groupes ?? [])
		.filter((g) => g.priorite && !connues.has(g.priorite))
		.map((g) => g.nom?.trim() || 'un groupe sans nom');
};
const dispositifsAbsents = (d: Dossier): string[] => {
	const presents = new Set((d.echelle?.dispositifs ?? []).map((x) => x.genre));
	return (d.suivi?.articulation ?? []).flatMap((a) => (a.dispositif && !presents.has(a.dispositif) ? [a.dispositif] : []));
};
const SIGLES: Record<string, string> = {
	'centre-sante': 'centre de santé',
	'communaute-360': 'communauté 360',
	'contrat-ville': 'contrat de ville',
};
const commission = (d: Dossier): boolean => est(d.portee?.situations?.commission, 'oui') === true;

/** What a stage cites and another must hold; that an annex which is cited exists is proved by a property: a lost reference stops the composition. */
export const renvois: Record<string, Controle> = {
	commissionSansCharte: siVrai((d) => {
		const charte = d.portee?.situations?.charte;
		return commission(d) && (charte === undefined || charte === NE_SAIT_PAS);
	}),
	commissionSansAccord: siVrai((d) => commission(d) && !d.portee?.situations?.accord?.trim()),
	// Guide, part 7: the second scenario supposes that commission.
	situationsSansCommission: siVrai((d) => d.suivi?.dac === 'clsm-gere' && est(d.portee?.situations?.commission, 'non', 'a-etudier')),
	groupeSansPriorite: {
		noms: ['groupes'],
		relever: (d) => (groupesSansPriorite(d).length > 0 ? [{ groupes: enumeration(groupesSansPriorite(d)) }] : []),
	},
	articulationSansDispositif: {
		noms: ['dispositifs'],
		relever: (d) => {
			const absents = [...new Set(dispositifsAbsents(d))].map((x) => SIGLES[x] ?? x.toUpperCase());
			return absents.length > 0 ? [{ dispositifs: enumeration(absents) }] : [];
		},
	},
};
