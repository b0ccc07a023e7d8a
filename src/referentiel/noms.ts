import type { THEMES } from '../dossier/etapes/portee.ts';
import { enumeration, INSECABLE } from '../francais.ts';

/** What the sentences of the review call things. */
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

/** Families of the COPIL beyond health; the keys of a list of its own, some of which mean something else above. */
export const CATEGORIES_DITES: Record<string, string> = {
	habitants: 'les habitants',
	'social-medico-social': 'le social et le médico-social',
	tutelles: 'la protection juridique des majeurs',
	logement: 'le logement',
	urbanisme: 'l’urbanisme',
	education: 'l’éducation',
	jeunesse: 'la jeunesse',
	'insertion-emploi': 'l’insertion et l’emploi',
	justice: 'la justice',
	'police-gendarmerie': 'la police et la gendarmerie',
	departement: 'le Département',
	caf: 'la caisse d’allocations familiales',
	'etat-politique-ville': 'la politique de la ville',
	ccas: 'le CCAS',
	associations: 'les associations',
	'culture-sport': 'la culture et le sport',
};

/** Themes of the priorities, as the questions word them. */
export const THEMES_DITS: Record<string, string> = {
	'enfants-adolescents': 'Enfants et adolescents',
	etudiants: 'Étudiants',
	logement: 'Logement et maintien dans le logement',
	suicide: 'Prévention du suicide',
	precarite: 'Précarité',
	'personnes-agees': 'Personnes âgées et isolement',
	emploi: 'Emploi et insertion',
	'grand-public': 'Information du grand public',
	'guide-ressources': 'Guide des ressources',
	formation: 'Formation des professionnels',
	'acces-soins': 'Accès aux soins',
	aidants: 'Aidants',
	citoyennete: 'Citoyenneté et droits',
	'cadre-vie': 'Cadre de vie et rénovation urbaine',
	autre: 'Un autre thème',
} satisfies Record<(typeof THEMES)[number], string>;

/** « les élus, la psychiatrie publique et les aidants ». */
export const nommer = (cles: readonly string[], noms: Record<string, string> = NOMS): string =>
	enumeration(cles.map((c) => noms[c] ?? NOMS[c] ?? c));

/** An answer between guillemets, on one line. */
export const citer = (texte: string): string => `«${INSECABLE}${texte.trim().replace(/\s+/g, ' ')}${INSECABLE}»`;

/** Several answers between guillemets, the empty ones left out. */
export const citerTous = (textes: readonly (string | undefined)[]): string =>
	enumeration(textes.flatMap((t) => (t?.trim() ? [citer(t)] : [])));

interface Priorite {
	titre?: string | undefined;
	theme?: string | undefined;
}
/** Its title between guillemets, otherwise its theme, otherwise that it has none yet. */
export const nomPriorite = ({ titre, theme }: Priorite): string => {
	const nom = titre?.trim() || THEMES_DITS[theme ?? ''];
	return nom ? citer(nom) : 'une priorité encore sans titre';
};

/** Same names said once. */
export const uniques = (textes: readonly string[]): string[] => [...new Set(textes)];
