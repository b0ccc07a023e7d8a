import type { Dossier } from '../dossier/schema.ts';
import { auMoins, contient, ditQuelqueChose, est, estOui, et, type Fait } from './logique.ts';

const typeEvaluation =
	(type: string): Fait =>
	(d) =>
		contient(d.suivi?.evaluation?.types, type);

const present = (d: Dossier, genre: string) =>
	contient(
		d.echelle?.dispositifs?.flatMap((x) => x.genre ?? []),
		genre,
	);

type ClausePtsm = 'diagnostic' | 'avis' | 'declinaison' | 'faireConnaitre';
type ClauseCls = 'diagnostic' | 'feuillesDeRoute' | 'instances' | 'etpDistincts';
// An answer left from a branch now closed must not speak: the dispositif has to be present.
const ptsm =
	(clause: ClausePtsm): Fait =>
	(d) =>
		et(present(d, 'ptsm'), estOui(d.suivi?.ptsm?.[clause]));
const cls =
	(clause: ClauseCls): Fait =>
	(d) =>
		et(present(d, 'cls'), estOui(d.suivi?.cls?.[clause]));

const forme =
	(...formes: string[]): Fait =>
	(d) =>
		est(d.convention?.forme, ...formes);

// Droit, 2.1: an act that carries no money leaves the payments to another.
const versements = (rythme: string): Fait => {
	return (d) => et(forme('convention-financement')(d), est(d.convention?.versements?.rythme, rythme));
};

/** Stage 6: référentiel §7-8, guide 6-7; then the form of the convention (référentiel §1, guide 5). */
export const faitsSuivi: Record<string, Fait> = {
	indicateursLocaux: (d) => auMoins(d.suivi?.bilan?.locaux),
	butsEvaluationConnus: (d) => auMoins(d.suivi?.evaluation?.buts),
	evaluationProcessus: typeEvaluation('processus'),
	evaluationResultats: typeEvaluation('resultats'),
	// Référentiel, §7: impact asks for experts and resources of its own.
	evaluationImpact: typeEvaluation('impact'),
	evaluationExterne: (d) => est(d.suivi?.evaluation?.mode, 'externe', 'mixte'),
	evaluationAnterieure: (d) => ditQuelqueChose(d.suivi?.evaluation?.anterieures),
	evaluationValideeParCopil: (d) => estOui(d.suivi?.evaluation?.validationCopil),
	capitalisationOui: (d) => estOui(d.suivi?.capitalisation?.oui),

	articulationConnue: (d) => auMoins(d.suivi?.articulation),
	// Référentiel, §8: the four clauses with the PTSM.
	ptsmDiagnostic: ptsm('diagnostic'),
	ptsmAvis: ptsm('avis'),
	ptsmDeclinaison: ptsm('declinaison'),
	ptsmFaireConnaitre: ptsm('faireConnaitre'),
	// Guide, part 7: worked jointly, or the mental-health axis carried out by the CLSM.
	clsConjoint: (d) => et(present(d, 'cls'), est(d.suivi?.cls?.mode, 'conjoint')),
	clsConfie: (d) => et(present(d, 'cls'), est(d.suivi?.cls?.mode, 'confie')),
	clsDiagnostic: cls('diagnostic'),
	clsFeuillesDeRoute: cls('feuillesDeRoute'),
	clsInstances: cls('instances'),
	clsEtpDistincts: cls('etpDistincts'),
	// Guide, part 7: two scenarios.
	dacPilote: (d) => et(present(d, 'dac'), est(d.suivi?.dac, 'dac-pilote')),
	clsmGereLesSituations: (d) => et(present(d, 'dac'), est(d.suivi?.dac, 'clsm-gere')),

	formeCharte: forme('charte'),
	formeConvention: forme('convention', 'convention-financement'),
	conventionFinanciere: forme('convention-financement'),
	versementsAnnuels: versements('annuel'),
	versementsAcompte: versements('acompte-solde'),
	versementsTrimestriels: versements('trimestriel'),
	financementSepare: (d) => estOui(d.convention?.separee),
	renouvellementParAvenant: (d) => est(d.convention?.renouvellement, 'avenant'),
	renouvellementExpres: (d) => est(d.convention?.renouvellement, 'express'),
	tribunalNomme: (d) => ditQuelqueChose(d.convention?.tribunal),
};
