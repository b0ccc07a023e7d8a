import { listesReferentiel } from '../gabarits/valeurs/referentiel.ts';
import type { Contenu, Question, Recommandation } from './modele.ts';
import { documentsDe, gabaritsAvec, gabaritsParQuestion, phrases, sourcesDuGabarit } from './usages.ts';

const liste = (noms: Iterable<string>, rien = 'aucun'): string => [...new Set(noms)].join(', ') || rien;
const listeF = (noms: Iterable<string>): string => liste(noms, 'aucune');
const alinea = (texte: string): string => texte.trimEnd().replace(/^(?=.)/gm, '    ');

/** One year before `date`, AAAA-MM-JJ. */
const unAnAvant = (date: string): string => `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;

/** Sources last held against their text more than a year before `date`, the oldest first. */
export const sourcesAnciennes = (contenu: Contenu, date: string): string[] =>
	Object.keys(contenu.sources)
		.filter((id) => contenu.sources[id]!.verifie < unAnAvant(date))
		.sort((a, b) => contenu.sources[a]!.verifie.localeCompare(contenu.sources[b]!.verifie));

const avis = (contenu: Contenu, date: string): string[] =>
	sourcesAnciennes(contenu, date).map((id) => {
		const { texte, verifie } = contenu.sources[id]!;
		return `À revoir : la source « ${id} » (${texte}) a été vérifiée le ${verifie}, il y a plus d’un an. Tenez-la contre son texte, puis changez sa date dans content/sources.yaml.`;
	});

const sourcesDites = (contenu: Contenu, ids: string[]): string =>
	ids.map((id) => `  Source : ${id}, ${contenu.sources[id]?.texte}, vérifiée le ${contenu.sources[id]?.verifie}`).join('\n') ||
	'  Source : aucune';

const sourcesQuestion = (q: Question): string[] => [
	...new Set([
		...q.sources,
		...(q.proposeSource ? [q.proposeSource] : []),
		...[q, ...(q.champs ?? [])].flatMap((c) => (c.options ?? []).flatMap((o) => o.gains?.sources ?? [])),
	]),
];

const surPapier = ({ papier }: { papier?: string | undefined }): string[] => (papier ? [`  Sur papier : ${papier}`] : []);

type Choix = Pick<NonNullable<Question['champs']>[number], 'options' | 'suggestions'>;
const optionsDites = ({ options = [], suggestions = [] }: Choix): string[] => [
	...options.flatMap((o) => [`  Option : ${o.label}${o.implique ? ` – ${o.implique}` : ''}`, ...surPapier(o).map((l) => `  ${l}`)]),
	...options.flatMap((o) => (o.gains ? [`    Gagne qui paie : ${o.gains.payeur}`, `    Gagne le CLSM : ${o.gains.clsm}`] : [])),
	...suggestions.map((s) => `  Suggestion : ${s}`),
];

const dessousDits = (q: Question): string[] => [
	...optionsDites(q),
	...(q.scenarios ?? []).flatMap((s) => [
		`  Scénario : ${s.titre} – ${s.description} ${s.referentiel}`,
		...s.benefices.map((b) => `    Bénéfice : ${b}`),
		...s.limites.map((l) => `    Limite : ${l}`),
	]),
	...(q.rangs ?? []).map((r) => `  Rang : ${r.label}${r.hint ? ` – ${r.hint}` : ''}`),
	...(q.champs ?? []).flatMap((c) => [`  Ligne : ${c.label}${c.hint ? ` – ${c.hint}` : ''}`, ...optionsDites(c).map((l) => `  ${l}`)]),
	...(q.avertissements ?? []).map((a) => `  Avertissement, si ${a.quand} : ${a.texte}`),
	...(q.lectures ?? []).map((l) => `  Lecture, si ${l.quand} : ${l.titre} – ${l.texte}`),
];

const questionRelue = (contenu: Contenu, q: Question, clauses: string[]): string =>
	[
		`Question ${q.id}`,
		`  ${q.label}`,
		`  ${q.hint}`,
		...surPapier(q),
		`  Pourquoi : ${q.pourquoi.trim()}`,
		...dessousDits(q),
		...(q.quand ? [`  Posée si : ${q.quand}`] : []),
		sourcesDites(contenu, sourcesQuestion(q)),
		`  Documents : ${liste(q.documents)}`,
		`  Clauses : ${listeF(clauses)}`,
		`  Recommandations : ${listeF(contenu.recommandations.filter((r) => r.questions.includes(q.id)).map((r) => r.id))}`,
	].join('\n');

const recommandationRelue = (contenu: Contenu, r: Recommandation, documents: string): string =>
	[
		`Recommandation ${r.id} (section ${r.section}, règle ${r.regle})`,
		`  ${r.titre}`,
		`  ${r.enonce}`,
		...phrases(r).map((p) => `  ${p.verdict}${p.quand ? `, si ${p.quand}` : ''} : ${p.texte}`),
		sourcesDites(contenu, r.sources),
		`  Questions : ${liste(r.questions)}`,
		`  Documents : ${documents}`,
	].join('\n');

const clauseRelue = (contenu: Contenu, nom: string, parQuestion: Map<string, string[]>): string => {
	const questions = [...parQuestion].filter(([, noms]) => noms.includes(nom)).map(([id]) => id);
	return [
		`Clause ${nom}`,
		sourcesDites(contenu, sourcesDuGabarit(contenu.gabarits[nom] ?? '')),
		`  Questions : ${listeF(questions)}`,
		`  Documents : ${liste(documentsDe(contenu, nom))}`,
		'  Texte :',
		alinea(contenu.gabarits[nom] ?? ''),
	].join('\n');
};

/** Documents that print the conformity review. */
const documentsDeLaRevue = (contenu: Contenu): string =>
	liste(Object.keys(listesReferentiel).flatMap((nom) => gabaritsAvec(contenu, nom).flatMap((g) => documentsDe(contenu, g))));

/**
 * Everything to proofread in one text: each question, recommandation and clause with its sources, the date of their last check and
 * what depends on it; first, the sources older than a year at `date` (AAAA-MM-JJ).
 */
export function relire(contenu: Contenu, date: string): string {
	const clauses = gabaritsParQuestion(contenu, date);
	const revue = documentsDeLaRevue(contenu);
	const anciennes = avis(contenu, date);
	const parties: [string, string[]][] = [
		['Sources à revoir', anciennes.length ? anciennes : [`Aucune source n’a plus d’un an au ${date}.`]],
		...contenu.etapes.map((e): [string, string[]] => [
			`Étape « ${e.titre} »`,
			[e.chapo.trim(), ...surPapier(e), ...e.questions.map((q) => questionRelue(contenu, q, clauses.get(q.id) ?? []))],
		]),
		['Recommandations', contenu.recommandations.map((r) => recommandationRelue(contenu, r, revue))],
		['Documents et clauses', Object.keys(contenu.gabarits).map((nom) => clauseRelue(contenu, nom, clauses))],
	];
	return `${parties.map(([titre, textes]) => [`=== ${titre} ===`, ...textes].join('\n\n')).join('\n\n')}\n`;
}
