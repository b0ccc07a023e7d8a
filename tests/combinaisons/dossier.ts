import type { Dossier } from '../../src/dossier/schema.ts';
import type { Cas } from './axes.ts';

type Etape<K extends keyof Dossier> = NonNullable<Dossier[K]>;
type Entite = NonNullable<Etape<'porteur'>['entite']>;

const BERNE = { departement: '58', departementNom: 'Nièvre', regionNom: 'Bourgogne-Franche-Comté', ars: 'Bourgogne-Franche-Comté' };
const COMMUNE = { type: 'commune', nom: 'Arles', article: '', population: 50_000, populationAnnee: 2023, ...BERNE } as const;

const PORTEURS: Record<Cas['porteur'], Entite> = {
	commune: { ...COMMUNE, nom: 'Havre', article: 'le' },
	'commune-alsace': { ...COMMUNE, departement: '67', departementNom: 'Bas-Rhin' },
	paris: { ...COMMUNE, nom: 'Paris', code: '75056', population: 2_100_000 },
	lyon: { ...COMMUNE, nom: 'Lyon', code: '69123', population: 520_000 },
	marseille: { ...COMMUNE, nom: 'Marseille', code: '13055', population: 870_000 },
	epci: { ...BERNE, type: 'epci', nature: 'CA', nom: 'CA du Val-d’Exemple', population: 90_000, populationAnnee: 2023, communes: 2 },
	ept: { ...BERNE, type: 'ept', nom: 'Établissement public territorial Exemple Est', population: 300_000, populationAnnee: 2023 },
	'metropole-lyon': { ...BERNE, type: 'metropole-lyon', nom: 'Métropole de Lyon', population: 1_400_000, populationAnnee: 2023 },
	'plusieurs-communes': { ...BERNE, type: 'plusieurs-communes', nom: 'Commune de Modelheim' },
	'plusieurs-communes-alsace': {
		...BERNE,
		type: 'plusieurs-communes',
		nom: 'Commune de Modelheim',
		departement: '68',
		departementNom: 'Haut-Rhin',
	},
	ccas: { ...BERNE, type: 'ccas', nom: 'CCAS de Modelheim', population: 12_000, populationAnnee: 2023 },
	cias: { ...BERNE, type: 'ccas', nom: 'Centre intercommunal d’action sociale du Modèle' },
	petr: { ...BERNE, type: 'petr', nom: 'Pôle d’équilibre territorial du Modèle', population: 60_000, populationAnnee: 2023 },
	'syndicat-mixte': { ...BERNE, type: 'syndicat-mixte', nom: 'Syndicat mixte du Modèle' },
	association: { ...BERNE, type: 'association', nom: 'Association Le Gabarit' },
};
const COMMUNAUX = ['commune', 'commune-alsace', 'paris', 'lyon', 'marseille', 'plusieurs-communes', 'plusieurs-communes-alsace'];
const GROUPES = ['epci', 'ept', 'petr', 'syndicat-mixte'];

/** A person who signs, or nobody yet. */
const personne = (c: Cas, feminine: string, masculine: string) =>
	c.noms === 'inconnus' ? {} : { nom: 'Camille Exemple', qualite: c.noms === 'feminin' ? feminine : masculine, genre: c.noms };
const signature = (c: Cas, feminine: string, masculine: string) => {
	const { nom: representant, ...reste } = { nom: undefined, ...personne(c, feminine, masculine) };
	return { adresse: '1, rue du Modèle, Modelheim', ...(representant && { representant }), ...reste };
};

const porteur = (c: Cas): Etape<'porteur'> => ({
	entite: PORTEURS[c.porteur],
	representant: COMMUNAUX.includes(c.porteur) ? personne(c, 'maire', 'maire') : personne(c, 'présidente', 'président'),
	adresse: '2, place de la Maquette, Modelheim',
	...(GROUPES.includes(c.porteur) && { competence: { fondement: 'sante' as const, precision: 'article 4 des statuts' } }),
});

const HOPITAUX = {
	epsm: 'EPSM de la Maquette',
	ch: 'Centre hospitalier du Modèle',
	chu: 'CHU de l’Ébauche',
	fondation: 'Fondation L’Esquisse',
	association: 'Association hospitalière du Croquis',
};
type Forme = keyof typeof HOPITAUX;
const PUBLICS = ['adultes', 'adultes', 'infanto-juvenile'] as const;

function secteurs(c: Cas): NonNullable<Etape<'echelle'>['secteurs']> {
	const formes: Forme[] = c.hopital === 'inconnu' ? [] : c.hopital === 'public-et-prive' ? ['epsm', 'fondation'] : [c.hopital];
	const nombre = { aucun: 0, un: 1, trois: 3 }[c.secteurs];
	return Array.from({ length: nombre }, (_, rang) => {
		const forme = formes[rang % formes.length] ?? 'epsm';
		return {
			id: `s${rang}`,
			etablissement: HOPITAUX[forme],
			forme,
			pole: `pôle ${rang + 1}`,
			chefPole: 'Dr Alix Témoin',
			numero: `58G0${rang + 1}`,
			public: PUBLICS[rang] ?? 'adultes',
			...signature(c, 'directrice', 'directeur'),
		};
	});
}

