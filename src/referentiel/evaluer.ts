import type { Recommandation } from '../contenu/modele.ts';
import type { Dossier } from '../dossier/schema.ts';
import { faits } from '../faits/table.ts';
import { copilPressenti } from './instances.ts';
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

/** The sentence of a verdict; where it has several, the first whose fait is true. */
function phraseDite(r: Recommandation, verdict: Verdict, d: Dossier): string {
	const dites = r.phrases[verdict] ?? '';
	if (typeof dites === 'string') return dites;
	return dites.find((p) => p.quand === undefined || faits[p.quand]?.(d) === true)?.texte ?? '';
}

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
	recommandations.map((r) => constater(d, r)).sort((a, b) => rang(a) - rang(b));
