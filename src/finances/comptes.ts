import type { Dossier } from '../dossier/schema.ts';

/**
 * Courtesy presentations of the same lines. M57 chapters: 4-droit.md, 3.3 (« à valider par le service financier »);
 * Cerfa 12156 rows: 4-droit.md, 3.2.
 */
const CHAPITRE_M57: Record<string, string> = {
	coordination: '012',
	logistique: '011',
	deplacements: '011',
	formation: '011',
	diagnostic: '011',
	evaluation: '011',
	projets: '011',
	communication: '011',
	participation: '011',
	partenariat: '011',
	capitalisation: '011',
	enveloppe: '011',
	autre: '65',
};

const COMPTE_CERFA: Record<string, string> = {
	coordination: '64',
	logistique: '60',
	deplacements: '62',
	formation: '62',
	diagnostic: '62',
	evaluation: '62',
	projets: '60',
	communication: '62',
	participation: '65',
	partenariat: '62',
	capitalisation: '62',
	enveloppe: '60',
	autre: '65',
};

/** What pays people for taking part decides the chapter: a grant, a contract or act, an invoice (4-droit.md, 2.8 and 3.3). */
const CHAPITRE_PARTICIPATION: Record<string, string> = { subvention: '65', contrat: '012', vacation: '012', prestation: '011' };

/** Employed elsewhere and not lent to the carrier: it pays a contribution, not staff (4-droit.md, 3.3). */
const participationVersee = (d: Dossier): boolean => {
	const { type, modalite } = d.coordination?.employeur ?? {};
	return !['porteur', 'ne-sait-pas', undefined].includes(type) && !['mise-a-disposition', 'detachement'].includes(modalite ?? '');
};

/** M57 chapter of a line of this nature. */
export function chapitreM57(d: Dossier, nature: string): string {
	const { retribution, forme } = d.gouvernance?.participation ?? {};
	if (nature === 'participation' && retribution === 'paiement') return CHAPITRE_PARTICIPATION[forme ?? ''] ?? '011';
	if (nature === 'coordination' && participationVersee(d)) return '65';
	return CHAPITRE_M57[nature] ?? '65';
}

const COMPTE_PARTICIPATION: Record<string, string> = { contrat: '64', vacation: '64', prestation: '62' };

/** Cerfa account of a line of this nature; expenses refunded to volunteers are travel. */
export function compteCerfa(d: Dossier, nature: string): string {
	const { retribution, forme } = d.gouvernance?.participation ?? {};
	if (nature !== 'participation') return COMPTE_CERFA[nature] ?? '65';
	return retribution === 'frais' ? '62' : (COMPTE_PARTICIPATION[forme ?? ''] ?? '65');
}