const COMMUNES = [
	{ id: 'c1', nom: 'Arles', code: '13004', population: 50_000, populationAnnee: 2023 },
	{ id: 'c2', nom: 'Le Havre', code: '76351', population: 40_000, populationAnnee: 2023 },
];

const DISPOSITIFS: Record<Cas['dispositifs'], readonly ('ptsm' | 'dac' | 'cpts' | 'cls' | 'asv')[] | undefined> = {
	inconnus: undefined,
	'sans-cls': ['ptsm', 'dac', 'cpts'],
	cls: ['cls'],
	'cls-conjoint': ['cls', 'ptsm'],
	'cls-confie': ['cls', 'asv'],
};

function echelle(c: Cas): Etape<'echelle'> {
	const genres = DISPOSITIFS[c.dispositifs];
	return {
		...(c.echelle !== 'inconnue' && { choix: c.echelle }),
		communes: c.echelle === 'commune' ? COMMUNES.slice(0, 1) : COMMUNES,
		...(c.echelle === 'arrondissements' && { arrondissements: 'les 3e et 4e arrondissements', population: 81_000, populationAnnee: 2023 }),
		typologie: 'urbain',
		...(c.qpv !== 'inconnu' && {
			qpv: c.qpv === 'oui' ? { presence: 'oui', nombre: 2, noms: 'Les Esquisses et Le Canevas', contratVille: 'oui' } : { presence: 'non' },
		}),
		...(c.secteurs !== 'aucun' && { secteurs: secteurs(c) }),
		...(genres && { dispositifs: genres.map((genre) => ({ id: genre, genre })) }),
	};
}

const EMPLOYEURS = {
	commune: 'Commune de Modelheim-le-Bas',
	epci: 'Communauté de communes du Carton',
	ccas: 'CCAS de Gabaritville',
	hopital: 'Hôpital du Patron',
	association: 'Association Le Relais du Modèle',
};

function employeur(c: Cas): NonNullable<Etape<'coordination'>['employeur']> {
	const cadre = {
		...(c.modalite !== 'inconnue' && { modalite: c.modalite }),
		...((c.modalite === 'mise-a-disposition' || c.modalite === 'detachement') && { accueil: PORTEURS[c.porteur].nom ?? '' }),
	};
	if (c.employeur === 'inconnu') return cadre;
	if (c.employeur === 'porteur') return { type: 'porteur', ...cadre };
	// A hospital of the sectors is left unnamed; another partner signs under the employer's name.
	const nom = c.employeur === 'hopital' && c.place === 'partie' ? {} : { nom: EMPLOYEURS[c.employeur] };
	const { adresse, representant, qualite, genre } = {
		representant: undefined,
		qualite: undefined,
		genre: undefined,
		...signature(c, 'directrice', 'directeur'),
	};
	const identite =
		c.place === 'a-part'
			? {
					identite: {
						adresse,
						...(representant && { representant }),
						...(qualite && { qualite }),
						...(genre && { genre }),
						mandat: 'la décision du 3 février 2027',
					},
				}
			: {};
	return { type: c.employeur, ...nom, ...cadre, ...identite };
}

const ETP = { inconnu: undefined, 'sous-mi-temps': 0.4, 'mi-temps': 0.5, 'temps-plein': 1, 'deux-temps-pleins': 2 };

const coordination = (c: Cas): Etape<'coordination'> => ({
	...(ETP[c.etp] !== undefined && { etp: ETP[c.etp] }),
	...(c.partage !== 'inconnu' && {
		partage: {
			oui: c.partage === 'non' ? 'non' : 'oui',
			...(c.partage === 'oui-avec-parts' && { parts: [{ id: 'p', avec: 'CLSM voisin', part: 40 }] }),
		},
	}),
	...(c.partage === 'oui-avec-parts' && { autresMissions: [{ id: 'm', mission: 'atelier santé ville', etp: 0.1 }] }),
	employeur: employeur(c),
	prisePoste: { date: '2027-09-01' },
});

/** Words that state no law, so that what is read in a document is ours. */
const PAIES = ['vacation', 'contrat', 'prestation', 'subvention'] as const;

function gouvernance(c: Cas): Etape<'gouvernance'> {
	const forme = PAIES.find((f) => f === c.participation);
	const retribution = forme ? 'paiement' : c.participation === 'frais' || c.participation === 'pas-encore' ? c.participation : undefined;
	return {
		...(c.presidence !== 'inconnue' && {
			presidence: { mode: c.presidence, coanimation: 'non', ...personne(c, 'adjointe à la santé', 'adjoint à la santé') },
		}),
		groupes: [{ id: 'g1', nom: 'Logement', priorite: 'p1', but: 'Éviter les ruptures', pilotes: 'la ville et le pôle' }],
		participation: { ...(retribution && { retribution }), ...(forme && { forme }) },
		ethique: { charte: 'a-rediger' },
	};
}

