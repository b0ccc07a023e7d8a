import type * as z from 'zod';
import type { Fichier } from './lire.ts';
import { suggestion } from './proche.ts';

/** One fault: where, then a French sentence. */
export const faute = (fichier: Fichier, chemin: (string | number)[], phrase: string): string =>
	`${fichier.chemin}:${fichier.ligne(chemin)} – ${phrase}`;

const TYPES: Record<string, string> = {
	string: 'un texte',
	number: 'un nombre',
	int: 'un nombre entier',
	array: 'une liste',
	object: 'un groupe',
	boolean: 'oui ou non (true, false)',
};

const cles = (schema: z.ZodType, chemin: PropertyKey[]): string[] => {
	let courant: unknown = schema;
	for (const cle of chemin) courant = typeof cle === 'number' ? nu(courant)?.element : nu(courant)?.shape?.[String(cle)];
	return Object.keys(nu(courant)?.shape ?? {});
};
interface Def {
	innerType?: unknown;
	element?: unknown;
	shape?: Record<string, unknown>;
}
const nu = (s: unknown): Def | undefined => {
	const def = (s as { _zod?: { def: Def } } | undefined)?._zod?.def;
	return def?.innerType ? nu(def.innerType) : def;
};

function phraseDe(probleme: z.core.$ZodIssue, schema: z.ZodType): string {
	const nom = String(probleme.path.at(-1) ?? 'fichier');
	if (probleme.code === 'unrecognized_keys') {
		const cle = probleme.keys[0] ?? '';
		return `« ${cle} » n’est pas connu ici.${suggestion(cle, cles(schema, probleme.path))}`;
	}
	if (probleme.code === 'invalid_type' && probleme.input === undefined) return `il manque « ${nom} ».`;
	if (probleme.code === 'invalid_type') return `« ${nom} » devrait être ${TYPES[probleme.expected] ?? probleme.expected}.`;
	if (probleme.code === 'invalid_value') return `« ${nom} » doit être l’un de : ${probleme.values.map(String).join(', ')}.`;
	if (probleme.code === 'too_small') return `« ${nom} » est vide.`;
	if (probleme.code === 'invalid_format') return `« ${nom} » n’a pas la forme attendue.`;
	return `« ${nom} » n’est pas valable.`;
}

/** Where to point: at the unknown key itself rather than at the group that holds it. */
const cheminDe = (p: z.core.$ZodIssue): (string | number)[] =>
	[...p.path, ...(p.code === 'unrecognized_keys' ? p.keys.slice(0, 1) : [])] as (string | number)[];

/** Faults of syntax, then of shape; the data once it holds. */
export function lireForme<T>(fichier: Fichier, schema: z.ZodType<T>): { fautes: string[]; donnees?: T } {
	if (fichier.syntaxe) {
		return { fautes: [`${fichier.chemin}:${fichier.syntaxe.ligne} – ce fichier YAML ne se lit pas (${fichier.syntaxe.message}).`] };
	}
	const lu = schema.safeParse(fichier.donnees, { reportInput: true });
	if (lu.success) return { fautes: [], donnees: lu.data };
	return { fautes: lu.error.issues.map((p) => faute(fichier, cheminDe(p), phraseDe(p, schema))) };
}
