import type { Dossier } from '../../dossier/schema.ts';
import { majuscule } from '../../francais.ts';
import { calcul, coches, libelleOption, reponse, valeur, type Contexte, type Entree, type Lecture, type LectureListe } from '../valeur.ts';

type Fiche = NonNullable<NonNullable<Dossier['suivi']>['articulation']>[number];

const RUBRIQUES = ['buts', 'besoin', 'benefices', 'acteurs', 'moyens', 'fonctionnement', 'evaluation'] as const;

/** A short answer set after a heading: a capital first, a full stop last. */
const phrase = (s: string | undefined): string | undefined => {
	const dit = s?.trim();
	return dit && majuscule(/[.!?…»]$/.test(dit) ? dit : `${dit}.`);
};

function fiche(f: Fiche, { contenu }: Contexte): Entree {
	const base = `suivi.articulation.${f.id}`;
	return {
		...Object.fromEntries(RUBRIQUES.map((r) => [r, valeur(`${base}.${r}`, phrase(f[r]))])),
		dispositif: valeur(`${base}.dispositif`, libelleOption(contenu, `${base}.dispositif`, f.dispositif)),
	};
}

const clause =
	(champ: string): Lecture =>
	() =>
		valeur(champ, undefined);

/** Set after « Temps. », it begins a sentence. */
const moyen = (nom: 'temps' | 'humains' | 'techniques' | 'financiers'): Lecture =>
	calcul(`suivi.evaluation.${nom}`, (d) => {
		const dit = d.suivi?.evaluation?.[nom];
		return dit && majuscule(dit);
	});

export const valeursSuivi: Record<string, Lecture> = {
	bilanRedacteur: reponse('suivi.bilan.redacteur'),
	bilanPeriode: reponse('suivi.bilan.periode'),
	bilanIndicateursManque: clause('suivi.bilan.indicateurs'),
	evaluationButsManque: clause('suivi.evaluation.buts'),
	evaluationTypesManque: clause('suivi.evaluation.types'),
	evaluationMode: clause('suivi.evaluation.mode'),
	evaluationCommanditaire: reponse('suivi.evaluation.commanditaire'),
	evaluationAnterieures: reponse('suivi.evaluation.anterieures'),
	evaluationTemps: moyen('temps'),
	evaluationHumains: moyen('humains'),
	evaluationTechniques: moyen('techniques'),
	evaluationFinanciers: moyen('financiers'),
	evaluationValidation: clause('suivi.evaluation.validationCopil'),
	capitalisationChoix: clause('suivi.capitalisation.oui'),
	capitalisationMethode: reponse('suivi.capitalisation.methode'),
	capitalisationMoyens: reponse('suivi.capitalisation.moyens'),
	ptsmDiagnosticClause: clause('suivi.ptsm.diagnostic'),
	ptsmAvisClause: clause('suivi.ptsm.avis'),
	ptsmDeclinaisonClause: clause('suivi.ptsm.declinaison'),
	ptsmFaireConnaitreClause: clause('suivi.ptsm.faireConnaitre'),
	clsMode: clause('suivi.cls.mode'),
	clsDiagnosticClause: clause('suivi.cls.diagnostic'),
	clsFeuillesDeRouteClause: clause('suivi.cls.feuillesDeRoute'),
	clsInstancesClause: clause('suivi.cls.instances'),
	clsEtpDistinctsClause: clause('suivi.cls.etpDistincts'),
	dacScenario: clause('suivi.dac'),
	exerciceCoordonne: reponse('suivi.exercice'),
	asvTexte: reponse('suivi.asv'),
};

export const listesSuivi: Record<string, LectureListe> = {
	bilanIndicateurs: (d, { contenu }) => coches(contenu, 'suivi.bilan.indicateurs', d.suivi?.bilan?.indicateurs),
	bilanLocaux: (d) => (d.suivi?.bilan?.locaux ?? []).map((x) => ({ texte: valeur('suivi.bilan.locaux', x) })),
	evaluationButs: (d, { contenu }) => coches(contenu, 'suivi.evaluation.buts', d.suivi?.evaluation?.buts),
	evaluationTypes: (d, { contenu }) => coches(contenu, 'suivi.evaluation.types', d.suivi?.evaluation?.types),
	articulations: (d, c) => (d.suivi?.articulation ?? []).map((f) => fiche(f, c)),
};
