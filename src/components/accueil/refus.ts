import { lien } from '../../layouts/lien.ts';
import type { EtapeDite, QuestionDite } from '../questions/differences.ts';

/** The question that asks for this answer, and the field of it: « Les membres du comité : structure ». */
function intitule(champ: string, etapes: EtapeDite[]): string | undefined {
	const questions: QuestionDite[] = etapes.flatMap((e) => e.questions);
	const [question] = questions.filter((q) => `${champ}.`.startsWith(`${q.id}.`)).sort((a, b) => b.id.length - a.id.length);
	const reste = question && champ.slice(question.id.length + 1).replace(/^\d+\.?/, '');
	const detail = question?.champs?.find((c) => c.nom === reste)?.label;
	return detail ? `${question?.label} : ${detail}` : question?.label;
}

/** The sentence of a refusal with the words of the question in place of its path, when they can be fetched. */
export async function phraseDe({ message, champ }: { message: string; champ?: string }): Promise<string> {
	if (champ === undefined) return message;
	const etapes = await fetch(lien('/relecture.json'))
		.then((r) => r.json() as Promise<EtapeDite[]>)
		.catch(() => []);
	const label = intitule(champ, etapes);
	return label === undefined ? message : message.replace(`« ${champ} »`, () => `« ${label} »`);
}
