import type { Contenu } from '../contenu/modele.ts';
import { NOMS_DOCUMENTS, type Bloc, type NomDocument } from '../document/modele.ts';
import { elaguer } from '../faits/elaguer.ts';
import { citer } from '../gabarits/citer.ts';
import { changements, clausesDe, clausesDeLEtape, extrait, manquesDe, type Clause } from '../gabarits/clauses.ts';
import { composer } from '../gabarits/composer.ts';
import { evaluer } from '../referentiel/evaluer.ts';
import type { Verdict } from '../referentiel/modele.ts';
import type { ConstatVu, DocumentVu, QuestionPanneau, Vue } from './messages.ts';

/** Two states of what is told: the last one, and the one that changes are told against. */
interface Suivi<T> {
	repere: T;
	dernier: T;
}

/** The stage that asks a field: that of the longest question id that begins its path. */
function etapes(contenu: Contenu): (champ: string) => string | undefined {
	const parId = new Map(contenu.etapes.flatMap((e) => e.questions.map((q) => [q.id, e.etape] as const)));
	return (champ) => {
		for (let p = champ; p !== ''; p = p.slice(0, Math.max(0, p.lastIndexOf('.')))) if (parId.has(p)) return parId.get(p);
		return undefined;
	};
}

/**
 * What the panel shows of one dossier, from one change to the next. Only the blocks that the page has not yet are sent; the
 * others are named by their rank in the view before.
 */
export function panneau(contenu: Contenu): (question: QuestionPanneau) => Vue {
	const etapeDe = etapes(contenu);
	const documents = new Map<NomDocument, Suivi<Clause[]>>();
	let constats: Suivi<Map<string, Verdict>> | undefined;
	let envoyes = new Map<string, number>();

	/** What is told now becomes what changes are told against. */
	function repartir(): void {
		for (const [nom, { dernier }] of documents) documents.set(nom, { repere: dernier, dernier });
		if (constats) constats = { repere: constats.dernier, dernier: constats.dernier };
	}
	function ecrire(nom: NomDocument, { dossier, etape, date }: QuestionPanneau) {
		const apres = clausesDe(composer(nom, dossier, contenu, date));
		const repere = documents.get(nom)?.repere ?? apres;
		documents.set(nom, { repere, dernier: apres });
		const { changes, retires } = changements(repere, apres);
		const clauses = clausesDeLEtape(apres, (champ) => etapeDe(champ) === etape, changes);
		const siens = new Map([...changes].filter(([id]) => clauses.some((c) => c.id === id)));
		return { ...extrait(clauses, siens), retires, passages: clauses.length };
	}
	/** The rank, in the view before, of a block that the page has already. */
	function alleger(blocs: Bloc[]): (Bloc | number)[] {
		const textes = blocs.map((b) => JSON.stringify(b));
		const connus = envoyes;
		envoyes = new Map(textes.map((t, rang) => [t, rang]));
		return blocs.map((b, rang) => connus.get(textes[rang] ?? '') ?? b);
	}
	function juger({ dossier, etape }: QuestionPanneau): ConstatVu[] {
		const tous = evaluer(elaguer(dossier, contenu.etapes), contenu.recommandations);
		const dernier = new Map(tous.map((c) => [c.id, c.verdict]));
		const { repere } = (constats = { repere: constats?.repere ?? dernier, dernier });
		return tous.flatMap((c) => {
			const avant = repere.get(c.id);
			const change = avant !== undefined && avant !== c.verdict;
			if (!change && !c.questions.some((q) => etapeDe(q) === etape)) return [];
			const source = c.sources.map((id) => contenu.sources[id]).find((s) => s && s.valeur === undefined)?.texte ?? '';
			return [{ id: c.id, titre: c.titre, verdict: c.verdict, phrase: citer(c.phrase, contenu.sources), source, ...(change && { avant }) }];
		});
	}
	return (question) => {
		if (question.neuf) repartir();
		if (question.vierge) envoyes = new Map();
		const noms = question.tous || !question.nom ? NOMS_DOCUMENTS : [question.nom];
		const ecrits = new Map(noms.map((nom) => [nom, ecrire(nom, question)]));
		const vus: DocumentVu[] = [...ecrits].map(([nom, e]) => ({
			nom,
			passages: e.passages,
			changes: e.changes.length,
			manques: manquesDe(e.blocs).length,
		}));
		const plusTouche = vus.toSorted((a, b) => b.passages - a.passages)[0]?.nom ?? 'convention';
		const nom = question.nom ?? plusTouche;
		const { blocs, changes, retires } = ecrits.get(nom) ?? ecrire(nom, question);
		return { nom, blocs: alleger(blocs), changes, retires, manques: manquesDe(blocs), documents: vus, constats: juger(question) };
	};
}
