import type { Dossier } from '../../dossier/schema.ts';
import { chefferieSigne, memeNom, paie, partiesDe, type Partie } from '../../faits/parties.ts';
import { enumeration } from '../../francais.ts';
import { siVrai, type Controle } from './modele.ts';
import { nomPayeur } from './sommes.ts';

/*
 * That the employer is a party cannot fail: `partiesDe` adds it when it is none of the others; a property proves it. What can be missing is
 * who signs for it.
 */

const nomPartie = (p: Partie): string => p.nom ?? (p.role === 'porteur' ? 'le porteur' : 'l’établissement de psychiatrie');
const parPartie = (test: (p: Partie, d: Dossier) => boolean): Controle => ({
	noms: ['partie'],
	relever: (d) =>
		partiesDe(d)
			.filter((p) => test(p, d))
			.map((p) => ({ partie: nomPartie(p) })),
});

type Ressource = NonNullable<NonNullable<Dossier['financement']>['ressources']>[number];
/** Lines that no party pays; the carrier pays what is left without a line. */
const sansPartie = (d: Dossier): Ressource[] =>
	(d.financement?.ressources ?? []).filter((r) => r.payeur && r.payeur !== 'porteur' && !partiesDe(d).some((p) => paie(p, r)));
const parRessource = (lire: (d: Dossier) => Ressource[]): Controle => ({
	noms: ['payeur'],
	relever: (d) => lire(d).map((r) => ({ payeur: nomPayeur(r) })),
});
const financeParLaConvention = (d: Dossier): boolean => d.convention?.forme === 'convention-financement';
/** Kinds of payer that do not say who pays. */
const ANONYMES = ['collectivite', 'appel-projets', 'fondation', 'autre'];

/** Some that bear these names are legal persons: PETR, pôle métropolitain, service départemental d’incendie. */
const SANS_PERSONNALITE =
	/^(le |la |l['’])?(pôle(?! (d['’]équilibre|métropolitain))|secteur|service(?! départemental d['’]incendie))(?=[\s,]|$)/i;
const ARRONDISSEMENT =
	/^(mairie|ville|conseil) d(u|e l['’]|['’]).*arrondissement|^mairie de secteur|^(l['’])?arrondissement\b|\d(er|e|ème) arrondissement/i;

/** An association may bear its name; the CLSM itself is no one. */
const estClsm = (nom: string | undefined): boolean => /^(le )?(CLSM|conseil local de santé mentale)(?=[\s,]|$)/i.test(nom?.trim() ?? '');
/** Roles where the CLSM itself was typed; it has no legal personality (référentiel, §1). */
function rolesDuClsm(d: Dossier): string[] {
	const employeur = d.coordination?.employeur?.type === 'porteur' ? undefined : d.coordination?.employeur?.nom;
	return [
		...(estClsm(d.porteur?.entite?.nom) ? ['porteur'] : []),
		...((d.convention?.signataires ?? []).some((s) => estClsm(s.nom)) ? ['signataire'] : []),
		...(estClsm(employeur) ? ['employeur'] : []),
		...((d.financement?.ressources ?? []).some((r) => estClsm(r.nom)) ? ['payeur'] : []),
	];
}

/** Who signs for the carrier, told from what the person is said to be. */
function qualiteDuPorteur(d: Dossier): string | undefined {
	const { entite, representant } = d.porteur ?? {};
	const qualite = representant?.qualite ?? '';
	const [maire, presidence] = [/\bmaire\b/i.test(qualite), /\bprésident/i.test(qualite)];
	const communal = entite?.type === 'commune';
	if (entite?.type === undefined || entite.type === 'plusieurs-communes' || entite.type === 'ccas') return undefined;
	return communal ? (presidence && !maire ? qualite : undefined) : maire && !presidence ? qualite : undefined;
}

const accueilHorsParties = (d: Dossier): boolean => {
	const { accueil, modalite } = d.coordination?.employeur ?? {};
	if (!accueil?.trim() || (modalite !== 'mise-a-disposition' && modalite !== 'detachement')) return false;
	return !partiesDe(d).some((p) => memeNom(p.nom, accueil));
};

/** Who signs, who pays, who employs. */
export const parties: Record<string, Controle> = {
	chefferieSignataire: parPartie(chefferieSigne),
	// Droit, 1.6 and trap 12: a pole or a sector is part of an establishment.
	partieSansPersonnalite: parPartie((p) => SANS_PERSONNALITE.test(p.nom ?? '')),
	// Droit, 1.4: the city decides and signs.
	arrondissementPartie: parPartie((p) => ARRONDISSEMENT.test(p.nom ?? '')),
	clsmPartie: {
		noms: ['roles'],
		relever: (d) => (rolesDuClsm(d).length > 0 ? [{ roles: enumeration(rolesDuClsm(d)) }] : []),
	},
	qualiteDuRepresentant: {
		noms: ['qualite', 'porteur'],
		relever: (d) => {
			const qualite = qualiteDuPorteur(d);
			return qualite ? [{ qualite, porteur: d.porteur?.entite?.nom ?? 'le porteur' }] : [];
		},
	},
	signataireSansRepresentant: {
		noms: ['parties'],
		relever: (d) => {
			const muettes = partiesDe(d).filter((p) => p.role !== 'employeur' && p.nom && !p.representant);
			return muettes.length > 0 ? [{ parties: enumeration(muettes.map(nomPartie)) }] : [];
		},
	},
	employeurSansRepresentant: parPartie((p) => p.role === 'employeur' && p.nom !== undefined && !p.representant),
	accueilNonPartie: {
		noms: ['accueil'],
		relever: (d) => (accueilHorsParties(d) ? [{ accueil: d.coordination?.employeur?.accueil ?? '' }] : []),
	},
	payeurNonSignataire: parRessource((d) => (financeParLaConvention(d) ? sansPartie(d).filter((r) => r.payeur !== 'appel-projets') : [])),
	payeurAcquisHorsConvention: parRessource((d) =>
		financeParLaConvention(d) || d.convention?.separee === 'oui' ? [] : sansPartie(d).filter((r) => r.etat === 'acquis'),
	),
	payeurSansEtat: parRessource((d) =>
		(d.financement?.ressources ?? []).filter((r) => r.payeur && r.payeur !== 'porteur' && (!r.etat || r.etat === 'ne-sait-pas')),
	),
	payeurSansNom: parRessource((d) => sansPartie(d).filter((r) => ANONYMES.includes(r.payeur ?? '') && !r.nom?.trim())),
	charteAvecFinancement: siVrai(
		(d) =>
			d.convention?.forme === 'charte' &&
			d.convention.separee === 'non' &&
			(d.financement?.ressources ?? []).some((r) => r.payeur !== 'porteur'),
	),
};
