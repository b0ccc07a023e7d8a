import fc from 'fast-check';
import { expect, test } from 'vitest';
import { texteDe, type Bloc, type DocumentCompose, type Inline, type NomDocument, type Tableau } from '../../src/document/modele.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { tempsDuClsm } from '../../src/faits/coordination.ts';
import { elaguer } from '../../src/faits/elaguer.ts';
import { populationAuMoins } from '../../src/faits/territoire.ts';
import type { Total } from '../../src/finances/budget.ts';
import { coutCoordination } from '../../src/finances/depenses.ts';
import { compte, dateLongue, etpTexte, euros, eurosCentimes } from '../../src/francais.ts';
import { composer, DOCUMENTS } from '../../src/gabarits/composer.ts';
import { resultat } from '../../src/parcours/resultat.ts';
import { simulation, type Simulation } from '../../src/parcours/simulation.ts';
import { dossierQuelconque, TOURS } from '../arbitraires.ts';
import { couvrir } from '../combinaisons/couvrir.ts';
import { dossierDe } from '../combinaisons/dossier.ts';
import { contenu } from '../paroles.ts';
import { VARIANTES } from '../variantes.ts';

/** One dossier as its five documents print it, and as the screen shows it. */
interface Vu {
	d: Dossier;
	docs: DocumentCompose[];
	ecran: Simulation;
}
const voir = (brut: Dossier): Vu => {
	const d = elaguer(brut, contenu.etapes);
	return { d, docs: DOCUMENTS.map((nom) => composer(nom, brut, contenu, '2026-11-22')), ecran: simulation(d) };
};

/** Runs of text outside the tables, each with what is read before it in its paragraph. */
interface Mot {
	doc: NomDocument;
	avant: string;
	texte: string;
	champ: string;
}
const suites = (b: Bloc): Inline[][] => {
	if (b.t === 'titre' || b.t === 'paragraphe') return [b.contenu];
	return b.t === 'liste' ? b.items.flat().flatMap(suites) : [];
};
const motsDe = (doc: DocumentCompose): Mot[] =>
	doc.blocs
		.flatMap(suites)
		.flatMap((suite) =>
			suite.flatMap((i, rang) =>
				i.t === 'texte' && i.champ ? [{ doc: doc.nom, avant: texteDe(suite.slice(0, rang)), texte: i.texte, champ: i.champ }] : [],
			),
		);

const totalDit = (t: Total | undefined): string =>
	!t?.incomplet ? euros(t?.montant ?? 0) : t.montant === 0 ? '–' : `au moins ${euros(t.montant)}`;
const soldeDit = (t: Total | undefined): string => `${euros(t?.montant ?? 0)}${t?.incomplet ? ' (provisoire)' : ''}`;
const cumul = (totaux: Total[]): Total => ({
	montant: totaux.reduce((s, t) => s + t.montant, 0),
	incomplet: totaux.some((t) => t.incomplet),
});
const ans = ['', 'un an', 'deux ans', 'trois ans', 'quatre ans', 'cinq ans'];

