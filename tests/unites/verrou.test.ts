import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Paquet {
	version?: string;
	optionalDependencies?: Record<string, string>;
}
const PAQUETS = (JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Paquet> }).packages;

/** Folders where Node looks for a package required from `chemin`, nearest first: a/node_modules, then node_modules. */
function dossiers(chemin: string): string[] {
	const morceaux = chemin.split('/node_modules/');
	const montants = morceaux.map((_, i) => morceaux.slice(0, morceaux.length - i).join('/node_modules/'));
	return [...montants.map((m) => (m ? `${m}/node_modules` : 'node_modules')), 'node_modules'];
}

// A registry that lacks a platform's binary makes npm drop it from the lock file without a word.
test('every optional dependency of every package is in the lock file', () => {
	const voulus = Object.entries(PAQUETS).flatMap(([chemin, p]) =>
		Object.keys(p.optionalDependencies ?? {}).map((nom) => ({ chemin, nom })),
	);
	expect(voulus.length).toBeGreaterThan(50);
	expect(voulus.filter(({ chemin, nom }) => !dossiers(chemin).some((d) => PAQUETS[`${d}/${nom}`]))).toEqual([]);
});

test('our own dependencies are pinned exactly, at the version of the lock file', () => {
	const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
		string,
		Record<string, string>
	>;
	const voulues = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
	expect(voulues.filter(([nom, version]) => PAQUETS[`node_modules/${nom}`]?.version !== version)).toEqual([]);
});
