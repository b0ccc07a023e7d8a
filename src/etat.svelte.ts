import { ecrireChemin, lireChemin } from './dossier/chemin.ts';
import { dossierVide, type Dossier } from './dossier/schema.ts';
import { tousLesFaits } from './faits/table.ts';
import type { Tri } from './faits/logique.ts';
import { lireFichier } from './stockage/fichier.ts';
import * as navigateur from './stockage/navigateur.ts';
import {
	ajouterVersion,
	ecrireSauvegarde,
	nomDeFichier,
	type Profondeur,
	type RefusLecture,
	type Sauvegarde,
	type Version,
} from './stockage/sauvegarde.ts';

export { lireFichier };

export interface Enregistrement {
	etat: 'repos' | 'en-cours' | 'fait' | 'echec';
	/** « 14 h 32 » */
	heure?: string;
	/** Day of the last save, AAAA-MM-JJ. */
	jour?: string;
	message?: string;
}

/** The only mutable thing in the browser. */
export const etat = $state({
	dossier: dossierVide() as Dossier,
	/** The stored answers have been read: fields may be used. */
	charge: false,
	/** Saving has started. */
	commence: false,
	profondeur: 'complet' as Profondeur,
	/** Frozen copies of the dossier, the oldest first. */
	versions: [] as Version[],
	/** Versions of the file that cannot be read: kept as they came. */
	illisibles: [] as unknown[],
	/** Fields of the envelope that this version does not know: kept as they came. */
	autres: {} as Record<string, unknown>,
	enregistrement: { etat: 'repos' } as Enregistrement,
});

const DELAI = 400;
let minuterie: ReturnType<typeof setTimeout> | undefined;
let demarrage: Promise<void> | undefined;
let file: Promise<void> = Promise.resolve();
/** Counts the changes; those above `confirmee` have reached no storage yet. */
let revision = 0;
let confirmee = 0;

/** AAAA-MM-JJ where the person is. */
export const jourLocal = (d: Date): string =>
	[d.getFullYear(), d.getMonth() + 1, d.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
const heure = (d: Date): string => `${d.getHours()} h ${String(d.getMinutes()).padStart(2, '0')}`;

/** Every island must have met the page as the server wrote it before the answers change it; two seconds at most. */
async function ilesPretes(): Promise<void> {
	for (let essai = 0; essai < 100 && document.querySelector('astro-island[ssr]'); essai++)
		await new Promise((suite) => setTimeout(suite, 20));
}

async function charger(): Promise<void> {
	const [lu] = await Promise.all([navigateur.charger(), ilesPretes()]);
	if (!lu.ok) etat.enregistrement = { etat: 'echec', message: lu.message };
	else if (lu.valeur) {
		etat.dossier = lu.valeur.dossier;
		etat.profondeur = lu.valeur.profondeur;
		etat.versions = lu.valeur.versions ?? [];
		etat.illisibles = lu.valeur.illisibles ?? [];
		etat.autres = lu.valeur.autres ?? {};
		etat.commence = true;
		const quand = new Date(lu.valeur.enregistre);
		if (!Number.isNaN(quand.getTime())) etat.enregistrement = { etat: 'fait', heure: heure(quand), jour: jourLocal(quand) };
		if (lu.valeur.duJournal) programmer();
	}
	etat.charge = true;
	addEventListener('pagehide', quitter);
	document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && quitter());
	// A page brought back by the browser holds old answers in memory.
	addEventListener('pageshow', (e) => e.persisted && location.reload());
	addEventListener('beforeunload', (e) => etat.enregistrement.etat === 'echec' && etat.commence && e.preventDefault());
}

/** Reads the stored dossier, once a page. */
export const demarrer = (): Promise<void> => (demarrage ??= charger());

/** Everything that a file holds besides the dossier: the versions, then those that could not be read. */
export const versionsGardees = (): unknown[] => $state.snapshot([...etat.versions, ...etat.illisibles]);

/** What a file holds besides its dossier. */
const gardes = () => [versionsGardees(), $state.snapshot(etat.autres)] as const;

/** A closing page has no time for the base: the journal takes what is not confirmed. */
function quitter(): void {
	if (revision === confirmee) return;
	navigateur.journaliser($state.snapshot(etat.dossier) as Dossier, etat.profondeur, new Date().toISOString(), ...gardes());
	void vider();
}

async function enregistrer(): Promise<void> {
	const maintenant = new Date();
	const ecrite = revision;
	const dossier = $state.snapshot(etat.dossier) as Dossier;
	const fait = await navigateur.enregistrer(dossier, etat.profondeur, maintenant.toISOString(), ...gardes());
	etat.enregistrement = fait.ok
		? { etat: 'fait', heure: heure(maintenant), jour: jourLocal(maintenant) }
		: { etat: 'echec', message: fait.message };
	if (!fait.ok) return;
	confirmee = ecrite;
	if (revision === confirmee) navigateur.effacerJournal();
}

/** Writes now what is waiting. */
export function vider(): Promise<void> {
	if (minuterie === undefined) return file;
	clearTimeout(minuterie);
	minuterie = undefined;
	return (file = file.then(enregistrer));
}

function programmer(): void {
	if (!etat.commence) return;
	revision++;
	if (etat.enregistrement.etat !== 'echec') etat.enregistrement = { ...etat.enregistrement, etat: 'en-cours' };
	clearTimeout(minuterie);
	minuterie = setTimeout(() => void vider(), DELAI);
}

