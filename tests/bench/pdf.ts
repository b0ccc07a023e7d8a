/** The same 14 pages through every generator, in Node: `node tests/bench/pdf.ts`. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { lirePolicesNode } from '../../src/rendu/pdf/polices-node.ts';
import { articles, rangees } from './outils/document.ts';
import { interclasser, repeter } from './outils/mesure.ts';
import { ARTICLES, GENERATEURS, RANGEES, TOURS, charger } from './outils/pairs.ts';
import { afficherCroissance, afficherPlancher, comparer, machine } from './outils/rapport.ts';
import { disposer, preparer } from './pairs/nous.ts';

setFlagsFromString('--expose-gc');
Object.assign(globalThis, { gc: runInNewContext('gc') as unknown });

const polices = await lirePolicesNode();
const doc = articles(ARTICLES.reference);
const generateurs = await Promise.all(GENERATEURS.map(async (g) => (await charger(g.fichier)).preparer(polices)));
const octets: Uint8Array[] = [];
for (const generer of generateurs) octets.push(await generer(doc));

console.log(machine());
const { tours, chauffe } = TOURS;
const temps = await interclasser(
	generateurs.map((generer) => () => generer(doc)),
	tours,
	chauffe,
);
await comparer(GENERATEURS.map((_, i) => ({ temps: temps[i]!, octets: octets[i]! })));

const notre = preparer(polices);
const fois = (d: ReturnType<typeof articles>): number[] => repeter(() => () => notre(d), tours);
console.log('');
afficherPlancher(
	fois(doc),
	repeter(() => disposer(polices, doc), tours),
);
console.log('');
const cent = articles(ARTICLES.cent);
afficherCroissance([
	...RANGEES.map((n) => ({ nom: `${n} rows`, taille: n, temps: fois(rangees(n)) })),
	{ nom: '14 pages', taille: 14, temps: fois(doc) },
	{ nom: '100 pages', taille: 100, temps: fois(cent) },
]);
