import type { Dossier } from '../dossier/schema.ts';
import { MINIMUM } from '../dossier/etapes/gouvernance.ts';
import { prioritesOrphelines } from './constats.ts';
import { auMoins, contient, ditQuelqueChose, est, estOui, et, non, ou, type Fait, type Tri } from './logique.ts';

/** Référentiel, §4: « deux fois par an ». */
const REUNIONS_COPIL = 2;

const membres = (d: Dossier) => d.gouvernance?.copil?.membres ?? [];
const remplie = (v: string[]): string[] | undefined => (v.length ? v : undefined);
const categories = (d: Dossier) => remplie(membres(d).flatMap((m) => m.categorie ?? []));
const sieges = (d: Dossier) => remplie(membres(d).flatMap((m) => m.siege ?? []));

const copilAvec =
	(categorie: string): Fait =>
	(d) =>
		contient(categories(d), categorie);

const retribution =
	(...modes: string[]): Fait =>
	(d) =>
		est(d.gouvernance?.participation?.retribution, ...modes);
const participationPayee = retribution('paiement');

const forme =
	(valeur: string): Fait =>
	(d) =>
		et(participationPayee(d), est(d.gouvernance?.participation?.forme, valeur));

// A group that says nothing of its minimum is not known; one that lists it without them is.
const groupeIncomplet = (minimum: string[] | undefined): Tri =>
	minimum === undefined ? undefined : !(minimum.includes('personnes-concernees') && minimum.includes('aidants'));

/** Titles of the priorities (in their order) that no working group serves; référentiel, §4. */
export function prioritesSansGroupe(d: Dossier): string[] {
	return prioritesOrphelines(d).map((p) => p.titre?.trim() || (p.theme ?? ''));
}

/** Stage 3: référentiel §4, guide 1 and 3. */
export const faitsGouvernance: Record<string, Fait> = {
	// Instruction 2025/8, contexte and annex 2: an elected member presides.
	presidenceElue: (d) => est(d.gouvernance?.presidence?.mode, 'elu'),
	copresidence: (d) => est(d.gouvernance?.presidence?.mode, 'copresidence'),
	presidenceNommee: (d) => ditQuelqueChose(d.gouvernance?.presidence?.nom),
	presidenceFeminine: (d) => est(d.gouvernance?.presidence?.genre, 'feminin'),
	psychiatrieCoanime: (d) => estOui(d.gouvernance?.presidence?.coanimation),

	copilConnu: (d) => auMoins(remplie(membres(d).map((m) => m.id))),
	// Guide, part 3: five in each body; référentiel, §4, names the first four for the COPIL.
	copilMinimum: (d) => et(...MINIMUM.filter((c) => c !== 'coordination').map((c) => copilAvec(c)(d))),
	copilSansPersonnesConcernees: (d) => non(copilAvec('personnes-concernees')(d)),
	copilSansAidants: (d) => non(copilAvec('aidants')(d)),
	copilAvecHabitants: copilAvec('habitants'),
	copilAvecArs: copilAvec('ars'),
	// Référentiel, §4: members sit as representatives, never for themselves.
	copilAvecSiegeIndividuel: (d) => contient(sieges(d), 'individuel'),
	copilMoinsDeDeuxReunions: (d) => {
		const reunions = d.gouvernance?.copil?.reunions;
		return reunions === undefined ? undefined : reunions < REUNIONS_COPIL;
	},
	decisionCollective: (d) => est(d.gouvernance?.copil?.decision, 'collective'),
	decisionParVote: (d) => est(d.gouvernance?.copil?.decision, 'consensus-vote'),
	decisionParPresidence: (d) => est(d.gouvernance?.copil?.decision, 'presidence'),
	copilRestreintOui: (d) => estOui(d.gouvernance?.copil?.restreint),
	comiteTechniqueOui: (d) => estOui(d.gouvernance?.copil?.comiteTechnique),

	groupesConnus: (d) => auMoins(d.gouvernance?.groupes),
	// Référentiel, §4: groups are built on the priorities.
	prioriteSansGroupe: (d) => (d.portee?.priorites?.length ? prioritesSansGroupe(d).length > 0 : undefined),
	// Guide, part 3: each body holds the minimum.
	groupeSansPersonnesConcerneesOuAidants: (d) =>
		d.gouvernance?.groupes?.length ? ou(...d.gouvernance.groupes.map((g) => groupeIncomplet(g.minimum))) : undefined,

	pleniereOuverte: (d) => estOui(d.gouvernance?.pleniere?.ouverte),
	pleniereProgrammeParCopil: (d) => estOui(d.gouvernance?.pleniere?.programmeCopil),
	partenairesConnus: (d) => auMoins(d.gouvernance?.partenaires),

	participationPayee,
	participationFrais: retribution('frais'),
	participationReconnue: retribution('frais', 'paiement'),
	participationPasEncore: retribution('pas-encore'),
	// Droit, 2.8: each form has its own conditions.
	retributionVacation: forme('vacation'),
	retributionContrat: forme('contrat'),
	retributionPrestation: forme('prestation'),
	retributionSubvention: forme('subvention'),
	conditionsParticipationConnues: (d) => auMoins(d.gouvernance?.participation?.conditions),

	charteEthiqueExiste: (d) => est(d.gouvernance?.ethique?.charte, 'existe'),
	charteEthiqueARediger: (d) => est(d.gouvernance?.ethique?.charte, 'a-rediger'),
	charteEthique: (d) => est(d.gouvernance?.ethique?.charte, 'existe', 'a-rediger'),
};
