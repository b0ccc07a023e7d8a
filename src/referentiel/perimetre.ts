import type { Dossier } from '../dossier/schema.ts';
import { vise } from '../faits/constats.ts';
import { echelleChoisie, perimetreMotive, ressourcesFragiles } from '../faits/echelle.ts';
import { est, estOui, ou, type Tri } from '../faits/logique.ts';
import { perimetreVaste, populationTerritoire } from '../faits/territoire.ts';
import { plusFaible, selon, type Regle, type Verdict } from './modele.ts';

/** Whom a fragile territory asks to reach: its own inhabitants, or people in a precarious situation (référentiel, §3; guide, part 2). */
export const CIBLES = {
	qpv: { publics: ['habitants-qpv', 'precarite'], themes: ['precarite'] },
	rural: { publics: ['ruraux', 'isolement', 'precarite'], themes: ['personnes-agees', 'precarite'] },
} as const;
export type Fragile = keyof typeof CIBLES;

const presence: Record<Fragile, (d: Dossier) => Tri> = {
	qpv: (d) => estOui(d.echelle?.qpv?.presence),
	rural: (d) => est(d.echelle?.typologie, 'rural', 'semi-rural', 'mixte'),
};

const verdictFragile = (d: Dossier, genre: Fragile): Verdict => {
	const present = presence[genre](d);
	if (!present) return present === undefined ? 'a-renseigner' : 'sans-objet';
	return selon(vise(d, CIBLES[genre]), 'conforme', 'a-consolider');
};

/** Each fragile territory with whether it is there, and what the answers say of it. */
export const territoiresFragilesDe = (d: Dossier) =>
	(['qpv', 'rural'] as const).map((genre) => ({ genre, present: presence[genre](d), verdict: verdictFragile(d, genre) }));

// Référentiel, §3: « privilégier la couverture des territoires vulnérables, tels que les zones rurales et les quartiers ».
export const territoiresFragiles: Regle = (d) => plusFaible(...territoiresFragilesDe(d).map((t) => t.verdict));

// Référentiel, §3: neither minimum nor maximum, but too wide or too narrow weakens; guide, part 2, for the upper landmark and the grid.
export const perimetreAdapte: Regle = (d) => {
	if (perimetreVaste(d) && !perimetreMotive(d)) return 'a-consolider';
	if (ressourcesFragiles(d)) return 'a-consolider';
	return echelleChoisie(d) && populationTerritoire(d) ? 'conforme' : 'a-renseigner';
};

/** What each kind of territory asks to be thought of: housing and urban planning; isolation, distance and few resources (référentiel, §3). */
export const SUJETS = {
	urbain: { themes: ['logement', 'cadre-vie'], publics: undefined },
	rural: { themes: ['personnes-agees', 'acces-soins'], publics: ['isolement', 'ruraux'] },
} as const;

const enTientCompte = (d: Dossier, genre: keyof typeof SUJETS): Tri => {
	const { themes, publics } = SUJETS[genre];
	return vise(d, publics ? { themes, publics } : { themes });
};

/** Whether priorities or publics answer to the kind of territory; either subject does where it is neither quite urban nor quite rural. */
function typologieServie(d: Dossier): Tri {
	const typologie = d.echelle?.typologie;
	if (typologie === 'urbain' || typologie === 'rural') return enTientCompte(d, typologie);
	return est(typologie, 'semi-rural', 'mixte') ? ou(enTientCompte(d, 'urbain'), enTientCompte(d, 'rural')) : undefined;
}

// Référentiel, §3: « veiller à la cohérence entre les caractéristiques du territoire et les objectifs », by examples: never a gap.
export const typologieObjectifs: Regle = (d) => selon(typologieServie(d), 'conforme', 'a-consolider');

const CHOIX: Record<string, Verdict> = { oui: 'conforme', prevu: 'a-consolider', non: 'ecart' };

// Référentiel, §3: « issu d’une réflexion collective et formalisé au sein d’un comité technique ou de pilotage ».
export const perimetreCollectif: Regle = (d) => CHOIX[d.echelle?.choixCollectif?.etat ?? ''] ?? 'a-renseigner';
