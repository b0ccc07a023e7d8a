import { copie, etat, instantane, jourLocal } from './courant.svelte.ts';
import { demarrer } from './demarrer.ts';
import { listerDossiers, ouvrirDossier, remplacer, remplacerIci } from './dossiers.ts';
import { programmer, vider } from './enregistrer.ts';
import { telecharger } from './telecharger.ts';
import { TAILLE_PARTAGE } from '../dossier/etapes/partage.ts';
import { extraire } from '../dossier/extraire.ts';
import type { Dossier } from '../dossier/schema.ts';
import type { Resultat } from '../stockage/base.ts';
import { nouvelIdentifiant } from '../stockage/etats.ts';
import { lireDepose, lireTexte, type Depose } from '../stockage/depose.ts';
import { ecrireQuestions, ecrireReponses, lirePartage, type Demande, type Questions, type Reponses } from '../stockage/partage.ts';
import { ecrireSauvegarde, nomDeFichier, TAILLE_MAX, type Sauvegarde } from '../stockage/sauvegarde.ts';
import { confier, reprendre } from '../stockage/transit.ts';

export { lireDepose, type Demande, type Depose, type Questions, type Reponses };

const jour = (): string => jourLocal(new Date());
const ILLISIBLE = { ok: false, message: 'Ce fichier n’a pas pu être lu. Réessayez.' } as const;

/** Where a file that is no sauvegarde is read: its page; undefined for a sauvegarde. A page that could not be handed the file asks for it. */
export type Aiguillage = { ok: true; vers: '/repondre/' | '/partenaires/' | undefined } | { ok: false; message: string };

/** The door: questions open as a dossier of their own, answers go to who asked for them, a sauvegarde is left to the caller. */
export async function aiguiller(fichier: File): Promise<Aiguillage> {
	const lu = await lireDepose(fichier).catch(() => ILLISIBLE);
	if (!lu.ok) return lu;
	if (lu.genre === 'sauvegarde') return { ok: true, vers: undefined };
	if (lu.genre === 'questions') {
		const ouvert = await ouvrirQuestions(lu.questions);
		return ouvert.ok ? { ok: true, vers: '/repondre/' } : ouvert;
	}
	confier({ nom: fichier.name, texte: lu.texte });
	return { ok: true, vers: '/partenaires/' };
}

/** Hands a sauvegarde to the page that holds it against the current dossier. */
export async function confronter(fichier: File): Promise<{ ok: true; vers: '/fusionner/' } | { ok: false; message: string }> {
	const lu = await lireDepose(fichier).catch(() => ILLISIBLE);
	if (!lu.ok) return lu;
	confier({ nom: fichier.name, texte: lu.texte });
	return { ok: true, vers: '/fusionner/' };
}

/** What the page before has handed over, once. */
export function deposeEnTransit(): (Depose & { nom: string }) | undefined {
	const recu = reprendre();
	return recu && { ...lireTexte(recu.texte), nom: recu.nom };
}

/** Opens the questions as a dossier of their own; those already begun here are found again. */
export async function ouvrirQuestions(questions: Questions): Promise<Resultat<undefined>> {
	await demarrer();
	const liste = await listerDossiers();
	const deja = liste.ok && liste.valeur.find((d) => !d.supprime && demandeDe(d.sauvegarde?.dossier)?.demande.id === questions.demande.id);
	if (deja) return ouvrirDossier(deja.id);
	const dossier: Dossier = { ...questions.depart, partage: { demande: { fichier: ecrireQuestions(questions) } } };
	return remplacer(dossier, 'complet', { nom: `Réponses à ${questions.demande.de}` });
}

/** The request that a dossier answers; undefined for a dossier like any other. */
export function demandeDe(dossier: Dossier | undefined): Questions | undefined {
	const fichier = dossier?.partage?.demande?.fichier;
	const lu = fichier === undefined ? undefined : lirePartage(fichier);
	return lu?.ok && lu.genre === 'questions' ? lu.questions : undefined;
}

