/** The variants of a project, one axis each; 4-droit.md §§ 2–4 says what each changes. */
export const AXES = {
	porteur: [
		'commune',
		'commune-alsace',
		'paris',
		'lyon',
		'marseille',
		'epci',
		'ept',
		'metropole-lyon',
		'plusieurs-communes',
		'plusieurs-communes-alsace',
		'ccas',
		'cias',
		'petr',
		'syndicat-mixte',
		'association',
	],
	echelle: ['commune', 'intercommunalite', 'plusieurs-intercommunalites', 'secteur', 'arrondissements', 'inconnue'],
	hopital: ['inconnu', 'epsm', 'ch', 'chu', 'fondation', 'association', 'public-et-prive'],
	secteurs: ['aucun', 'un', 'trois'],
	employeur: ['inconnu', 'porteur', 'commune', 'epci', 'ccas', 'hopital', 'association'],
	place: ['partie', 'a-part', 'a-part-sans-representant'],
	modalite: ['inconnue', 'direct', 'mise-a-disposition', 'detachement'],
	partage: ['inconnu', 'non', 'oui', 'oui-avec-parts'],
	etp: ['inconnu', 'sous-mi-temps', 'mi-temps', 'temps-plein', 'deux-temps-pleins'],
	acte: ['inconnu', 'charte', 'convention', 'convention-financement'],
	separee: ['inconnu', 'oui', 'non'],
	vie: ['nouveau', 'renouvellement', 'avenant', 'existant-sans-acte'],
	presidence: ['inconnue', 'elu', 'copresidence', 'autre'],
	commission: ['inconnue', 'non', 'a-etudier', 'oui'],
	dispositifs: ['inconnus', 'sans-cls', 'cls', 'cls-conjoint', 'cls-confie'],
	qpv: ['inconnu', 'oui', 'non'],
	ars: ['inconnue', 'absente', 'signataire', 'payeuse', 'payeuse-signataire', 'payeuse-notifiee'],
	participation: ['inconnue', 'frais', 'vacation', 'contrat', 'prestation', 'subvention', 'pas-encore'],
	cle: ['inconnue', 'egales', 'population', 'pourcentages'],
	argent: ['inconnu', 'un-an', 'trois-ans', 'provisoire'],
	conseil: ['inconnu', 'date'],
	noms: ['inconnus', 'feminin', 'masculin'],
} as const;

export type Axe = keyof typeof AXES;
/** One value for each axis. */
export type Cas = { [A in Axe]: (typeof AXES)[A][number] };
export const NOMS_AXES = Object.keys(AXES) as Axe[];

interface Regle {
	nom: string;
	interdit: (c: Partial<Cas>) => boolean;
}

const VILLES = ['paris', 'lyon', 'marseille'];
const dans = (v: string | undefined, ...valeurs: string[]): boolean => v !== undefined && valeurs.includes(v);

/** What no municipality can be, or what src/referentiel/coherence.ts refuses; a rule waits until the axes that it reads have a value. */
export const REGLES: Regle[] = [
	{
		nom: 'il n’y a d’arrondissements qu’à Paris, à Lyon et à Marseille',
		interdit: (c) => c.echelle === 'arrondissements' && c.porteur !== undefined && !VILLES.includes(c.porteur),
	},
	{
		nom: 'plusieurs communes ne portent pas le CLSM d’une seule',
		interdit: (c) => c.echelle === 'commune' && dans(c.porteur, 'plusieurs-communes', 'plusieurs-communes-alsace'),
	},
	{
		nom: 'un établissement inconnu n’a pas de secteur connu, et l’inverse',
		interdit: (c) => c.hopital !== undefined && c.secteurs !== undefined && (c.hopital === 'inconnu') !== (c.secteurs === 'aucun'),
	},
	{ nom: 'deux établissements tiennent plus d’un secteur', interdit: (c) => c.hopital === 'public-et-prive' && c.secteurs === 'un' },
	{
		nom: 'le porteur qui emploie est une partie, un employeur inconnu n’a pas de place',
		interdit: (c) => dans(c.employeur, 'porteur', 'inconnu') && dans(c.place, 'a-part', 'a-part-sans-representant'),
	},
	{
		nom: 'le détachement ne concerne que des fonctionnaires (4-droit.md, 2.5)',
		interdit: (c) =>
			c.modalite === 'detachement' &&
			(c.employeur === 'association' ||
				(c.employeur === 'porteur' && c.porteur === 'association') ||
				(c.employeur === 'hopital' && dans(c.hopital, 'fondation', 'association', 'public-et-prive'))),
	},
	{
		nom: 'une clé entre communes suppose plusieurs communes',
		interdit: (c) => dans(c.cle, 'egales', 'population', 'pourcentages') && dans(c.echelle, 'commune', 'arrondissements', 'inconnue'),
	},
	{
		nom: 'les payeurs d’une convention qui porte le financement la signent',
		interdit: (c) => c.acte === 'convention-financement' && c.ars === 'payeuse' && c.argent !== undefined && c.argent !== 'inconnu',
	},
	{
		nom: 'l’argent d’une charte est dans une convention de financement',
		interdit: (c) => c.acte === 'charte' && c.separee === 'non' && c.argent !== undefined && c.argent !== 'inconnu',
	},
];

/** The rule that these values break together. */
export const regleBrisee = (c: Partial<Cas>): string | undefined => REGLES.find((r) => r.interdit(c))?.nom;
