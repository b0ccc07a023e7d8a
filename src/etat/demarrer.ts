import { dire, etat, prendre, repartir, suivi } from './courant.svelte.ts';
import { enAttente, mettreAuJournal, oublierMinuterie, programmer, vider } from './enregistrer.ts';
import type { Echec } from '../stockage/base.ts';
import { ailleurs, charger as lireDossier, MIS_DE_COTE, secoursDe, type Ouvert } from '../stockage/dossiers.ts';
import { purger, relireFiche } from '../stockage/fiches.ts';
import { ancienJournal, type Page } from '../stockage/journal.ts';
import { lister } from '../stockage/liste.ts';
import { ecouter, type Nouvelle } from '../stockage/onglets.ts';
import { persistanceConnue } from '../stockage/persistance.ts';
import { nomDePage, reprendre, secoursUnique } from '../stockage/reprise.ts';
import { lireFenetre } from '../stockage/sans-trace.ts';
import type { Sauvegarde } from '../stockage/sauvegarde.ts';
import { dossierMontre, effacerTemoins, garderAlerte, lireAlerte, montrer, neRienMontrer } from '../stockage/temoin.ts';

let demarrage: Promise<void> | undefined;

/** Every island must have met the page as the server wrote it before the answers change it; two seconds at most. */
async function ilesPretes(): Promise<void> {
	for (let essai = 0; essai < 100 && document.querySelector('astro-island[ssr]'); essai++)
		await new Promise((suite) => setTimeout(suite, 20));
}

/** A refusal of the storage is told with the saving; what has been found damaged or missing, in an alert that stays. */
function alerter({ message, genre }: Echec): void {
	if (genre === 'muet' || genre === 'plein' || (genre === 'refuse' && !etat.commence)) {
		etat.enregistrement = { etat: 'echec', message, genre };
		return;
	}
	etat.alerte = { message, genre };
	garderAlerte(etat.alerte);
}
export function fermerAlerte(): void {
	etat.alerte = undefined;
	garderAlerte(undefined);
}

/** Shows a dossier in this tab. */
export function adopter({ fiche, sauvegarde, lues, duJournal, conflit, alerte }: Ouvert): void {
	prendre(sauvegarde);
	suivi.lues = lues;
	suivi.confirmee = suivi.rang;
	Object.assign(etat, { id: fiche.id, fiche, conflit, commence: true });
	montrer(fiche.id);
	dire(sauvegarde.enregistre);
	if (alerte) alerter(alerte);
	if (duJournal) programmer();
}

/** The base does not answer: the work goes on from what a closing page had left. */
function adopterSecours(id: string, sauvegarde: Sauvegarde, page?: Page): void {
	prendre(sauvegarde);
	suivi.lues = page ? [...page.connus, nomDePage(page)] : [];
	Object.assign(etat, { id, commence: true });
	suivi.rang++;
}

async function dernierOuvert(): Promise<Ouvert | undefined> {
	const liste = await lister();
	if (!liste.ok) return undefined;
	const presents = liste.valeur.filter((f) => f.sauvegarde && !f.archive && !f.supprime);
	const [dernier] = presents.sort((a, b) => (a.modifie < b.modifie ? 1 : -1));
	const lu = dernier && (await lireDossier(dernier.id));
	return lu?.ok ? lu.valeur : undefined;
}

/** Nothing is at hand of a dossier that the base holds: an empty page must not pass for it. */
const ATTENDRE: Echec = {
	genre: 'muet',
	message:
		'Les réponses que vous y avez enregistrées ne peuvent pas être lues pour l’instant ; elles ne sont pas effacées. Fermez les autres onglets de ce site, puis rechargez la page.',
};

/** The storage has not answered: what is at hand, in memory. */
async function secourir(panne: Echec, id: string | undefined): Promise<boolean> {
	if (panne.genre === 'muet' && id !== undefined && !secoursDe(id)) etat.alerte = ATTENDRE;
	else alerter(panne);
	const page = id === undefined ? undefined : secoursDe(id);
	if (page && id !== undefined) {
		adopterSecours(id, page.sauvegarde, page);
		return true;
	}
	const ancien = panne.genre === 'muet' ? ancienJournal() : await secoursUnique();
	if (ancien) adopterSecours(etat.id, ancien);
	return ancien !== undefined || panne.genre === 'muet';
}

