import type { Dossier } from '../dossier/schema.ts';
import { est } from '../faits/logique.ts';
import { objectifsNonPortes, objectifsSansAction } from '../faits/portee.ts';
import { hopitalEngage } from '../faits/porteur.ts';
import { plusFaible, type Regle, type Verdict } from './modele.ts';

const PAR_ETAT: Record<string, Verdict> = { accord: 'conforme', contacte: 'a-consolider', non: 'ecart' };
const selonEtat = (etat: string | undefined): Verdict => PAR_ETAT[etat ?? ''] ?? 'a-renseigner';

const engagementHopital: Regle = (d) => (hopitalEngage(d) ? 'conforme' : selonEtat(d.preparation?.partenaires?.psychiatrie?.etat));

// An association only carries for communes that back it (guide, part 4).
function engagementCollectivite(d: Dossier): Verdict {
	const association = est(d.porteur?.entite?.type, 'association');
	if (association === undefined) return 'a-renseigner';
	return association ? selonEtat(d.preparation?.partenaires?.communes?.etat) : 'conforme';
}

// Référentiel, §1: « un engagement institutionnel conjoint entre la collectivité […] et le pôle de psychiatrie ».
export const portageConjoint: Regle = (d) => plusFaible(engagementCollectivite(d), engagementHopital(d));

// Référentiel, §2: « un CLSM doit tendre vers la réalisation de l’ensemble de ces objectifs spécifiques et opérationnels ».
export const cinqObjectifs: Regle = (d) => {
	const { priorites, objectifsSpecifiques } = d.portee ?? {};
	if (!priorites?.length && !objectifsSpecifiques?.length) return 'a-renseigner';
	if (objectifsNonPortes(d).length > 0) return objectifsSpecifiques?.length ? 'ecart' : 'a-consolider';
	return objectifsSansAction(d).length > 0 ? 'a-consolider' : 'conforme';
};
