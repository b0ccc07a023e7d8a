/**
 * Courtesy presentations of the same lines. M57 chapters: 4-droit.md, 3.3 (« à valider par le service financier »);
 * Cerfa 12156 rows: 4-droit.md, 3.2.
 */
export const CHAPITRE_M57: Record<string, string> = {
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

export const COMPTE_CERFA: Record<string, string> = {
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

/** Public payers go under 74 in both layouts; private aid too in the Cerfa (4-droit.md, 3.2 and trap 31). */
export const PRIVES = new Set(['fondation']);