/** The answer at a path such as `porteur.entite.nom`; list entries by their `id`. */
export const lire = (chemin: string): unknown => lireChemin(etat.dossier, chemin);

/** Puts an answer in place and saves it soon; an empty one is removed. */
export function ecrire(chemin: string, valeur: unknown): void {
	ecrireChemin(etat.dossier as Record<string, unknown>, chemin, valeur);
	programmer();
}

export const lireNote = (id: string): string => etat.dossier.notes?.[id] ?? '';

/** A private note, kept with the dossier and printed by no document. */
export function ecrireNote(id: string, texte: string): void {
	const notes = { ...etat.dossier.notes };
	if (texte) notes[id] = texte;
	else delete notes[id];
	if (Object.keys(notes).length > 0) etat.dossier.notes = notes;
	else delete etat.dossier.notes;
	programmer();
}

/** Starts saving on this device; `stade` is known by the way one enters. */
export async function commencer(options: { profondeur: Profondeur; stade?: NonNullable<Dossier['stade']> }): Promise<void> {
	await demarrer();
	etat.commence = true;
	etat.profondeur = options.profondeur;
	if (options.stade) etat.dossier.stade ??= options.stade;
	programmer();
	await vider();
}

export function changerProfondeur(profondeur: Profondeur): void {
	etat.profondeur = profondeur;
	programmer();
}

/** Takes these answers for the current ones: a new project, an example, a sauvegarde with its versions. */
export async function remplacer(
	dossier: Dossier,
	profondeur: Profondeur,
	{ versions = [], illisibles = [], autres = {} }: Pick<Sauvegarde, 'versions' | 'illisibles' | 'autres'> = {},
): Promise<void> {
	await demarrer();
	etat.dossier = dossier;
	etat.versions = versions;
	etat.illisibles = illisibles;
	etat.autres = autres;
	await commencer({ profondeur });
}

/** Keeps a dated copy of the dossier; one sentence when it cannot. */
export async function figer({ conseil, titre }: Pick<Version, 'conseil' | 'titre'>): Promise<string | undefined> {
	const dossier = $state.snapshot(etat.dossier) as Dossier;
	const [versions, illisibles] = [$state.snapshot(etat.versions) as Version[], $state.snapshot(etat.illisibles)];
	const figee: Version = { fige: new Date().toISOString(), ...(conseil && { conseil }), ...(titre && { titre }), dossier };
	const suite = ajouterVersion({ dossier, versions, illisibles }, figee);
	if (typeof suite === 'string') return suite;
	etat.versions = suite;
	programmer();
	await vider();
	return undefined;
}

export async function supprimerVersion(rang: number): Promise<void> {
	etat.versions = etat.versions.filter((_, i) => i !== rang);
	programmer();
	await vider();
}

/** Removes everything from this device. */
export async function effacer(): Promise<void> {
	clearTimeout(minuterie);
	minuterie = undefined;
	await file;
	confirmee = revision;
	const fait = await navigateur.effacer();
	if (!fait.ok) {
		etat.enregistrement = { etat: 'echec', message: fait.message };
		return;
	}
	etat.dossier = dossierVide();
	etat.versions = [];
	etat.illisibles = [];
	etat.autres = {};
	etat.commence = false;
	etat.enregistrement = { etat: 'repos' };
}

/** Hands a file to the person. */
export function telecharger(nom: string, contenu: BlobPart, type: string): void {
	const url = URL.createObjectURL(new Blob([contenu], { type }));
	const lien = document.createElement('a');
	lien.href = url;
	lien.download = nom;
	document.body.append(lien);
	lien.click();
	lien.remove();
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export function telechargerSauvegarde(): void {
	const maintenant = new Date();
	const texte = ecrireSauvegarde($state.snapshot(etat.dossier) as Dossier, etat.profondeur, maintenant.toISOString(), ...gardes());
	telecharger(`${nomDeFichier(etat.dossier.porteur?.entite?.nom, jourLocal(maintenant))}.clsm.json`, texte, 'application/json');
}

/** A frozen version alone, as a sauvegarde that opens like any other. */
export function telechargerVersion({ dossier, fige }: Version): void {
	const texte = ecrireSauvegarde($state.snapshot(dossier) as Dossier, etat.profondeur, fige);
	telecharger(`${nomDeFichier(dossier.porteur?.entite?.nom, `version-${jourLocal(new Date(fige))}`)}.clsm.json`, texte, 'application/json');
}

/** Opens a sauvegarde, or a PDF that holds one, in the place of the current dossier, or says in one sentence why not. */
export async function ouvrirFichier(fichier: File): Promise<{ ok: true; profondeur: Profondeur } | RefusLecture> {
	const lu = await lireFichier(fichier);
	if (!lu.ok) return lu;
	await remplacer(lu.sauvegarde.dossier, lu.sauvegarde.profondeur, lu.sauvegarde);
	return { ok: true, profondeur: lu.sauvegarde.profondeur };
}

const courants = $derived(tousLesFaits(etat.dossier));

/** Every fait of the current dossier. */
export const faitsCourants = (): Record<string, Tri> => courants;

/** Whether a question (or a sub-field) is asked now. */
export const visible = (q: { quand?: string | undefined }): boolean => q.quand === undefined || courants[q.quand] === true;
