// The steps of npm test, in order. Each answers { code, sortie, passes, echecs }.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { trouverChromium } from './chromium.mjs';
import { Arret, lancer, outil } from './noeud.mjs';
import { portLibre } from './port.mjs';

const DELAI_TELECHARGEMENT_MS = 300_000;

const executer = ([commande, ...args], options) => lancer(commande, args, options);

/** Runs the commands one after the other, up to the first that fails. */
const suite =
	(...commandes) =>
	async () => {
		let resultat = { code: 0, sortie: '' };
		for (const commande of commandes) {
			if (resultat.code === 0) resultat = await executer(commande());
		}
		return resultat;
	};

/** Runs a test tool that writes its JSON report to a file, and counts what it says. */
async function essais(commande, rapport, compter, env = {}) {
	rmSync(rapport, { force: true });
	const resultat = await executer(commande, { visible: true, env });
	if (!existsSync(rapport)) return resultat;
	const comptes = compter(JSON.parse(readFileSync(rapport, 'utf8')));
	rmSync(rapport, { force: true });
	return { ...resultat, ...comptes };
}

const fichierRapport = (nom) => path.join(tmpdir(), `parcours-clsm-${process.pid}-${nom}.json`);

function unites() {
	const rapport = fichierRapport('unites');
	const commande = outil(
		'vitest',
		'run',
		'--config',
		'tests/vitest.config.ts',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${rapport}`,
	);
	return essais(commande, rapport, (r) => ({ passes: r.numPassedTests, echecs: r.numFailedTests }));
}

async function navigateur() {
	const rapport = fichierRapport('navigateur');
	const commande = outil('@playwright/test#playwright', 'test', '--config', 'tests/playwright.config.ts', '--reporter=list,json');
	const env = {
		PLAYWRIGHT_JSON_OUTPUT_FILE: rapport,
		PARCOURS_PORT: String(await portLibre(4400)),
		CHROMIUM_PATH: await trouverChromium(),
	};
	return essais(commande, rapport, ({ stats }) => ({ passes: stats.expected + stats.flaky, echecs: stats.unexpected }), env);
}

/** Finds a Chromium or downloads Playwright's. Throws Arret with what to type. */
async function chromium() {
	const trouve = await trouverChromium();
	if (trouve) return { code: 0, sortie: '', note: trouve };
	if (process.env.CHROMIUM_PATH) throw new Arret(`CHROMIUM_PATH désigne un fichier qui n’existe pas : ${process.env.CHROMIUM_PATH}`);
	await executer(outil('@playwright/test#playwright', 'install', 'chromium'), { delai: DELAI_TELECHARGEMENT_MS });
	const telecharge = await trouverChromium();
	if (telecharge) return { code: 0, sortie: '', note: telecharge };
	throw new Arret(
		'Aucun Chromium sur cette machine et son téléchargement a échoué : installez-le (« sudo apt-get install chromium ») ou tapez « CHROMIUM_PATH=/chemin/de/votre/chrome npm test ».',
	);
}

/** `avant`: the steps that `--seulement` adds before this one. */
export const ETAPES = [
	{ nom: 'chromium', titre: 'Chromium', faire: chromium },
	{ nom: 'format', titre: 'Mise en forme', faire: suite(() => outil('prettier', '--check', '.')) },
	{
		nom: 'lint',
		titre: 'Règles de code',
		faire: suite(() => outil('eslint', '--config', 'tests/eslint.config.mjs', '--max-warnings=0', '.')),
	},
	{
		nom: 'types',
		titre: 'Types',
		faire: suite(
			() => outil('astro', 'check', '--minimumFailingSeverity', 'warning'),
			() => outil('svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'),
		),
	},
	{ nom: 'unites', titre: 'Tests unitaires', faire: unites },
	{ nom: 'construction', titre: 'Construction du site', faire: suite(() => outil('astro', 'build')) },
	{ nom: 'navigateur', titre: 'Tests dans le navigateur', faire: navigateur, avant: ['chromium', 'construction'] },
];
