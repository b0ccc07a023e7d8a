import type { Dossier } from '../dossier/schema.ts';
import { NE_SAIT_PAS } from '../dossier/types.ts';

/** true, false, or not known yet: absence is never read as « no ». */
export type Tri = boolean | undefined;
export type Fait = (d: Dossier) => Tri;

/** False as soon as one is false, unknown as soon as one is unknown otherwise. */
export const et = (...x: Tri[]): Tri => (x.includes(false) ? false : x.includes(undefined) ? undefined : true);

/** True as soon as one is true, unknown as soon as one is unknown otherwise. */
export const ou = (...x: Tri[]): Tri => (x.includes(true) ? true : x.includes(undefined) ? undefined : false);

export const non = (x: Tri): Tri => (x === undefined ? undefined : !x);

/** « oui » and « non »; unknown for anything else. */
export const estOui = (v: string | undefined): Tri => (v === 'oui' ? true : v === 'non' ? false : undefined);

/** Whether the answer is one of these; unknown when there is none or when it is not known yet. */
export const est = (v: string | undefined, ...valeurs: string[]): Tri =>
	v === undefined || v === NE_SAIT_PAS ? undefined : valeurs.includes(v);

/** Whether these checkboxes or lines hold one of these; unknown when nothing was answered. */
export const contient = (v: readonly string[] | undefined, ...valeurs: string[]): Tri =>
	v === undefined ? undefined : valeurs.some((x) => v.includes(x));

/** Whether a list has at least `n` entries; unknown when it was never opened. */
export const auMoins = (v: readonly unknown[] | undefined, n = 1): Tri => (v === undefined ? undefined : v.length >= n);

/** Whether a line or a paragraph says something; unknown when it does not, since nothing typed is not a « no ». */
export const ditQuelqueChose = (v: string | undefined): Tri => (v?.trim() ? true : undefined);
