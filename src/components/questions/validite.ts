import { champs } from '../../dossier/champs.ts';
import { schemaDossier } from '../../dossier/schema.ts';
import { NE_SAIT_PAS } from '../../dossier/types.ts';
import { lireNombre, nombre } from '../../francais.ts';
import type { Definition } from './types.ts';

/** `financement.ressources[].part` → a dossier that holds only this value. */
const porteur = (chemin: string, valeur: unknown): Record<string, unknown> =>
	chemin
		.split('.')
		.reduceRight<unknown>(
			(dessous, cle) => (cle.endsWith('[]') ? { [cle.slice(0, -2)]: [{ id: 'x', ...(dessous as object) }] } : { [cle]: dessous }),
			valeur,
		) as Record<string, unknown>;

/** True when the schema, the only authority on shape, takes this value at this path. */
export const accepte = (chemin: string, valeur: unknown): boolean => schemaDossier.safeParse(porteur(chemin, valeur)).success;

export const admetNeSaitPas = (chemin: string): boolean => accepte(chemin, NE_SAIT_PAS);

export const longueurMax = (chemin: string, repli: number): number => champs.get(chemin)?.longueur ?? repli;

const EXEMPLES: Partial<Record<Definition['reponse'], string>> = {
	montant: 'Écrivez un montant en euros, sans centimes : 60 000, par exemple.',
	montants: 'Écrivez un montant en euros, sans centimes : 60 000, par exemple.',
	etp: 'Écrivez un temps de travail en chiffres : 0,5 pour un mi-temps, 1 pour un temps plein.',
	part: 'Écrivez un pourcentage en chiffres : 50, par exemple.',
	annee: 'Écrivez l’année en quatre chiffres.',
	nombre: 'Écrivez un nombre entier, en chiffres : 2, par exemple.',
};

function horsBornes(chemin: string, n: number): string {
	const { min, max } = champs.get(chemin) ?? {};
	if (min !== undefined && n < min) return `Ce nombre est trop petit\u00a0: il doit être d’au moins ${nombre(min)}.`;
	if (max !== undefined && n > max) return `Ce nombre est trop grand\u00a0: il ne peut pas dépasser ${nombre(max)}.`;
	return 'Ce nombre doit être plus grand que zéro.';
}

export interface Lecture {
	valeur?: number | undefined;
	/** What to write instead, in French. */
	erreur?: string | undefined;
}

/** What a person typed in a field of numbers; empty is no answer, not a fault. */
export function lireSaisie(reponse: Definition['reponse'], chemin: string, saisie: string): Lecture {
	if (!saisie.trim()) return {};
	const n = lireNombre(saisie);
	const exemple = EXEMPLES[reponse] ?? EXEMPLES.nombre;
	if (n === undefined) return { erreur: exemple };
	if (!['etp', 'part'].includes(reponse) && !Number.isInteger(n)) return { erreur: exemple };
	const valeur = reponse === 'montants' ? [n] : n;
	return accepte(chemin, valeur) ? { valeur: n } : { erreur: reponse === 'annee' ? EXEMPLES.annee : horsBornes(chemin, n) };
}

/** The number as it is shown back; a year is never grouped. */
export const ecrireSaisie = (reponse: Definition['reponse'], n: unknown): string => {
	if (typeof n !== 'number') return '';
	return reponse === 'annee' ? String(n) : nombre(n);
};
