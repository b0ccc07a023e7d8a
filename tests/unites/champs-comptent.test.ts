import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { chargerContenu } from '../../src/contenu/charger.ts';
import { feuilles, type ChampSchema } from '../../src/dossier/champs.ts';
import { lireChemin } from '../../src/dossier/chemin.ts';
import { schemaDossier, type Dossier } from '../../src/dossier/schema.ts';
import { tousLesFaits } from '../../src/faits/table.ts';
import { budget } from '../../src/finances/budget.ts';
import { composer, DOCUMENTS } from '../../src/gabarits/composer.ts';
import { elaguer } from '../../src/faits/elaguer.ts';
import { questionsVisibles } from '../../src/parcours/progression.ts';
import { resultat } from '../../src/parcours/resultat.ts';
import { evaluer } from '../../src/referentiel/evaluer.ts';
import { rendreTexte } from '../../src/rendu/texte.ts';
import { autresValeurs, BASES, dossierRiche, ecrireRiche, places } from '../dossier-riche.ts';

const contenu = chargerContenu('.');
const DATE = '2026-11-22';

/** Fields that nothing shows, each with its reason. */
const EXCEPTIONS = parse(readFileSync('tests/champs-sans-effet.yaml', 'utf8')) as { champ: string; raison: string }[];

/** What a person can see change besides the documents. */
const VUES: ((d: Dossier) => unknown)[] = [
	(d) => {
		const faits = tousLesFaits(d);
		return contenu.etapes.map((e) => questionsVisibles(e, faits).map((q) => [q.id, q.champs?.map((c) => c.quand && faits[c.quand])]));
	},
	(d) => evaluer(d, contenu.recommandations),
	(d) => resultat(d),
	(d) => {
		const { exercices, totauxDepenses, totauxRessources, residuel } = budget(d);
		return { exercices, totauxDepenses, totauxRessources, residuel };
	},
];
const DOCS = DOCUMENTS.map((nom) => (d: Dossier) => rendreTexte(composer(nom, d, contenu, DATE)));
const voir = (d: Dossier, vue: (d: Dossier) => unknown): string => JSON.stringify(vue(d));
const actif = (d: Dossier): string => JSON.stringify(elaguer(d, contenu.etapes));

const bases = Object.values(BASES).map((reponses) => {
	const dossier = dossierRiche(reponses);
	return { dossier, actif: actif(dossier), vues: VUES.map((vue) => voir(dossier, vue)), docs: DOCS.map((vue) => voir(dossier, vue)) };
});
type Base = (typeof bases)[number];

/** A field that this base closes cannot change a document: nothing is composed then. */
const change = (base: Base, d: Dossier): boolean =>
	VUES.some((vue, rang) => voir(d, vue) !== base.vues[rang]) ||
	(actif(d) !== base.actif && DOCS.some((vue, rang) => voir(d, vue) !== base.docs[rang]));

function variantes({ dossier }: Base, champ: ChampSchema): Dossier[] {
	const ouvertes = places(champ).filter((p) => lireChemin(dossier, p) !== undefined);
	return ouvertes.flatMap((place) =>
		autresValeurs(champ, place, lireChemin(dossier, place)).map((v) => {
			const variante = structuredClone(dossier);
			ecrireRiche(variante, place, v);
			return variante;
		}),
	);
}

const aEffet = (champ: ChampSchema): boolean => bases.some((base) => variantes(base, champ).some((v) => change(base, v)));

describe('un dossier riche', () => {
	test.each(Object.entries(BASES))('%s : tout y est valable', (_nom, reponses) => {
		expect(schemaDossier.safeParse(dossierRiche(reponses)).error?.issues).toBeUndefined();
	});
	test('chaque champ du schéma y est rempli', () => {
		const vides = feuilles.filter((f) => !bases.some(({ dossier }) => places(f).some((p) => lireChemin(dossier, p) !== undefined)));
		expect(vides.map((f) => f.chemin)).toEqual([]);
	});
});

describe('chaque champ compte', () => {
	const exceptions = new Set(EXCEPTIONS.map((e) => e.champ));
	test('chaque exception nomme un champ, une fois, et dit sa raison', () => {
		const connus = new Set(feuilles.map((f) => f.chemin));
		expect(EXCEPTIONS.filter((e) => !connus.has(e.champ) || e.raison.length < 20)).toEqual([]);
		expect(exceptions.size).toBe(EXCEPTIONS.length);
	});
	test('changer sa réponse change un document, un verdict, un chiffre ou une question', () => {
		const sansEffet = feuilles.filter((f) => !aEffet(f)).map((f) => f.chemin);
		expect(sansEffet.sort()).toEqual([...exceptions].sort());
	});
});
