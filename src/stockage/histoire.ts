import { essayer, Panne, type Resultat } from './base.ts';
import { lireEtat, revisionsDe } from './etats.ts';
import { dateDe, dernieresDabord, numeroDe, type Revision } from './revisions.ts';
import type { Sauvegarde } from './sauvegarde.ts';

/** A past state of a dossier. */
export interface Moment {
	revision: Revision;
	numero: number;
	/** ISO date and time; '' when not known. */
	date: string;
}

/** States still kept, the latest first, the current one included; their contents are not read. */
export const histoire = (id: string): Promise<Resultat<Moment[]>> =>
	essayer(async () =>
		dernieresDabord(await revisionsDe(id)).map((revision) => ({ revision, numero: numeroDe(revision), date: dateDe(revision) })),
	);

/** The answers of a past state. Restoring is writing them again on top: nothing goes back. */
export const lireRevision = (id: string, revision: Revision): Promise<Resultat<Sauvegarde>> =>
	essayer(async () => {
		const etat = await lireEtat(id, revision);
		if (!etat) throw new Panne('corrompu', 'Cet état du dossier ne peut plus être relu.');
		return etat.sauvegarde;
	});
