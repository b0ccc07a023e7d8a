import type { NomDocument } from '../../document/modele.ts';
import { compte } from '../../francais.ts';

export const NOMS: Record<NomDocument, string> = {
	convention: 'Convention',
	'fiche-de-poste': 'Fiche de poste',
	budget: 'Budget',
	deliberation: 'Délibération',
	note: 'Note',
};
export const TITRE = 'Ce que vos réponses écrivent';

const FEMININS: NomDocument[] = ['convention', 'fiche-de-poste', 'deliberation', 'note'];

/** « 2 changements, 3 à décider »; nothing when there is neither. */
export const resume = (changes: number, manques: number): string =>
	[changes > 0 && compte(changes, 'changement'), manques > 0 && `${manques} à décider`].filter(Boolean).join(', ');

/** What is said aloud once typing pauses. */
export const annonceDe = (nom: NomDocument, changes: number): string =>
	`${NOMS[nom]} mis${FEMININS.includes(nom) ? 'e' : ''} à jour\u00a0: ${compte(changes, 'passage changé', 'passages changés')}.`;
