import type { Dossier } from '../dossier/schema.ts';
import { copilCompte } from '../faits/constats.ts';
import { est, estOui } from '../faits/logique.ts';
import { objectifsNonPortes, objectifsSansAction } from '../faits/portee.ts';
import { hopitalEngage } from '../faits/porteur.ts';
import { plusFaible, selon, type Regle, type Verdict } from './modele.ts';

const PAR_ETAT: Record<string, Verdict> = { accord: 'conforme', contacte: 'a-consolider', non: 'ecart' };
const selonEtat = (etat: string | undefined): Verdict => PAR_ETAT[etat ?? ''] ?? 'a-renseigner';

const engagementHopital: Regle = (d) => (hopitalEngage(d) ? 'conforme' : selonEtat(d.preparation?.partenaires?.psychiatrie?.etat));

const collectiviteSigne = (d: Dossier): boolean =>
	(d.convention?.signataires ?? []).some((s) => s.forme === 'commune' || s.forme === 'epci');

// An association only carries for communes that back it (guide, part 4).
function engagementCollectivite(d: Dossier): Verdict {
	const association = est(d.porteur?.entite?.type, 'association');
	if (association === undefined) return 'a-renseigner';
	if (!association || collectiviteSigne(d)) return 'conforme';
	return selonEtat(d.preparation?.partenaires?.communes?.etat);
}

/** The two sides of the référentiel, §1, each with what its answers tell. */
export const engagements = (d: Dossier) => ({ collectivite: engagementCollectivite(d), psychiatrie: engagementHopital(d) });

// Référentiel, §1: « un engagement institutionnel conjoint entre la collectivité […] et le pôle de psychiatrie ».
export const portageConjoint: Regle = (d) => plusFaible(...Object.values(engagements(d)));

/** Families of the COPIL that are neither elected, nor of health, nor of the minimum (référentiel, §1: « décloisonner les acteurs »). */
export const AU_DELA_DE_LA_SANTE = [
	'habitants',
	'social-medico-social',
	'tutelles',
	'logement',
	'urbanisme',
	'education',
	'jeunesse',
	'insertion-emploi',
	'justice',
	'police-gendarmerie',
	'departement',
	'caf',
	'etat-politique-ville',
	'ccas',
	'associations',
	'culture-sport',
] as const;

// Référentiel, §1: « une démarche inclusive, ouverte à toute personne, structure ou professionnel du territoire ».
export const demarcheOuverte: Regle = (d) => {
	const [elargi, ouverte] = [copilCompte(d, ...AU_DELA_DE_LA_SANTE), estOui(d.gouvernance?.pleniere?.ouverte)];
	if (elargi === false && ouverte === false) return 'ecart';
	return plusFaible(selon(elargi, 'conforme', 'a-consolider'), selon(ouverte, 'conforme', 'a-consolider'));
};

// Référentiel, §2: « un CLSM doit tendre vers la réalisation de l’ensemble de ces objectifs spécifiques et opérationnels ».
export const cinqObjectifs: Regle = (d) => {
	const { priorites, objectifsSpecifiques } = d.portee ?? {};
	if (!priorites?.length && !objectifsSpecifiques?.length) return 'a-renseigner';
	if (objectifsNonPortes(d).length > 0) return objectifsSpecifiques?.length ? 'ecart' : 'a-consolider';
	return objectifsSansAction(d).length > 0 ? 'a-consolider' : 'conforme';
};

const DIAGNOSTIC: Record<string, Verdict> = { fait: 'conforme', 'en-cours': 'conforme', prevu: 'a-consolider', aucun: 'ecart' };

// Référentiel, §2: « en fonction des diagnostics locaux »; §4: the COPIL stands on a diagnosis; guide, part 2.
export const diagnostic: Regle = (d) => DIAGNOSTIC[d.portee?.diagnostic?.etat ?? ''] ?? 'a-renseigner';
