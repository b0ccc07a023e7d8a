import { cles, essayer, Panne, type Echec, type Resultat } from './base.ts';
import { consulter, enregistrer } from './dossiers.ts';
import { nouvelIdentifiant } from './etats.ts';
import { ecrireFiche, lireFiche, type Fiche } from './fiches.ts';
import { dossiersDuJournal } from './journal.ts';
import { parDossier } from './revisions.ts';
import type { Sauvegarde } from './sauvegarde.ts';

/** A dossier in the list. */
export interface Inscrit extends Fiche {
	sauvegarde?: Sauvegarde;
	/** None of its states can be read now. */
	echec?: Echec;
}

async function inscrire(id: string): Promise<Inscrit | undefined> {
	const lu = await consulter(id);
	if (lu.ok) return lu.valeur && { ...lu.valeur.fiche, sauvegarde: lu.valeur.sauvegarde };
	const { message, genre } = lu;
	return { ...(await lireFiche(id, undefined, [])), echec: { message, genre } };
}

/** Every dossier of this device, archived and deleted ones included, in the order of their creation. */
export const lister = (): Promise<Resultat<Inscrit[]>> =>
	essayer(async () => {
		const ids = new Set([...parDossier(await cles()).keys(), ...dossiersDuJournal()]);
		const fiches: Inscrit[] = [];
		for (const id of ids) {
			const inscrit = await inscrire(id);
			if (inscrit) fiches.push(inscrit);
		}
		return fiches.sort((a, b) => (a.cree < b.cree ? -1 : 1));
	});

/** A copy with its own life: its current state only. */
export const dupliquer = (id: string, nom: string, date: string): Promise<Resultat<string>> =>
	essayer(async () => {
		const lu = await consulter(id);
		if (!lu.ok) throw new Panne(lu.genre, lu.message);
		if (!lu.valeur) throw new Panne('efface', 'Ce dossier n’est plus sur cet appareil.');
		return inserer({ ...lu.valeur.sauvegarde, enregistre: date }, nom);
	});

/** Puts answers in a new dossier; its id. A refusal is thrown. */
export async function inserer(s: Sauvegarde, nom: string): Promise<string> {
	const id = nouvelIdentifiant();
	const fait = await enregistrer(id, s, []);
	if (!fait.ok) throw new Panne(fait.genre, fait.message);
	if (nom) await ecrireFiche(id, { nom, cree: s.enregistre });
	return id;
}
