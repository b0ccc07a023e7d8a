import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

declare module 'astro' {
	interface AstroClientDirectives {
		'client:besoin'?: boolean;
	}
}

/** Build only: teaches Astro the directive of `besoin.ts`. */
export const eveil = (): AstroIntegration => ({
	name: 'eveil',
	hooks: {
		'astro:config:setup': ({ addClientDirective }) =>
			addClientDirective({ name: 'besoin', entrypoint: fileURLToPath(new URL('besoin.ts', import.meta.url)) }),
	},
});
