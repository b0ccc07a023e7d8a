import { defineConfig } from 'vitest/config';
import { fileURLToPath } from 'node:url';

export default defineConfig({
	root: fileURLToPath(new URL('..', import.meta.url)),
	test: {
		include: ['tests/unites/**/*.test.ts'],
		environment: 'node',
		testTimeout: 60_000,
		server: { deps: { inline: ['pdf-lib'] } },
	},
});
