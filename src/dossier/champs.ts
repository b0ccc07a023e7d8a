import type * as z from 'zod/mini';
import { schemaDossier } from './schema.ts';
import { NE_SAIT_PAS } from './types.ts';

/** What a field holds, read from the schema itself. */
export type Genre = 'choix' | 'cases' | 'texte' | 'entier' | 'nombre' | 'date' | 'montants' | 'lignes' | 'liste' | 'fiche';

export interface ChampSchema {
	/** `portee.priorites[].titre`: `[]` stands for any entry of a list. */
	chemin: string;
	genre: Genre;
	/** Values of a choice or of checkboxes, « ne-sait-pas » left out. */
	valeurs: string[];
	/** Longest text, where there is one. */
	longueur?: number;
	min?: number;
	max?: number;
	enfants: ChampSchema[];
}

// The definition of a zod schema, of which only what is read here is described.
interface Def {
	type: string;
	format?: string;
	innerType?: Noeud;
	element?: Noeud;
	shape?: Record<string, Noeud>;
	entries?: Record<string, string>;
	checks?: { _zod: { def: { check: string; maximum?: number; value?: number } } }[];
}
type Noeud = z.core.$ZodType & { _zod: { def: Def } };

const nu = (s: Noeud): Noeud => (['optional', 'nullable'].includes(s._zod.def.type) && s._zod.def.innerType ? nu(s._zod.def.innerType) : s);
const borne = (d: Def, sorte: string): number | undefined => d.checks?.map((c) => c._zod.def).find((c) => c.check === sorte)?.value;
const longueur = (d: Def): number | undefined => d.checks?.map((c) => c._zod.def).find((c) => c.check === 'max_length')?.maximum;
const valeurs = (d: Def): string[] => Object.values(d.entries ?? {}).filter((v) => v !== NE_SAIT_PAS);

function genreDe(d: Def): Genre {
	if (d.type === 'enum') return 'choix';
	if (d.type === 'string') return d.format === 'date' ? 'date' : 'texte';
	if (d.type === 'number') return d.format ? 'entier' : 'nombre';
	if (d.type === 'object') return 'fiche';
	const element = nu(d.element as Noeud)._zod.def;
	if (element.type === 'object') return 'liste';
	if (element.type === 'enum') return 'cases';
	return element.type === 'number' ? 'montants' : 'lignes';
}

function decrire(chemin: string, brut: Noeud): ChampSchema {
	const d = nu(brut)._zod.def;
	const genre = genreDe(d);
	const objet = genre === 'liste' ? nu(d.element as Noeud)._zod.def : d;
	const prefixe = genre === 'liste' ? `${chemin}[]` : chemin;
	const enfants = Object.entries(objet.shape ?? {})
		.filter(([nom]) => !(genre === 'liste' && nom === 'id'))
		.map(([nom, s]) => decrire(`${prefixe}.${nom}`, s));
	const source = genre === 'cases' ? nu(d.element as Noeud)._zod.def : d;
	const mesure = genre === 'montants' || genre === 'lignes' ? nu(d.element as Noeud)._zod.def : d;
	const champ: ChampSchema = { chemin, genre, valeurs: valeurs(source), enfants };
	const [l, min, max] = [longueur(mesure), borne(mesure, 'greater_than'), borne(mesure, 'less_than')];
	if (l !== undefined && genre !== 'cases' && genre !== 'liste') champ.longueur = l;
	if (min !== undefined) champ.min = min;
	if (max !== undefined) champ.max = max;
	return champ;
}

/** The whole schema as a tree of fields; notes and exchanges with partners answer nothing. */
export const arbre: ChampSchema[] = Object.entries(schemaDossier._zod.def.shape as Record<string, Noeud>)
	.filter(([nom]) => nom !== 'notes' && nom !== 'partage')
	.map(([nom, s]) => decrire(nom, s));

const aplatir = (champs: ChampSchema[]): ChampSchema[] => champs.flatMap((c) => [c, ...aplatir(c.enfants)]);

/** Every field, groups included, by its path. */
export const champs: Map<string, ChampSchema> = new Map(aplatir(arbre).map((c) => [c.chemin, c]));

/** The fields that hold an answer. */
export const feuilles: ChampSchema[] = [...champs.values()].filter((c) => c.enfants.length === 0);
