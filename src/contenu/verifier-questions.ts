import { champs, feuilles, type ChampSchema, type Genre } from '../dossier/champs.ts';
import { faitsDesQuestions } from '../faits/questions.ts';
import { faits } from '../faits/table.ts';
import { faute } from './formes.ts';
import type { Fichier } from './lire.ts';
import type { Champ, Etape, Question } from './modele.ts';
import { suggestion } from './proche.ts';

type Chemin = (string | number)[];
type Reponse = Question['reponse'];

/** What each kind of answer can hold. */
const GENRES: Record<Reponse, Genre[]> = {
	annuaire: ['fiche'],
	choix: ['choix'],
	cases: ['cases'],
	ordre: ['cases'],
	ligne: ['texte'],
	paragraphe: ['texte'],
	nombre: ['entier', 'nombre'],
	montant: ['entier'],
	montants: ['montants'],
	part: ['nombre'],
	etp: ['nombre'],
	date: ['date'],
	annee: ['entier'],
	suggestions: ['lignes'],
	scenarios: ['nombre'],
	communes: ['liste'],
	fiche: ['fiche'],
	grille: ['fiche'],
	liste: ['liste'],
};

const GENRES_DITS: Record<Genre, string> = {
	choix: 'un choix',
	cases: 'des cases à cocher',
	texte: 'un texte',
	entier: 'un nombre entier',
	nombre: 'un nombre',
	date: 'une date',
	montants: 'un montant par année',
	lignes: 'une liste de textes',
	liste: 'une liste de fiches',
	fiche: 'un groupe de champs',
};

const HORS_QUESTIONS = (nom: string): string =>
	`le fait « ${nom} » ne sert qu’aux documents et au référentiel : une question ne peut pas en dépendre.`;

/** Field of the schema that a sub-field answers. */
const cheminDe = (q: Question, nom: string, rang?: string): string =>
	rang ? `${q.id}.${rang}.${nom}` : `${q.id}${['liste', 'communes'].includes(q.reponse) ? '[]' : ''}.${nom}`;

const sousChemins = (q: Question): string[] =>
	(q.champs ?? []).flatMap((c) => (q.rangs ? q.rangs.map((r) => cheminDe(q, c.nom, r.nom)) : [cheminDe(q, c.nom)]));

/** Every field of the schema that a question asks. */
export const champsPoses = (q: Question): string[] => {
	const sous = sousChemins(q);
	if (['annuaire', 'communes'].includes(q.reponse))
		return feuilles.map((f) => f.chemin).filter((c) => c.startsWith(`${q.id}.`) || c.startsWith(`${q.id}[]`));
	return sous.length > 0 ? sous : [q.id];
};

function fautesOptions(champ: ChampSchema, q: Question | Champ, dire: (phrase: string, suite?: Chemin) => string): string[] {
	if (champ.valeurs.length === 0) return [];
	const dites = (q.options ?? []).map((o) => o.valeur);
	const inconnues = dites.flatMap((v, rang) =>
		champ.valeurs.includes(v)
			? []
			: [dire(`le choix « ${v} » n’existe pas dans le schéma.${suggestion(v, champ.valeurs)}`, ['options', rang])],
	);
	const oubliees = champ.valeurs.filter((v) => !dites.includes(v)).map((v) => dire(`le choix « ${v} » du schéma n’a pas de libellé.`));
	return [...inconnues, ...oubliees];
}

function fautesChamp(chemin: string, q: Question | Champ, dire: (phrase: string, suite?: Chemin) => string): string[] {
	const champ = champs.get(chemin);
	if (!champ) return [dire(`le champ « ${chemin} » n’existe pas dans le schéma.${suggestion(chemin, champs.keys())}`)];
	if (!GENRES[q.reponse].includes(champ.genre))
		return [dire(`« ${chemin} » ne se répond pas par « ${q.reponse} » : le schéma attend ${GENRES_DITS[champ.genre]}.`, ['reponse'])];
	return fautesOptions(champ, q, dire);
}

const fautesFait = (nom: string | undefined, dire: (phrase: string) => string): string[] =>
	nom === undefined || nom in faitsDesQuestions
		? []
		: [dire(nom in faits ? HORS_QUESTIONS(nom) : `le fait « ${nom} » n’existe pas.${suggestion(nom, Object.keys(faitsDesQuestions))}`)];

