import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { lireBrut } from '../../src/contenu/lire.ts';
import { verifier } from '../../src/contenu/verifier.ts';

const DOSSIER = 'tests/mauvais-contenu';
/** Where each kind of file stands in the project. */
const PLACES: Record<string, string> = {
	questions: 'content/questions',
	recommandations: 'content/recommandations',
	coherence: 'content',
	calendrier: 'content',
	atelier: 'content',
	templates: 'templates',
};

/** What the check says of a project that holds the real sources and this one bad file. */
function fautesDe(fichier: string): string[] {
	const racine = mkdtempSync(path.join(tmpdir(), 'mauvais-contenu-'));
	const place = PLACES[path.dirname(fichier)] ?? '';
	try {
		mkdirSync(path.join(racine, place), { recursive: true });
		mkdirSync(path.join(racine, 'content'), { recursive: true });
		cpSync('content/sources.yaml', path.join(racine, 'content/sources.yaml'));
		if (place !== 'content/questions' && place !== 'templates')
			cpSync('content/questions', path.join(racine, 'content/questions'), { recursive: true });
		cpSync(
			path.join(DOSSIER, fichier),
			path.join(racine, place, place === 'content' ? `${path.dirname(fichier)}.yaml` : path.basename(fichier)),
		);
		return verifier(lireBrut(racine), false);
	} finally {
		rmSync(racine, { recursive: true, force: true });
	}
}

/** One bad file a row, with the whole of what must be said of it. */
const ATTENDUS = parse(readFileSync(`${DOSSIER}/attendus.yaml`, 'utf8')) as Record<string, string>;

describe('un mauvais contenu est refusé en une phrase', () => {
	test.each(Object.entries(ATTENDUS))('%s', (fichier, phrase) => {
		expect(fautesDe(fichier)).toEqual([phrase]);
	});
	test('chaque fichier a sa phrase', () => {
		const fichiers = Object.keys(PLACES).flatMap((d) => readdirSync(`${DOSSIER}/${d}`).map((f) => `${d}/${f}`));
		expect(fichiers.sort()).toEqual(Object.keys(ATTENDUS).sort());
	});
});