/** A quantity: the runs that say it, and the only texts that the screen allows. `auMoins` is read just before it when true. */
interface Grandeur {
	nom: string;
	champ: RegExp;
	forme: RegExp;
	permis: (v: Vu) => (string | undefined)[];
	auMoins?: (v: Vu) => boolean;
}
const GRANDEURS: Grandeur[] = [
	{
		nom: 'population',
		champ: /^echelle\.(communes|population)$/,
		forme: /habitants?$/,
		permis: ({ d }) => {
			const p = populationAuMoins(d);
			return [p && compte(p.valeur, 'habitant')];
		},
		auMoins: ({ d }) => resultat(d).population === undefined,
	},
	{
		nom: 'temps de coordination',
		champ: /^coordination\.etp$/,
		forme: /temps plein$/,
		permis: ({ d }) => [resultat(d).etp, tempsDuClsm(d)].map((x) => (x === undefined ? undefined : etpTexte(x))),
	},
	{
		nom: 'coût du poste',
		champ: /^coordination\.etp$/,
		forme: /€$/,
		permis: ({ d }) => {
			const cout = coutCoordination(d);
			return [cout === undefined ? undefined : euros(cout)];
		},
	},
	{ nom: 'durée', champ: /^financement\.duree$/, forme: /an/, permis: ({ d }) => [ans[d.financement?.duree ?? 0]] },
	{
		nom: 'première et dernière année',
		champ: /^financement\.debut$/,
		forme: /^\d{4}$/,
		permis: ({ ecran }) => [ecran.exercices[0]?.annee?.toString(), ecran.exercices.at(-1)?.annee?.toString()],
	},
	{
		nom: 'dépenses',
		champ: /^financement\.depenses$/,
		forme: /€|–/,
		permis: ({ ecran }) => [totalDit(cumul(ecran.depenses)), totalDit(ecran.depenses.at(-1))],
	},
	{
		nom: 'part du porteur',
		champ: /^financement\.ressources$/,
		forme: /€/,
		permis: ({ ecran }) => [soldeDit(cumul(ecran.reste)), soldeDit(ecran.reste.at(-1))],
	},
	{
		nom: 'coût par habitant',
		champ: /^echelle\.communes$/,
		forme: /€$/,
		permis: ({ d }) => {
			const { parHabitant } = resultat(d);
			return [parHabitant === undefined ? undefined : eurosCentimes(parHabitant)];
		},
		auMoins: ({ ecran }) => ecran.depenses.at(-1)?.incomplet === true,
	},
	{
		nom: 'date du conseil',
		champ: /^calendrier\.conseil$/,
		forme: /\d{4}$/,
		permis: ({ d }) => [d.calendrier?.conseil && dateLongue(d.calendrier.conseil)],
	},
];

/** Occurrences of each quantity by document, and those that say something else. */
function ecarts(v: Vu, dits: Map<string, Set<string>>): string[] {
	const mots = v.docs.flatMap(motsDe);
	return GRANDEURS.flatMap(({ nom, champ, forme, permis, auMoins }) =>
		mots
			.filter((m) => champ.test(m.champ) && forme.test(m.texte))
			.flatMap((m) => {
				dits.set(nom, (dits.get(nom) ?? new Set()).add(m.doc));
				const juste = permis(v).includes(m.texte);
				const prudent = !auMoins || auMoins(v) === /au moins $/.test(m.avant);
				return juste && prudent ? [] : [`${nom}, ${m.doc} : « ${m.avant.slice(-60)}${m.texte} », attendu ${permis(v).join(' ou ')}`];
			}),
	);
}

const tableauxDe = (doc: DocumentCompose): Tableau[] => doc.blocs.flatMap((b) => (b.t === 'tableau' ? [b] : []));
const cellules = (l: Tableau['lignes'][number]): string[] => l.cellules.map(texteDe);
const estPlan = ({ entete: [qui, etat] }: Tableau): boolean =>
	/^(Payeur|Ressource|Financeur)$/.test(texteDe(qui ?? [])) && texteDe(etat ?? []) === 'État';

/** Amounts of a line as a table prints them: a manque where the year is not known, a dash where none is. */
const ligneDite = (montants: (number | undefined)[]): (string | RegExp)[] =>
	montants.map((m) => (m === undefined ? /^(\[à décider : .+\]|–)$/ : euros(m)));
const pareil = (lu: string | undefined, attendu: string | RegExp): boolean =>
	typeof attendu === 'string' ? lu === attendu : attendu.test(lu ?? '');

/** Rows of the plans of financing against what the screen simulates: each payer, then the carrier. */
function ecartsDesPlans({ docs, ecran }: Vu, dits: Set<string>): string[] {
	return docs.flatMap((doc) =>
		tableauxDe(doc)
			.filter(estPlan)
			.flatMap((t) => {
				dits.add(doc.nom);
				// The note shows the last year only.
				const rangs = doc.nom === 'note' ? [ecran.exercices.length - 1] : ecran.exercices.map((_, rang) => rang);
				const attendues = [
					...ecran.payeurs.map((p) => ligneDite(rangs.map((r) => p.montants[r]))),
					rangs.map((r) => soldeDit(ecran.reste[r])),
				];
				return attendues.flatMap((attendue, rang) => {
					const lue = cellules(t.lignes[rang] ?? { cellules: [] }).slice(2, 2 + rangs.length);
					return attendue.every((a, r) => pareil(lue[r], a)) ? [] : [`${doc.nom}, ligne ${rang + 1} : ${lue.join(' | ')}`];
				});
			}),
	);
}

