import { cles, essayer, estEtroit, lire, nature, oter, Panne, type Echec, type Resultat } from './base.ts';
import { assimiler, ecrireEtat, lireEtat, memesReponses, mettreDeCote, nouvelIdentifiant, revisionsDe, type Etat } from './etats.ts';
import { ecrireFiche, lireFiche, type Fiche } from './fiches.ts';
import { dossiersDuJournal, effacerPage, pagesDe, type Page } from './journal.ts';
import { annoncer, avecVerrou } from './onglets.ts';
import { reprendrePage } from './reprise.ts';
import { aOublier, cleEtat, dateDe, dernieresDabord, JOURS, numeroDe, parDossier, RECENTES, type Revision } from './revisions.ts';
import type { Sauvegarde } from './sauvegarde.ts';
import { attester, manqueA } from './temoin.ts';

export type { Fiche };
/** The other side of a conflict. */
export type Autre = Sauvegarde & { revision: Revision; modifie: string };
export interface Ouvert {
	fiche: Fiche;
	sauvegarde: Sauvegarde;
	/** The state read; '' when only a journal holds it. */
	revision: Revision;
	/** The base could not take what a closing page had left: it is still to be written. */
	duJournal: boolean;
	/** Other answers that this state does not know. */
	conflit?: Autre;
	/** Something to tell: a record set aside, answers that the browser removed. */
	alerte?: Echec;
}
export type Enregistre = { ok: true; revision: Revision; conflit?: Autre } | ({ ok: false } & Echec);

const enAutre = ({ sauvegarde, revision }: Pick<Etat, 'sauvegarde' | 'revision'>): Autre => ({
	...sauvegarde,
	revision,
	modifie: sauvegarde.enregistre || dateDe(revision),
});

/** Told when a record has been set aside. */
export const MIS_DE_COTE: Echec = {
	genre: 'corrompu',
	message:
		'Une partie des réponses gardées sur cet appareil n’a pas pu être relue : elle a été mise de côté, sans être effacée, et voici l’état précédent.',
};
const RIEN_DE_LISIBLE: Echec = {
	genre: 'corrompu',
	message:
		'Les réponses gardées sur cet appareil pour ce dossier n’ont pas pu être relues et ont été mises de côté. Rouvrez votre dernière sauvegarde.',
};

/** The first of `revisions` that can be read; those that cannot are set aside and counted. */
async function premierLisible(id: string, revisions: readonly Revision[]): Promise<{ etat?: Etat; abimes: number }> {
	let abimes = 0;
	for (const revision of revisions) {
		const etat = await lireEtat(id, revision);
		if (etat) return { etat, abimes };
		const brut = await lire(cleEtat(id, revision));
		if (brut === undefined) continue;
		abimes++;
		// Full: it stays where it is, and is passed over again next time.
		await essayer(() => mettreDeCote(cleEtat(id, revision), brut));
	}
	return { abimes };
}

/** The latest state that `etat` does not know and that says something else. */
async function divergence(id: string, etat: Etat, liste: readonly Revision[]): Promise<Autre | undefined> {
	const connus = new Set([etat.revision, ...etat.connus]);
	for (const revision of dernieresDabord(liste)) {
		if (connus.has(revision)) continue;
		const autre = await lireEtat(id, revision);
		if (!autre) continue;
		autre.connus.forEach((r) => connus.add(r));
		if (autre.connus.includes(etat.revision)) continue;
		if (!memesReponses(autre.sauvegarde, etat.sauvegarde)) return enAutre(autre);
		assimiler(id, etat.revision, revision);
	}
	return undefined;
}

const dernieresPages = (id: string): Page[] => pagesDe(id).sort((a, b) => (a.sauvegarde.enregistre < b.sauvegarde.enregistre ? 1 : -1));

/** What closing pages left goes into the base; what the base refuses is handed back, the latest first. */
async function recueillir(id: string): Promise<Page[]> {
	const restees: Page[] = [];
	for (const page of dernieresPages(id)) {
		const prise = await essayer(() => reprendrePage(id, page));
		if (prise.ok) effacerPage(page.cle);
		else restees.push(page);
	}
	return restees;
}

