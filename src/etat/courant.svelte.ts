import { dossierVide, type Dossier } from '../dossier/schema.ts';
import type { Echec, Genre } from '../stockage/base.ts';
import type { Autre } from '../stockage/dossiers.ts';
import type { Fiche } from '../stockage/fiches.ts';
import { nouvelIdentifiant } from '../stockage/etats.ts';
import type { Persistance } from '../stockage/persistance.ts';
import { TYPE, type Profondeur, type Sauvegarde, type Version } from '../stockage/sauvegarde.ts';
import { VERSION } from '../dossier/migrations.ts';

export interface Enregistrement {
	etat: 'repos' | 'en-cours' | 'fait' | 'echec';
	/** « 14 h 32 » */
	heure?: string;
	/** Day of the last save, AAAA-MM-JJ. */
	jour?: string;
	message?: string;
	genre?: Genre;
}

/** The only mutable thing in the browser. */
export const etat = $state({
	/** The dossier that this tab shows; one that was never saved has an id too. */
	id: nouvelIdentifiant(),
	fiche: undefined as Fiche | undefined,
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
	/** Told when the dossier was opened; stays until it is closed. */
	alerte: undefined as Echec | undefined,
	/** Answers written elsewhere that this tab does not know: both are kept until someone chooses. */
	conflit: undefined as Autre | undefined,
	persistance: 'inconnue' as Persistance,
	/** Shared tablet: nothing is written on this device. */
	sansTrace: false,
});

/** What follows the saving and is not shown. */
export const suivi = {
	/** Counts the changes; those above `confirmee` have reached no storage yet. */
	rang: 0,
	confirmee: 0,
	/** States that the next one replaces: the one read, and the other's once a conflict is settled. */
	lues: [] as string[],
};

/** AAAA-MM-JJ where the person is. */
export const jourLocal = (d: Date): string =>
	[d.getFullYear(), d.getMonth() + 1, d.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
const heure = (d: Date): string => `${d.getHours()} h ${String(d.getMinutes()).padStart(2, '0')}`;

/** « saved », with the moment when it is known. */
export function dire(date: string): void {
	const quand = new Date(date);
	etat.enregistrement = Number.isNaN(quand.getTime()) ? { etat: 'fait' } : { etat: 'fait', heure: heure(quand), jour: jourLocal(quand) };
}

/** Everything that a file holds besides the dossier: the versions, then those that could not be read. */
export const versionsGardees = (): unknown[] => $state.snapshot([...etat.versions, ...etat.illisibles]);

// A third of the time of $state.snapshot, which hands each text and number to structuredClone.
function enClair(v: unknown): unknown {
	if (typeof v !== 'object' || v === null) return v;
	if (Array.isArray(v)) return Array.from(v, enClair);
	const objet: Record<string, unknown> = {};
	for (const cle of Object.keys(v)) objet[cle] = enClair((v as Record<string, unknown>)[cle]);
	return objet;
}
const photo = $derived(enClair(etat.dossier) as Dossier);

/** The current answers as plain data, for what reads them whole; not to be written in. */
export const dossierCourant = (): Dossier => photo;

/** The current answers as a file would hold them; not to be written in. */
export const instantane = (date = new Date()): Sauvegarde => ({
	type: TYPE,
	version: VERSION,
	enregistre: date.toISOString(),
	profondeur: etat.profondeur,
	dossier: photo,
	...(etat.versions.length > 0 && { versions: $state.snapshot(etat.versions) as Version[] }),
	...(etat.illisibles.length > 0 && { illisibles: $state.snapshot(etat.illisibles) }),
	...(Object.keys(etat.autres).length > 0 && { autres: $state.snapshot(etat.autres) }),
});

/** Shows these answers in the place of the current ones. */
export function prendre({
	dossier,
	profondeur,
	versions = [],
	illisibles = [],
	autres = {},
}: Omit<Sauvegarde, 'type' | 'version' | 'enregistre'>): void {
	etat.dossier = dossier;
	etat.profondeur = profondeur;
	etat.versions = versions;
	etat.illisibles = illisibles;
	etat.autres = autres;
}

/** A dossier that nobody has begun. */
export function repartir(): void {
	prendre({ dossier: dossierVide(), profondeur: etat.profondeur });
	suivi.confirmee = suivi.rang;
	suivi.lues = [];
	Object.assign(etat, {
		id: nouvelIdentifiant(),
		fiche: undefined,
		commence: false,
		conflit: undefined,
		enregistrement: { etat: 'repos' },
	});
}

/** A copy without proxies, as the storage wants it. */
export const copie = <T>(v: T): T => $state.snapshot(v) as T;
