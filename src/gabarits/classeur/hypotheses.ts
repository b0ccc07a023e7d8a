import { adresse, type Cellule, type Classeur, type Feuille } from '../../document/classeur.ts';
import { populationTerritoire } from '../../faits/territoire.ts';
import { coutEtp, partDuClsm } from '../../finances/depenses.ts';
import { cellule, chapeau, DEBUT, ENTETE, entete, notes, saisie, textes, type Etabli } from './etabli.ts';

/** The yearly amounts of the daily running of the post, by the id of their line of expenditure. */
const annuels = (e: Etabli): { nom: string; libelle: string; montant: number | undefined }[] =>
	e.b.depenses.flatMap((l, rang) => {
		if (!l.champ.startsWith('financement.poste.')) return [];
		const nom = l.nature as 'logistique' | 'deplacements' | 'formation';
		return [{ nom, libelle: textes(e, 'depenses').lignes[rang]?.[0] ?? '', montant: e.d.financement?.poste?.[nom] }];
	});

/** Name of the cell that holds the yearly amount of a line of the post. */
export const nomAnnuel = (nature: string): string => `${nature}_par_an`;

interface Hypothese {
	/** Used by formulas. */
	nom: string;
	mots: string[];
	valeur: Cellule;
}

function hypotheses(e: Etabli): Hypothese[] {
	const { lignes } = textes(e, 'hypotheses');
	const nommees = (cle: string): string[][] => lignes.filter(([c]) => c === cle).map((l) => l.slice(1));
	const une = (cle: string, nom: string, valeur: Cellule): Hypothese[] => nommees(cle).map((mots) => ({ nom, mots, valeur }));
	return [
		...une('cout', 'cout_temps_plein', saisie(e, 'euros', coutEtp(e.d))),
		...une('etp', 'temps_coordination', saisie(e, 'nombre', e.d.coordination?.etp)),
		...une('part', 'part_du_conseil', saisie(e, 'pourcent', partDuClsm(e.d))),
		...nommees('mois').map((mots, rang) => ({ nom: `mois_${rang + 1}`, mots, valeur: saisie(e, 'nombre', e.b.exercices[rang]?.mois) })),
		...annuels(e).map((a) => ({
			nom: nomAnnuel(a.nom),
			mots: [`${a.libelle}, ${e.mots['parAn'] ?? ''}`, e.mots['euros'] ?? '', e.mots['chiffrage'] ?? ''],
			valeur: saisie(e, 'euros', a.montant),
		})),
		...une('population', 'population', saisie(e, 'entier', populationTerritoire(e.d)?.valeur)),
	];
}

/** What the amounts depend on, each in a named cell of the second column. */
export function feuilleHypotheses(e: Etabli): { feuille: Feuille; noms: Classeur['noms'] } {
	const liste = hypotheses(e);
	const { nom = '' } = e.sections['hypotheses'] ?? {};
	const rangees = liste.map(({ mots: [libelle = '', unite = '', origine = ''], valeur }) => [
		cellule('ligne', libelle),
		valeur,
		cellule('ligne', unite),
		cellule('ligne', origine),
	]);
	const [premier = '', ...suite] = textes(e, 'hypotheses').entete;
	return {
		feuille: {
			nom,
			largeurs: [44, 14, 14, 86],
			lignes: [
				...chapeau(e, 'hypotheses', 4),
				entete([premier, ...suite], 4).map((c, rang) => (rang === 1 ? { ...c, droite: true } : c)),
				...rangees,
				[],
				...notes(e, 'hypotheses', 4),
			],
			entete: ENTETE,
		},
		noms: liste.map((h, rang) => ({ nom: h.nom, feuille: nom, adresse: adresse(1, DEBUT + rang) })),
	};
}