/** What the base should have held and does not, told once. */
function alerteDe(id: string, etat: Etat | undefined, abimes: number): Echec | undefined {
	const numero = etat ? numeroDe(etat.revision) : 0;
	const alerte = abimes > 0 ? (etat ? MIS_DE_COTE : RIEN_DE_LISIBLE) : manqueA(id, numero, nature());
	if (alerte && alerte.genre !== 'refuse') attester(id, numero, '');
	return alerte;
}

async function ouvrir(id: string): Promise<Ouvert | undefined> {
	const [laissee] = await recueillir(id);
	const liste = await revisionsDe(id);
	const { etat, abimes } = await premierLisible(id, dernieresDabord(liste));
	const alerte = alerteDe(id, etat, abimes);
	const sauvegarde = etat?.sauvegarde ?? laissee?.sauvegarde;
	if (!sauvegarde && alerte) throw new Panne(alerte.genre, alerte.message);
	if (!sauvegarde) return undefined;
	const fiche = await lireFiche(id, etat, liste);
	const suite = { fiche, revision: etat?.revision ?? '', ...(alerte && { alerte }) };
	if (laissee && (!etat || laissee.connus.includes(etat.revision))) return { ...suite, sauvegarde: laissee.sauvegarde, duJournal: true };
	const conflit = laissee ? enAutre({ sauvegarde: laissee.sauvegarde, revision: '' }) : etat && (await divergence(id, etat, liste));
	return { ...suite, sauvegarde, duJournal: false, ...(conflit && { conflit }) };
}

/** Past states go away once the new one is read back; none that it does not know. */
async function alleger(id: string, etat: Etat, liste: readonly Revision[], taille: number): Promise<void> {
	const passees = liste.filter((r) => etat.connus.includes(r));
	const place = estEtroit() ? 1 : Math.max(3, Math.floor(20_000_000 / Math.max(1, taille)));
	const recentes = Math.min(RECENTES, place);
	for (const revision of aOublier(passees, recentes, Math.min(JOURS, Math.max(1, place - recentes)))) await oter(cleEtat(id, revision));
}

async function poser(id: string, s: Sauvegarde, lues: readonly Revision[], rang: number): Promise<Enregistre> {
	const etat = await ecrireEtat(id, s, lues.filter(Boolean), rang);
	attester(id, numeroDe(etat.revision), nature());
	// From here the answers are kept: what fails below is found again at the next write.
	const suite = await essayer(async () => {
		const liste = await revisionsDe(id);
		const conflit = await divergence(id, etat, liste);
		await alleger(id, etat, liste, JSON.stringify(s).length);
		return conflit;
	});
	return { ok: true, revision: etat.revision, ...(suite.ok && suite.valeur && { conflit: suite.valeur }) };
}

/**
 * Keeps one more state of a dossier, and reads it back.
 * @param lues the state it was typed on; [] for a new dossier; ours and the other's once a conflict is settled
 * @param rang rank of the change in this page
 * @returns its name, and the other side when someone else has written meanwhile: both are kept
 */
export async function enregistrer(id: string, s: Sauvegarde, lues: readonly Revision[], rang = 0): Promise<Enregistre> {
	const fait = await essayer(() => avecVerrou(`dossier/${id}`, () => poser(id, s, lues, rang)));
	if (!fait.ok) return fait;
	if (fait.valeur.ok) annoncer({ id, revision: fait.valeur.revision });
	return fait.valeur;
}

/** The current state of a dossier; undefined when there never was one. `secours`: what a closing page left, when the base fails. */
export async function charger(id: string): Promise<Resultat<Ouvert | undefined> & { secours?: Page }> {
	const lu = await essayer(() => ouvrir(id));
	const secours = lu.ok ? undefined : dernieresPages(id)[0];
	return secours ? { ...lu, secours } : lu;
}

/** A dossier in the list. */
export interface Inscrit extends Fiche {
	sauvegarde?: Sauvegarde;
	/** None of its states can be read now. */
	echec?: Echec;
}

async function inscrire(id: string): Promise<Inscrit | undefined> {
	const lu = await charger(id);
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
		const lu = await charger(id);
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
