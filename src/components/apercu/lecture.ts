import { createContext } from 'svelte';
import type { Adresses } from './adresses.ts';

/** What the pieces of a sheet share. */
export interface Lecture extends Pick<Adresses, 'adresse'> {
	question?: Adresses['question'] | undefined;
	/** Whether the title that a cross-reference names is on this sheet. */
	present: (titre: string) => boolean;
}
export const [lecture, fixerLecture] = createContext<Lecture>();
