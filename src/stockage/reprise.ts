import { cles, ecrire, essayer, estEtroit, lire, oter, type Resultat } from './base.ts';
import { deRecord, enRecord, memesReponses, mettreDeCote } from './etats.ts';
import { ancienJournal, effacerAncienJournal, type Page } from './journal.ts';
import { avecVerrou } from './onglets.ts';
import { auteurDe, cleEtat, nommer, numeroDe, parDossier, type Revision } from './revisions.ts';
import { lireSauvegarde, type Sauvegarde } from './sauvegarde.ts';
import { montrer, oser } from './temoin.ts';

/** The state that a closing page's answers are, or will be. */
export const nomDePage = ({ connus, auteur, sauvegarde }: Page): Revision =>
	nommer(Math.max(0, ...connus.map(numeroDe)) + 1, auteur, sauvegarde.enregistre);

/**
 * What a closing page left becomes a state, on top of those it was typed on. Its name comes from what it holds:
 * done twice, or by two pages at once, it is the same. Nothing is written when the page had been in time.
 */
export async function reprendrePage(id: string, page: Page): Promise<void> {
	for (const r of parDossier(await cles()).get(id) ?? []) {
		if (auteurDe(r) !== page.auteur) continue;
		const etat = deRecord(await lire(cleEtat(id, r)));
		if (etat && etat.rang >= page.rang) return;
	}
	await ecrire(cleEtat(id, nomDePage(page)), enRecord(page, page.sauvegarde));
}

/** FNV-1a of a text, in base 36: the same text gives the same dossier, however often it is taken over. */
function empreinte(texte: string): string {
	let h = 0x811c9dc5;
	for (let i = 0; i < texte.length; i++) h = Math.imul(h ^ texte.charCodeAt(i), 0x01000193);
	return (h >>> 0).toString(36);
}

const UNIQUE = 'dossier';
const lisible = (brut: unknown): Sauvegarde | undefined => {
	const lu = lireSauvegarde(typeof brut === 'string' ? brut : '');
	return lu.ok ? lu.sauvegarde : undefined;
};

/** One after the other, each on top of the last: the current record, the one being written, the journal. */
async function empiler(id: string, suite: readonly Sauvegarde[]): Promise<void> {
	const connus: Revision[] = [];
	for (const s of suite) {
		const revision = nommer(connus.length + 1, 'repris', s.enregistre);
		await ecrire(cleEtat(id, revision), enRecord({ connus, rang: 0 }, s));
		connus.push(revision);
	}
}

/** When there was a single dossier, it stood under one key. It becomes the first of the list, and its key goes away last. How many were set aside. */
async function reprendreUnique(presentes: readonly string[]): Promise<number> {
	const anciennes = [UNIQUE, `${UNIQUE}-nouveau`, `${UNIQUE}-illisible`].filter((cle) => presentes.includes(cle));
	const journal = ancienJournal();
	if (anciennes.length === 0 && !journal) return 0;
	const bruts = new Map<string, unknown>();
	for (const cle of anciennes) bruts.set(cle, await lire(cle));
	const suite = [lisible(bruts.get(UNIQUE)), lisible(bruts.get(`${UNIQUE}-nouveau`)), journal]
		.filter((s) => s !== undefined)
		.filter((s, i, tous) => i === 0 || !memesReponses(s, tous[i - 1]!));
	if (suite.length > 0) {
		const id = `repris-${empreinte(JSON.stringify(suite[0]))}`;
		await empiler(id, suite);
		montrer(id);
	}
	effacerAncienJournal();
	let abimes = 0;
	for (const cle of anciennes.reverse())
		if (lisible(bruts.get(cle))) await oter(cle);
		else if (bruts.get(cle) !== undefined) {
			await mettreDeCote(cle, bruts.get(cle));
			if (cle === UNIQUE) abimes++;
		}
	return abimes;
}

/** What there was before, read in its place, when it could not be taken over. */
export async function secoursUnique(): Promise<Sauvegarde | undefined> {
	const journal = ancienJournal();
	if (journal) return journal;
	const lu = await essayer(async () => lisible(await lire(`${UNIQUE}-nouveau`)) ?? lisible(await lire(UNIQUE)));
	return lu.ok ? lu.valeur : undefined;
}

const REPLI = 'parcours-clsm/dossiers/';
/** What localforage kept in localStorage while IndexedDB was refused comes back beside the rest. */
async function reprendreRepli(presentes: readonly string[]): Promise<void> {
	if (estEtroit()) return;
	const cles = oser(() => Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '')) ?? [];
	for (const cle of cles.filter((c) => c.startsWith(REPLI))) {
		const texte = oser(() => JSON.parse(localStorage.getItem(cle) ?? '') as unknown);
		const nom = cle.slice(REPLI.length);
		if (typeof texte !== 'string') continue;
		if (!presentes.includes(nom)) await ecrire(nom, texte);
		oser(() => localStorage.removeItem(cle));
	}
}

/** What an earlier site, or a day without IndexedDB, has left: nothing is lost, nothing is done twice. How many records were set aside. */
export const reprendre = (): Promise<Resultat<number>> =>
	essayer(() =>
		avecVerrou('reprise', async () => {
			await reprendreRepli(await cles());
			return reprendreUnique(await cles());
		}),
	);