/** Who answers the request of the current dossier. */
export function ecrireAuteur(auteur: string): void {
	const { partage } = etat.dossier;
	etat.dossier.partage = { ...partage, demande: { ...partage?.demande, ...(auteur ? { auteur } : { auteur: undefined }) } };
	programmer();
}

/**
 * Downloads the questions for a partner and remembers that they were asked; one sentence when it cannot.
 * @param chemins paths of the answers to these questions
 */
export async function demander(
	demande: Pick<Demande, 'partenaire' | 'de' | 'message' | 'questions' | 'ouvertes'> & { qui?: string },
	chemins: readonly string[],
): Promise<string | undefined> {
	const { qui, ...reste } = demande;
	const faite: Demande = { ...reste, id: nouvelIdentifiant(), dossier: etat.id, revision: etat.fiche?.revision ?? '', date: jour() };
	const texte = ecrireQuestions({ demande: faite, depart: extraire(copie(etat.dossier), chemins) }, '\t');
	if (texte.length > TAILLE_PARTAGE) return 'Le fichier serait trop gros pour être rouvert : choisissez moins de questions.';
	const { demandes = [], ...autres } = copie(etat.dossier.partage) ?? {};
	const notee = { id: faite.id, partenaire: faite.partenaire, ...(qui && { qui }), date: faite.date, questions: faite.questions };
	etat.dossier.partage = { ...autres, demandes: [...demandes, notee].slice(-200) };
	programmer();
	await vider();
	telecharger(`${nomDeFichier(qui || faite.partenaire, faite.date)}.clsm-questions.json`, texte, 'application/json');
	return undefined;
}

/** Downloads what the current dossier answers; one sentence when it cannot. */
export function rendre(auteur: string, chemins: readonly string[]): string | undefined {
	const questions = demandeDe(etat.dossier);
	if (!questions) return 'Ce dossier ne répond à aucune demande.';
	const reponses: Reponses = { ...questions, dossier: extraire(copie(etat.dossier), chemins), auteur, date: jour() };
	const texte = ecrireReponses(reponses, '\t');
	if (texte.length > TAILLE_PARTAGE) return 'Le fichier serait trop gros pour être rouvert : raccourcissez vos réponses.';
	telecharger(`${nomDeFichier(auteur, reponses.date)}.clsm-reponses.json`, texte, 'application/json');
	return undefined;
}

/** The dossier of this device that asked: the current one, another, or none. */
export async function demandeur({ id, dossier }: Demande): Promise<{ ici: boolean; ailleurs?: string }> {
	const aDemande = (d: Dossier | undefined): boolean => (d?.partage?.demandes ?? []).some((x) => x.id === id);
	if (aDemande(etat.dossier)) return { ici: true };
	const liste = await listerDossiers();
	const autre = liste.ok ? liste.valeur.find((d) => !d.supprime && d.id !== etat.id && aDemande(d.sauvegarde?.dossier)) : undefined;
	return autre ? { ici: false, ailleurs: autre.id } : { ici: dossier === etat.id };
}

/** Writes a merge as one change, and gives what undoes it; one sentence when it cannot. */
export async function appliquer(
	dossier: Dossier,
): Promise<{ ok: true; annuler: () => Promise<Resultat<undefined>> } | { ok: false; message: string }> {
	const avant: Sauvegarde = instantane();
	const suite: Sauvegarde = { ...avant, dossier };
	const texte = ecrireSauvegarde(dossier, suite.profondeur, suite.enregistre, [...(suite.versions ?? []), ...(suite.illisibles ?? [])]);
	if (texte.length > TAILLE_MAX)
		return {
			ok: false,
			message: 'Réunis, les deux dossiers seraient trop gros pour être rouverts : reprenez moins de réponses de l’autre.',
		};
	const fait = await remplacerIci(suite);
	return fait.ok ? { ok: true, annuler: () => remplacerIci(avant) } : fait;
}
