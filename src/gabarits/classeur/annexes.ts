import { adresse, type Cellule, type Feuille } from '../../document/classeur.ts';
import { somme, type Total } from '../../finances/budget.ts';
import { cleCommunes, type PartCommune } from '../../finances/repartition.ts';
import { formuleArrondi } from './arrondi.ts';
import {
	AN_DEPENSES,
	cellule,
	chapeau,
	citer,
	DEBUT,
	ENTETE,
	entete,
	formule,
	notes,
	plage,
	plageFixe,
	pluriannuel,
	saisie,
	textes,
	type Etabli,
} from './etabli.ts';
import { fin, rangeeLecture, rangeeTotal } from './lecture.ts';

const quotient = (residuel: number, poids: number, totalPoids: number): number => (totalPoids > 0 ? (residuel * poids) / totalPoids : 0);

function lignesCommunes(e: Etabli, parts: PartCommune[], residuel: number): Cellule[][] {
	const noms = textes(e, 'communes').lignes;
	const dernier = DEBUT + parts.length - 1;
	const poids = plageFixe(1, DEBUT, dernier);
	const totalPoids = parts.reduce((s, p) => s + (p.poids ?? 0), 0);
	const lisible = `AND(lecture_derniere_annee=${citer(e, 'equilibre')},COUNT(${poids})=ROWS(${poids}))`;
	const rien = e.mots['rien'] ?? '';
	return parts.map((p, rang) => {
		const ligne = DEBUT + rang;
		const avant = `IF(${lisible},IF(SUM(${poids})>0,reste_derniere_annee*${adresse(1, ligne)}/SUM(${poids}),0),${citer(e, 'rien')})`;
		// Without a single weight nothing can be shared: every part is nil.
		const apres = `IF(ISNUMBER(${adresse(2, ligne)}),IF(SUM(${poids})>0,${formuleArrondi(2, ligne, DEBUT, dernier, 'reste_derniere_annee', 1)},0),${citer(e, 'rien')})`;
		return [
			cellule('ligne', noms[rang]?.[0]),
			saisie(e, e.d.financement?.cle?.mode === 'population' ? 'entier' : 'nombre', p.poids),
			formule('calcul', 'eurosCentimes', avant, p.montant === undefined ? rien : quotient(residuel, p.poids ?? 0, totalPoids)),
			formule('calcul', 'euros', apres, p.montant ?? rien),
		];
	});
}

/** What each commune bears of the last year's residual; no sheet without a key. */
export function feuilleCommunes(e: Etabli): Feuille | undefined {
	const dernier = e.b.residuel.at(-1);
	const residuel = dernier && !dernier.incomplet ? dernier.montant : -1;
	const parts = e.sections['communes'] && cleCommunes(e.d, residuel);
	if (!parts || parts.length === 0) return undefined;
	const dits = textes(e, 'communes');
	const total = plage(3, DEBUT, 3, DEBUT + parts.length - 1);
	const lisible = parts.some((p) => p.montant !== undefined);
	return {
		nom: e.sections['communes']?.nom ?? '',
		largeurs: [54, 16, 24, 18],
		lignes: [
			...chapeau(e, 'communes', 4),
			entete(dits.entete, 1),
			...lignesCommunes(e, parts, residuel),
			[
				cellule('total', dits.lignes[parts.length]?.[0]),
				cellule('total'),
				cellule('total'),
				formule(
					'total',
					'euros',
					`IF(COUNT(${total})=0,${citer(e, 'rien')},SUM(${total}))`,
					lisible ? somme(parts.map((p) => p.montant)).montant : (e.mots['rien'] ?? ''),
				),
			],
			[],
			...notes(e, 'communes', 4),
		],
		entete: ENTETE,
	};
}

/** Contributions in kind, apart from the budget; no sheet without one. */
export function feuilleContributions(e: Etabli): Feuille | undefined {
	const valorisees = e.d.financement?.valorisation ?? [];
	if (valorisees.length === 0) return undefined;
	const dits = textes(e, 'contributions');
	const { exercices } = e.b;
	const montants = valorisees.map((v) => exercices.map((a) => v.montants?.[a.rang] ?? undefined));
	const totaux: Total[] = exercices.map((a) => somme(montants.map((m) => m[a.rang])));
	const fini = DEBUT + valorisees.length;
	const tete = [...dits.entete, ...(pluriannuel(e) ? [e.mots['total'] ?? ''] : [])];
	return {
		nom: e.sections['contributions']?.nom ?? '',
		largeurs: [54, 40, ...tete.slice(2).map(() => 14), 12],
		lignes: [
			...chapeau(e, 'contributions', tete.length + 1),
			[...entete(tete, 2), cellule('entete', e.mots['lecture'])],
			...montants.map((ligne, rang) => {
				const [libelle = '', apporteur = ''] = dits.lignes[rang] ?? [];
				return [
					cellule('ligne', libelle),
					cellule('ligne', apporteur),
					...ligne.map((m) => saisie(e, 'euros', m)),
					...fin(e, AN_DEPENSES, DEBUT + rang, ligne),
				];
			}),
			[
				cellule('total', dits.lignes[valorisees.length]?.[0]),
				cellule('total'),
				...rangeeTotal(e, AN_DEPENSES, DEBUT, fini, totaux),
				cellule('total'),
			],
			[
				cellule('lecture', e.mots['lecture']),
				cellule('lecture'),
				...rangeeLecture(e, AN_DEPENSES, DEBUT, fini - 1, totaux),
				cellule('lecture'),
			],
			[],
			...notes(e, 'contributions', tete.length + 1),
		],
		entete: ENTETE,
		colonnesFigees: 1,
	};
}
