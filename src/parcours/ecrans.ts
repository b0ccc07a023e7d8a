/** The screens of the découverte, in the order of the `decouverte` ranks of content/questions (1 to 8). */
export const ECRANS = [
	'territoire',
	'echelle',
	'partenaires',
	'priorites',
	'participation',
	'coordination',
	'financement',
	'conseil',
] as const;
export type Ecran = (typeof ECRANS)[number];

/** Address of the screen of a rank; undefined outside 1 to 8. */
export function adresseEcran(rang: number | undefined): `/decouverte/${Ecran}/` | undefined {
	const ecran = rang === undefined ? undefined : ECRANS[rang - 1];
	return ecran && `/decouverte/${ecran}/`;
}