function financement(c: Cas): Etape<'financement'> {
	if (c.argent === 'inconnu') return {};
	const duree = c.argent === 'un-an' ? 1 : 3;
	const annees = (montant: number): number[] => Array.from({ length: duree }, () => montant);
	const ars = c.ars.startsWith('payeuse')
		? [
				{
					id: 'ars',
					payeur: 'ars' as const,
					nom: 'ARS du Modèle',
					mode: 'montants' as const,
					montants: annees(15_000),
					etat: c.ars === 'payeuse-notifiee' ? ('acquis' as const) : ('sollicite' as const),
				},
			]
		: [];
	const soins =
		c.hopital === 'inconnu'
			? []
			: [{ id: 'h', payeur: 'hopital' as const, mode: 'montants' as const, montants: annees(9000), etat: 'acquis' as const }];
	return {
		debut: 2027,
		duree,
		origineCout: c.argent === 'trois-ans' ? 'rh' : 'guide',
		...(c.argent === 'trois-ans' && { coutEtp: 57_313 }),
		depenses: [
			{ id: 'd1', nature: 'projets', libelle: 'Semaines d’information', montants: annees(30_001), marque: 'hypothese' },
			...(c.argent === 'provisoire' ? [{ id: 'd2', nature: 'diagnostic' as const, libelle: 'Diagnostic' }] : []),
		],
		ressources: [...ars, ...soins],
		...(c.cle !== 'inconnue' && {
			cle: {
				mode: c.cle,
				...(c.cle === 'pourcentages' && {
					parts: [
						{ id: 'k1', commune: 'Arles', part: 55 },
						{ id: 'k2', commune: 'Le Havre', part: 45 },
					],
				}),
			},
		}),
	};
}

function signataires(c: Cas): NonNullable<Etape<'convention'>['signataires']> {
	const usagers = {
		id: 'u',
		forme: 'association-personnes' as const,
		nom: 'GEM L’Ébauche',
		...signature(c, 'présidente', 'président'),
		mandat: 'la décision du bureau',
	};
	const signe = c.ars === 'signataire' || c.ars === 'payeuse-signataire' || c.ars === 'payeuse-notifiee';
	const ars = signe
		? [{ id: 'ars', forme: 'ars' as const, nom: 'ARS du Modèle', ...signature(c, 'directrice générale', 'directeur général') }]
		: [];
	const emploie =
		c.place === 'partie' && c.employeur !== 'porteur' && c.employeur !== 'inconnu' && c.employeur !== 'hopital'
			? [{ id: 'e', forme: c.employeur, nom: EMPLOYEURS[c.employeur], ...signature(c, 'présidente', 'président') }]
			: [];
	return [usagers, ...ars, ...emploie];
}

const suivi = (c: Cas): Etape<'suivi'> => ({
	...(c.dispositifs === 'cls-conjoint' && { cls: { mode: 'conjoint' } }),
	...(c.dispositifs === 'cls-confie' && { cls: { mode: 'confie' } }),
	...(c.dispositifs === 'sans-cls' && { dac: 'dac-pilote', ptsm: { avis: 'oui', diagnostic: 'oui' } }),
});

const convention = (c: Cas): Etape<'convention'> => ({
	...(c.acte !== 'inconnu' && { forme: c.acte }),
	...(c.separee !== 'inconnu' && { separee: c.separee }),
	...(c.ars !== 'inconnue' && { signataires: signataires(c) }),
	preavis: 3,
});

const vie = (c: Cas): Pick<Dossier, 'stade' | 'existant'> =>
	c.vie === 'nouveau'
		? { stade: 'prepare' }
		: {
				stade: 'existant',
				existant: {
					annee: 2019,
					convention: 'la convention signée le 3 mars 2022',
					finConvention: '2027-12-31',
					...(c.vie !== 'existant-sans-acte' && { acte: c.vie }),
				},
			};

/** A dossier that makes exactly these choices, everything else being plain and coherent. */
export const dossierDe = (c: Cas): Dossier => ({
	...vie(c),
	porteur: porteur(c),
	...(c.conseil === 'date' && { calendrier: { conseil: '2027-02-11' } }),
	portee: {
		priorites: [{ id: 'p1', titre: 'Le maintien dans le logement' }],
		...(c.commission !== 'inconnue' && {
			situations: { commission: c.commission, ...(c.commission === 'oui' && { charte: 'a-rediger', accord: 'L’accord est écrit.' }) },
		}),
	},
	echelle: echelle(c),
	gouvernance: gouvernance(c),
	coordination: coordination(c),
	financement: financement(c),
	suivi: suivi(c),
	convention: convention(c),
});
