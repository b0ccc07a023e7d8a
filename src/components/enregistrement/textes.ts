import type { etat } from '../../etat.svelte.ts';
import type { Echec } from '../../etat/types.ts';
import { typographie } from '../../francais.ts';

type Genre = Echec['genre'];
const soigner = <K extends string>(textes: Record<K, string>): Record<K, string> =>
	Object.fromEntries(Object.entries<string>(textes).map(([cle, t]) => [cle, typographie(t)])) as Record<K, string>;

/** What to do when the answers are not saved; the storage says itself what happened. */
export const QUE_FAIRE: Record<Genre, string> = soigner({
	plein:
		'Téléchargez votre sauvegarde. Libérez ensuite de la place : supprimez d’anciens dossiers dans « Vos dossiers » ou les données d’autres sites, puis réessayez.',
	refuse:
		'Téléchargez votre sauvegarde. Pour enregistrer ici, quittez la navigation privée ou autorisez ce site à garder des données, puis réessayez.',
	muet: 'Téléchargez votre sauvegarde. Fermez les autres onglets de ce site, puis réessayez ; si rien ne change, redémarrez le navigateur.',
	corrompu: 'Téléchargez votre sauvegarde, puis réessayez. Ce qui ne peut plus être lu est mis de côté, jamais effacé.',
	efface: 'Téléchargez votre sauvegarde, puis réessayez. Ce navigateur efface ce qu’il garde : votre fichier, lui, reste.',
	recent: 'Téléchargez votre sauvegarde, puis rechargez la page pour prendre la version récente du site.',
});

/** Title of what is told when a dossier opens. */
export const A_L_OUVERTURE: Record<Genre, string> = soigner({
	plein: 'L’espace de ce navigateur est plein.',
	refuse: 'Ce navigateur ne laisse pas lire ce qu’il garde.',
	muet: 'Le stockage de ce navigateur ne répond pas.',
	corrompu: 'Un enregistrement abîmé a été mis de côté.',
	efface: 'Ce navigateur a effacé des réponses.',
	recent: 'Ce dossier vient d’une version plus récente du site.',
});

/** The answer of the browser to a lasting storage. */
export const PERSISTANCE: Record<(typeof etat)['persistance'], string> = soigner({
	accordee: 'Ce navigateur a accepté de garder vos dossiers durablement : il ne les effacera pas de lui-même pour faire de la place.',
	refusee:
		'Ce navigateur n’a pas promis de garder vos dossiers : il peut les effacer pour faire de la place, ou après une longue absence. Téléchargez régulièrement votre sauvegarde.',
	inconnue: 'Ce navigateur ne dit pas combien de temps il garde vos dossiers. Téléchargez régulièrement votre sauvegarde.',
});
