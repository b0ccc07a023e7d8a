import type { Dossier } from './schema.ts';

type Sans<T> = { [C in keyof T]?: T[C] | undefined };
/** Without what was not answered; undefined when nothing was. */
function dit<T extends object>(objet: Sans<T>): T | undefined {
	const entrees = Object.entries(objet).filter(([, v]) => v !== undefined);
	return entrees.length > 0 ? (Object.fromEntries(entrees) as T) : undefined;
}
const liste = <T>(entrees: T[]): T[] | undefined => (entrees.length > 0 ? entrees : undefined);

/** Two significant digits: enough for a cost per head, not to tell one municipality from its neighbours. */
function arrondir(n: number): number {
	const pas = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, n))) - 1);
	return Math.round(n / pas) * pas;
}

type Entite = NonNullable<NonNullable<Dossier['porteur']>['entite']>;
function porteur({ nom, origine, type, population, populationAnnee }: Entite, avecNom: boolean): Entite | undefined {
	const habitants = population === undefined || avecNom ? population : arrondir(population);
	return dit<Entite>({ ...(avecNom && { nom, origine }), type, population: habitants, populationAnnee });
}

/** The communes of the perimeter as one, without a name: only the sum of their inhabitants is compared. */
function ensemble(communes: NonNullable<NonNullable<Dossier['echelle']>['communes']>, avecNom: boolean) {
	const connues = communes.flatMap((c) => c.population ?? []);
	if (connues.length === 0 || connues.length < communes.length) return undefined;
	const [annee, ...autres] = new Set(communes.map((c) => c.populationAnnee));
	const total = Math.min(
		70_000_000,
		connues.reduce((a, b) => a + b, 0),
	);
	return [
		{ id: 'ensemble', population: avecNom ? total : arrondir(total), ...(annee && autres.length === 0 && { populationAnnee: annee }) },
	];
}

/** Which partners were spoken to; neither with whom nor when. */
function echanges(partenaires: NonNullable<NonNullable<Dossier['preparation']>['partenaires']>) {
	const { psychiatrie, personnesConcernees, aidants, ars, communes, centreRessources } = partenaires;
	const qui = { psychiatrie, personnesConcernees, aidants, ars, communes, centreRessources };
	return dit<typeof partenaires>(
		Object.fromEntries(Object.entries(qui).map(([nom, contact]) => [nom, contact?.etat && { etat: contact.etat }])),
	);
}

/**
 * The answers of the découverte's eight questions and nothing else: no person, no text of one's own.
 * @param avecNom with the name of the territory and its exact population; the population is rounded otherwise
 */
export function reponsesDecouverte(d: Dossier, avecNom: boolean): Dossier {
	const entite = d.porteur?.entite && porteur(d.porteur.entite, avecNom);
	const partenaires = d.preparation?.partenaires && echanges(d.preparation.partenaires);
	const themes = (d.portee?.priorites ?? []).flatMap(({ theme }) => theme ?? []).map((theme, i) => ({ id: `p${i}`, theme }));
	const ressources = (d.financement?.ressources ?? [])
		.filter((r) => r.payeur)
		.map(({ payeur, mode, part, montants, etat }, i) => ({
			id: `r${i}`,
			...dit({ payeur, mode, part, montants: montants?.slice(-1), etat }),
		}));
	const communes = d.echelle?.communes && ensemble(d.echelle.communes, avecNom);
	const { retribution } = d.gouvernance?.participation ?? {};
	return (
		dit<Dossier>({
			porteur: entite && { entite },
			echelle: dit({ choix: d.echelle?.choix, communes }),
			preparation: partenaires && { partenaires },
			portee: themes.length > 0 ? { priorites: themes } : undefined,
			gouvernance: retribution && { participation: { retribution } },
			coordination: dit({ etp: d.coordination?.etp }),
			financement: dit({ enveloppe: d.financement?.enveloppe, ressources: liste(ressources) }),
			calendrier: dit({ conseil: d.calendrier?.conseil }),
		}) ?? {}
	);
}
