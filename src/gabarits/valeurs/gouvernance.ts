import type { Bloc, FigureInstances } from '../../document/modele.ts';
import type { Dossier } from '../../dossier/schema.ts';
import { MINIMUM } from '../../dossier/etapes/gouvernance.ts';
import { compteEnLettres, majuscule, minuscule } from '../../francais.ts';
import {
	calcul,
	coches,
	libelleOption,
	option,
	reponse,
	valeur,
	valeursDe,
	type Contexte,
	type Entree,
	type Lecture,
	type LectureListe,
} from '../valeur.ts';
import { personne } from './personne.ts';
import { titrePriorite } from './portee.ts';

type Gouvernance = NonNullable<Dossier['gouvernance']>;
type Membre = NonNullable<NonNullable<Gouvernance['copil']>['membres']>[number];
type Groupe = NonNullable<Gouvernance['groupes']>[number];

const MEMBRES = 'gouvernance.copil.membres';
const membres = (d: Dossier): Membre[] => d.gouvernance?.copil?.membres ?? [];
const parAn = (n: number | undefined): string | undefined =>
	n === undefined ? undefined : `${compteEnLettres(n, 'réunion', 'réunions', true)} par an`;

const membre = (m: Membre): Entree => ({
	...valeursDe(`${MEMBRES}.${m.id}`, m, 'structure', 'personne', 'suppleant'),
	pourStructure: m.siege === 'structure',
	pourCategorie: m.siege === 'categorie',
	individuel: m.siege === 'individuel',
});

/** Members by category, in the order of content/; a category of the minimum without anybody stays, empty. */
const copilParCategorie: LectureListe = (d, { contenu }) => {
	const presentes = [...new Set([...MINIMUM, ...membres(d).map((m) => m.categorie ?? '')])];
	return presentes.map((c) => {
		const siens = membres(d).filter((m) => (m.categorie ?? '') === c);
		return {
			categorie: valeur(`${MEMBRES}.categorie`, libelleOption(contenu, `${MEMBRES}.categorie`, c || undefined)),
			membres: siens.map(membre),
			vide: siens.length === 0,
		};
	});
};

function groupe(g: Groupe, d: Dossier, c: Contexte): Entree {
	const base = `gouvernance.groupes.${g.id}`;
	const priorite = d.portee?.priorites?.find((p) => p.id === g.priorite);
	return {
		...valeursDe(base, g, 'nom', 'but', 'pilotes', 'membres', 'rythme', 'compteRendu'),
		priorite: valeur(`${base}.priorite`, priorite && titrePriorite(priorite, c)),
		minimum: coches(c.contenu, `${base}.minimum`, g.minimum),
		minimumDit: Boolean(g.minimum?.length),
		absents: coches(c.contenu, `${base}.minimum`, g.minimum ? MINIMUM.filter((m) => !g.minimum?.includes(m)) : []),
		minimumIncomplet: Boolean(g.minimum?.length && MINIMUM.some((m) => !g.minimum?.includes(m))),
	};
}

const presidence = (d: Dossier) => personne('gouvernance.presidence', d.gouvernance?.presidence ?? {});

