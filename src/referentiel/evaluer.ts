import type { Recommandation } from '../contenu/modele.ts';
import { immobile } from '../dossier/immobile.ts';
import type { Dossier } from '../dossier/schema.ts';
import { faits } from '../faits/table.ts';
import { copilPressenti } from './copil.ts';
import { ORDRE, type Verdict } from './modele.ts';
import { regles } from './regles.ts';
import { valeurs } from './valeurs.ts';

/** A recommandation once evaluated. `phrase` says why, in terms of these answers; `{{ sources.x }}` stays in it, for whoever holds the sources. */
export interface Constat {
	id: string;
	section: number;
	titre: string;
	enonce: string;
	verdict: Verdict;
	phrase: string;
	/** Read from first contacts only, no member being named yet. */
	pressenti: boolean;
	sources: string[];
	questions: string[];
}

const remplir = (phrase: string, d: Dossier): string =>
	phrase.replace(/\{\{\s*(\w+)\s*\}\}/g, (tout, nom: string) => valeurs[nom]?.(d) ?? tout);

type Phrases = { quand?: string | undefined; texte: string }[];
const phrasesDe = (r: Recommandation, verdict: Verdict): Phrases => {
	const dites = r.phrases[verdict] ?? [];
	return typeof dites === 'string' ? [{ texte: dites }] : dites;
};

/** Rank of the sentence said for a verdict: the first whose fait is true, or that asks none; -1 when there is none to say. */
export const phraseChoisie = (r: Recommandation, verdict: Verdict, d: Dossier): number =>
	phrasesDe(r, verdict).findIndex((p) => p.quand === undefined || faits[p.quand]?.(d) === true);

const phraseDite = (r: Recommandation, verdict: Verdict, d: Dossier): string =>
	phrasesDe(r, verdict)[phraseChoisie(r, verdict, d)]?.texte ?? '';

function constater(d: Dossier, r: Recommandation): Constat {
	const regle = regles[r.regle];
	if (!regle) throw new Error(`La recommandation « ${r.id} » nomme une règle inconnue : « ${r.regle} ».`);
	const verdict = regle(d);
	const phrase = remplir(phraseDite(r, verdict, d), d);
	const { id, section, titre, enonce, sources, questions } = r;
	return { id, section, titre, enonce, verdict, phrase, pressenti: id === 'copil-minimum' && copilPressenti(d), sources, questions };
}

const rang = (c: Constat): number => c.section * ORDRE.length + ORDRE.indexOf(c.verdict);

/** The conformity review, section by section, the most useful gap first in each. A gap is told, never forbidden: the référentiel binds nobody. */
export const evaluer = (d: Dossier, recommandations: Recommandation[]): Constat[] =>
	immobile(d, () => recommandations.map((r) => constater(d, r))).sort((a, b) => rang(a) - rang(b));
