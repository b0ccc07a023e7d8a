import type { Bloc, Inline } from '../../document/modele.ts';
import type { Dossier } from '../../dossier/schema.ts';
import { communeSeule } from '../../faits/documents.ts';
import { chefferieSigne, estHopital, partiesDe, type Partie } from '../../faits/parties.ts';
import { compteEnLettres, dateLongue, majuscule, minuscule, pourcent } from '../../francais.ts';
import { manque } from '../jetons.ts';
import {
	calcul,
	libelleOption,
	questionDe,
	reponse,
	valeur,
	type Contexte,
	type Entree,
	type Lecture,
	type LectureListe,
	type Valeur,
} from '../valeur.ts';
import { civilite } from './personne.ts';
import { valeursPorteur } from './porteur.ts';

const CHAMPS_NOM = {
	porteur: 'porteur.entite',
	hopital: 'etablissement',
	employeur: 'coordination.employeur.nom',
	signataire: 'nom',
} as const;

/** Where the name of a party is asked; a hospital not known yet is asked by the whole list. */
function champNom(p: Partie): string {
	if (p.role === 'porteur' || p.role === 'employeur') return CHAMPS_NOM[p.role];
	return p.champ === 'echelle.secteurs' ? p.champ : `${p.champ}.${CHAMPS_NOM[p.role]}`;
}

/** Where a field of a party is asked; those of a hospital not known yet, by the whole list. */
const champDe = (p: Partie, nom: 'representant' | 'qualite'): string => (p.champ === 'echelle.secteurs' ? p.champ : `${p.champ}.${nom}`);
const champPersonne = (p: Partie): string => (p.role === 'porteur' ? 'porteur.representant.nom' : champDe(p, 'representant'));
const champQualite = (p: Partie): string => (p.role === 'porteur' ? 'porteur.representant.qualite' : champDe(p, 'qualite'));

function nomPartie(p: Partie, d: Dossier, c: Contexte): Valeur {
	if (p.role !== 'porteur') return valeur(champNom(p), p.nom && majuscule(p.nom));
	const le = valeursPorteur['porteurLe']?.(d, c).texte;
	return valeur('porteur.entite', le && majuscule(le));
}

const DIRECTION: Record<string, string> = { feminin: 'directrice', masculin: 'directeur' };

/** A public hospital is represented by its director (CSP, L. 6143-7) unless the dossier says another quality. */
function qualitePartie(p: Partie, d: Dossier, c: Contexte): Valeur {
	if (p.role === 'porteur') return valeursPorteur['fonctionPorteur']?.(d, c) ?? {};
	return valeur(champQualite(p), p.qualite ?? (p.forme === 'hopital-public' ? DIRECTION[p.genre ?? ''] : undefined));
}

const NATURES = [
	'commune',
	'epci',
	'ccas',
	'hopital-public',
	'hopital-prive',
	'ars',
	'departement',
	'association-personnes',
	'association-aidants',
	'association',
] as const;
const enNom = (forme: string): string => `est${majuscule(forme.replace(/-(\w)/g, (_m, l: string) => l.toUpperCase()))}`;

/** What the directory of sectors calls the establishment, « centre hospitalier universitaire », unless its name begins with it. */
function formeEtablissement(p: Partie, d: Dossier, c: Contexte): string | undefined {
	const secteur = d.echelle?.secteurs?.find((s) => `echelle.secteurs.${s.id}` === p.champ);
	const libelle = secteur && libelleOption(c.contenu, `${p.champ}.forme`, secteur.forme);
	const deja = libelle && p.nom?.toLowerCase().startsWith(libelle.toLowerCase());
	return deja ? undefined : libelle && minuscule(libelle);
}

function partie(p: Partie, d: Dossier, c: Contexte): Entree {
	return {
		nom: nomPartie(p, d, c),
		adresse: valeur(p.role === 'porteur' ? 'porteur.adresse' : `${p.champ}.adresse`, p.adresse),
		representant: valeur(champPersonne(p), civilite({ nom: p.representant, genre: p.genre })),
		qualite: qualitePartie(p, d, c),
		mandat: valeur(`${p.champ}.mandat`, p.mandat),
		engagement: valeur(`${p.champ}.engagement`, p.engagement),
		formeEtablissement: valeur(`${p.champ}.forme`, formeEtablissement(p, d, c)),
		feminin: p.genre === 'feminin',
		masculin: p.genre === 'masculin',
		estPorteur: p.role === 'porteur',
		// Nothing is known of it: it prints as one manque.
		identiteAPreciser: p.champ === 'echelle.secteurs',
		estEmployeurSoignant: p.role === 'employeur' && d.coordination?.employeur?.type === 'hopital',
		estHopital: estHopital(p),
		estHopitalSansForme: p.role === 'hopital' && p.forme === undefined,
		estAutre: p.role !== 'porteur' && !estHopital(p) && (p.forme === undefined || p.forme === 'autre'),
		representationInexacte: chefferieSigne(p),
		employeur: p.employeur === true,
		payeur: p.payeur !== undefined,
		contributionAcquise: p.payeur === 'acquis',
		...Object.fromEntries(NATURES.map((n) => [enNom(n), p.role !== 'porteur' && p.forme === n])),
	};
}

