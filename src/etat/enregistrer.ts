import { copie, dire, etat, instantane, suivi } from './courant.svelte.ts';
import type { Resultat } from '../stockage/base.ts';
import { enregistrer as garder } from '../stockage/dossiers.ts';
import { connusEnMemoire } from '../stockage/etats.ts';
import { effacerJournal, journaliser } from '../stockage/journal.ts';
import { demanderPersistance } from '../stockage/persistance.ts';
import { ecrireFenetre } from '../stockage/sans-trace.ts';

const DELAI = 400;
/** Someone who types without a pause is saved all the same: no keystroke waits longer. */
const ATTENTE = 500;
let minuterie: ReturnType<typeof setTimeout> | undefined;
let echeance = 0;
let file: Promise<void> = Promise.resolve();

/** Something typed has reached no base yet. */
export const enAttente = (): boolean => etat.commence && suivi.rang !== suivi.confirmee;

/** In one step, for a page that may close; false when the journal does not take it either. */
export function mettreAuJournal(): boolean {
	return !enAttente() || journaliser(etat.id, instantane(), connusEnMemoire(etat.id, suivi.lues), suivi.rang);
}

async function persister(): Promise<void> {
	if (etat.persistance === 'inconnue') etat.persistance = await demanderPersistance();
}

async function enregistrer(): Promise<void> {
	if (!enAttente()) return;
	const { id } = etat;
	const { rang } = suivi;
	const s = instantane();
	const fait = await garder(id, s, [...suivi.lues], rang);
	if (etat.id !== id) return;
	if (!fait.ok) {
		etat.enregistrement = { etat: 'echec', message: fait.message, genre: fait.genre };
		return;
	}
	suivi.lues = [fait.revision];
	suivi.confirmee = rang;
	etat.conflit = fait.conflit;
	const territoire = s.dossier.porteur?.entite?.nom;
	const { territoire: _, ...fiche } = etat.fiche ?? { id, nom: '', cree: s.enregistre };
	etat.fiche = { ...copie(fiche), modifie: s.enregistre, revision: fait.revision, ...(territoire && { territoire }) };
	dire(s.enregistre);
	if (!enAttente()) effacerJournal(id);
	else if (minuterie !== undefined) etat.enregistrement = { ...etat.enregistrement, etat: 'en-cours' };
	void persister();
}

/** Writes now what is waiting. */
export function vider(): Promise<void> {
	if (minuterie === undefined) return file;
	oublierMinuterie();
	return (file = file.then(enregistrer));
}

/** Writes now, whatever the last attempt gave; what it gave. */
export async function insister(): Promise<Resultat<undefined>> {
	oublierMinuterie();
	await (file = file.then(enregistrer));
	const { etat: issue, message = '', genre = 'refuse' } = etat.enregistrement;
	return issue === 'echec' && enAttente() ? { ok: false, message, genre } : { ok: true, valeur: undefined };
}

export function oublierMinuterie(): void {
	clearTimeout(minuterie);
	minuterie = undefined;
}

/** The answers have changed: they are saved soon, and again at the next change when it fails. */
export function programmer(): void {
	if (!etat.commence) return;
	suivi.rang++;
	if (etat.sansTrace) {
		// At once: a name given while the page is leaving does not reach the next one.
		ecrireFenetre(instantane());
		suivi.confirmee = suivi.rang;
		return;
	}
	if (etat.enregistrement.etat !== 'echec') etat.enregistrement = { ...etat.enregistrement, etat: 'en-cours' };
	const maintenant = performance.now();
	if (minuterie === undefined) echeance = maintenant + ATTENTE;
	clearTimeout(minuterie);
	minuterie = setTimeout(() => void vider(), Math.max(0, Math.min(DELAI, echeance - maintenant)));
}

/** Before another dossier takes its place, this one is in the base or in the journal; otherwise it stays. */
export async function mettreALAbri(): Promise<Resultat<undefined>> {
	const fait = await insister();
	if (fait.ok || mettreAuJournal()) return { ok: true, valeur: undefined };
	return {
		...fait,
		message: `${fait.message} Les réponses affichées ne sont enregistrées nulle part : téléchargez votre sauvegarde avant d’ouvrir autre chose.`,
	};
}
