import { expect, test } from 'vitest';
import { chargerContenu } from '../../src/contenu/charger.ts';
import type { Question } from '../../src/contenu/modele.ts';
import { feuilles, type ChampSchema } from '../../src/dossier/champs.ts';
import { lireChemin } from '../../src/dossier/chemin.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { elaguer } from '../../src/faits/elaguer.ts';
import { composer, DOCUMENTS } from '../../src/gabarits/composer.ts';
import { questionDe } from '../../src/gabarits/valeur.ts';
import { rendreTexte } from '../../src/rendu/texte.ts';
import { autresValeurs, BASES, dossierRiche, ecrireRiche, places } from '../dossier-riche.ts';

// Every question says in which documents its answer stands (`documents:`): the answers are changed, the documents composed again.
const contenu = chargerContenu('.');
type Nom = (typeof DOCUMENTS)[number];

const texte = (nom: Nom, d: Dossier): string => rendreTexte(composer(nom, elaguer(d, contenu.etapes), contenu, '2026-11-22'));
const bases = Object.values(BASES).map((reponses) => {
	const dossier = dossierRiche(reponses);
	return { dossier, docs: Object.fromEntries(DOCUMENTS.map((nom) => [nom, texte(nom, dossier)])) };
});
type Base = (typeof bases)[number];

const champsDe = (q: Question): ChampSchema[] => feuilles.filter((f) => questionDe(contenu, f.chemin)?.question === q);

/** One dossier a base where the whole question is answered otherwise. */
function autrement(q: Question, { dossier }: Base): Dossier {
	const variante = structuredClone(dossier);
	for (const champ of champsDe(q))
		for (const place of places(champ)) {
			const actuelle = lireChemin(dossier, place);
			const autre = actuelle === undefined ? undefined : autresValeurs(champ, place, actuelle)[0];
			if (autre !== undefined) ecrireRiche(variante, place, autre);
		}
	return variante;
}

/** One dossier for each other value of each of its fields, and one without any. */
function* unParUn(q: Question, { dossier }: Base): Generator<Dossier> {
	for (const champ of champsDe(q))
		for (const place of places(champ)) {
			const actuelle = lireChemin(dossier, place);
			if (actuelle === undefined) continue;
			for (const autre of [...autresValeurs(champ, place, actuelle), undefined]) {
				const variante = structuredClone(dossier);
				ecrireRiche(variante, place, autre);
				yield variante;
			}
		}
}

function prouve(q: Question, nom: Nom): boolean {
	if (bases.some((b) => texte(nom, autrement(q, b)) !== b.docs[nom])) return true;
	return bases.some((b) => {
		for (const d of unParUn(q, b)) if (texte(nom, d) !== b.docs[nom]) return true;
		return false;
	});
}

// Two of the bases, a commune and a grouping, keep this under a minute.
const TEMOINS = [bases[0], bases[2]].filter((b) => b !== undefined);
const LONG = 300_000;
const questions = contenu.etapes.flatMap((e) => e.questions);
const annonce = (q: Question): Nom[] => DOCUMENTS.filter((nom) => q.documents.includes(nom));

test('un document annoncé change avec la réponse', { timeout: LONG }, () => {
	expect(questions.flatMap((q) => annonce(q).flatMap((nom) => (prouve(q, nom) ? [] : [`${q.id} : ${nom}`])))).toEqual([]);
});

test('un document qui change avec la réponse est annoncé', { timeout: LONG }, () => {
	const tus = questions.flatMap((q) => {
		const autres = DOCUMENTS.filter((nom) => !annonce(q).includes(nom));
		return autres.filter((nom) => TEMOINS.some((b) => texte(nom, autrement(q, b)) !== b.docs[nom])).map((nom) => `${q.id} : ${nom}`);
	});
	expect(tus).toEqual([]);
});
