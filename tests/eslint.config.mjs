import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

const AVEC_TYPES = ['src/**/*.ts', 'tests/**/*.ts'];

export default defineConfig(
	globalIgnores(['dist/', '.astro/', 'public/', 'content/', 'templates/', 'test-results/', 'tests/instantanes/', 'tests/mauvais-contenu/']),
	js.configs.recommended,
	ts.configs.strict,
	astro.configs['flat/recommended'],
	svelte.configs['flat/recommended'],
	{
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			// TypeScript checks names better, .svelte and .astro included.
			'no-undef': 'off',
			'no-console': 'off',
			'no-var': 'error',
			'prefer-const': 'error',
			'object-shorthand': 'error',
			eqeqeq: ['error', 'always'],
			'no-eval': 'error',
			'no-implied-eval': 'error',
			'no-new-func': 'error',
			'max-depth': ['error', 4],
			complexity: ['error', { max: 25, variant: 'modified' }],
			// U+00A0 and U+202F are French typography.
			'no-irregular-whitespace': [
				'error',
				{ skipStrings: true, skipTemplates: true, skipRegExps: true, skipComments: true, skipJSXText: true },
			],
			// PDF and text work on control characters and on private-use marks.
			'no-control-regex': 'off',
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
			// An index known to be in bounds is common in layout code under noUncheckedIndexedAccess.
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-invalid-void-type': 'off',
			// The dossier is read and cleared by paths.
			'@typescript-eslint/no-dynamic-delete': 'off',
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
		rules: {
			// A key is asked where a list can be reordered; the pages are static and BASE is added by hand.
			'svelte/no-navigation-without-resolve': 'off',
			// A local Map or Date that nothing displays is not a state.
			'svelte/prefer-svelte-reactivity': 'off',
			'svelte/no-at-html-tags': 'error',
			'svelte/require-each-key': 'error',
			'prefer-const': 'off',
			'svelte/prefer-const': ['error', { destructuring: 'all' }],
		},
	},
	{
		files: AVEC_TYPES,
		ignores: ['**/*.svelte.ts'],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: fileURLToPath(new URL('..', import.meta.url)) } },
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
			'@typescript-eslint/no-unnecessary-type-assertion': 'error',
		},
	},
	{ files: ['tests/**'], rules: { 'max-depth': 'off' } },
);
