/** Version of the dossier written today. */
export const VERSION = 1;

type Objet = Record<string, unknown>;

export interface Migrations {
	/** The version they lead to. */
	version: number;
	/** `etapes[n]` leads a dossier from version n to n + 1; a step, once published, never changes. */
	etapes: Record<number, (dossier: Objet) => Objet>;
}

/** A new version takes a step here and a frozen file in tests/versions/ of the one it leaves. */
export const MIGRATIONS: Migrations = { version: VERSION, etapes: {} };

const estObjet = (v: unknown): v is Objet => typeof v === 'object' && v !== null && !Array.isArray(v);

/**
 * A dossier of an older version, brought up to date one step at a time.
 * @throws Error when a step is missing, throws, or gives no dossier
 */
export function migrer(dossier: Objet, version: number, { version: cible, etapes }: Migrations = MIGRATIONS): Objet {
	let courant = dossier;
	for (let v = version; v < cible; v++) {
		const suivant: unknown = etapes[v]?.(courant);
		if (!estObjet(suivant)) throw new Error(`No dossier comes out of the step from version ${v}.`);
		courant = suivant;
	}
	return courant;
}
