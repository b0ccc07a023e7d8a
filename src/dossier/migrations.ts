/** Version of the dossier written today. */
export const VERSION = 1;

type Objet = Record<string, unknown>;

/** `etapes[n]` leads a dossier from version n to n + 1; a step, once published, never changes. */
const etapes: Record<number, (dossier: Objet) => Objet> = {};

/** A dossier of an older version, brought up to date one step at a time. */
export function migrer(dossier: Objet, version: number): Objet {
	let courant = dossier;
	for (let v = version; v < VERSION; v++) courant = etapes[v]?.(courant) ?? courant;
	return courant;
}
