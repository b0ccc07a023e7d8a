// Time per keystroke of the directory's search, against a linear scan of the same names in the same run.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { construireAnnuaire } from '../../src/annuaire/construire.ts';
import type { Colonnes } from '../../src/annuaire/modele.ts';
import { aplatir } from '../../src/annuaire/normaliser.ts';
import { chercher, preparerIndex, type Index } from '../../src/annuaire/recherche.ts';

const MAX = 12;
const TOURS = 3;

/** Every state of the field while each entry of the table is typed. */
const touches = (parse(readFileSync('tests/recherche.yaml', 'utf8')) as { saisie: string }[]).flatMap(({ saisie }) =>
	Array.from(saisie, (_, i) => saisie.slice(0, i + 1)),
);

/** What one writes first: flatten each name, keep those that contain the entry, sort by population. No mistake is forgiven. */
function lineaire({ territoires: t }: Index, saisie: string): string[] {
	const cherche = aplatir(saisie);
	return t.noms
		.map((nom, rang) => ({ nom, rang }))
		.filter(({ nom }) => aplatir(nom).includes(cherche))
		.sort((a, b) => t.populations[b.rang]! - t.populations[a.rang]!)
		.slice(0, MAX)
		.map(({ rang }) => t.codes[rang]!);
}

const mesurer = (travail: () => unknown): number => {
	const debut = performance.now();
	travail();
	return performance.now() - debut;
};
const rang = (temps: number[], part: number): number => temps.toSorted((a, b) => a - b)[Math.floor((temps.length - 1) * part)]!;
const ms = (x: number): string => `${x.toFixed(3)} ms`;

const colonnes = construireAnnuaire().get('index.json') as Colonnes;
const premiere = mesurer(() => preparerIndex(colonnes));
const preparations = Array.from({ length: 5 }, () => mesurer(() => preparerIndex(colonnes)));
const index = preparerIndex(colonnes);
const [notre, naive]: [number[], number[]] = [[], []];
for (let tour = 0; tour < TOURS; tour++)
	touches.forEach((saisie, i) => {
		notre.push(mesurer(() => chercher(index, saisie, MAX)));
		// One in ten is enough for the slow one; interleaved, so that both meet the same machine.
		if (i % 10 === tour) naive.push(mesurer(() => lineaire(index, saisie)));
	});

console.log(`index prepared: first ${ms(premiere)}, then median ${ms(rang(preparations, 0.5))}`);
for (const [nom, temps] of [
	['search', notre],
	['linear scan', naive],
] as const)
	console.log(
		`${nom}: ${temps.length} keystrokes, median ${ms(rang(temps, 0.5))}, min ${ms(rang(temps, 0))}, p99 ${ms(rang(temps, 0.99))}`,
	);
console.log(`ratio of medians (search / linear scan): ${(rang(notre, 0.5) / rang(naive, 0.5)).toFixed(4)}`);
