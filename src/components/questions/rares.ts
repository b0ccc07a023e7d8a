import { getContext, setContext, type Component } from 'svelte';
import type { Champ, Question } from '../../contenu/modele.ts';
import type { Definition, PropsControle } from './types.ts';

/** Controls and aids that few pages show: a page only loads its own. */
export interface Rares {
	annuaire: Component<PropsControle>;
	communes: Component<PropsControle>;
	montants: Component<PropsControle>;
	ordre: Component<PropsControle>;
	scenarios: Component<PropsControle>;
	perimetre: Component;
	simulation: Component;
	synthese: Component<{ definition: Definition; valeur: unknown }>;
}
export type Rare = keyof Rares;

const CLE = Symbol('rares');
/** Said once, by the island. */
export const fixerRares = (charges: Partial<Rares>): void => void setContext(CLE, charges);
export const rares = (): Partial<Rares> => getContext<Partial<Rares> | undefined>(CLE) ?? {};

const REPONSES: readonly string[] = ['annuaire', 'communes', 'montants', 'ordre', 'scenarios'] satisfies Rare[];

interface Posee {
	reponse: string;
	aide?: string | undefined;
	champs?: Champ[] | undefined;
	rangs?: Question['rangs'];
}
/** Those that these questions call for, whether they are asked now or later, sorted. */
export function besoins(questions: Posee[]): Rare[] {
	const noms = questions.flatMap((q) => [
		...[q.reponse, ...(q.champs ?? []).map((c) => c.reponse)].filter((r) => REPONSES.includes(r)),
		...(q.aide ? [q.aide] : []),
		...(q.rangs?.some((r) => r.prepare) ? ['synthese'] : []),
	]);
	return [...new Set(noms)].sort() as Rare[];
}
