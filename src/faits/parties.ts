import type { Dossier } from '../dossier/schema.ts';
import { uneFois } from '../dossier/immobile.ts';
import type { FORMES_SIGNATAIRE } from '../dossier/etapes/suivi.ts';
import { NE_SAIT_PAS } from '../dossier/types.ts';

export type Role = 'porteur' | 'hopital' | 'employeur' | 'signataire';

/** One party to the act: a legal person. `champ` is where its answers stand in the dossier. */
export interface Partie {
	role: Role;
	champ: string;
	forme?: (typeof FORMES_SIGNATAIRE)[number];
	nom?: string;
	adresse?: string;
	representant?: string;
	qualite?: string;
	genre?: string;
	mandat?: string;
	engagement?: string;
	/** Employs the coordination. */
	employeur?: true;
	/** Stands among the payers of stage 5; what it brings is acquired, or still asked for. */
	payeur?: 'acquis' | 'demande';
}

const sansVide = <T extends object>(o: T): T =>
	Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined && v !== NE_SAIT_PAS)) as T;

const reduire = (nom: string): string =>
	nom
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase()
		.replace(/^(la|le|les|l['’])\s*/, '')
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();

const CLES_GARDEES = 500;
const cles = new Map<string, string>();

/** Two writings of one name: case, accents and articles set aside. Each keystroke compares the same names hundreds of times. */
function cle(nom = ''): string {
	const connue = cles.get(nom);
	if (connue !== undefined) return connue;
	if (cles.size >= CLES_GARDEES) cles.clear();
	const reduite = reduire(nom);
	cles.set(nom, reduite);
	return reduite;
}

export const memeNom = (a: string | undefined, b: string | undefined): boolean => cle(a) !== '' && cle(a) === cle(b);

const FORMES_PORTEUR: Record<string, Partie['forme']> = {
	commune: 'commune',
	epci: 'epci',
	ept: 'epci',
	ccas: 'ccas',
	association: 'association',
};

function porteur(d: Dossier): Partie {
	const { entite, representant, adresse } = d.porteur ?? {};
	const { nom, qualite, genre } = representant ?? {};
	return sansVide({
		role: 'porteur',
		champ: 'porteur',
		forme: FORMES_PORTEUR[entite?.type ?? ''] ?? 'autre',
		nom: entite?.nom,
		adresse,
		representant: nom,
		qualite,
		genre,
	});
}

type Secteur = NonNullable<NonNullable<Dossier['echelle']>['secteurs']>[number];

function hopital(s: Secteur): Partie {
	const prive = s.forme === 'fondation' || s.forme === 'association';
	const forme = s.forme && s.forme !== NE_SAIT_PAS ? (prive ? 'hopital-prive' : 'hopital-public') : undefined;
	const { etablissement: nom, adresse, representant, qualite, genre } = s;
	return sansVide({ role: 'hopital', champ: `echelle.secteurs.${s.id}`, forme, nom, adresse, representant, qualite, genre });
}

/** The establishments of the sectors, once each, what one sector leaves out taken from another; one without a name when none is known, since the hospital always has its place. */
function hopitaux(d: Dossier): Partie[] {
	const tous = (d.echelle?.secteurs ?? []).map(hopital);
	const uniques = tous.reduce<Partie[]>(
		(liste, h) =>
			liste.some((x) => cle(x.nom) === cle(h.nom)) ? liste.map((x) => (cle(x.nom) === cle(h.nom) ? { ...h, ...x } : x)) : [...liste, h],
		[],
	);
	const typeHopital = d.convention?.signataires?.some((s) => s.forme === 'hopital-public' || s.forme === 'hopital-prive');
	return uniques.length > 0 || typeHopital ? uniques : [{ role: 'hopital', champ: 'echelle.secteurs' }];
}

const FORMES_EMPLOYEUR: Record<string, Partie['forme']> = { commune: 'commune', epci: 'epci', ccas: 'ccas', association: 'association' };

/** The employer when it is not one of these parties. */
function employeur(d: Dossier, connues: Partie[]): Partie[] {
	const { type, nom, identite } = d.coordination?.employeur ?? {};
	if (!type || type === NE_SAIT_PAS || type === 'porteur') return [];
	if (connues.some((p) => (nom ? memeNom(p.nom, nom) : convient(p, type)))) return [];
	const { adresse, representant, qualite, genre, mandat } = identite ?? {};
	const champ = 'coordination.employeur.identite';
	return [sansVide({ role: 'employeur', champ, forme: FORMES_EMPLOYEUR[type], nom, adresse, representant, qualite, genre, mandat })];
}

/** Whether this party may be the employer of this kind that was left unnamed. */
const convient = (p: Partie, type: string): boolean => (type === 'hopital' ? estHopital(p) : p.forme === type);
export const estHopital = (p: Partie): boolean => p.role === 'hopital' || p.forme === 'hopital-public' || p.forme === 'hopital-prive';

// Droit, 1.6: without a written delegation, a head of pole does not represent the establishment.
export const chefferieSigne = (p: Partie): boolean =>
	estHopital(p) && /\b(chef|cheffe|responsable)s?\b.*\b(pôle|pole|service|secteur)/i.test(p.qualite ?? '');

function fusionner(connues: Partie[], s: Partie): Partie[] {
	const meme = connues.find((p) => memeNom(p.nom, s.nom));
	if (!meme) return [...connues, s];
	return connues.map((p) => (p === meme ? { ...s, ...p, role: p.role, champ: p.champ } : p));
}

const estEmployeur = (p: Partie, d: Dossier): boolean => {
	const { type, nom } = d.coordination?.employeur ?? {};
	if (!type || type === NE_SAIT_PAS) return false;
	if (type === 'porteur') return p.role === 'porteur';
	return nom ? memeNom(p.nom, nom) : p.role === 'employeur' || convient(p, type);
};

const NATURES_PAYEUR: Record<string, (p: Partie) => boolean> = {
	collectivite: (p) => p.forme === 'commune' || p.forme === 'epci' || p.forme === 'ccas',
	hopital: estHopital,
	ars: (p) => p.forme === 'ars',
	departement: (p) => p.forme === 'departement',
};

type Ressource = NonNullable<NonNullable<Dossier['financement']>['ressources']>[number];

/** A line of stage 5 is paid by the party whose name it bears, otherwise by the party of that kind. */
export const paie = (p: Partie, r: Ressource): boolean => {
	if (p.role === 'porteur') return r.payeur === 'porteur';
	return r.nom ? memeNom(r.nom, p.nom) : (NATURES_PAYEUR[r.payeur ?? '']?.(p) ?? false);
};

function payeur(p: Partie, d: Dossier): Pick<Partie, 'payeur'> {
	const lignes = (d.financement?.ressources ?? []).filter((r) => paie(p, r));
	if (lignes.length === 0) return {};
	return { payeur: lignes.every((r) => r.etat === 'acquis') ? 'acquis' : 'demande' };
}

/** Every party: carrier, hospitals of the sectors, signatories typed by hand, employer if it is another legal person. */
export const partiesDe = uneFois((d: Dossier): Partie[] => {
	const signataires = (d.convention?.signataires ?? []).map((s): Partie => {
		const { id, ...reste } = s;
		return sansVide({ ...reste, role: 'signataire', champ: `convention.signataires.${id}` });
	});
	const connues = signataires.reduce(fusionner, [porteur(d), ...hopitaux(d)]);
	return [...connues, ...employeur(d, connues)].map((p) => ({
		...p,
		...(estEmployeur(p, d) && { employeur: true as const }),
		...payeur(p, d),
	}));
});
