import { ecrireChemin, sans } from '../dossier/chemin.ts';
import type { Dossier } from '../dossier/schema.ts';
import { faitsPoses } from './questions.ts';

/** What is needed of a question to know whether it is asked. */
export interface Branche {
	id: string;
	reponse: string;
	quand?: string | undefined;
	champs?: { nom: string; quand?: string | undefined }[] | undefined;
}

/** Paths of the questions and sub-fields that are not asked, given these faits. */
function cheminsFermes(questions: Branche[], faits: Record<string, unknown>): string[] {
	const ferme = (quand: string | undefined): boolean => quand !== undefined && faits[quand] !== true;
	// A fiche closes its own fields only: its neighbours of the same group (referent.oui beside referent) stay.
	return questions.flatMap((q) => {
		if (ferme(q.quand) && q.reponse !== 'fiche') return [q.id];
		return (q.champs ?? []).filter((c) => ferme(q.quand) || ferme(c.quand)).map((c) => `${q.id}.${c.nom}`);
	});
}

/**
 * The dossier without the answers off the active path, and without notes nor exchanges with partners; those stay stored elsewhere.
 * Closing one branch may close another: repeats until nothing more leaves.
 */
export function elaguer(dossier: Dossier, etapes: { questions: Branche[] }[]): Dossier {
	const questions = etapes.flatMap((e) => e.questions);
	const otes = new Set<string>();
	const actif = sans(dossier, ['notes', 'partage']);
	for (let tour = 0; tour < 5; tour++) {
		const fermes = cheminsFermes(questions, faitsPoses(actif)).filter((chemin) => !otes.has(chemin));
		if (fermes.length === 0) break;
		fermes.forEach((chemin) => otes.add(chemin));
		for (const chemin of fermes) ecrireChemin(actif, chemin, undefined);
	}
	return actif;
}

/** Only the questions that may close: what a page needs to set aside answers off the active path. */
export const branches = (etapes: { questions: Branche[] }[]): Branche[] =>
	etapes
		.flatMap((e) => e.questions)
		.filter((q) => q.quand !== undefined || q.champs?.some((c) => c.quand !== undefined))
		.map(({ id, reponse, quand, champs }) => ({ id, reponse, quand, champs: champs?.map((c) => ({ nom: c.nom, quand: c.quand })) }));
