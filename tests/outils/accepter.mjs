// npm run accepter: the list of names, the texts of the examples and the accessibility trees as they are now.
import { trouverChromium } from './chromium.mjs';
import { lancer, outil } from './noeud.mjs';
import { portLibre } from './port.mjs';

const commandes = [
	[process.execPath, 'src/cli/noms.ts'],
	outil('vitest', 'run', '--config', 'tests/vitest.config.ts', 'tests/unites/exemples.test.ts', '-u'),
];
const chromium = await trouverChromium();
if (chromium)
	commandes.push(
		outil('astro', 'build'),
		outil('@playwright/test#playwright', 'test', '--config', 'tests/playwright.config.ts', 'arbre', '--update-snapshots=all'),
	);
else console.log('Aucun Chromium sur cette machine : tests/instantanes/arbre/ reste tel quel, npm test dira s’il a vieilli.');

const env = { BASE: '', PARCOURS_PORT: String(await portLibre(4400)), ...(chromium && { CHROMIUM_PATH: chromium }) };
for (const [commande, ...args] of commandes) {
	if (process.exitCode) break;
	process.exitCode = (await lancer(commande, args, { visible: true, env })).code;
}
