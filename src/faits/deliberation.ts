import { faitsCoordination } from './coordination.ts';
import { auMoins, est, estOui, et, non, ou, type Fait } from './logique.ts';
import { partiesDe } from './parties.ts';

/** CGCT, L. 2121-12: from here a note goes with the convocation; content/sources.yaml, seuil_note_synthese. */
export const SEUIL_NOTE_SYNTHESE = 3500;

const type: (...types: string[]) => Fait =
	(...types) =>
	(d) =>
		est(d.porteur?.entite?.type, ...types);

const communal = type('commune', 'plusieurs-communes');

const porteurEmploie: Fait = (d) => {
	const { type: employeur } = d.coordination?.employeur ?? {};
	if (est(employeur, 'porteur') === undefined) return undefined;
	return partiesDe(d).some((p) => p.role === 'porteur' && p.employeur === true);
};

const reponseA =
	(champ: 'poste' | 'credits' | 'designation', valeur: string): Fait =>
	(d) =>
		est(d.deliberation?.[champ], valeur);

const posteAuConseil: Fait = (d) => et(non(type('association')(d)), porteurEmploie(d));
const posteDansDeliberation: Fait = (d) => et(posteAuConseil(d), reponseA('poste', 'cette-deliberation')(d));

/** Droit, 1.2 and 1.3: its own inhabitants for a commune, those of one member commune for a grouping (unknown when none reaches them). */
const noteDeSyntheseDue: Fait = (d) => {
	const { type: t, population } = d.porteur?.entite ?? {};
	if (t === 'commune') return population === undefined ? undefined : population >= SEUIL_NOTE_SYNTHESE;
	if (t !== 'epci' && t !== 'ept') return undefined;
	return d.echelle?.communes?.some((c) => (c.population ?? 0) >= SEUIL_NOTE_SYNTHESE) || undefined;
};

const genre = (qui: 'referent' | 'suppleant', valeur: string): Fait => {
	return (d) => est(d.deliberation?.[qui]?.genre, valeur);
};

/** CGFP, L. 332-8, 3° and 5° (droit, 4.3): ceilings in inhabitants of a commune and of a grouping, and half of a full time. */
const PLAFOND_COMMUNE = 1000;
const PLAFOND_GROUPEMENT = 15_000;
const MI_TEMPS = 0.5;

const plafond = (d: Parameters<Fait>[0]): number | undefined =>
	communal(d) ? PLAFOND_COMMUNE : type('epci', 'ept', 'petr', 'syndicat-mixte')(d) ? PLAFOND_GROUPEMENT : undefined;

/** True when the legal basis typed cannot hold the job that this act creates. */
const baseInadaptee: Fait = (d) => {
	const { base } = d.coordination?.statut ?? {};
	const { population } = d.porteur?.entite ?? {};
	const max = plafond(d);
	const depasse = max !== undefined && population !== undefined && population >= max;
	const tropDeTemps = d.coordination?.etp !== undefined && d.coordination.etp >= MI_TEMPS;
	const inadaptee =
		est(base, 'hospitalier', 'droit-prive') === true ||
		(base === 'l332-8-3' && d.porteur?.entite?.type !== 'plusieurs-communes' && depasse) ||
		(base === 'l332-8-5' && tropDeTemps);
	return et(posteDansDeliberation(d), faitsCoordination['contractuel']?.(d), inadaptee);
};

/** What the projet de délibération asks: design, 3-documents.md and 4-droit.md, 1. */
export const faitsDeliberation: Record<string, Fait> = {
	// The clause générale and the municipal rules of the session are theirs alone (droit, 1.3).
	porteurCommunal: communal,
	communeCompetente: (d) => et(communal(d), estOui(d.deliberation?.communeCompetente)),
	communeDessaisie: (d) => et(communal(d), non(estOui(d.deliberation?.communeCompetente))),
	// Droit, 1.4: Conseil de Paris, Ville de Paris.
	porteurParis: (d) => est(d.porteur?.entite?.code, '75056'),
	avisRecueillis: (d) => auMoins(d.deliberation?.avis),
	noteDeSyntheseDue,
	// Droit, 1.2: below the threshold a commune chooses how it publishes.
	publiciteAuChoix: (d) => et(type('commune')(d), non(noteDeSyntheseDue(d))),

	designationParArrete: reponseA('designation', 'arrete'),
	eluReferentFeminin: genre('referent', 'feminin'),
	eluReferentMasculin: genre('referent', 'masculin'),
	eluSuppleantFeminin: genre('suppleant', 'feminin'),
	eluSuppleantMasculin: genre('suppleant', 'masculin'),

	porteurEmploie,
	posteAuConseil,
	posteDansDeliberation,
	emploiTempsComplet: (d) => (d.coordination?.etp === undefined ? undefined : d.coordination.etp === 1),
	posteActeSepare: (d) => et(posteAuConseil(d), reponseA('poste', 'acte-separe')(d)),
	baseInadaptee,
	posteExistant: (d) => et(posteAuConseil(d), reponseA('poste', 'existant')(d)),

	// A charter commits no money, so there is nothing to charge; an act not chosen yet is not a charter.
	financementDelibere: (d) => est(d.convention?.forme, 'charte') !== true,
	// A residual alone is not a sharing.
	autresPayeurs: (d) => d.financement?.ressources?.some((r) => r.payeur !== undefined && r.payeur !== 'porteur') === true,
	creditsACharger: (d) =>
		et(non(type('association')(d)), ou(est(d.convention?.forme, 'charte') !== true, posteDansDeliberation(d) === true)),
	creditsInscrits: reponseA('credits', 'inscrits'),
	creditsDecisionModificative: reponseA('credits', 'decision-modificative'),
	creditsBudgetSuivant: reponseA('credits', 'budget-suivant'),
};
