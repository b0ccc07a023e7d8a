import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dossier } from '../../src/dossier/schema.ts';
import { budget, coutParHabitant, somme, type Total } from '../../src/finances/budget.ts';
import { chapitreM57, compteCerfa } from '../../src/finances/comptes.ts';
import { coutCoordination } from '../../src/finances/depenses.ts';
import { cleCommunes, taux } from '../../src/finances/repartition.ts';
import { dossierQuelconque } from '../arbitraires.ts';

/** Any dossier: the sums hold whatever was typed, negative residuals and unknown lines included. */
const pour = (verifier: (d: Dossier) => void): void => fc.assert(fc.property(dossierQuelconque(), verifier), { numRuns: 100 });
const montants = (totaux: Total[]): number[] => totaux.map((t) => t.montant);
const parAnnee = (d: Dossier, lignes: { montants: (number | undefined)[] }[]): number[] =>
	budget(d).exercices.map((a) => lignes.reduce((s, l) => s + (l.montants[a.rang] ?? 0), 0));

test('chaque ligne est en euros entiers, et chaque total la somme des lignes arrondies', () =>
	pour((d) => {
		const b = budget(d);
		const lignes = [...b.depenses, ...b.ressources].flatMap((l) => l.montants).filter((m) => m !== undefined);
		expect(lignes.filter((m) => !Number.isInteger(m) || m < 0)).toEqual([]);
		expect(montants(b.totauxDepenses)).toEqual(parAnnee(d, b.depenses));
		expect(montants(b.totauxRessources)).toEqual(parAnnee(d, b.ressources));
	}));

test('les ressources et la part du porteur égalent les dépenses, chaque année et en tout', () =>
	pour((d) => {
		const b = budget(d);
		const ressources = b.totauxRessources.map((r, rang) => r.montant + (b.residuel[rang]?.montant ?? NaN));
		expect(ressources).toEqual(montants(b.totauxDepenses));
		expect(somme(ressources).montant).toBe(b.depensesTotales.montant);
		expect(b.excedent).toBe(b.residuel.some((r) => r.montant < 0));
	}));

test('une ligne inconnue, et elle seule, rend le total « au moins » et l’équilibre provisoire', () =>
	pour((d) => {
		const b = budget(d);
		const inconnue = (lignes: { montants: (number | undefined)[] }[], rang: number): boolean =>
			lignes.some((l) => l.montants[rang] === undefined);
		expect(b.totauxDepenses.map((t) => t.incomplet)).toEqual(b.exercices.map((a) => inconnue(b.depenses, a.rang)));
		expect(b.provisoire).toBe(b.exercices.some((a) => inconnue([...b.depenses, ...b.ressources], a.rang)));
	}));

test('le poste est compté au prorata des mois de la première année', () =>
	pour((d) => {
		const b = budget(d);
		const plein = coutCoordination(d);
		b.exercices.forEach((a) => expect(b.depenses[0]?.montants[a.rang]).toBe(coutCoordination(d, a.mois)));
		if (plein === undefined) return;
		const juste = b.exercices.map((a) => (plein * a.mois) / 12);
		juste.forEach((j, rang) => expect(Math.abs((b.depenses[0]?.montants[rang] ?? NaN) - j)).toBeLessThanOrEqual(1));
	}));

test('les chapitres et les comptes se partagent les dépenses sans rien perdre', () =>
	pour((d) => {
		const b = budget(d);
		for (const compte of [chapitreM57, compteCerfa]) {
			const cles = [...new Set(b.depenses.map((l) => compte(d, l.nature)))];
			const sommes = cles.map((cle) =>
				parAnnee(
					d,
					b.depenses.filter((l) => compte(d, l.nature) === cle),
				),
			);
			expect(b.exercices.map((_, rang) => sommes.reduce((s, x) => s + (x[rang] ?? 0), 0))).toEqual(montants(b.totauxDepenses));
		}
	}));

test('la clé entre communes ne perd ni ne crée un euro', () =>
	pour((d) => {
		const reste = budget(d).residuelTotal.montant;
		const parts = cleCommunes(d, reste);
		if (!parts?.length || reste < 0 || parts.some((p) => p.poids === undefined)) return;
		const attendu = parts.some((p) => (p.poids ?? 0) > 0) ? reste : 0;
		expect(somme(parts.map((p) => p.montant)).montant).toBe(attendu);
	}));

test('les parts des payeurs font cent, à une décimale, dès qu’il y a une dépense', () =>
	pour((d) => {
		const b = budget(d);
		if (b.excedent || b.depensesTotales.montant === 0) return;
		const lignes = [...b.ressources.map((r) => somme(r.montants).montant), b.residuelTotal.montant];
		expect(taux(lignes).reduce((s, t) => s + Math.round(t * 10), 0)).toBe(1000);
	}));

test('le coût par habitant est celui de la dernière année', () =>
	pour((d) => {
		const b = budget(d);
		const total = b.totauxDepenses.at(-1)?.montant ?? 0;
		expect(coutParHabitant(b, 1000)).toBe(total > 0 ? total / 1000 : undefined);
		expect(coutParHabitant(b, 0)).toBeUndefined();
	}));
