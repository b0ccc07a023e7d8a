import type { Recommandation } from '../../contenu/modele.ts';
import type { Dossier } from '../../dossier/schema.ts';
import { compte, euros, eurosCentimes, nombre, pourcent } from '../../francais.ts';
import { resultat } from '../../parcours/resultat.ts';
import { evaluer } from '../../referentiel/evaluer.ts';
import { ORDRE, type Verdict } from '../../referentiel/modele.ts';
import { MOTS_VERDICT } from '../comparer/textes.ts';
import { tempsLisible } from '../resultat/textes.ts';

/** A group as it is compared: its answers off the active path are set aside. */
export interface GroupeCompare {
	nom: string;
	dossier: Dossier;
}
/** What the comparison needs of content/: the labels of the choices, by question. */
export type Libelles = Record<string, { titre: string; options: Record<string, string> }>;

export const QUESTIONS_COMPAREES = {
	echelle: 'echelle.choix',
	priorites: 'portee.priorites',
	participation: 'gouvernance.participation.retribution',
	payeurs: 'financement.ressources',
} as const;

/** Shares that were fixed for a larger budget than the eight questions tell. */
const TROP = 'recettes au-delà du coût';
const NE_SAIT_PAS = 'Nous ne savons pas encore';
const libelle = (libelles: Libelles, question: string, valeur: string): string =>
	valeur === 'ne-sait-pas' ? NE_SAIT_PAS : (libelles[question]?.options[valeur] ?? valeur);

/** Part of the last year that the carrier keeps, in percent; undefined while a part is not known. */
function partPorteur(d: Dossier): number | undefined {
	const { total, payeurs, provisoire } = resultat(d);
	const reste = payeurs.find((p) => p.payeur === 'porteur-reste')?.montant;
	const apport = payeurs.filter((p) => p.payeur === 'porteur').reduce((somme, p) => somme + (p.montant ?? 0), 0);
	return reste === undefined || provisoire || total.incomplet || total.montant === 0 ? undefined : ((reste + apport) / total.montant) * 100;
}

export interface Colonne {
	cle: string;
	titre: string;
	/** One text a group; undefined while it is to be decided. */
	valeurs: (string | undefined)[];
}

/** The figures of each group, one column a figure. */
export function chiffresDesGroupes(groupes: readonly GroupeCompare[], libelles: Libelles): Colonne[] {
	const lus = groupes.map(({ dossier: d }) => ({ d, r: resultat(d), part: partPorteur(d) }));
	const colonne = (cle: string, titre: string, dire: (x: (typeof lus)[number]) => string | undefined): Colonne => ({
		cle,
		titre,
		valeurs: lus.map(dire),
	});
	return [
		colonne('habitants', 'Habitants', ({ r }) => r.population && nombre(r.population.valeur)),
		colonne('echelle', 'Échelle', ({ d }) =>
			d.echelle?.choix && d.echelle.choix !== 'ne-sait-pas' ? libelle(libelles, QUESTIONS_COMPAREES.echelle, d.echelle.choix) : undefined,
		),
		colonne('etp', 'Coordination', ({ r }) => (r.etp === undefined ? undefined : tempsLisible(r.etp))),
		colonne('cout', 'Coût d’une année', ({ r }) =>
			r.total.montant > 0 ? `${r.total.incomplet ? 'au moins ' : ''}${euros(r.total.montant)}` : undefined,
		),
		colonne('tete', 'Par habitant', ({ r }) =>
			r.parHabitant === undefined ? undefined : `${r.total.incomplet ? 'au moins ' : ''}${eurosCentimes(r.parHabitant)}`,
		),
		colonne('part', 'Part du porteur', ({ part }) => (part === undefined ? undefined : part < 0 ? TROP : pourcent(part, 0))),
		colonne('payeurs', 'Autres payeurs', ({ d }) => {
			const autres = (d.financement?.ressources ?? []).filter((r) => r.payeur !== 'porteur').length;
			return autres > 0 ? compte(autres, 'payeur') : undefined;
		}),
	];
}

/** One point of view shared by some groups. */
export interface Avis {
	mot: string;
	verdict?: Verdict;
	groupes: string[];
}
export interface Sujet {
	cle: string;
	titre: string;
	precision?: string;
	/** Every group says the same. */
	accord: boolean;
	avis: Avis[];
}

/** Groups gathered by what they say, the most numerous first. */
function reunir(groupes: readonly GroupeCompare[], dire: (d: Dossier) => string[]): Avis[] {
	const parMot = new Map<string, string[]>();
	for (const { nom, dossier } of groupes) for (const mot of dire(dossier)) parMot.set(mot, [...(parMot.get(mot) ?? []), nom]);
	return [...parMot].map(([mot, noms]) => ({ mot, groupes: noms })).sort((a, b) => b.groupes.length - a.groupes.length);
}
const accordDe = (avis: Avis[], nombreDeGroupes: number): boolean => avis.every((a) => a.groupes.length === nombreDeGroupes);

const SANS_REPONSE = 'Sans réponse';
const enListe = (valeurs: (string | undefined)[]): string[] => {
	const dites = [...new Set(valeurs.filter((v) => v !== undefined))];
	return dites.length > 0 ? dites : [SANS_REPONSE];
};

/** Where the groups agree and differ in their answers. */
export function reponsesDesGroupes(groupes: readonly GroupeCompare[], libelles: Libelles): Sujet[] {
	const { echelle, priorites, participation, payeurs } = QUESTIONS_COMPAREES;
	const lire: [string, (d: Dossier) => (string | undefined)[]][] = [
		[echelle, (d) => [d.echelle?.choix]],
		[priorites, (d) => (d.portee?.priorites ?? []).map((p) => p.theme)],
		[participation, (d) => [d.gouvernance?.participation?.retribution]],
		[payeurs, (d) => (d.financement?.ressources ?? []).map((r) => r.payeur)],
	];
	return lire.map(([question, valeurs]) => {
		const avis = reunir(groupes, (d) => enListe(valeurs(d).map((v) => (v === undefined ? undefined : libelle(libelles, question, v)))));
		return { cle: question, titre: libelles[question]?.titre ?? question, accord: accordDe(avis, groupes.length), avis };
	});
}

/** Where the groups stand before the référentiel: the points that divide them first. */
export function verdictsDesGroupes(groupes: readonly GroupeCompare[], recommandations: Recommandation[]): Sujet[] {
	const constats = groupes.map(({ nom, dossier }) => ({ nom, lus: evaluer(dossier, recommandations) }));
	return recommandations
		.map((r): Sujet => {
			const avis = ORDRE.map((verdict): Avis => ({
				mot: MOTS_VERDICT[verdict],
				verdict,
				groupes: constats.filter(({ lus }) => lus.find((c) => c.id === r.id)?.verdict === verdict).map(({ nom }) => nom),
			})).filter((a) => a.groupes.length > 0);
			return { cle: r.id, titre: r.titre, precision: `référentiel, §\u00A0${r.section}`, accord: accordDe(avis, groupes.length), avis };
		})
		.sort((a, b) => Number(a.accord) - Number(b.accord));
}
