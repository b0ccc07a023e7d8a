import type { Dossier } from '../dossier/schema.ts';
import { auMoins, contient, ditQuelqueChose, est, et, non, ou, type Fait, type Tri } from './logique.ts';
import { partiesDe, type Partie } from './parties.ts';
import { employeurPrive } from './poste.ts';
import { populationAuMoins } from './territoire.ts';

/** Whether a party of this kind signs; unknown while no signatory was typed. */
const partie =
	(test: (p: Partie) => boolean): Fait =>
	(d) =>
		partiesDe(d).some(test) || (d.convention?.signataires ? false : undefined);

const fondement =
	(...valeurs: string[]): Fait =>
	(d) =>
		est(d.porteur?.competence?.fondement, ...valeurs);

const etats = (d: Dossier, sauf?: string): string[] =>
	Object.entries(d.preparation?.partenaires ?? {}).flatMap(([nom, p]) => (nom === sauf ? [] : ((p as { etat?: string }).etat ?? [])));

/** A commune alone on its own territory has no other commune to meet. */
export const communeSeule = (d: Dossier): boolean =>
	d.porteur?.entite?.type === 'commune' && ['commune', 'arrondissements'].includes(d.echelle?.choix ?? '');

const remplie = (v: string[]): string[] | undefined => (v.length > 0 ? v : undefined);

const actions =
	(objectif: 'besoins' | 'programme' | 'reseau' | 'ressources'): Fait =>
	(d) =>
		auMoins(d.portee?.objectifsOperationnels?.[objectif]);

const grilleRemplie = (d: Dossier): Tri => Object.values(d.echelle?.grille ?? {}).some((l) => l && Object.keys(l).length > 0) || undefined;

/** What only the templates ask: the wording of a clause depends on it, no question nor recommendation does. */
export const faitsDocuments: Record<string, Fait> = {
	// Droit, 1.3: what an EPCI acts upon.
	fondementSante: fondement('sante'),
	fondementActionSociale: fondement('action-sociale'),
	fondementPolitiqueVille: fondement('politique-ville'),
	fondementAutre: fondement('autre'),
	porteurIntercommunal: (d) => est(d.porteur?.entite?.type, 'epci', 'ept'),
	porteurSyndical: (d) => est(d.porteur?.entite?.type, 'petr', 'syndicat-mixte'),

	contactsPris: (d) => contient(remplie(etats(d)), 'contacte', 'accord'),
	contactsAPrendreConnus: (d) => contient(remplie(etats(d, communeSeule(d) ? 'communes' : undefined)), 'non'),
	comiteDePrefiguration: (d) => est(d.preparation?.comite?.nature, 'copil-prefiguration'),

	actionsBesoinsConnues: actions('besoins'),
	actionsProgrammeConnues: actions('programme'),
	actionsReseauConnues: actions('reseau'),
	actionsRessourcesConnues: actions('ressources'),
	objectifsOrdonnesConnus: (d) => auMoins(d.portee?.objectifsSpecifiques),
	publicsCoches: (d) => auMoins(d.portee?.publics),
	publicsPrecises: (d) => ditQuelqueChose(d.portee?.publicsAutres),

	territoireSemiRural: (d) => est(d.echelle?.typologie, 'semi-rural'),
	grilleRemplie,
	populationIncomplete: (d) => {
		const p = populationAuMoins(d);
		return p !== undefined && p.manquantes > 0 && p.valeur > 0;
	},
	populationDatee: (d) => populationAuMoins(d)?.annee !== undefined || undefined,

	evaluationInterne: (d) => est(d.suivi?.evaluation?.mode, 'interne'),
	evaluationMixte: (d) => est(d.suivi?.evaluation?.mode, 'mixte'),
	typesEvaluationConnus: (d) => auMoins(d.suivi?.evaluation?.types),
	indicateursChoisis: (d) => auMoins(d.suivi?.bilan?.indicateurs),

	pleniereMinimumConnu: (d) => auMoins(d.gouvernance?.pleniere?.minimum),

	// Droit, 1.6: who represents the hospital depends on its legal form.
	hopitalPublicPartie: partie((p) => p.forme === 'hopital-public'),
	hopitalPrivePartie: partie((p) => p.forme === 'hopital-prive'),
	associationsAbsentes: (d) =>
		non(et(partie((p) => p.forme === 'association-personnes')(d), partie((p) => p.forme === 'association-aidants')(d))),
	arsSeulementAssociee: (d) => non(partie((p) => p.forme === 'ars')(d)),

	// Droit, 2.9: the ARS stays in the conditional until its decision is notified.
	arsNotifiee: (d) => {
		const lignes = (d.financement?.ressources ?? []).filter((r) => r.payeur === 'ars');
		return lignes.length > 0 ? lignes.every((r) => r.etat === 'acquis') : undefined;
	},
	// Droit, 2.3: rules of their own for public money paid to a private body.
	beneficiairePrive: (d) =>
		ou(
			est(d.porteur?.entite?.type, 'association'),
			employeurPrive(d),
			et(est(d.gouvernance?.participation?.retribution, 'paiement'), est(d.gouvernance?.participation?.forme, 'subvention')),
		),
};
