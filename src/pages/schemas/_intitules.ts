import type { Champ, Etape } from '../../contenu/modele.ts';

type Schema = Record<string, unknown>;
const objet = (v: unknown): Schema | undefined => (typeof v === 'object' && v !== null ? (v as Schema) : undefined);

/** The schema of the answer at a path, through the entries of lists. */
const dessous = (noeud: Schema | undefined, chemin: string): Schema | undefined =>
	chemin.split('.').reduce<Schema | undefined>((n, cle) => objet(objet((objet(n?.['items']) ?? n)?.['properties'])?.[cle]), noeud);

function intituler(noeud: Schema | undefined, label: string, champs: Champ[] = []): void {
	if (!noeud) return;
	noeud['title'] = label;
	for (const champ of champs) intituler(dessous(noeud, champ.nom), champ.label);
}

/** The same schema with, for title of each answer, the question that asks it. */
export function avecIntitules(schema: Schema, etapes: Etape[]): Schema {
	const copie = structuredClone(schema);
	const dossier = objet(objet(copie['$defs'])?.['dossier']);
	for (const q of etapes.flatMap((e) => e.questions)) intituler(dessous(dossier, q.id), q.label, q.champs);
	return copie;
}