export const valeursGouvernance: Record<string, Lecture> = {
	presidenceMode: () => valeur('gouvernance.presidence.mode', undefined),
	presidenceNom: (d) => presidence(d).nom,
	presidenceQualite: (d) => presidence(d).qualite,
	presidenceCoanimation: () => valeur('gouvernance.presidence.coanimation', undefined),
	copilMembresManque: () => valeur(MEMBRES, undefined),
	copilReunions: calcul('gouvernance.copil.reunions', (d) => parAn(d.gouvernance?.copil?.reunions)),
	copilDecision: () => valeur('gouvernance.copil.decision', undefined),
	copilConvocation: reponse('gouvernance.copil.convocation'),
	copilCoanimation: reponse('gouvernance.copil.coanimation'),
	copilRecours: reponse('gouvernance.copil.recours'),
	copilEvolution: reponse('gouvernance.copil.evolution'),
	copilRestreintMembres: reponse('gouvernance.copil.restreintMembres'),
	comiteTechniqueMembres: reponse('gouvernance.copil.comiteTechniqueMembres'),
	groupesManque: () => valeur('gouvernance.groupes', undefined),
	sansGroupe: reponse('gouvernance.sansGroupe'),
	pleniereReunions: calcul('gouvernance.pleniere.reunions', (d) => parAn(d.gouvernance?.pleniere?.reunions)),
	pleniereOuverture: () => valeur('gouvernance.pleniere.ouverte', undefined),
	pleniereForme: calcul('gouvernance.pleniere.forme', (d) => d.gouvernance?.pleniere?.forme && majuscule(d.gouvernance.pleniere.forme)),
	pleniereProgramme: () => valeur('gouvernance.pleniere.programmeCopil', undefined),
	pleniereMinimum: () => valeur('gouvernance.pleniere.minimum', undefined),
	participationRetribution: () => valeur('gouvernance.participation.retribution', undefined),
	participationForme: () => valeur('gouvernance.participation.forme', undefined),
	participationNiveau: calcul('gouvernance.participation.niveau', (d, c) => {
		const dit = option('gouvernance.participation.niveau')(d, c).texte;
		return dit && minuscule(dit);
	}),
	participationConditions: () => valeur('gouvernance.participation.conditions', undefined),
	participationHabitants: reponse('gouvernance.participation.habitants'),
	ethiqueCharte: () => valeur('gouvernance.ethique.charte', undefined),
	ethiquePrecision: reponse('gouvernance.ethique.precision'),
};

export const listesGouvernance: Record<string, LectureListe> = {
	copilParCategorie,
	groupes: (d, c) => (d.gouvernance?.groupes ?? []).map((g) => groupe(g, d, c)),
	pleniereMembres: (d, { contenu }) => coches(contenu, 'gouvernance.pleniere.minimum', d.gouvernance?.pleniere?.minimum),
	partenairesPonctuels: (d) =>
		(d.gouvernance?.partenaires ?? []).map((p) => valeursDe(`gouvernance.partenaires.${p.id}`, p, 'structure', 'apport')),
	participationEngagements: (d, { contenu }) =>
		coches(contenu, 'gouvernance.participation.conditions', d.gouvernance?.participation?.conditions),
};

/** Past this number one box stands for all the groups. */
const GROUPES_DESSINES = 4;

const boite = (nom: string | undefined, detail: string | undefined) => ({ nom: nom ?? '', detail: detail ?? '' });

/**
 * The three bodies, linked from top to bottom, the coordination beside them. Every word comes from the fence:
 * titre, alternative, and for copil, technique, groupes, pleniere, coordination the name and « …-detail ».
 */
export function figureInstances(d: Dossier, _c: Contexte, mots: Record<string, string>): Bloc[] {
	const noms = (d.gouvernance?.groupes ?? []).flatMap((g) => g.nom ?? []);
	const groupes =
		noms.length > 0 && noms.length <= GROUPES_DESSINES
			? noms.map((n) => boite(n, mots['groupe-detail']))
			: [boite(mots['groupes'], mots['groupes-detail'])];
	const technique = d.gouvernance?.copil?.comiteTechnique === 'oui' ? [[boite(mots['technique'], mots['technique-detail'])]] : [];
	const niveaux = [[boite(mots['copil'], mots['copil-detail'])], ...technique, groupes, [boite(mots['pleniere'], mots['pleniere-detail'])]];
	const lateral = boite(mots['coordination'], mots['coordination-detail']);
	const alternative = [...niveaux.flat(), lateral].map((b) => `${b.nom} : ${b.detail}`).join(' ; ');
	const figure: FigureInstances = {
		t: 'figure',
		genre: 'instances',
		titre: mots['titre'] ?? '',
		alternative: `${mots['alternative'] ?? ''} ${alternative}.`,
		niveaux,
		lateral,
	};
	return [figure];
}
