import type { Dossier } from '../../dossier/schema.ts';
import { OBJECTIFS_SPECIFIQUES } from '../../dossier/etapes/portee.ts';
import { objectifsNonPortes } from '../../faits/portee.ts';
import {
	coches,
	libelleOption,
	reponse,
	valeur,
	valeursDe,
	type Contexte,
	type Entree,
	type Lecture,
	type LectureListe,
} from '../valeur.ts';

type Priorite = NonNullable<NonNullable<Dossier['portee']>['priorites']>[number];

const OBJECTIFS = 'portee.objectifsSpecifiques';
const lignesDe = (champ: string, l: string[] | undefined): Entree[] => (l ?? []).map((x) => ({ texte: valeur(champ, x) }));

/** The five, those chosen first in their local order; each keeps the national wording that content/ holds. */
const objectifsOrdonnes: LectureListe = (d, { contenu }) => {
	const premiers = d.portee?.objectifsSpecifiques ?? [];
	const suivants = OBJECTIFS_SPECIFIQUES.filter((o) => !premiers.includes(o));
	return coches(contenu, OBJECTIFS, [...premiers, ...suivants]);
};

/** What a priority is called: its title, otherwise its theme. */
export const titrePriorite = (p: Priorite, { contenu }: Contexte): string | undefined =>
	p.titre || libelleOption(contenu, `portee.priorites.${p.id}.theme`, p.theme);

function priorite(p: Priorite, d: Dossier, c: Contexte): Entree {
	const base = `portee.priorites.${p.id}`;
	const groupes = (d.gouvernance?.groupes ?? []).filter((g) => g.priorite === p.id);
	return {
		...valeursDe(base, p, 'public', 'objectif', 'indicateur', 'cible', 'horizon', 'actions', 'moyens'),
		titre: valeur(`${base}.titre`, titrePriorite(p, c)),
		theme: valeur(`${base}.theme`, libelleOption(c.contenu, `${base}.theme`, p.theme)),
		themePrecise: Boolean(p.titre && p.theme),
		objectifs: coches(c.contenu, OBJECTIFS, p.objectifs),
		aDesObjectifs: Boolean(p.objectifs?.length),
		groupes: groupes.map((g) => valeursDe(`gouvernance.groupes.${g.id}`, g, 'nom', 'pilotes')),
		aUnGroupe: groupes.length > 0,
	};
}

export const valeursPortee: Record<string, Lecture> = {
	diagnosticAnnee: reponse('portee.diagnostic.annee'),
	diagnosticPar: reponse('portee.diagnostic.par'),
	diagnosticEtat: reponse('portee.diagnostic.etat'),
	constatsManque: (d) => valeur('portee.constats', d.portee?.constats?.length ? 'x' : undefined),
	prioritesManque: () => valeur('portee.priorites', undefined),
	publicsAutres: reponse('portee.publicsAutres'),
	publicsManque: () => valeur('portee.publics', undefined),
	situationsCommission: () => valeur('portee.situations.commission', undefined),
	situationsSaisine: reponse('portee.situations.saisine'),
	situationsPermanents: reponse('portee.situations.permanents'),
	situationsInvites: reponse('portee.situations.invites'),
	situationsAccord: reponse('portee.situations.accord'),
	situationsPlace: reponse('portee.situations.place'),
};

const actions =
	(objectif: 'besoins' | 'programme' | 'reseau' | 'ressources'): LectureListe =>
	(d) =>
		lignesDe(`portee.objectifsOperationnels.${objectif}`, d.portee?.objectifsOperationnels?.[objectif]);

export const listesPortee: Record<string, LectureListe> = {
	constats: (d) => (d.portee?.constats ?? []).map((c) => valeursDe(`portee.constats.${c.id}`, c, 'fait', 'source', 'annee')),
	objectifsOrdonnes,
	objectifsPlusTard: (d, { contenu }) => coches(contenu, OBJECTIFS, objectifsNonPortes(d)),
	actionsBesoins: actions('besoins'),
	actionsProgramme: actions('programme'),
	actionsReseau: actions('reseau'),
	actionsRessources: actions('ressources'),
	priorites: (d, c) => (d.portee?.priorites ?? []).map((p) => priorite(p, d, c)),
	publics: (d, { contenu }) => coches(contenu, 'portee.publics', d.portee?.publics),
};
