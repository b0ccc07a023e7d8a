/** @type {import('prettier').Config} */
export default {
	useTabs: true,
	singleQuote: true,
	printWidth: 140,
	plugins: ['prettier-plugin-svelte', 'prettier-plugin-astro'],
	overrides: [
		{ files: '*.svelte', options: { parser: 'svelte' } },
		{ files: '*.astro', options: { parser: 'astro' } },
		// npm writes its two files this way.
		{ files: 'package.json', options: { useTabs: false, tabWidth: 2 } },
		{ files: ['*.yaml', '*.yml', '*.md'], options: { useTabs: false, proseWrap: 'preserve' } },
	],
};
