import type { Lecture, LectureListe } from '../valeur.ts';
import { listesComptes } from './comptes.ts';
import { listesConvention, valeursConvention } from './convention.ts';
import { listesCoordination, valeursCoordination } from './coordination.ts';
import { listesDeliberation, valeursDeliberation } from './deliberation.ts';
import { listesEchelle, valeursEchelle } from './echelle.ts';
import { listesFinancement, valeursFinancement } from './financement.ts';
import { listesGouvernance, valeursGouvernance } from './gouvernance.ts';
import { listesNote, valeursNote } from './note.ts';
import { listesPortee, valeursPortee } from './portee.ts';
import { listesPorteur, valeursPorteur } from './porteur.ts';
import { listesReferentiel, valeursReferentiel } from './referentiel.ts';
import { listesSuivi, valeursSuivi } from './suivi.ts';

/** Every text a template may print, by its name. */
export const valeurs: Record<string, Lecture> = {
	...valeursPorteur,
	...valeursPortee,
	...valeursEchelle,
	...valeursGouvernance,
	...valeursCoordination,
	...valeursFinancement,
	...valeursSuivi,
	...valeursConvention,
	...valeursDeliberation,
	...valeursNote,
	...valeursReferentiel,
};

/** Every list a template may go through, by its name. */
export const listes: Record<string, LectureListe> = {
	...listesPorteur,
	...listesPortee,
	...listesEchelle,
	...listesGouvernance,
	...listesCoordination,
	...listesFinancement,
	...listesComptes,
	...listesSuivi,
	...listesConvention,
	...listesDeliberation,
	...listesNote,
	...listesReferentiel,
};
