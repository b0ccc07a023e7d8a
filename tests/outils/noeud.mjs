// Plain JavaScript for Node ≥ 20: runs before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export const RACINE = fileURLToPath(new URL('../..', import.meta.url));
const BIN = path.join(RACINE, 'node_modules', '.bin');
/** What astro 7 and vitest 5 require (`engines` of their package.json). */
const MINIMUM = [22, 12];

/** A fault said in one French sentence, without a stack. */
export class Arret extends Error {}

/** `parseArgs` of node:util whose refusals are said in French. */
export function options(declarees) {
	try {
		return parseArgs({ options: declarees });
	} catch {
		const connues = Object.keys(declarees).map((nom) => `--${nom}`);
		throw new Arret(`Option inconnue ou incomplète : « ${process.argv.slice(2).join(' ')} ». Options possibles : ${connues.join(', ')}.`);
	}
}

const suffisant = (version) => {
	const [majeure, mineure] = version.split('.').map(Number);
	return majeure > MINIMUM[0] || (majeure === MINIMUM[0] && mineure >= MINIMUM[1]);
};

/** Path of a Node ≥ 22.12: the one that npm installed (linux-x64), or the user's own. Throws Arret. */
export function noeud() {
	const installe = path.join(BIN, 'node');
	if (existsSync(installe)) return installe;
	if (suffisant(process.versions.node)) return process.execPath;
	throw new Arret(
		`Node ${MINIMUM.join('.')} ou plus récent est nécessaire sur cette machine (vous avez la version ${process.versions.node}) : installez Node 24 depuis https://nodejs.org, puis relancez la même commande.`,
	);
}

const lireJson = (...segments) => JSON.parse(readFileSync(path.join(RACINE, ...segments), 'utf8'));

/** True when node_modules holds what the lock file says; npm writes `.package-lock.json` at the end of an installation. */
export function installationAJour() {
	try {
		const voulus = lireJson('package-lock.json').packages;
		const presents = lireJson('node_modules', '.package-lock.json').packages;
		return Object.entries(voulus).every(
			([chemin, p]) => chemin === '' || presents[chemin]?.integrity === p.integrity || (p.optional && !presents[chemin]),
		);
	} catch {
		return false;
	}
}

/** PATH without the node_modules/.bin folders that npm adds: npm must run on the system's Node. */
const cheminSysteme = () =>
	(process.env.PATH ?? '')
		.split(path.delimiter)
		.filter((dossier) => !dossier.endsWith(path.join('node_modules', '.bin')))
		.join(path.delimiter);

/** `npm ci`, by the npm and the Node that run this script. */
export function installer() {
	const { npm_node_execpath: node, npm_execpath: npm } = process.env;
	const [commande, debut] = node && npm ? [node, [npm]] : ['npm', []];
	return lancer(commande, [...debut, 'ci', '--no-audit', '--no-fund'], { env: { PATH: cheminSysteme() } });
}

/** Arguments that run an installed tool: `outil('astro', 'build')` → [node, …/astro.js, 'build']. */
export function outil(paquet, ...args) {
	const [nom, commande = nom.split('/').at(-1)] = paquet.split('#');
	const { bin } = lireJson('node_modules', nom, 'package.json');
	const script = typeof bin === 'string' ? bin : bin[commande];
	return [noeud(), path.join(RACINE, 'node_modules', nom, script), ...args];
}

const enfants = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => {
		for (const enfant of enfants) enfant.kill(signal);
		process.exit(signal === 'SIGINT' ? 130 : 143);
	});
}

/** Starts a command at the root with our tools first in PATH; stdin is closed. */
export function demarrer(commande, args, { env = {}, stdio = ['ignore', 'pipe', 'pipe'] } = {}) {
	const enfant = spawn(commande, args, {
		cwd: RACINE,
		stdio,
		env: {
			...process.env,
			PATH: `${BIN}${path.delimiter}${cheminSysteme()}`,
			ASTRO_TELEMETRY_DISABLED: '1',
			...env,
		},
	});
	enfants.add(enfant);
	enfant.on('close', () => enfants.delete(enfant));
	return enfant;
}

/** Runs a command to its end: { code, sortie }, where `sortie` is empty when the output went to the terminal (`visible`). */
export function lancer(commande, args, { visible = false, delai = 0, ...options } = {}) {
	return new Promise((resoudre) => {
		const enfant = demarrer(commande, args, { ...options, stdio: ['ignore', ...(visible ? ['inherit', 'inherit'] : ['pipe', 'pipe'])] });
		const morceaux = [];
		enfant.stdout?.on('data', (m) => morceaux.push(m));
		enfant.stderr?.on('data', (m) => morceaux.push(m));
		const minuterie = delai > 0 && setTimeout(() => enfant.kill(), delai);
		const finir = (code, ajout = '') => {
			clearTimeout(minuterie);
			resoudre({ code, sortie: Buffer.concat(morceaux).toString('utf8') + ajout });
		};
		enfant.on('error', (erreur) => finir(127, `${erreur.message}\n`));
		enfant.on('close', (code) => finir(code ?? 1));
	});
}

/** « 3,4 s » since `debut` (milliseconds of performance.now). */
export const duree = (debut) => `${((performance.now() - debut) / 1000).toFixed(1).replace('.', ',')} s`;
