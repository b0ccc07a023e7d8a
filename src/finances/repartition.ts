import type { Dossier } from '../dossier/schema.ts';

/** Whole parts that add up exactly to `total`; what rounding leaves goes to the largest remainders. */
export function repartir(total: number, poids: number[]): number[] {
	const somme = poids.reduce((s, p) => s + p, 0);
	if (somme <= 0) return poids.map(() => 0);
	const justes = poids.map((p) => (total * p) / somme);
	const parts = justes.map(Math.floor);
	const reste = total - parts.reduce((s, p) => s + p, 0);
	const ordre = justes.map((j, rang) => ({ rang, manque: j - Math.floor(j) })).sort((a, b) => b.manque - a.manque || a.rang - b.rang);
	for (const { rang } of ordre.slice(0, Math.round(reste))) parts[rang] = (parts[rang] ?? 0) + 1;
	return parts;
}

/** Rates with one decimal that add up to 100. */
export const taux = (montants: number[]): number[] => repartir(1000, montants).map((p) => p / 10);

export interface PartCommune {
	nom: string;
	/** Its weight: one, its inhabitants, or its percentage. */
	poids?: number;
	montant?: number;
}

/**
 * What each commune bears of the carrier's share, under the key chosen; undefined when there is no key.
 * An unknown weight leaves every amount unknown.
 */
export function cleCommunes(d: Dossier, residuel: number): PartCommune[] | undefined {
	const { mode, parts = [] } = d.financement?.cle ?? {};
	const communes = d.echelle?.communes ?? [];
	if (!mode || mode === 'ne-sait-pas') return undefined;
	const lignes: PartCommune[] =
		mode === 'pourcentages'
			? parts.map((p) => ({ nom: p.commune ?? '', ...(p.part !== undefined && { poids: p.part }) }))
			: communes.map((c) => ({ nom: c.nom ?? '', ...poidsDe(mode, c.population) }));
	if (residuel < 0 || lignes.some((l) => l.poids === undefined)) return lignes;
	const montants = repartir(
		residuel,
		lignes.map((l) => l.poids ?? 0),
	);
	return lignes.map((l, rang) => ({ ...l, montant: montants[rang] ?? 0 }));
}

const poidsDe = (mode: 'egales' | 'population', population: number | undefined): { poids?: number } => {
	if (mode === 'egales') return { poids: 1 };
	return population === undefined ? {} : { poids: population };
};