async function retrouver(): Promise<void> {
	const repris = await reprendre();
	const id = dossierMontre();
	if (!repris.ok && (await secourir(repris, id))) return;
	if (repris.ok && repris.valeur > 0) alerter(MIS_DE_COTE);
	const lu = id === undefined ? undefined : await lireDossier(id);
	if (lu && !lu.ok && ((await secourir(lu, id)) || lu.genre === 'refuse')) return;
	const ouvert = lu?.ok && lu.valeur && !lu.valeur.fiche.supprime ? lu.valeur : await dernierOuvert();
	if (ouvert) adopter(ouvert);
}

async function charger(): Promise<void> {
	const fenetre = lireFenetre();
	if (fenetre) {
		etat.sansTrace = true;
		await ilesPretes();
		if (fenetre.sauvegarde) {
			prendre(fenetre.sauvegarde);
			etat.commence = true;
		}
	} else {
		etat.alerte = lireAlerte();
		await Promise.all([retrouver(), ilesPretes()]);
		etat.persistance = await persistanceConnue();
		void purger(new Date().toISOString());
	}
	etat.charge = true;
	ecouterLaPage();
}

function ecouterLaPage(): void {
	addEventListener('pagehide', quitter);
	document.addEventListener('visibilitychange', () => void (document.visibilityState === 'hidden' ? quitter() : rafraichir()));
	// A page brought back by the browser holds old answers in memory.
	addEventListener('pageshow', (e) => e.persisted && location.reload());
	addEventListener('beforeunload', (e) => {
		const garde = mettreAuJournal();
		if (enAttente() && (!garde || etat.enregistrement.etat === 'echec')) e.preventDefault();
	});
	ecouter((nouvelle) => void apprendre(nouvelle));
}

/** Reads the stored dossier, once a page. */
export const demarrer = (): Promise<void> => (demarrage ??= charger());

/** A closing page has no time for the base: the journal takes what is not confirmed. */
function quitter(): void {
	mettreAuJournal();
	void vider();
}

async function apprendre({ id, efface, revision }: Nouvelle): Promise<void> {
	if (efface && id === '') effacerTemoins();
	if (etat.sansTrace || (id !== '' && id !== etat.id)) return;
	if (efface) {
		oublierMinuterie();
		neRienMontrer();
		repartir();
	} else if (revision) await rafraichir();
	else if (etat.fiche) etat.fiche = await relireFiche(etat.fiche).catch(() => etat.fiche);
}

/** Takes what another tab has written when this one has nothing of its own to lose; a conflict otherwise. */
export async function rafraichir(): Promise<void> {
	const [lue] = suivi.lues;
	const { id } = etat;
	if (etat.sansTrace || !etat.commence || !lue || suivi.lues.length > 1 || enAttente()) return;
	const suite = await ailleurs(id, lue);
	if (!suite.ok || etat.id !== id || enAttente() || suivi.lues[0] !== lue) return;
	const { avance, conflit, disparu } = suite.valeur;
	// Removed by the browser while the answers are still here: they are written again.
	if (disparu) {
		suivi.lues = [];
		programmer();
		return;
	}
	if (avance) {
		prendre(avance.sauvegarde);
		suivi.lues = [avance.revision];
		dire(avance.sauvegarde.enregistre);
		if (etat.fiche) etat.fiche = { ...etat.fiche, modifie: avance.sauvegarde.enregistre, revision: avance.revision };
	}
	etat.conflit = conflit;
}

/** Shows another dossier without leaving the page; nothing of the current one is lost. */
export async function changerPour(id: string): ReturnType<typeof lireDossier> {
	const lu = await lireDossier(id);
	if (!lu.ok || !lu.valeur) return lu;
	etat.enregistrement = { etat: 'repos' };
	adopter(lu.valeur);
	return lu;
}
