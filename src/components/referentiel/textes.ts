import { compte, enumeration } from '../../francais.ts';
import type { Verdict } from '../../referentiel/modele.ts';

export const MOTS: Record<Verdict, string> = {
	ecart: 'écart',
	'a-consolider': 'à consolider',
	'a-renseigner': 'à renseigner',
	conforme: 'conforme',
	'sans-objet': 'sans objet',
};

const COMPTES: Record<Verdict, (n: number) => string> = {
	ecart: (n) => compte(n, 'écart'),
	'a-consolider': (n) => `${compte(n, 'point')} à consolider`,
	'a-renseigner': (n) => `${compte(n, 'point')} à renseigner`,
	conforme: (n) => compte(n, 'point conforme', 'points conformes'),
	'sans-objet': (n) => `${compte(n, 'point')} sans objet`,
};

/** « 3 écarts, 5 points à consolider et 12 points conformes »: told, never added up into a score. */
export const compteLisible = (comptes: { verdict: Verdict; nombre: number }[]): string =>
	enumeration(comptes.map(({ verdict, nombre }) => COMPTES[verdict](nombre)));

/** What the page needs of a question to lead to it, and of a source to name it. */
export interface QuestionLiee {
	etape: string;
	label: string;
	quand?: string | undefined;
}
export interface SourceLiee {
	texte: string;
	url?: string | undefined;
}
