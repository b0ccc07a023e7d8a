import { budget } from '../finances/budget.ts';
import { est, ou, type Fait } from './logique.ts';
import { partiesDe } from './parties.ts';

/** What only the note asks. */
export const faitsNote: Record<string, Fait> = {
	// Droit, 1.2: a member of the assembly who runs a private body that the act benefits stays out of the vote.
	organismePrivePartie: (d) =>
		ou(
			partiesDe(d).some((p) => p.role !== 'porteur' && /^(association|hopital-prive)/.test(p.forme ?? '')) || undefined,
			est(d.coordination?.employeur?.type, 'association'),
			est(d.gouvernance?.participation?.forme, 'subvention'),
		),
	// The last year, a full one, is that of the cost per inhabitant.
	depensesIncompletes: (d) => budget(d).totauxDepenses.at(-1)?.incomplet === true,
	// Droit, 1.2 and 1.3: these assemblies follow the rules of the municipal council.
	assembleeMunicipale: (d) => est(d.porteur?.entite?.type, 'commune', 'plusieurs-communes', 'epci', 'ept'),
};
