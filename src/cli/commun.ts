import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Dossier } from '../dossier/schema.ts';
import { lireSauvegarde } from '../stockage/sauvegarde.ts';

export const RACINE = fileURLToPath(new URL('../..', import.meta.url));

/** The worked examples by name, in the order of their names. @throws Error where one cannot be read */
export function lireExemples(racine: string): Record<string, Dossier> {
	const dossier = join(racine, 'content/exemples');
	const fichiers = readdirSync(dossier)
		.filter((f) => f.endsWith('.json'))
		.sort();
	return Object.fromEntries(
		fichiers.map((f) => {
			const lu = lireSauvegarde(readFileSync(join(dossier, f), 'utf8'));
			if (!lu.ok) throw new Error(`content/exemples/${f} : ${lu.message}`);
			return [f.replace(/\.json$/, ''), lu.sauvegarde.dossier];
		}),
	);
}

/** What goes wrong is told in one sentence, without the path of the code. */
export function executer(faire: () => void): void {
	try {
		faire();
	} catch (e) {
		process.stderr.write(`${e instanceof Error ? e.message : String(e)}\n`);
		process.exitCode = 1;
	}
}
