import type { Dossier } from '../../dossier/schema.ts';
import { populationAuMoins } from '../../faits/territoire.ts';
import { compte, dateLongue, enumeration, nombre } from '../../francais.ts';
import { calcul, libelleOption, questionDe, reponse, valeur, valeursDe, type Entree, type Lecture, type LectureListe } from '../valeur.ts';

const population = (d: Dossier): string | undefined => {
	const p = populationAuMoins(d);
	// Communes of which none has a population yet say nothing.
	return p && (p.valeur > 0 || p.manquantes === 0) ? compte(p.valeur, 'habitant') : undefined;
};

const champPopulation = (d: Dossier): string => (d.echelle?.population === undefined ? 'echelle.communes' : 'echelle.population');

type Secteur = NonNullable<NonNullable<Dossier['echelle']>['secteurs']>[number];

function secteur(s: Secteur): Entree {
	const base = `echelle.secteurs.${s.id}`;
	return {
		...valeursDe(base, s, 'etablissement', 'pole', 'chefPole', 'numero', 'representation'),
		adultes: s.public === 'adultes',
		infantoJuvenile: s.public === 'infanto-juvenile',
		public: valeur(`${base}.public`, undefined),
	};
}

/** The rows of the guide's grid that were answered, in the order of content/. */
const grille: LectureListe = (d, { contenu }) =>
	(questionDe(contenu, 'echelle.grille')?.question.rangs ?? []).flatMap((rang): Entree[] => {
		const { avis, note } = (d.echelle?.grille?.[rang.nom] as { avis?: string; note?: string } | undefined) ?? {};
		if (!avis && !note) return [];
		const champ = `echelle.grille.${rang.nom}`;
		const libelle = libelleOption(contenu, `${champ}.avis`, avis);
		return [{ question: valeur(champ, rang.label), avis: valeur(`${champ}.avis`, libelle), note: valeur(`${champ}.note`, note) }];
	});

export const valeursEchelle: Record<string, Lecture> = {
	echelleChoix: () => valeur('echelle.choix', undefined),
	arrondissements: reponse('echelle.arrondissements'),
	populationTerritoire: (d) => valeur(champPopulation(d), population(d)),
	populationAnnee: (d) => valeur(champPopulation(d), populationAuMoins(d)?.annee),
	populationSansCommunes: calcul('echelle.communes', (d) => {
		const manquantes = populationAuMoins(d)?.manquantes ?? 0;
		return manquantes > 0 ? compte(manquantes, 'commune') : undefined;
	}),
	motifPerimetre: reponse('echelle.motif'),
	communesNombre: calcul('echelle.communes', (d) =>
		d.echelle?.communes?.length ? compte(d.echelle.communes.length, 'commune') : undefined,
	),
	communesNoms: calcul('echelle.communes', (d) => enumeration((d.echelle?.communes ?? []).flatMap((c) => c.nom ?? [])) || undefined),
	typologieManque: () => valeur('echelle.typologie', undefined),
	qpvPresence: () => valeur('echelle.qpv.presence', undefined),
	qpvNombre: calcul('echelle.qpv.nombre', (d) =>
		d.echelle?.qpv?.nombre === undefined ? undefined : compte(d.echelle.qpv.nombre, 'quartier prioritaire', 'quartiers prioritaires'),
	),
	qpvNoms: reponse('echelle.qpv.noms'),
	secteursManque: () => valeur('echelle.secteurs', undefined),
	choixCollectifInstance: reponse('echelle.choixCollectif.instance'),
	choixCollectifDate: calcul('echelle.choixCollectif.date', (d) =>
		d.echelle?.choixCollectif?.date ? dateLongue(d.echelle.choixCollectif.date) : undefined,
	),
};

export const listesEchelle: Record<string, LectureListe> = {
	communes: (d) =>
		(d.echelle?.communes ?? []).map((c) => ({
			...valeursDe(`echelle.communes.${c.id}`, c, 'nom', 'code'),
			population: valeur('echelle.communes', c.population === undefined ? undefined : nombre(c.population)),
			annee: valeur('echelle.communes', c.populationAnnee),
		})),
	secteurs: (d) => (d.echelle?.secteurs ?? []).map(secteur),
	grille,
	dispositifs: (d, { contenu }) =>
		(d.echelle?.dispositifs ?? []).map((x) => {
			const base = `echelle.dispositifs.${x.id}`;
			return {
				genre: valeur(`${base}.genre`, libelleOption(contenu, `${base}.genre`, x.genre)),
				nom: valeur(`${base}.nom`, x.nom),
				date: valeur(`${base}.date`, x.date && dateLongue(x.date)),
			};
		}),
};