function ecartsDesTotaux({ docs, ecran }: Vu, dits: Set<string>): string[] {
	const attendus = [...ecran.depenses, cumul(ecran.depenses)].map(totalDit);
	return docs.flatMap((doc) =>
		tableauxDe(doc)
			.flatMap((t) => t.lignes.map(cellules))
			.filter(([tete]) => tete === 'Total des dépenses' || tete === 'Total des ressources')
			.flatMap(([tete = '', ...reste]) => {
				dits.add(doc.nom);
				const lus = reste.filter((c) => /€|^–$/.test(c)).slice(-attendus.length);
				const suite = lus.length === ecran.depenses.length ? attendus.slice(0, -1) : attendus;
				// A state « – » may come first.
				return lus.slice(-suite.length).join() === suite.join()
					? []
					: [`${doc.nom}, ${tete} : ${lus.join(' | ')} ; écran : ${suite.join(' | ')}`];
			}),
	);
}

/** The names of the parties where they are presented, where they engage and where they sign. */
function nomsDesParties(doc: DocumentCompose): string[][] {
	const rang = (id: string): number => doc.blocs.findIndex((b) => b.t === 'titre' && b.id === id);
	const presentes = doc.blocs.slice(rang('parties'), rang('visas')).flatMap((b) => {
		const [nom, suite] = b.t === 'paragraphe' ? b.contenu : [];
		return nom && suite && nom.t !== 'renvoi' && nom.t !== 'lien' && nom.gras ? [texteDe([nom])] : [];
	});
	const suite = doc.blocs.slice(rang('engagements') + 1);
	const engages = suite
		.slice(
			0,
			suite.findIndex((b) => b.t === 'titre' && b.niveau === 2),
		)
		.flatMap((b) => (b.t === 'titre' ? [texteDe(b.contenu)] : []))
		.slice(1, -1);
	// Nobody has named the hospital: its frame holds the point to decide, the articles its role.
	const signent = doc.blocs.flatMap((b) =>
		b.t === 'signatures' ? b.parties.map((p, i) => (p.nom[0]?.t === 'manque' ? (presentes[i] ?? '') : texteDe(p.nom))) : [],
	);
	return [presentes, engages, signent];
}

const dits = new Map<string, Set<string>>();
const [plans, totaux] = [new Set<string>(), new Set<string>()];
function verifier(brut: Dossier): void {
	const v = voir(brut);
	expect([...ecarts(v, dits), ...ecartsDesPlans(v, plans), ...ecartsDesTotaux(v, totaux)]).toEqual([]);
	const convention = v.docs.find((doc) => doc.nom === 'convention');
	const [presentes, engages, signent] = convention ? nomsDesParties(convention) : [];
	expect(engages).toEqual(presentes);
	expect(signent).toEqual(presentes);
	const { total, payeurs } = resultat(v.d);
	expect(total).toEqual(v.ecran.depenses.at(-1));
	expect(payeurs.slice(0, v.ecran.payeurs.length).map((p) => p.montant)).toEqual(v.ecran.payeurs.map((p) => p.montants.at(-1)));
}

test.each(Object.entries(VARIANTES))('%s : les mêmes nombres et les mêmes noms à l’écran et dans les cinq documents', (_nom, d) => {
	verifier(d);
});
test('de même pour les variantes prises deux à deux', () => {
	couvrir()
		.cas.filter((_, rang) => rang % 4 === 0)
		.forEach((c) => verifier(dossierDe(c)));
}, 120_000);
test('de même pour tout dossier valable', () => {
	// Words without figures: an answer must not pass for an amount of ours.
	const textes = fc.constantFrom('réponse', 'du territoire', 'pôle', 'l’Haÿ-les-Roses');
	fc.assert(fc.property(dossierQuelconque({ textes }), verifier), { numRuns: Math.ceil(TOURS / 2) });
}, 600_000);

test('chaque grandeur a été lue dans plusieurs documents', () => {
	const seules = GRANDEURS.filter((g) => (dits.get(g.nom)?.size ?? 0) < 2).map((g) => g.nom);
	expect(seules).toEqual([]);
	expect([...plans].sort()).toEqual(['budget', 'convention', 'deliberation', 'note']);
	expect([...totaux].sort()).toEqual(['budget', 'convention', 'deliberation']);
});
