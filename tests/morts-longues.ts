/**
 * Part of `npm run verifier:long`: the tab or the browser is killed two hundred times while someone types.
 * `node tests/morts-longues.ts 50 7` kills fifty times, seed 7. The site is built when it is not.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const [morts = '200', graine = '2026'] = process.argv.slice(2);
const lancer = (...args: string[]): number =>
	spawnSync(process.execPath, args, {
		stdio: 'inherit',
		env: { ...process.env, MORTS: morts, GRAINE: graine, ASTRO_TELEMETRY_DISABLED: '1' },
	}).status ?? 1;

const construit = existsSync('dist/index.html') || lancer('node_modules/astro/bin/astro.mjs', 'build') === 0;
const essai = ['node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/playwright.config.ts', '--reporter=list', 'pannes-morts'];
process.exitCode = construit ? lancer(...essai) : 1;
