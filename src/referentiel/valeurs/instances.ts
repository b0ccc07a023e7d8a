import type { Dossier } from '../../dossier/schema.ts';
import { copilPressenti, siegesManquants } from '../instances.ts';
import { nommer } from '../noms.ts';

const PARTENAIRES = { psychiatrie: 'psychiatrie', personnesConcernees: 'personnes-concernees', aidants: 'aidants' } as const;
const sansAccord = (d: Dossier): string[] =>
	Object.entries(PARTENAIRES).flatMap(([champ, nom]) =>
		d.preparation?.partenaires?.[champ as keyof typeof PARTENAIRES]?.etat === 'accord' ? [] : [nom],
	);

/** Section 4. */
export const valeursInstances: Record<string, (d: Dossier) => string> = {
	siegesAPourvoir: (d) => nommer(copilPressenti(d) ? sansAccord(d) : siegesManquants(d)),
};
