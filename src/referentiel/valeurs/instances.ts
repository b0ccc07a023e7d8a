import type { Dossier } from '../../dossier/schema.ts';
import { groupesSansPriorite, membresCopil, prioritesOrphelines } from '../../faits/constats.ts';
import { compte, enumeration, FINE, nombre } from '../../francais.ts';
import { copilPressenti, membresSansMandat, siegesManquants } from '../copil.ts';
import { compositions, instancesPrevues, pleniereDite, type Composition, type Instance } from '../instances.ts';
import type { Verdict } from '../modele.ts';
import { citer, citerTous, nomPriorite, nommer } from '../noms.ts';
import { conditionsManquantes } from '../participation.ts';

const PARTENAIRES = { psychiatrie: 'psychiatrie', personnesConcernees: 'personnes-concernees', aidants: 'aidants' } as const;
const sansAccord = (d: Dossier): string[] =>
	Object.entries(PARTENAIRES).flatMap(([champ, nom]) =>
		d.preparation?.partenaires?.[champ as keyof typeof PARTENAIRES]?.etat === 'accord' ? [] : [nom],
	);

const INSTANCES: Record<Instance, string> = {
	copil: 'le comité de pilotage',
	groupes: 'les groupes de travail',
	pleniere: 'l’assemblée plénière',
};
const instancesSelon = (d: Dossier, verdict: Verdict): string =>
	enumeration(Object.entries(instancesPrevues(d)).flatMap(([i, v]) => (v === verdict ? [INSTANCES[i as Instance]] : [])));

const instanceNommee = ({ instance, nom }: Composition): string => {
	if (instance === 'pleniere') return INSTANCES.pleniere;
	return nom?.trim() ? `le groupe ${citer(nom)}` : 'un groupe encore sans nom';
};
/** « dans le groupe « Logement », les aidants ; dans l’assemblée plénière, les élus ». */
const instancesIncompletes = (d: Dossier): string =>
	compositions(d)
		.flatMap((c) => (c.absents?.length ? [`dans ${instanceNommee(c)}, ${nommer(c.absents)}`] : []))
		.join(`${FINE}; `);
const compositionsADire = (d: Dossier): string =>
	enumeration([
		...(d.gouvernance?.groupes?.length ? [] : ['les groupes de travail']),
		...compositions(d).flatMap((c) => (c.absents === undefined ? [instanceNommee(c)] : [])),
	]);

type Membre = ReturnType<typeof membresCopil>[number];
const membreNomme = (m: Membre): string => {
	const nom = m.personne?.trim() || m.structure?.trim();
	return nom ? citer(nom) : 'un membre encore sans nom';
};

/** « l’ensemble des 12 membres ». */
const ensembleDesMembres = (d: Dossier): string => {
	const n = membresCopil(d).length;
	return n > 1 ? `l’ensemble des ${nombre(n)} membres` : 'l’ensemble des membres';
};

const personnePresidente = (d: Dossier): string => {
	const { nom, qualite } = d.gouvernance?.presidence ?? {};
	const dite = [nom, qualite].flatMap((x) => x?.trim() || []).join(', ');
	return dite ? ` (${dite})` : '';
};

const fois = (n: number): string => (n === 1 ? 'une fois par an' : `${nombre(n)} fois par an`);
const pleniereARenseigner = (d: Dossier): string => {
	const { rythme, ouverture } = pleniereDite(d);
	return enumeration([
		...(rythme === 'a-renseigner' ? ['combien de fois par an l’assemblée plénière se réunit'] : []),
		...(ouverture === 'a-renseigner'
			? [rythme === 'a-renseigner' ? 'si elle est ouverte à tous' : 'si l’assemblée plénière est ouverte à tous']
			: []),
	]);
};

const CONDITIONS: Record<string, string> = {
	organisation: 'une organisation adaptée (horaires, lieux, formats)',
	confiance: 'un climat de confiance',
};
const conditions = (d: Dossier): string => nommer(conditionsManquantes(d), CONDITIONS);

const nommesOuComptes = (noms: string, n: number, mot: string): string => noms || compte(n, mot);

/** Section 4. */
export const valeursInstances: Record<string, (d: Dossier) => string> = {
	siegesAPourvoir: (d) => nommer(copilPressenti(d) ? sansAccord(d) : siegesManquants(d)),
	membresComptes: (d) => compte(membresCopil(d).length, 'membre'),
	membresSansCategorie: (d) => compte(membresCopil(d).filter((m) => m.categorie === undefined).length, 'membre'),
	membresIndividuels: (d) => enumeration(membresSansMandat(d).individuels.map(membreNomme)),
	membresSansMandat: (d) => enumeration(membresSansMandat(d).inconnus.map(membreNomme)),
	ensembleDesMembres,
	personnePresidente,
	reunionsCopil: (d) => fois(d.gouvernance?.copil?.reunions ?? 0),
	instancesAbsentes: (d) => instancesSelon(d, 'ecart'),
	instancesARenseigner: (d) => instancesSelon(d, 'a-renseigner'),
	instancesIncompletes,
	compositionsADire,
	groupesNommes: (d) => {
		const groupes = d.gouvernance?.groupes ?? [];
		return nommesOuComptes(citerTous(groupes.map((g) => g.nom)), groupes.length, 'groupe');
	},
	prioritesSansGroupe: (d) => enumeration(prioritesOrphelines(d).map(nomPriorite)),
	groupesSansPriorite: (d) =>
		enumeration(groupesSansPriorite(d).map((g) => instanceNommee({ instance: 'groupe', nom: g.nom, absents: [] }))),
	pleniereFois: (d) => fois(d.gouvernance?.pleniere?.reunions ?? 0),
	pleniereARenseigner,
	conditionsManquantes: conditions,
	etConditions: (d) => (conditionsManquantes(d).length > 0 ? `, et à garantir ${conditions(d)},` : ''),
	retributionDite: (d) =>
		d.gouvernance?.participation?.retribution === 'frais' ? 'Les frais sont remboursés' : 'La participation est rétribuée',
};
