import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { adressesDe } from '../../src/components/apercu/adresses.ts';
import { segments } from '../../src/components/apercu/barres.ts';
import { ancreDuBloc, clesDe, niveauxDe, titreDeLaCle } from '../../src/components/apercu/cles.ts';
import { chargerContenu } from '../../src/contenu/charger.ts';
import type { ContenuPages } from '../../src/contenu/modele.ts';
import type { Bloc, DocumentCompose, Inline } from '../../src/document/modele.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { composer, DOCUMENTS } from '../../src/gabarits/composer.ts';

const DATE = '2026-11-22';
const EXEMPLES = readdirSync('content/exemples').map((f) => f.replace(/\.json$/, ''));
const lireExemple = (nom: string): Dossier =>
	(JSON.parse(readFileSync(`content/exemples/${nom}.json`, 'utf8')) as { dossier: Dossier }).dossier;

let contenu: ContenuPages;
let composes: { exemple: string; dossier: Dossier; doc: DocumentCompose }[];
beforeAll(() => {
	contenu = chargerContenu('.');
	composes = EXEMPLES.flatMap((exemple) => {
		const dossier = lireExemple(exemple);
		return DOCUMENTS.map((nom) => ({ exemple, dossier, doc: composer(nom, dossier, contenu, DATE) }));
	});
});

const inlinesDe = (b: Bloc): Inline[] => {
	if (b.t === 'titre' || b.t === 'paragraphe') return b.contenu;
	if (b.t === 'liste') return b.items.flat().flatMap(inlinesDe);
	if (b.t === 'tableau') return [...b.legende, ...b.entete.flat(), ...b.lignes.flatMap((l) => l.cellules.flat())];
	if (b.t === 'signatures') return b.parties.flatMap((p) => [...p.nom, ...p.lignes.flat()]);
	return [];
};
const questions = () =>
	Object.fromEntries(contenu.etapes.flatMap((e) => e.questions.map((q) => [q.id, { etape: e.etape, label: q.label }])));

describe('the keys of blocks', () => {
	test('are unique, a title has its id, what follows counts under it', () => {
		const p: Bloc = { t: 'paragraphe', contenu: [] };
		const titre = (id: string): Bloc => ({ t: 'titre', niveau: 2, id, contenu: [] });
		expect(clesDe([p, titre('copil'), p, p, titre('vie'), p])).toEqual(['.1', 'copil', 'copil.1', 'copil.2', 'vie', 'vie.1']);
		expect(['.1', 'copil', 'copil.12'].map(titreDeLaCle)).toEqual(['', 'copil', 'copil']);
		for (const { doc } of composes) {
			const cles = clesDe(doc.blocs);
			expect(new Set(cles.map(ancreDuBloc)).size).toBe(doc.blocs.length);
		}
	});
	test('heading levels start where they are asked and skip none', () => {
		for (const { doc } of composes) {
			const niveaux = niveauxDe(doc.blocs, 3).filter((n) => n !== undefined);
			expect(niveaux[0] ?? 3).toBe(3);
			expect(niveaux.filter((n, i) => n < 3 || n > 4 || n - (niveaux[i - 1] ?? 3) > 1)).toEqual([]);
		}
	});
});

test('every answer printed and every manque with a field leads to the question that asks it', () => {
	const { adresse, question } = adressesDe(questions(), 'apercu-note');
	const perdus = new Set<string>();
	for (const { doc } of composes)
		for (const i of doc.blocs.flatMap(inlinesDe)) {
			const champ = i.t === 'texte' || i.t === 'manque' ? i.champ : undefined;
			if (champ && !(adresse(champ) && question(champ))) perdus.add(champ);
		}
	expect([...perdus]).toEqual([]);
	expect(adresse('porteur.entite.nom', 'copil.2')).toBe('/parcours/collectivite/?retour=apercu-note&bloc=copil.2#porteur-entite');
	expect(adresse('inconnu.champ')).toBeUndefined();
});

test('a bar draws each positive amount on one scale', () => {
	const [grande, petite] = segments({
		t: 'figure',
		genre: 'barres',
		titre: '',
		alternative: '',
		series: ['a', 'b', 'c'],
		barres: [
			{ libelle: '2027', valeurs: [100, 0, 300] },
			{ libelle: '2028', valeurs: [-50, 200, NaN] },
		],
	});
	expect(grande?.morceaux).toEqual([
		{ serie: 0, x: 0, largeur: 160 },
		{ serie: 2, x: 160, largeur: 480 },
	]);
	expect(petite?.morceaux).toEqual([{ serie: 1, x: 0, largeur: 320 }]);
});
