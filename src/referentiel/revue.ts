import type { Constat } from './evaluer.ts';
import { ORDRE, type Verdict } from './modele.ts';

/** The eight sections of the référentiel, in its order and under its titles, shortened. */
export const SECTIONS = [
	'Définition',
	'Objectifs',
	'Périmètre géographique',
	'Instances',
	'Coordination',
	'Financement',
	'Suivi d’activité, évaluation, capitalisation',
	'Articulation avec la politique territoriale de santé',
] as const;

/** What a CLSM stands on comes before what refines it: who carries, who sits, who takes part, who coordinates, who pays, for what. */
const FONDATIONS = [
	'portage-conjoint',
	'copil-minimum',
	'participation-effective',
	'temps-plein',
	'cofinancement-tripartite',
	'cinq-objectifs',
	'perimetre-adapte',
	'trois-instances',
];
const fondation = ({ id }: Constat): number => (FONDATIONS.includes(id) ? FONDATIONS.indexOf(id) : FONDATIONS.length);

/** The most useful to mend or to answer, over the whole review; what is met or without object asks for nothing. */
export const parQuoiCommencer = (constats: Constat[], nombre = 3): Constat[] =>
	constats
		.filter(({ verdict }) => verdict !== 'conforme' && verdict !== 'sans-objet')
		.sort((a, b) => ORDRE.indexOf(a.verdict) - ORDRE.indexOf(b.verdict) || fondation(a) - fondation(b) || a.section - b.section)
		.slice(0, nombre);

/** How many recommandations have each verdict, the most useful first; those that none has are left out. Never a score. */
export const comptes = (constats: Constat[]): { verdict: Verdict; nombre: number }[] =>
	ORDRE.map((verdict) => ({ verdict, nombre: constats.filter((c) => c.verdict === verdict).length })).filter(({ nombre }) => nombre > 0);

/** The constats of each section, in the order of the référentiel. */
export const parSection = (constats: Constat[]): { numero: number; titre: string; constats: Constat[] }[] =>
	SECTIONS.map((titre, rang) => ({ numero: rang + 1, titre, constats: constats.filter(({ section }) => section === rang + 1) }));
