import type { Dossier } from '../dossier/schema.ts';
import { CATEGORIES, MINIMUM } from '../dossier/etapes/gouvernance.ts';
import { perimetreMotive } from './echelle.ts';
import { contient, ditQuelqueChose, est, estOui, et, non, ou, type Fait, type Tri } from './logique.ts';
import { perimetreVaste } from './territoire.ts';

export const membresCopil = (d: Dossier) => d.gouvernance?.copil?.membres ?? [];

/** Whether the COPIL holds one of these categories; unknown while a member without a category could be one of them. */
export function copilCompte(d: Dossier, ...categories: string[]): Tri {
	const dites = membresCopil(d).map((m) => m.categorie);
	if (dites.some((c) => c !== undefined && categories.includes(c))) return true;
	return dites.length === 0 || dites.includes(undefined) ? undefined : false;
}

/** Whether more members sit than there are families of actors; the guide (part 3) gives no number: this is only where it is worth asking. */
export const copilNombreux: Fait = (d) => (membresCopil(d).length ? membresCopil(d).length > CATEGORIES.length : undefined);
/** Whether fewer sit than the five of the guide's minimum (part 3). */
export const copilEtroit: Fait = (d) => (membresCopil(d).length ? membresCopil(d).length < MINIMUM.length : undefined);

/** Working groups tied to no priority of the dossier. */
export function groupesSansPriorite(d: Dossier) {
	const connues = new Set(d.portee?.priorites?.map((p) => p.id));
	return (d.gouvernance?.groupes ?? []).filter((g) => g.priorite === undefined || !connues.has(g.priorite));
}

/** Priorities that no group serves. */
export function prioritesOrphelines(d: Dossier) {
	const servies = new Set(d.gouvernance?.groupes?.map((g) => g.priorite));
	return (d.portee?.priorites ?? []).filter((p) => !servies.has(p.id));
}

export const presidenceAutre: Fait = (d) => est(d.gouvernance?.presidence?.mode, 'autre');

const themes = (d: Dossier): string[] | undefined => {
	const dits = (d.portee?.priorites ?? []).flatMap((p) => p.theme ?? []);
	return dits.length > 0 ? dits : undefined;
};

/** Whether a priority bears one of these themes, or one of these publics is named; unknown while either could still say so. */
export const vise = (d: Dossier, dits: { themes?: readonly string[]; publics?: readonly string[] }): Tri =>
	ou(contient(themes(d), ...(dits.themes ?? [])), dits.publics ? contient(d.portee?.publics, ...dits.publics) : false);

/** What only the sentences of the review ask: which of several reasons to tell. */
export const faitsConstats: Record<string, Fait> = {
	perimetreVasteSansMotif: (d) => et(perimetreVaste(d), perimetreMotive(d) !== true),
	instancePerimetreConnue: (d) => ditQuelqueChose(d.echelle?.choixCollectif?.instance),
	pleniereFermee: (d) => non(estOui(d.gouvernance?.pleniere?.ouverte)),
	presidenceAutre,
	copilSansUsagersOuAidants: (d) => ou(non(copilCompte(d, 'personnes-concernees')), non(copilCompte(d, 'aidants'))),
	copilSansCategories: (d) => membresCopil(d).some((m) => m.categorie === undefined),
	copilEtroit,
	groupeSansPriorite: (d) => groupesSansPriorite(d).length > 0,
};
