import { enumeration } from '../francais.ts';

/** What the sentences of the review call things; each family keeps its own list so that two keys never meet. */
const NOMS: Record<string, string> = {
	// Référentiel, §2, shortened.
	stigmatisation: 'la lutte contre la stigmatisation',
	determinants: 'l’action sur les déterminants',
	prevention: 'la prévention',
	inclusion: 'l’inclusion sociale',
	parcours: 'les parcours de soins',
	besoins: 'l’identification des besoins',
	programme: 'le programme d’actions',
	reseau: 'le travail en réseau',
	ressources: 'les ressources locales',
	elus: 'les élus',
	psychiatrie: 'la psychiatrie publique',
	'personnes-concernees': 'les personnes concernées',
	aidants: 'les aidants',
	coordination: 'la coordination',
	collectivite: 'la collectivité',
	hopital: 'l’hôpital',
	ars: 'l’ARS',
};

/** « les élus, la psychiatrie publique et les aidants ». */
export const nommer = (cles: readonly string[], noms: Record<string, string> = NOMS): string =>
	enumeration(cles.map((c) => noms[c] ?? NOMS[c] ?? c));

/** An answer between guillemets, on one line. */
export const citer = (texte: string): string => `« ${texte.trim().replace(/\s+/g, ' ')} »`;