const CONTACTS = ['psychiatrie', 'personnesConcernees', 'aidants', 'ars', 'communes', 'centreRessources'] as const;

function contacts(
	d: Dossier,
	{ contenu }: Contexte,
	retenus: (etat: string | undefined) => boolean,
	casse = (libelle: string): string => libelle,
	noms: readonly (typeof CONTACTS)[number][] = CONTACTS,
): Entree[] {
	const rangs = questionDe(contenu, 'preparation.partenaires')?.question.rangs ?? [];
	return noms
		.filter((nom) => retenus(d.preparation?.partenaires?.[nom]?.etat))
		.map((nom) => {
			const { etat, interlocuteur, date } = d.preparation?.partenaires?.[nom] ?? {};
			const champ = `preparation.partenaires.${nom}`;
			return {
				partenaire: valeur(champ, casse(rangs.find((r) => r.nom === nom)?.label ?? nom)),
				accord: etat === 'accord',
				contacte: etat === 'contacte',
				interlocuteur: valeur(`${champ}.interlocuteur`, interlocuteur),
				date: valeur(`${champ}.date`, date && dateLongue(date)),
			};
		});
}

const preavis = (d: Dossier): string | undefined =>
	d.convention?.preavis === undefined ? undefined : compteEnLettres(d.convention.preavis, 'mois', 'mois');

/** Last day of the last budget year: the act and its money end together. */
const dateTerme = (d: Dossier): string | undefined => {
	const { debut, duree } = d.financement ?? {};
	return debut === undefined || duree === undefined ? undefined : dateLongue(`${debut + duree - 1}-12-31`);
};

export const valeursConvention: Record<string, Lecture> = {
	dateTerme: calcul('financement.debut', dateTerme),
	// Both names are feminine: « la présente … » agrees.
	acte: calcul('convention.forme', (d) => (d.convention?.forme === 'charte' ? 'charte' : 'convention')),
	acteForme: () => valeur('convention.forme', undefined),
	financementSepareManque: () => valeur('convention.separee', undefined),
	signatairesManque: () => valeur('convention.signataires', undefined),
	preavis: calcul('convention.preavis', preavis),
	versementsRythme: () => valeur('convention.versements.rythme', undefined),
	versementsTaux: calcul('convention.versements.acompte', (d) => {
		const { acompte } = d.convention?.versements ?? {};
		return acompte === undefined ? undefined : pourcent(acompte);
	}),
	versementsPieces: reponse('convention.versements.pieces'),
	renouvellement: () => valeur('convention.renouvellement', undefined),
	tribunal: reponse('convention.tribunal'),
	comiteManque: () => valeur('preparation.comite.existe', undefined),
	contactsManque: () => valeur('preparation.partenaires', undefined),
};

export const listesConvention: Record<string, LectureListe> = {
	parties: (d, c) => partiesDe(d).map((p) => partie(p, d, c)),
	contacts: (d, c) => contacts(d, c, (etat) => etat === 'contacte' || etat === 'accord'),
	contactsAPrendre: (d, c) =>
		contacts(d, c, (etat) => etat === 'non', minuscule, communeSeule(d) ? CONTACTS.filter((nom) => nom !== 'communes') : CONTACTS),
};

const inline = (v: Valeur, c: Contexte): Inline =>
	v.texte === undefined ? manque(c.contenu, v) : { t: 'texte', texte: v.texte, ...(v.champ && { champ: v.champ }) };

/** One block a party, present even when nothing of it is known; the fence words what no question asks. */
export const blocSignatures = (d: Dossier, c: Contexte, mots: Record<string, string>): Bloc[] => [
	{
		t: 'signatures',
		parties: partiesDe(d).map((p) => {
			const { representant, qualite, identiteAPreciser } = partie(p, d, c) as {
				representant: Valeur;
				qualite: Valeur;
				identiteAPreciser: boolean;
			};
			const dire = (v: Valeur, mot: string): Inline[] => {
				if (chefferieSigne(p)) return [inline({ champ: v.champ ?? '', libelle: mots[mot] ?? mot }, c)];
				return [inline(identiteAPreciser ? { ...v, libelle: mots[mot] ?? mot } : v, c)];
			};
			return { nom: [inline(nomPartie(p, d, c), c)], lignes: [dire(representant, 'representant'), dire(qualite, 'qualite')] };
		}),
	},
];
