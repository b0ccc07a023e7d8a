import type { Dossier } from '../../dossier/schema.ts';
import { aLieu, compte, dateLongue, deGroupe, deLieu, majuscule, nombre } from '../../francais.ts';
import { calcul, option, reponse, valeur, type Contexte, type Lecture, type LectureListe } from '../valeur.ts';

type Entite = NonNullable<NonNullable<Dossier['porteur']>['entite']>;

const NATURES = {
	CA: 'communauté d’agglomération',
	CC: 'communauté de communes',
	CU: 'communauté urbaine',
	METRO: 'métropole',
} as const;

const entite = (d: Dossier): Entite => d.porteur?.entite ?? {};
const sansSigle = (nom: string): string =>
	nom.replace(/^(CA|CC|CU)\s+/, '').replace(/^(communauté (d['’]agglomération|de communes|urbaine)|métropole)\s+/i, '');

/** Usual name as documents print it: « commune d’Arles », « communauté de communes du Val d’Yères ». */
function groupe(e: Entite): string | undefined {
	if (!e.nom) return undefined;
	// Droit, 1.4: a collectivité à statut particulier, not a commune, since 2019.
	if (e.type === 'commune' && e.code === '75056') return 'Ville de Paris';
	if (e.type === 'commune') return `commune ${deLieu(e.nom, e.article)}`;
	if (e.type !== 'epci' || !e.nature) return e.nom;
	if (/^(communauté|métropole)/i.test(e.nom)) return e.nom.charAt(0).toLowerCase() + e.nom.slice(1);
	if (e.nature === 'METRO') return /métropole/i.test(e.nom) ? e.nom : `métropole ${e.nom}`;
	return `${NATURES[e.nature]} ${sansSigle(e.nom)}`;
}

const FEMININS = /^(commune|communauté|métropole|ville|association|fédération|union)/i;
const avecArticle = (g: string): string => {
	if (/^(le|la|les)\s|^l[’']/i.test(g)) return g;
	if (/^[aeiouyéèêh]/i.test(g)) return `l’${g}`;
	return FEMININS.test(g) ? `la ${g}` : `le ${g}`;
};

/** Proper names that take no article: « Grand Paris Sud Est Avenir », « Brest Métropole ». */
const nomPropre = (e: Entite, g: string): boolean =>
	e.type !== 'commune' &&
	g === e.nom &&
	/^[A-ZÉÈÀ]/.test(g) &&
	!/^(Centre|CCAS|CIAS|Syndicat|Pôle|PETR|Pays|Établissement|Association|Métropole|Eurométropole)/.test(g);

const le = (d: Dossier): string | undefined => {
	const g = groupe(entite(d));
	if (!g) return undefined;
	return nomPropre(entite(d), g) ? g : avecArticle(g);
};

const de = (d: Dossier): string | undefined => {
	const complet = le(d);
	if (!complet) return undefined;
	return nomPropre(entite(d), complet) ? deLieu(complet) : deGroupe(complet);
};

const a = (d: Dossier): string | undefined => {
	const complet = le(d);
	if (!complet) return undefined;
	if (/^le /i.test(complet)) return `au ${complet.slice(3)}`;
	return nomPropre(entite(d), complet) ? aLieu(complet) : `à ${complet}`;
};

/** Civility and name of who signs. */
const signataire = (d: Dossier): string | undefined => {
	const { nom, genre } = d.porteur?.representant ?? {};
	if (!nom) return undefined;
	if (genre === 'feminin') return `Madame ${nom}`;
	return genre === 'masculin' ? `Monsieur ${nom}` : nom;
};

const ASSEMBLEES: Partial<Record<NonNullable<Entite['type']>, string>> = {
	commune: 'conseil municipal',
	'plusieurs-communes': 'conseil municipal de chaque commune',
	ept: 'conseil de territoire',
	'metropole-lyon': 'conseil de la métropole',
	ccas: 'conseil d’administration',
	petr: 'conseil syndical',
	'syndicat-mixte': 'comité syndical',
	association: 'conseil d’administration',
};

const assemblee = (d: Dossier): string | undefined => {
	const { type, nature, code } = entite(d);
	// Droit, 1.4: Paris has its own assembly.
	if (type === 'commune' && code === '75056') return 'Conseil de Paris';
	if (type !== 'epci') return type && ASSEMBLEES[type];
	return nature === 'METRO' ? 'conseil métropolitain' : 'conseil communautaire';
};

const PRESIDENCES: Record<string, string> = { feminin: 'présidente', masculin: 'président' };

const fonction = (d: Dossier): string | undefined => {
	const qualite = d.porteur?.representant?.qualite;
	if (qualite) return qualite;
	const { type } = entite(d);
	if (!type) return undefined;
	if (type === 'commune' || type === 'plusieurs-communes') return 'maire';
	return PRESIDENCES[d.porteur?.representant?.genre ?? ''] ?? 'présidente ou président';
};

export const valeursPorteur: Record<string, Lecture> = {
	territoire: calcul('porteur.entite', (d) => entite(d).nom && majuscule(entite(d).nom ?? '')),
	porteurNom: calcul('porteur.entite', (d) => groupe(entite(d))),
	porteurLe: calcul('porteur.entite', le),
	porteurDe: calcul('porteur.entite', de),
	porteurA: calcul('porteur.entite', a),
	porteurCode: reponse('porteur.entite.code'),
	porteurPopulation: calcul('porteur.entite', (d) => {
		const { population } = entite(d);
		return population === undefined ? undefined : compte(population, 'habitant');
	}),
	porteurPopulationAnnee: reponse('porteur.entite.populationAnnee'),
	porteurDepartement: reponse('porteur.entite.departementNom'),
	porteurRegion: reponse('porteur.entite.regionNom'),
	porteurEpciNom: reponse('porteur.entite.epci.nom'),
	porteurNombreCommunes: calcul('porteur.entite', (d) => {
		const { communes } = entite(d);
		return communes === undefined ? undefined : nombre(communes);
	}),
	porteurAdresse: reponse('porteur.adresse'),
	porteurSiret: reponse('porteur.siret'),
	arsNom: calcul('porteur.entite', (d) => {
		const { ars } = entite(d);
		return ars && `agence régionale de santé ${ars}`;
	}),
	signatairePorteur: calcul('porteur.representant.nom', signataire),
	fonctionPorteur: calcul('porteur.representant.qualite', fonction),
	assemblee: calcul('porteur.entite', assemblee),
	competenceFondement: option('porteur.competence.fondement'),
	competencePrecision: reponse('porteur.competence.precision'),
	dateConseil: calcul('calendrier.conseil', (d) => (d.calendrier?.conseil ? dateLongue(d.calendrier.conseil) : undefined)),
	dateProjet: (_d: Dossier, c: Contexte) => ({ texte: dateLongue(c.date) ?? c.date }),
	existantAnnee: reponse('existant.annee'),
	existantConvention: reponse('existant.convention'),
	existantActe: () => valeur('existant.acte', undefined),
	existantFin: calcul('existant.finConvention', (d) => (d.existant?.finConvention ? dateLongue(d.existant.finConvention) : undefined)),
	existantRythmeCopil: reponse('existant.rythmeCopil'),
	existantRythmeGroupes: reponse('existant.rythmeGroupes'),
	existantRythmePleniere: reponse('existant.rythmePleniere'),
	existantEvaluations: reponse('existant.evaluations'),
	comiteDate: calcul('preparation.comite.date', (d) => (d.preparation?.comite?.date ? dateLongue(d.preparation.comite.date) : undefined)),
	comiteMembres: reponse('preparation.comite.membres'),
};

export const listesPorteur: Record<string, LectureListe> = {};
