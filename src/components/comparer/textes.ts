import type { Dossier } from '../../dossier/schema.ts';
import { budget, type Total } from '../../finances/budget.ts';
import { compte, euros, eurosCentimes, nombre } from '../../francais.ts';
import { resultat } from '../../parcours/resultat.ts';
import { simulation } from '../../parcours/simulation.ts';
import type { Constat } from '../../referentiel/evaluer.ts';
import type { Verdict } from '../../referentiel/modele.ts';
import { payeurLisible, tempsLisible } from '../resultat/textes.ts';

/** One figure of both dossiers; undefined while it is not known. `ecart` says what changes, when it can be counted. */
export interface LigneChiffre {
	titre: string;
	avant: string | undefined;
	apres: string | undefined;
	ecart?: string;
	differe: boolean;
}
interface Mesure {
	valeur?: number | undefined;
	texte?: string | undefined;
}
type Mesures = Map<string, Mesure & { unite?: (n: number) => string }>;

const somme = (t: Total | undefined): Mesure =>
	t && (t.montant !== 0 || !t.incomplet) ? { valeur: t.montant, texte: `${t.incomplet ? 'au moins ' : ''}${euros(t.montant)}` } : {};

/** What the residual is called does not change with what is missing: two columns must bear one name. */
const RESTE = 'Reste à la collectivité porteuse';
const provisoire = (t: Total | undefined): Mesure =>
	t === undefined ? {} : { valeur: t.montant, texte: `${euros(t.montant)}${t.incomplet ? ' (provisoire)' : ''}` };

/** Two payers of one name count as one line; unknown while one of them is. */
function payeurs(d: Dossier): [string, Mesure & { unite: (n: number) => string }][] {
	const parNom = new Map<string, (number | undefined)[]>();
	for (const p of simulation(d).payeurs) {
		const { nom } = payeurLisible({ ...p, montant: undefined }, false);
		parNom.set(nom, [...(parNom.get(nom) ?? []), p.montants.at(-1)]);
	}
	return [...parNom].map(([nom, montants]) => {
		const valeur = montants.reduce((s, m) => (s === undefined || m === undefined ? undefined : s + m), 0);
		return [nom, { valeur, texte: valeur === undefined ? 'montant à préciser' : euros(valeur), unite: euros }];
	});
}

/** The figures of one dossier, without the answers off the active path. */
function mesures(d: Dossier): Mesures {
	const [r, b, s] = [resultat(d), budget(d), simulation(d)];
	const parTete = s.resteParHabitant.at(-1);
	const duree = d.financement?.duree;
	return new Map<string, Mesure & { unite?: (n: number) => string }>([
		['Habitants', { valeur: r.population?.valeur, texte: r.population && nombre(r.population.valeur), unite: (n) => nombre(n) }],
		['Coordination', { valeur: r.etp, texte: r.etp === undefined ? undefined : tempsLisible(r.etp), unite: (n) => `${nombre(n)} ETP` }],
		['Durée', { valeur: duree, texte: duree === undefined ? undefined : compte(duree, 'an'), unite: (n) => compte(n, 'an') }],
		['Coût d’une année', { ...somme(r.total.montant > 0 ? r.total : undefined), unite: euros }],
		[
			'Coût par habitant et par an',
			{ valeur: r.parHabitant, texte: r.parHabitant === undefined ? undefined : eurosCentimes(r.parHabitant), unite: eurosCentimes },
		],
		['Coût de toute la convention', { ...somme(b.depensesTotales.montant > 0 ? b.depensesTotales : undefined), unite: euros }],
		...payeurs(d),
		[`${RESTE}, par an`, { ...provisoire(r.total.montant > 0 ? s.reste.at(-1) : undefined), unite: euros }],
		[
			'Ce reste, par habitant',
			{ valeur: parTete, texte: parTete === undefined || r.total.montant === 0 ? undefined : eurosCentimes(parTete), unite: eurosCentimes },
		],
	]);
}

/** A difference of what is shown: −0,30 between 1,01 and 0,71. */
const auCentime = (n: number): number => Math.round(n * 100) / 100;
const signe = (n: number, unite: (n: number) => string): string => `${n > 0 ? '+' : '−'}\u202f${unite(Math.abs(n))}`;
/** A payer of one dossier only. */
const PAS_PREVU = 'ne paie pas';
/** Floats of a division: less than a cent is no difference. */
const PRESQUE = 0.005;

/** The figures of both, row by row; payers of either. `a` and `b` hold no answer off the active path. */
export function lignesChiffres(a: Dossier, b: Dossier): LigneChiffre[] {
	const [x, y] = [mesures(a), mesures(b)];
	const ordre = [...x.keys()];
	const nouveaux = [...y.keys()].filter((nom) => !x.has(nom));
	ordre.splice(ordre.indexOf(`${RESTE}, par an`), 0, ...nouveaux);
	return ordre.map((titre) => {
		const [m, n] = [x.get(titre), y.get(titre)];
		const ecart = m?.valeur !== undefined && n?.valeur !== undefined ? auCentime(n.valeur) - auCentime(m.valeur) : 0;
		const unite = m?.unite ?? n?.unite;
		return {
			titre,
			avant: m ? m.texte : PAS_PREVU,
			apres: n ? n.texte : PAS_PREVU,
			...(Math.abs(ecart) >= PRESQUE && unite && { ecart: signe(ecart, unite) }),
			differe: m?.texte !== n?.texte || !m !== !n,
		};
	});
}

export const MOTS_VERDICT: Record<Verdict, string> = {
	ecart: 'écart',
	'a-consolider': 'à consolider',
	conforme: 'conforme',
	'a-renseigner': 'à renseigner',
	'sans-objet': 'sans objet',
};
export interface VerdictDifferent {
	id: string;
	titre: string;
	section: number;
	avant: Constat;
	apres: Constat;
}

/** The recommandations that the two dossiers do not meet alike. */
export const verdictsDifferents = (avant: Constat[], apres: Constat[]): VerdictDifferent[] =>
	avant.flatMap((x) => {
		const y = apres.find((c) => c.id === x.id);
		return y && y.verdict !== x.verdict ? [{ id: x.id, titre: x.titre, section: x.section, avant: x, apres: y }] : [];
	});
