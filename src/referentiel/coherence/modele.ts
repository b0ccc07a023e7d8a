import type { Dossier } from '../../dossier/schema.ts';

/** What the sentence of a check may print, once for each place where it fires. */
export type Releve = Record<string, string>;

/** One check between the documents: `noms` are those that its sentence may print between {{ }}. */
export interface Controle {
	noms: readonly string[];
	relever: (d: Dossier) => Releve[];
}

/** Fires once, with nothing to print, when it is true. */
export const siVrai = (test: (d: Dossier) => boolean | undefined): Controle => ({
	noms: [],
	relever: (d) => (test(d) === true ? [{}] : []),
});
