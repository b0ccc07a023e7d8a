import type { Dossier } from '../../dossier/schema.ts';
import { budget, somme, type Total } from '../../finances/budget.ts';
import { chapitreM57, compteCerfa } from '../../finances/comptes.ts';
import { cleCommunes } from '../../finances/repartition.ts';
import { euros, nombre, pourcent } from '../../francais.ts';
import { valeur, type LectureListe } from '../valeur.ts';
import { ligneDeTotaux, soldeTexte } from './financement.ts';

/** Lines of one account or chapter put together; `cle` names it. */
const regrouper =
	(compteDe: (d: Dossier, nature: string) => string): LectureListe =>
	(d) => {
		const b = budget(d);
		const cles = [...new Set(b.depenses.map((l) => compteDe(d, l.nature)))].sort();
		return cles.map((cle) => ({
			cle: valeur('financement.depenses', cle),
			[`est${cle}`]: true,
			...ligneDeTotaux(
				'financement.depenses',
				b.exercices.map((a) => somme(b.depenses.filter((l) => compteDe(d, l.nature) === cle).map((l) => l.montants[a.rang]))),
			),
		}));
	};

const sommesDe = (d: Dossier, garder: (payeur: string) => boolean): Total[] => {
	const b = budget(d);
	const lignes = b.ressources.filter((r) => garder(r.payeur));
	return b.exercices.map((a) => somme(lignes.map((r) => r.montants[a.rang])));
};

const recettesTiers: LectureListe = (d) => [
	ligneDeTotaux(
		'financement.ressources',
		sommesDe(d, (p) => p !== 'porteur'),
	),
];

/** What the carrier typed for itself, and the residual. */
const recettesPropres: LectureListe = (d) => {
	const typees = sommesDe(d, (p) => p === 'porteur');
	const soldes = budget(d).residuel.map((r, rang): Total => ({
		montant: r.montant + (typees[rang]?.montant ?? 0),
		incomplet: r.incomplet || (typees[rang]?.incomplet ?? false),
	}));
	return [ligneDeTotaux('financement.ressources', soldes, soldeTexte)];
};

const lignesCle: LectureListe = (d) => {
	const dernier = budget(d).residuel.at(-1);
	const parts = cleCommunes(d, dernier && !dernier.incomplet ? dernier.montant : -1) ?? [];
	const poids = d.financement?.cle?.mode === 'pourcentages' ? (p: number) => pourcent(p) : (p: number) => nombre(p);
	return parts.map((p) => ({
		commune: valeur('financement.cle.parts', p.nom || undefined, 'commune'),
		poids: valeur('financement.cle.parts', p.poids === undefined ? undefined : poids(p.poids), 'poids de la commune'),
		montant: valeur('financement.cle.parts', p.montant === undefined ? undefined : euros(p.montant), 'part de la commune'),
	}));
};

/** The same sums laid out for an accountant, and shared between communes. */
export const listesComptes: Record<string, LectureListe> = {
	chapitresM57: regrouper(chapitreM57),
	comptesCerfa: regrouper(compteCerfa),
	recettesTiers,
	recettesPropres,
	lignesCle,
};
