import { MINIMUM } from '../dossier/etapes/gouvernance.ts';
import type { Dossier } from '../dossier/schema.ts';
import { groupesSansPriorite, membresCopil, prioritesOrphelines } from '../faits/constats.ts';
import { ditQuelqueChose, estOui } from '../faits/logique.ts';
import { plusFaible, selon, type Regle, type Verdict } from './modele.ts';

export type Instance = 'copil' | 'groupes' | 'pleniere';

/** « 0 » a year is an answer: the body does not meet. */
const tenue = (reunions: number | undefined, decrite: boolean): Verdict => {
	if (reunions === 0) return 'ecart';
	return reunions !== undefined || decrite ? 'conforme' : 'a-renseigner';
};

const groupesPrevus = (d: Dossier): Verdict => {
	if (d.gouvernance?.groupes?.length) return 'conforme';
	return ditQuelqueChose(d.gouvernance?.sansGroupe) ? 'a-consolider' : 'a-renseigner';
};

/** What the answers say of each of the three bodies. */
export const instancesPrevues = (d: Dossier): Record<Instance, Verdict> => ({
	copil: tenue(d.gouvernance?.copil?.reunions, membresCopil(d).length > 0),
	groupes: groupesPrevus(d),
	pleniere: tenue(d.gouvernance?.pleniere?.reunions, estOui(d.gouvernance?.pleniere?.ouverte) !== undefined),
});

// Référentiel, §4: « un CLSM repose sur trois instances principales ».
export const troisInstances: Regle = (d) => plusFaible(...Object.values(instancesPrevues(d)));

/** A working group or the plenary, with whom the answers leave out of it; `absents` is undefined until its composition is told. */
export interface Composition {
	instance: 'groupe' | 'pleniere';
	nom?: string | undefined;
	absents: string[] | undefined;
}

const absents = (minimum: readonly string[] | undefined): string[] | undefined => minimum && MINIMUM.filter((c) => !minimum.includes(c));

/** The bodies besides the COPIL; a plenary that does not meet has no composition. */
export function compositions(d: Dossier): Composition[] {
	const { groupes, pleniere } = d.gouvernance ?? {};
	const deGroupes = (groupes ?? []).map((g): Composition => ({ instance: 'groupe', nom: g.nom, absents: absents(g.minimum) }));
	return pleniere?.reunions === 0 ? deGroupes : [...deGroupes, { instance: 'pleniere', absents: absents(pleniere?.minimum) }];
}

// Guide, part 3: « chaque instance stratégique, opérationnelle et citoyenne doit inclure, au minimum »; the COPIL has its own line.
export const minimumPartout: Regle = (d) => {
	const toutes = compositions(d);
	if (!d.gouvernance?.groupes?.length || toutes.some((c) => c.absents === undefined)) return 'a-renseigner';
	return toutes.every((c) => c.absents?.length === 0) ? 'conforme' : 'a-consolider';
};

// Référentiel, §4: working groups « constitués sur la base des priorités identifiées par le COPIL »; a reason is worth a group.
export const groupesPriorites: Regle = (d) => {
	if (!d.portee?.priorites?.length) return 'a-renseigner';
	if (prioritesOrphelines(d).length === 0 || ditQuelqueChose(d.gouvernance?.sansGroupe)) return 'conforme';
	return !d.gouvernance?.groupes?.length || groupesSansPriorite(d).length > 0 ? 'a-renseigner' : 'a-consolider';
};

/** How often the plenary meets, and to whom it is open, told apart. */
export const pleniereDite = (d: Dossier): { rythme: Verdict; ouverture: Verdict } => {
	const { reunions, ouverte } = d.gouvernance?.pleniere ?? {};
	return { rythme: tenue(reunions, false), ouverture: selon(estOui(ouverte), 'conforme', 'a-consolider') };
};

// Référentiel, §4: « une fois par an », with all who are concerned « directement impliqués ou non »; guide, part 3: open to all.
export const pleniereAnnuelle: Regle = (d) => plusFaible(...Object.values(pleniereDite(d)));
