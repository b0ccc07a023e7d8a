import { DECIDEURS, ECHEANCES } from '../document/modele.ts';
import { faits } from '../faits/table.ts';
import { NOMS_EMPLACEMENTS } from '../gabarits/emplacements.ts';
import { moteur, nomsEmployes, type NomEmploye } from '../gabarits/liquide.ts';
import { listes, valeurs } from '../gabarits/valeurs/table.ts';
import type { Brut } from './lire.ts';
import { suggestion } from './proche.ts';

type Gabarit = Brut['gabarits'][number];

const NOMS = new Set([...Object.keys(faits), ...Object.keys(valeurs), ...Object.keys(listes), 'forloop']);

const aLaLigne = (g: Gabarit, ligne: number, phrase: string, colonne?: number): string =>
	`${g.chemin}:${ligne}${colonne ? `:${colonne}` : ''} – ${phrase}`;

/** One rule a line: what must not be typed by hand, and why. */
const INTERDITS: { motif: RegExp; phrase: (m: RegExpExecArray) => string }[] = [
	{
		motif: /\[à décider/i,
		phrase: () => 'un « [à décider] » écrit à la main n’a pas de décideur : utilisez une valeur, ou le filtre « a_decider ».',
	},
	{ motif: /<\/?[a-z][^>]*>/i, phrase: (m) => `le HTML « ${m[0]} » n’est pas admis.` },
	{
		motif: /\d/,
		phrase: (m) => `le chiffre « ${m[0]} » est écrit à la main : passez par content/sources.yaml ou par une valeur du dossier.`,
	},
];

/** What a reader of Markdown sees: Liquid, list numbers, anchors and source marks taken out. */
const visible = (ligne: string): string =>
	ligne
		.replace(/\{\{.*?\}\}|\{%.*?%\}/g, '')
		.replace(/^\s*\d+\.\s/, '')
		.replace(/^#+\s*\[[a-z0-9:-]+\]/, '')
		.replace(/\{[a-z0-9_, ]+\}\s*$/, '')
		.replace(/\[\[[a-z0-9:-]+\]\]/g, '');

const fautesLignes = (g: Gabarit): string[] =>
	g.texte.split('\n').flatMap((ligne, rang) =>
		INTERDITS.flatMap(({ motif, phrase }) => {
			const m = motif.exec(visible(ligne));
			return m ? [aLaLigne(g, rang + 1, phrase(m))] : [];
		}),
	);

function fautesMotifs(g: Gabarit, tous: Gabarit[], sources: Set<string>): string[] {
	const ancres = new Set(tous.flatMap((x) => [...x.texte.matchAll(/^#+\s*\[([a-z0-9:-]+)\]/gm)].map((m) => m[1] ?? '')));
	return g.texte.split('\n').flatMap((ligne, rang) => [
		...[...ligne.matchAll(/\[\[([a-z0-9:-]+)\]\]/g)]
			.filter(([, cible = '']) => !ancres.has(cible))
			.map(([, cible = '']) => aLaLigne(g, rang + 1, `le renvoi [[${cible}]] ne mène à aucun titre.${suggestion(cible, ancres)}`)),
		...[...ligne.matchAll(/^```([a-z-]+)/g)]
			.filter(([, nom = '']) => !NOMS_EMPLACEMENTS.includes(nom))
			.map(([, nom = '']) => aLaLigne(g, rang + 1, `le bloc « ${nom} » n’existe pas.${suggestion(nom, NOMS_EMPLACEMENTS)}`)),
		...[...ligne.matchAll(/^#+.*\{([a-z0-9_, ]+)\}\s*$/g)]
			.flatMap(([, noms = '']) => noms.split(',').map((n) => n.trim()))
			.filter((n) => !sources.has(n))
			.map((n) => aLaLigne(g, rang + 1, `la source « ${n} » n’est pas dans content/sources.yaml.${suggestion(n, sources)}`)),
		...[...ligne.matchAll(/a_decider:?\s*([^}|]*)/g)].flatMap(([, args = '']) => fautesDecideur(g, rang + 1, args)),
		...[...ligne.matchAll(/include '([^']+)'/g)]
			.filter(([, nom = '']) => !tous.some((x) => x.nom === nom))
			.map(([, nom = '']) =>
				aLaLigne(
					g,
					rang + 1,
					`la clause « ${nom} » n’existe pas.${suggestion(
						nom,
						tous.map((x) => x.nom),
					)}`,
				),
			),
	]);
}

function fautesDecideur(g: Gabarit, ligne: number, args: string): string[] {
	const [decideur, echeance] = [...args.matchAll(/'([^']*)'/g)].map((m) => m[1] ?? '');
	if (!(DECIDEURS as readonly string[]).includes(decideur ?? ''))
		return [aLaLigne(g, ligne, `ce « [à décider] » n’a pas de décideur connu (${DECIDEURS.join(', ')}).`)];
	return (ECHEANCES as readonly string[]).includes(echeance ?? '')
		? []
		: [aLaLigne(g, ligne, `ce « [à décider] » n’a pas d’échéance connue (${ECHEANCES.join(', ')}).`)];
}

function fauteNom(segments: string[], sources: Set<string>): string | undefined {
	const [tete = '', suite = ''] = segments;
	if (tete === 'sources')
		return sources.has(suite) ? undefined : `la source « ${suite} » n’est pas dans content/sources.yaml.${suggestion(suite, sources)}`;
	if (tete === 'inconnus') return suite in faits ? undefined : `le fait « ${suite} » n’existe pas.${suggestion(suite, Object.keys(faits))}`;
	return NOMS.has(tete) ? undefined : `« ${tete} » n’est ni un fait, ni une valeur, ni une liste.${suggestion(tete, NOMS)}`;
}

/** Names used by a document and by the clauses it includes, each told where it stands. */
function fautesNoms(g: Gabarit, tous: Gabarit[], noms: NomEmploye[], sources: Set<string>): string[] {
	return noms.flatMap(({ segments, gabarit, ligne, colonne }) => {
		const phrase = fauteNom(segments, sources);
		return phrase ? [aLaLigne(tous.find((x) => x.nom === gabarit) ?? g, ligne, phrase, colonne)] : [];
	});
}

/** What Liquid says in English of a tag. */
function syntaxeDite(message: string): string {
	const ouverte = /(?:tag|output) "?(\{[{%].*?)"? not closed/.exec(message)?.[1]?.replace(/\\n.*/, '');
	if (ouverte) return `« ${ouverte} » n’est pas fermé`;
	const inconnue = /tag "(.+?)" not found/.exec(message)?.[1];
	return inconnue ? `la balise « ${inconnue} » n’existe pas ici` : 'vérifiez les accolades et les balises';
}

/** Liquid tells its own position « line:2, col:1 ». */
function fauteSyntaxe(g: Gabarit, e: unknown): string {
	const message = (e as Error).message;
	const [, ligne = '1', colonne] = /line:(\d+)(?:, col:(\d+))?/.exec(message) ?? [];
	const filtre = /undefined filter: (\w+)/.exec(message)?.[1];
	const phrase = filtre
		? `le filtre « ${filtre} » n’existe pas (a_decider, si_connu).`
		: `ce modèle ne se lit pas : ${syntaxeDite(message)}.`;
	return aLaLigne(g, Number(ligne), phrase, colonne ? Number(colonne) : undefined);
}

const estClause = (g: Gabarit): boolean => g.nom.includes('/');

/** Every fault of templates/. A clause is read with the documents that include it, whose loop variables it sees. */
export function verifierGabarits(gabarits: Gabarit[], sources: Set<string>): string[] {
	const liquide = moteur(Object.fromEntries(gabarits.map((g) => [g.nom, g.texte])));
	const lignes = gabarits.flatMap((g) => [...fautesLignes(g), ...fautesMotifs(g, gabarits, sources)]);
	const syntaxe = gabarits.flatMap((g) => {
		try {
			return liquide.parse(g.texte, g.nom) && [];
		} catch (e) {
			return [fauteSyntaxe(g, e)];
		}
	});
	// A clause that is missing or cannot be read is told above; names are looked up once everything can be.
	const lisibles = syntaxe.length === 0 && !lignes.some((l) => l.includes('la clause «'));
	const noms = lisibles
		? gabarits.filter((g) => !estClause(g)).flatMap((g) => fautesNoms(g, gabarits, nomsEmployes(liquide, g.texte, g.nom), sources))
		: [];
	return [...syntaxe, ...new Set(noms), ...lignes];
}
