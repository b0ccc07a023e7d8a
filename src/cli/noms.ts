import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chargerContenu } from '../contenu/charger.ts';
import { ecrireNoms } from '../contenu/noms.ts';
import { executer, lireExemples, RACINE } from './commun.ts';

/** The examples are told at this date, so that the list only changes with the content. */
export const DATE_DES_EXEMPLES = '2026-11-22';

/** The text of templates/NOMS.md for what stands under `racine`. */
export const nomsDe = (racine: string): string =>
	ecrireNoms({ contenu: chargerContenu(racine), exemples: lireExemples(racine), date: DATE_DES_EXEMPLES });

if (import.meta.main)
	executer(() => {
		writeFileSync(join(RACINE, 'templates/NOMS.md'), nomsDe(RACINE));
		process.stdout.write('templates/NOMS.md est à jour.\n');
	});