const sourcesDesGains = (q: Question): string[] =>
	[q, ...(q.champs ?? [])].flatMap((c) => (c.options ?? []).flatMap((o) => o.gains?.sources ?? []));

function fautesQuestion(q: Question, fichier: Fichier, rang: number, sources: Set<string>): string[] {
	const dire = (phrase: string, suite: Chemin = []): string =>
		faute(fichier, ['questions', rang, ...suite], `question « ${q.id} » : ${phrase}`);
	const direChamp =
		(i: number) =>
		(phrase: string, suite: Chemin = []): string =>
			dire(phrase, ['champs', i, ...suite]);
	const rangs = q.rangs?.map((r) => r.nom) ?? [undefined];
	return [
		...fautesChamp(q.id, q, dire),
		...(q.champs ?? []).flatMap((c, i) => [
			...rangs.flatMap((r) => fautesChamp(cheminDe(q, c.nom, r), c, direChamp(i))),
			...fautesFait(c.quand, direChamp(i)),
		]),
		...fautesFait(q.quand, (p) => dire(p, ['quand'])),
		...(q.avertissements ?? []).flatMap((a, i) => fautesFait(a.quand, (p) => dire(p, ['avertissements', i]))),
		...(q.lectures ?? []).flatMap((l, i) => fautesFait(l.quand, (p) => dire(p, ['lectures', i]))),
		...[...q.sources, ...(q.proposeSource ? [q.proposeSource] : []), ...sourcesDesGains(q)]
			.filter((s) => !sources.has(s))
			.map((s) => dire(`la source « ${s} » n’est pas dans content/sources.yaml.${suggestion(s, sources)}`, ['sources'])),
		...(q.propose !== undefined && !q.proposeSource ? [dire('une proposition dit sa source (« proposeSource »).', ['propose'])] : []),
	];
}

const SOURCES = /\{\{\s*([^}]*?)\s*\}\}/g;

/** Names between {{ }} in any text of a file. */
function fautesTextes(fichier: Fichier, sources: Set<string>, permis: Set<string> = new Set()): string[] {
	const visiter = (v: unknown, chemin: Chemin): string[] => {
		if (Array.isArray(v)) return v.flatMap((x, i) => visiter(x, [...chemin, i]));
		if (v !== null && typeof v === 'object') return Object.entries(v).flatMap(([cle, x]) => visiter(x, [...chemin, cle]));
		if (typeof v !== 'string') return [];
		return [...v.matchAll(SOURCES)].flatMap(([, nom = '']) => {
			const source = /^sources\.(\w+)$/.exec(nom)?.[1];
			if ((source && sources.has(source)) || permis.has(nom)) return [];
			return [
				faute(
					fichier,
					chemin,
					`« {{ ${nom} }} » ne désigne rien.${suggestion(nom, [...[...sources].map((s) => `sources.${s}`), ...permis])}`,
				),
			];
		});
	};
	return visiter(fichier.donnees, []);
}

function fautesDoublons(tous: { q: Question; fichier: Fichier; rang: number }[]): string[] {
	const vus = new Set<string>();
	return tous.flatMap(({ q, fichier, rang }) => {
		const double = vus.has(q.id);
		vus.add(q.id);
		return double ? [faute(fichier, ['questions', rang], `la question « ${q.id} » est posée deux fois.`)] : [];
	});
}

const champsOublies = (questions: Question[]): string[] => {
	const poses = new Set(questions.flatMap(champsPoses));
	return feuilles
		.filter((f) => !poses.has(f.chemin))
		.map((f) => `content/questions – le champ « ${f.chemin} » du schéma n’a pas de question.`);
};

/** Every fault of content/questions held against the schema, the faits and the sources. */
export function verifierQuestions(lus: { fichier: Fichier; etape: Etape }[], sources: Set<string>, complet: boolean): string[] {
	const tous = lus.flatMap(({ fichier, etape }) => etape.questions.map((q, rang) => ({ q, fichier, rang })));
	return [
		...tous.flatMap(({ q, fichier, rang }) => fautesQuestion(q, fichier, rang, sources)),
		...fautesDoublons(tous),
		...lus.flatMap(({ fichier }) => fautesTextes(fichier, sources)),
		...(complet ? champsOublies(tous.map((t) => t.q)) : []),
	];
}

export { fautesTextes };
