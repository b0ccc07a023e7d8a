import { fileURLToPath } from 'node:url';
import { compileModule } from 'svelte/compiler';
import ts from 'typescript';
import { defineConfig } from 'vitest/config';

const { ESNext } = ts.ScriptTarget;
/** Runes outside components, for the tests of the state. */
const runes = {
	name: 'runes',
	enforce: 'pre' as const,
	transform: (code: string, id: string) =>
		id.endsWith('.svelte.ts')
			? compileModule(ts.transpile(code, { target: ESNext, verbatimModuleSyntax: true }), { generate: 'server', filename: id }).js
			: undefined,
};

export default defineConfig({
	root: fileURLToPath(new URL('..', import.meta.url)),
	plugins: [runes],
	test: {
		include: ['tests/unites/**/*.test.ts'],
		environment: 'node',
		testTimeout: 180_000,
		// By default vitest leaves one core idle: on two cores, one worker.
		maxWorkers: '100%',
		server: { deps: { inline: ['pdf-lib'] } },
	},
});
