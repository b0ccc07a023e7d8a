import { arbre, type ChampSchema } from '../src/dossier/champs.ts';
import { ecrireChemin, lireChemin } from '../src/dossier/chemin.ts';
import type { Dossier } from '../src/dossier/schema.ts';

/** Entries of each list: two, or one for each value of this field. */
const UNE_PAR_VALEUR: Record<string, string> = {
	'echelle.dispositifs': 'genre',
	'financement.ressources': 'mode',
	'financement.valorisation': 'nature',
	'portee.priorites': 'theme',
};

/** Two values of a field, told apart: rank 0 fills a dossier, rank 1 changes it. */
function valeurDe(c: ChampSchema, chemin: string, rang: number): unknown {
	if (c.chemin === 'porteur.siret') return `2130000420001${rang}`;
	if (c.genre === 'choix') return c.valeurs[rang % c.valeurs.length];
	if (c.genre === 'cases') return rang === 0 ? c.valeurs : c.valeurs.slice(0, -1);
	if (c.genre === 'texte') return `${rang === 0 ? 'réponse' : 'autre réponse'} à ${chemin}`;
	if (c.genre === 'lignes') return [`${rang === 0 ? 'première' : 'autre'} ligne de ${chemin}`];
	if (c.genre === 'date') return rang === 0 ? '2027-03-10' : '2027-05-21';
	if (c.genre === 'montants') return rang === 0 ? [1200, 1300, 1400] : [2200, 1300, 1400];
	// Past a million a field is an amount or a population.
	if ((c.max ?? 0) > 1_000_000) return rang === 0 ? 50_000 : 52_000;
	if (c.min === 1980) return rang === 0 ? 2027 : 2026;
	return Math.min((c.min ?? 0) + 2 + rang, c.max ?? 3);
}

const rangsDe = (c: ChampSchema): number[] => {
	const cle = c.enfants.find((e) => e.chemin === `${c.chemin}[].${UNE_PAR_VALEUR[c.chemin] ?? ''}`);
	return Array.from({ length: cle?.valeurs.length ?? 2 }, (_, i) => i);
};

function remplir(c: ChampSchema, chemin: string, rang = 0): unknown {
	if (c.genre === 'fiche') return Object.fromEntries(c.enfants.map((e) => [nom(e), remplir(e, `${chemin}.${nom(e)}`)]));
	if (c.genre !== 'liste') return valeurDe(c, chemin, rang);
	const cle = UNE_PAR_VALEUR[c.chemin];
	return rangsDe(c).map((i) => ({
		id: `${nom(c)}-${i}`,
		...Object.fromEntries(c.enfants.map((e) => [nom(e), remplir(e, `${chemin}.${i}.${nom(e)}`, nom(e) === cle ? i : 0)])),
	}));
}
const nom = (c: ChampSchema): string => c.chemin.split('.').at(-1) ?? '';

/** A dossier where every field of the schema holds a valid answer, and then these. */
export function dossierRiche(reponses: Record<string, unknown> = {}): Dossier {
	const dossier = Object.fromEntries(arbre.map((c) => [nom(c), remplir(c, nom(c))]));
	for (const [chemin, v] of Object.entries(reponses)) ecrireRiche(dossier, chemin, v);
	return dossier;
}

/** Puts an answer in place, entries of lists given by their rank. */
export function ecrireRiche(dossier: Dossier, chemin: string, v: unknown): void {
	const coupe = chemin.split('.');
	const rang = coupe.findIndex((m) => /^\d+$/.test(m));
	if (rang < 0) return ecrireChemin(dossier, chemin, v);
	const entree = lireChemin(dossier, coupe.slice(0, rang + 1).join('.'));
	ecrireChemin(entree as Record<string, unknown>, coupe.slice(rang + 1).join('.'), v);
}

/** Answers that count where an ordinary one does not. */
const PARTICULIERES: Record<string, unknown[]> = {
	'porteur.entite.article': ['le', 'les'],
	'porteur.entite.code': ['75056'],
	'porteur.entite.departement': ['68'],
	'porteur.entite.departementNom': ['Moselle'],
	'portee.objectifsSpecifiques': [['parcours', 'inclusion', 'prevention', 'determinants', 'stigmatisation']],
};

/** Where a field stands in a rich dossier: once, or in each of the first three entries of its list. */
export const places = (c: ChampSchema): string[] =>
	c.chemin.includes('[]') ? [0, 1, 2].map((i) => c.chemin.replace('[]', `.${i}`)) : [c.chemin];

