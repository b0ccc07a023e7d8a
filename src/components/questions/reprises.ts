import type { Champ, Option } from '../../contenu/modele.ts';
import type { Dossier } from '../../dossier/schema.ts';
import { idCourt } from './objets.ts';
import type { Objet } from './objets.ts';

/** Entries that an earlier stage lets a list take up, instead of typing them again. */
export interface Reprise {
	bouton: string;
	entrees: (Objet & { id: string })[];
}

type Choix = Record<string, Option[]>;
const nommer = (options: Option[] | undefined, valeur: string | undefined): string | undefined =>
	options?.find((o) => o.valeur === valeur)?.label;

/** Priorities as choices: their title, or else their theme. */
export const priorites = (dossier: Dossier, choix: Choix): Option[] =>
	(dossier.portee?.priorites ?? []).map((p, i) => ({
		valeur: p.id,
		label: p.titre ?? nommer(choix['portee.priorites.theme'], p.theme) ?? `Priorité ${i + 1}`,
	}));

const groupes = (dossier: Dossier, choix: Choix): Reprise => {
	const servies = new Set((dossier.gouvernance?.groupes ?? []).map((g) => g.priorite));
	const restantes = priorites(dossier, choix).filter((p) => !servies.has(p.valeur));
	return { bouton: 'Créer un groupe par priorité', entrees: restantes.map((p) => ({ id: idCourt(), nom: p.label, priorite: p.valeur })) };
};

const articulation = (dossier: Dossier): Reprise => {
	const ecrits = new Set((dossier.suivi?.articulation ?? []).map((a) => a.dispositif));
	const genres = new Set((dossier.echelle?.dispositifs ?? []).map((d) => d.genre).filter((g) => g && !ecrits.has(g)));
	return {
		bouton: 'Reprendre les dispositifs de l’étape « Échelle »',
		entrees: [...genres].map((g) => ({ id: idCourt(), dispositif: g })),
	};
};

const parts = (dossier: Dossier): Reprise => {
	const ecrites = new Set((dossier.financement?.cle?.parts ?? []).map((p) => p.commune));
	const noms = (dossier.echelle?.communes ?? []).map((c) => c.nom).filter((n): n is string => Boolean(n) && !ecrites.has(n));
	return { bouton: 'Reprendre les communes du périmètre', entrees: noms.map((commune) => ({ id: idCourt(), commune })) };
};

const REPRISES: Record<string, (dossier: Dossier, choix: Choix) => Reprise> = {
	'gouvernance.groupes': groupes,
	'suivi.articulation': articulation,
	'financement.cle.parts': parts,
};

/** Undefined when nothing is left to take up. */
export function reprise(chemin: string, dossier: Dossier, choix: Choix): Reprise | undefined {
	const trouvee = REPRISES[chemin]?.(dossier, choix);
	return trouvee && trouvee.entrees.length > 0 ? trouvee : undefined;
}

/** Fields whose choices are entries of another list: the priority that a group serves. */
export function liees(chemin: string, champs: Champ[], dossier: Dossier, choix: Choix): Champ[] {
	if (chemin !== 'gouvernance.groupes') return champs;
	const options = priorites(dossier, choix);
	return champs.map((c) => (c.nom === 'priorite' && options.length > 0 ? { ...c, reponse: 'choix', options } : c));
}

/** The fields of one entry that its other answers call for: an amount, or a share. */
export function utiles(chemin: string, champs: Champ[], ligne: Objet): Champ[] {
	if (chemin !== 'financement.ressources' || typeof ligne['mode'] !== 'string') return champs;
	const inutile = ligne['mode'] === 'montants' ? 'part' : 'montants';
	return champs.filter((c) => c.nom !== inutile);
}
