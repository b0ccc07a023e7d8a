import type { Dossier } from '../dossier/schema.ts';
import { OBJECTIFS_SPECIFIQUES } from '../dossier/etapes/portee.ts';
import { auMoins, contient, ditQuelqueChose, est, et, ou, type Fait } from './logique.ts';

/** Past this number of priorities the guide's advice is recalled: a new CLSM may begin with one or two needs (part 2), three being still few. */
const PRIORITES_SANS_RAPPEL = 3;

const priorites = (d: Dossier) => d.portee?.priorites ?? [];
const themes = (d: Dossier): string[] | undefined => d.portee?.priorites?.flatMap((p) => p.theme ?? []);

/** The specific objectives (référentiel, §2) that no priority serves and that the order of the five does not hold either. */
export function objectifsNonPortes(d: Dossier): string[] {
	const portes = [...priorites(d).flatMap((p) => p.objectifs ?? []), ...(d.portee?.objectifsSpecifiques ?? [])];
	return OBJECTIFS_SPECIFIQUES.filter((o) => !portes.includes(o));
}

/** The operational objectives (référentiel, §2) without a first action yet. */
export function objectifsSansAction(d: Dossier): string[] {
	const actions = d.portee?.objectifsOperationnels;
	return (['besoins', 'programme', 'reseau', 'ressources'] as const).filter((o) => !actions?.[o]?.length);
}

const situationsOui: Fait = (d) => est(d.portee?.situations?.commission, 'oui');

/** Stage 1: référentiel §1-2, guide 2. */
export const faitsPortee: Record<string, Fait> = {
	constatsConnus: (d) => auMoins(d.portee?.constats),

	// Référentiel, §2: aims are adapted to the local diagnosis.
	diagnosticFait: (d) => est(d.portee?.diagnostic?.etat, 'fait'),
	diagnosticEnCours: (d) => est(d.portee?.diagnostic?.etat, 'en-cours'),
	diagnosticPrevu: (d) => est(d.portee?.diagnostic?.etat, 'prevu'),
	diagnosticEngage: (d) => est(d.portee?.diagnostic?.etat, 'fait', 'en-cours'),
	diagnosticNomme: (d) => est(d.portee?.diagnostic?.etat, 'fait', 'en-cours', 'prevu'),

	prioritesConnues: (d) => auMoins(d.portee?.priorites),
	// Guide, part 2: a new CLSM may begin with one or two needs, then widen.
	prioritesNombreuses: (d) => auMoins(d.portee?.priorites, PRIORITES_SANS_RAPPEL + 1),
	// Référentiel, §2: the five are aimed at, each now or later.
	cinqObjectifsPortes: (d) =>
		ou(auMoins(d.portee?.priorites), auMoins(d.portee?.objectifsSpecifiques)) ? objectifsNonPortes(d).length === 0 : undefined,
	// One of the five at least is served or ordered: the others can be told apart.
	objectifsDits: (d) =>
		ou(auMoins(d.portee?.priorites), auMoins(d.portee?.objectifsSpecifiques))
			? objectifsNonPortes(d).length < OBJECTIFS_SPECIFIQUES.length
			: undefined,
	objectifsOperationnelsPourvus: (d) => (d.portee?.objectifsOperationnels ? objectifsSansAction(d).length === 0 : undefined),
	// Référentiel, §7: clear and measurable aims from the start.
	prioritesMesurables: (d) =>
		priorites(d).length ? priorites(d).every((p) => Boolean(p.objectif?.trim() && p.indicateur?.trim())) : undefined,

	prioriteLogement: (d) => contient(themes(d), 'logement', 'cadre-vie'),
	prioriteIsolement: (d) => ou(contient(themes(d), 'personnes-agees'), contient(d.portee?.publics, 'isolement')),
	prioriteJeunes: (d) => contient(themes(d), 'enfants-adolescents', 'etudiants'),
	// Référentiel, §3: rural areas and priority neighbourhoods come first.
	publicsFragiles: (d) => ou(contient(d.portee?.publics, 'habitants-qpv', 'precarite', 'ruraux'), contient(themes(d), 'precarite')),
	publicsConnus: (d) => ou(auMoins(d.portee?.publics), ditQuelqueChose(d.portee?.publicsAutres)),

	// Guide, parts 2 and 7: never compulsory.
	situationsOui,
	situationsAEtudier: (d) => est(d.portee?.situations?.commission, 'a-etudier'),
	situationsCharteARediger: (d) => et(situationsOui(d), est(d.portee?.situations?.charte, 'a-rediger')),
	situationsCharteExiste: (d) => et(situationsOui(d), est(d.portee?.situations?.charte, 'existe')),
};