/** Other valid answers to a field than this one. */
export function autresValeurs(c: ChampSchema, chemin: string, actuelle: unknown): unknown[] {
	const toutes = c.genre === 'choix' ? c.valeurs : [...(PARTICULIERES[c.chemin] ?? []), valeurDe(c, chemin, 0), valeurDe(c, chemin, 1)];
	return toutes.filter((v) => JSON.stringify(v) !== JSON.stringify(actuelle));
}

const VILLE = { 'porteur.entite.type': 'commune', 'porteur.entite.population': 60_000, 'echelle.choix': 'commune' };
const COMMUN = {
	stade: 'existant',
	'portee.situations.commission': 'oui',
	'gouvernance.groupes.0.priorite': 'priorites-0',
	'financement.origineCout': 'rh',
	'financement.duree': 3,
	'financement.debut': 2027,
	'preparation.partenaires.psychiatrie.etat': 'accord',
	'preparation.partenaires.personnesConcernees.etat': 'contacte',
	'preparation.partenaires.aidants.etat': 'contacte',
	'preparation.partenaires.ars.etat': 'contacte',
	'preparation.partenaires.communes.etat': 'accord',
	'preparation.partenaires.centreRessources.etat': 'contacte',
	'coordination.etp': 0.8,
	'financement.ressources.0.montants': [12_000, 12_000, 12_000],
	'financement.ressources.1.part': 20,
	'financement.ressources.2.part': 10,
};

/** Rich dossiers such that every branch is open in at least one of them. */
export const BASES: Record<string, Record<string, unknown>> = {
	'une ville et son établissement': { ...COMMUN, ...VILLE },
	'une communauté, ses communes, une association qui emploie': {
		...COMMUN,
		stade: 'prepare',
		'porteur.entite.type': 'epci',
		'porteur.entite.nature': 'CA',
		'porteur.entite.population': 60_000,
		'echelle.choix': 'intercommunalite',
		'coordination.employeur.type': 'association',
		'coordination.employeur.modalite': 'mise-a-disposition',
		'gouvernance.participation.retribution': 'paiement',
		'gouvernance.copil.membres.0.siege': 'individuel',
		'financement.cle.mode': 'pourcentages',
		'financement.depenses': undefined,
		'financement.origineCout': 'guide',
		'coordination.prisePoste.date': undefined,
		'gouvernance.ethique.charte': 'a-rediger',
		'convention.forme': 'convention',
	},
	'une communauté qui crée l’emploi, contrat compris': {
		...COMMUN,
		stade: 'prepare',
		'porteur.entite.type': 'epci',
		'porteur.entite.nature': 'CA',
		'porteur.entite.population': 60_000,
		'echelle.choix': 'intercommunalite',
		'coordination.employeur.type': 'porteur',
		'coordination.statut.type': 'les-deux',
		'coordination.statut.base': 'l332-8-2',
		'deliberation.poste': 'cette-deliberation',
		'gouvernance.participation.retribution': 'paiement',
		'convention.forme': 'convention',
	},
	'un secteur que porte un syndicat': {
		...COMMUN,
		'porteur.entite.type': 'syndicat-mixte',
		'echelle.choix': 'secteur',
		'echelle.population': 250_000,
		'financement.cle.mode': 'population',
		'coordination.employeur.type': 'hopital',
		'coordination.statut.type': 'les-deux',
		'echelle.qpv.presence': 'oui',
		'convention.forme': 'convention-financement',
		'convention.versements.rythme': 'acompte-solde',
	},
	'des arrondissements': { ...COMMUN, ...VILLE, 'echelle.choix': 'arrondissements', 'echelle.population': 250_000 },
	'une association qui commence': {
		...COMMUN,
		'porteur.entite.type': 'association',
		'echelle.choix': 'intercommunalite',
		'financement.cle.mode': 'population',
		'coordination.employeur.type': 'porteur',
		'porteur.entite.departement': undefined,
		'echelle.dispositifs': undefined,
		'echelle.choixCollectif.etat': 'prevu',
		'financement.ressources.0.payeur': 'ars',
		'financement.ressources.0.nom': undefined,
	},
	'rien n’est encore nommé': {
		stade: 'explore',
		...VILLE,
		'porteur.representant': undefined,
		'gouvernance.copil.membres': undefined,
		'gouvernance.groupes': undefined,
		'convention.signataires': undefined,
		'financement.ressources': undefined,
		'financement.depenses': undefined,
	},
};
