import type { Dossier } from '../dossier/schema.ts';
import { faits } from '../faits/table.ts';
import { listes, valeurs } from '../gabarits/valeurs/table.ts';
import { regles } from '../referentiel/regles.ts';
import { valeurs as valeursRevue } from '../referentiel/valeurs.ts';
import type { Contenu } from './modele.ts';
import { champsLus, choixSuffisants, questionDite } from './traces.ts';
import { gabaritsAvec, nomsDe, phrases, questionsAvec, recommandationsAvec } from './usages.ts';

/** What the list of names is drawn from. */
export interface Matiere {
	contenu: Contenu;
	/** Worked examples by name; the first values known among them are shown. */
	exemples: Record<string, Dossier>;
	/** AAAA-MM-JJ: date of the drafts that give the examples. */
	date: string;
}

const DITES_MAX = 3;
const EXEMPLE_MAX = 90;
const RIEN = '–';

const cellule = (texte: string): string => texte.replace(/\s*\n\s*/g, ' ').replace(/\|/g, '\\|') || RIEN;
const codes = (noms: string[]): string => noms.map((n) => `\`${n}\``).join(', ');
const couper = (texte: string): string => (texte.length > EXEMPLE_MAX ? `${texte.slice(0, EXEMPLE_MAX).trimEnd()}…` : texte);
const tableau = (entete: string[], lignes: string[][]): string =>
	[entete, entete.map(() => '---'), ...lignes].map((l) => `| ${l.map(cellule).join(' | ')} |`).join('\n');

const questionsDites = (contenu: Contenu, lus: string[]): string => {
	const dites = [...new Set(lus.flatMap((c) => questionDite(contenu, c) ?? []))];
	const reste = dites.length - DITES_MAX;
	return dites.slice(0, DITES_MAX).join(' ; ') + (reste > 0 ? ` ; et ${reste} de plus` : '');
};

function sensDuFait(nom: string, { contenu, exemples }: Matiere): string {
	const fait = faits[nom]!;
	const lus = champsLus(fait, [{}, ...Object.values(exemples)]);
	const choix = choixSuffisants(contenu, fait, lus);
	if (choix.length === 0) return lus.length ? `se lit dans ${questionsDites(contenu, lus)}` : RIEN;
	return choix
		.slice(0, DITES_MAX)
		.map(({ champ, options }) => `${questionDite(contenu, champ) ?? champ} : ${options.map((o) => `« ${o} »`).join(' ou ')}`)
		.join(' ; ');
}

const emploiDuFait = (nom: string, { contenu }: Matiere): string =>
	codes([
		...gabaritsAvec(contenu, nom),
		...questionsAvec(contenu, nom).map((q) => `question ${q}`),
		...recommandationsAvec(contenu, nom).map((r) => `recommandation ${r}`),
	]);

const lignesFaits = (m: Matiere): string[][] =>
	Object.keys(faits)
		.sort()
		.map((nom) => [
			codes([nom]),
			sensDuFait(nom, m),
			Object.keys(m.exemples)
				.filter((e) => faits[nom]!(m.exemples[e]!) === true)
				.join(', '),
			emploiDuFait(nom, m),
		]);

/** What it says for the first example that knows it. */
const premier = <T>(m: Matiere, lire: (d: Dossier) => T | undefined): T | undefined => {
	for (const d of Object.values(m.exemples)) {
		const lu = lire(d);
		if (lu !== undefined && lu !== '') return lu;
	}
	return undefined;
};

function ligneValeur(nom: string, m: Matiere): string[] {
	const lire = (d: Dossier) => valeurs[nom]!(d, m);
	const texte = premier(m, (d) => lire(d).texte);
	const { champ } = lire({});
	const question = champ ? (questionDite(m.contenu, champ) ?? '') : '';
	return [codes([nom]), question, texte ? couper(texte) : '', codes(gabaritsAvec(m.contenu, nom))];
}

function ligneListe(nom: string, m: Matiere): string[] {
	const lire = (d: Dossier) => listes[nom]!(d, m);
	const entree = premier(m, (d) => lire(d)[0]);
	const lus = champsLus(lire, [{}, ...Object.values(m.exemples)]);
	return [codes([nom]), questionsDites(m.contenu, lus), codes(Object.keys(entree ?? {})), codes(gabaritsAvec(m.contenu, nom))];
}

const ligneRevue = (nom: string, { contenu, exemples }: Matiere): string[] => [
	codes([nom]),
	couper(
		Object.values(exemples)
			.map((d) => valeursRevue[nom]!(d))
			.find((t) => t.trim() !== '') ?? '',
	),
	codes(contenu.recommandations.filter((r) => phrases(r).some((p) => nomsDe(p.texte).has(nom))).map((r) => r.id)),
];

function ligneRegle(nom: string, { contenu }: Matiere): string[] {
	const siennes = contenu.recommandations.filter((r) => r.regle === nom);
	return [
		codes([nom]),
		siennes.map((r) => r.titre).join(' ; '),
		[...new Set(siennes.flatMap((r) => Object.keys(r.phrases)))].join(', '),
		codes(siennes.map((r) => r.id)),
	];
}

const lignes = (table: object, une: (nom: string, m: Matiere) => string[], m: Matiere): string[][] =>
	Object.keys(table)
		.sort()
		.map((nom) => une(nom, m));

/** templates/NOMS.md: every name that a text may use, what it says and where it is used, drawn from the code and the content. */
export const ecrireNoms = (m: Matiere): string => `# Les noms que les textes peuvent employer

Cette liste est écrite par \`npm run noms\` : ne la corrigez pas à la main. Les exemples viennent des dossiers fictifs du site.

## Conditions

Elles s’écrivent entre \`{% %}\` dans un document, et après \`quand:\` dans une question ou une recommandation. La deuxième colonne cite une réponse qui suffit à rendre la condition vraie ou, à défaut, les questions qu’elle lit.

${tableau(['Nom', 'Vraie quand', 'Vraie dans les exemples', 'Employée dans'], lignesFaits(m))}

## Valeurs

Elles s’écrivent entre \`{{ }}\` dans un document. Sans réponse, elles impriment « [à décider : …] ».

${tableau(['Nom', 'Question', 'Exemple', 'Employée dans'], lignes(valeurs, ligneValeur, m))}

## Listes

Elles se parcourent par \`{% for x in nom %} … {{ x.champ }} … {% endfor %}\`.

${tableau(['Nom', 'Questions', 'Champs d’un élément', 'Employée dans'], lignes(listes, ligneListe, m))}

## Valeurs des recommandations

Elles s’écrivent entre \`{{ }}\` dans les phrases d’une recommandation, et là seulement.

${tableau(['Nom', 'Exemple', 'Employée dans'], lignes(valeursRevue, ligneRevue, m))}

## Règles

Une recommandation en nomme une après \`regle:\`. La troisième colonne dit les réponses que la règle peut donner : chacune veut sa phrase.

${tableau(['Nom', 'Ce qu’elle regarde', 'Réponses', 'Employée dans'], lignes(regles, ligneRegle, m))}
`;
