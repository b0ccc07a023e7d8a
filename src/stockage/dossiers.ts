import { essayer, estEtroit, lire, nature, oter, Panne, type Echec, type Resultat } from './base.ts';
import { assimiler, ecrireEtat, lireEtat, memesReponses, mettreDeCote, oublierTentatives, revisionsDe, type Etat } from './etats.ts';
import { lireFiche, type Fiche } from './fiches.ts';
import { effacerPage, pagesDe, type Page } from './journal.ts';
import { annoncer, avecVerrou } from './onglets.ts';
import { nomDePage, reprendrePage } from './reprise.ts';
import { aOublier, cleEtat, dateDe, dernieresDabord, JOURS, numeroDe, RECENTES, type Revision } from './revisions.ts';
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
	/** What the next state replaces. */
	lues: Revision[];
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
	const lues = etat ? [etat.revision] : [];
	const suite = { fiche, revision: etat?.revision ?? '', lues, ...(alerte && { alerte }) };
	if (laissee && (!etat || laissee.connus.includes(etat.revision)))
		return { ...suite, lues: [...lues, nomDePage(laissee)], sauvegarde: laissee.sauvegarde, duJournal: true };
	const conflit = laissee ? enAutre({ sauvegarde: laissee.sauvegarde, revision: '' }) : etat && (await divergence(id, etat, liste));
	return { ...suite, sauvegarde, duJournal: false, ...(conflit && { conflit }) };
}

/** What happened to a dossier since a state of it was read. */
export interface Suite {
	/** A later state, which knows it. */
	avance?: Etat;
	conflit?: Autre;
	/** It is no longer there. */
	disparu?: true;
}

/** Looks whether someone has written since. */
export const ailleurs = (id: string, revision: Revision): Promise<Resultat<Suite>> =>
	essayer(async () => {
		const liste = await revisionsDe(id);
		const etat = await lireEtat(id, revision);
		if (!etat) return { disparu: true };
		const connus = new Set([revision, ...etat.connus]);
		let avance: Etat | undefined;
		for (const r of dernieresDabord(liste).filter((nom) => !connus.has(nom))) {
			const autre = await lireEtat(id, r);
			if (!autre?.connus.includes(revision)) continue;
			avance = autre;
			break;
		}
		const conflit = await divergence(id, avance ?? etat, liste);
		return { ...(avance && { avance }), ...(conflit && { conflit }) };
	});

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

/** The latest that a closing page left for a dossier, when the base does not answer. */
export const secoursDe = (id: string): Page | undefined => dernieresPages(id)[0];

/** As `charger`, for a dossier that is not going to be shown. */
export const consulter = (id: string): Promise<Resultat<Ouvert | undefined>> => essayer(() => ouvrir(id));

/** The current state of a dossier; undefined when there never was one. `secours`: what a closing page left, when the base fails. */
export async function charger(id: string): Promise<Resultat<Ouvert | undefined> & { secours?: Page }> {
	const lu = await consulter(id);
	if (lu.ok) oublierTentatives(id);
	const secours = lu.ok ? undefined : secoursDe(id);
	return secours ? { ...lu, secours } : lu;
}
