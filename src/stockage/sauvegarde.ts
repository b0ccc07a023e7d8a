import * as z from 'zod/mini';
import { nettoyer } from '../francais.ts';
import { schemaDossier, type Dossier } from '../dossier/schema.ts';
import { migrer, VERSION } from '../dossier/migrations.ts';
import { LONGUEUR_LIGNE } from '../dossier/types.ts';

/** What a saved file says it is. */
export const TYPE = 'parcours-clsm/dossier';
export const TAILLE_MAX = 5_000_000;
export const PROFONDEUR_MAX = 12;

export type Profondeur = 'decouverte' | 'complet';
/** The dossier as it was presented to a council: a dated copy that later changes are compared with. */
export interface Version {
	/** ISO date and time of the freezing. */
	fige: string;
	/** AAAA-MM-JJ */
	conseil?: string | undefined;
	titre?: string | undefined;
	dossier: Dossier;
}
/** A dossier may come back to its council several times; beyond, files would grow without end. */
export const VERSIONS_MAX = 10;

export interface Sauvegarde {
	type: typeof TYPE;
	version: number;
	/** ISO date and time of the writing, given by the caller. */
	enregistre: string;
	profondeur: Profondeur;
	dossier: Dossier;
	/** The oldest first. */
	versions?: Version[];
	/** Versions of the file that cannot be read: told, and written again as they came. */
	illisibles?: unknown[];
}
export type Lecture = { ok: true; sauvegarde: Sauvegarde } | { ok: false; message: string };

const refus = (message: string): Lecture => ({ ok: false, message });
const DANGEREUX = new Set(['__proto__', 'constructor', 'prototype']);

/** A copy with clean texts and no dangerous key; undefined when nested too deep. */
function purger(v: unknown, profondeur = 0): unknown {
	if (profondeur > PROFONDEUR_MAX) throw new RangeError('profondeur');
	if (typeof v === 'string') return nettoyer(v);
	if (Array.isArray(v)) return v.map((x) => purger(x, profondeur + 1));
	if (v === null || typeof v !== 'object') return v;
	return Object.fromEntries(
		Object.entries(v)
			.filter(([cle]) => !DANGEREUX.has(cle))
			.map(([cle, x]) => [cle, purger(x, profondeur + 1)]),
	);
}

const estObjet = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

function objetDe(texte: string): unknown {
	try {
		return purger(JSON.parse(texte.replace(/^\uFEFF/, '')));
	} catch (e) {
		return e instanceof RangeError ? e : undefined;
	}
}

/**
 * Reads the text of a sauvegarde. Unknown fields survive; a refusal is one French sentence saying what and what to do.
 * @param texte the whole file
 */
export function lireSauvegarde(texte: string): Lecture {
	if (texte.trim() === '') return refus('Ce fichier est vide : choisissez le fichier que vous avez téléchargé depuis ce site.');
	if (texte.length > TAILLE_MAX)
		return refus('Ce fichier est trop gros pour être une sauvegarde de ce site (plus de cinq millions de caractères).');
	const objet = objetDe(texte);
	if (objet instanceof RangeError) return refus('Ce fichier est construit de façon inhabituelle (trop de niveaux) et n’a pas été ouvert.');
	if (objet === undefined)
		return refus('Ce fichier est illisible : il est coupé, abîmé ou n’est pas une sauvegarde. Reprenez une copie plus ancienne.');
	if (!estObjet(objet) || objet['type'] !== TYPE)
		return refus('Ce fichier ne vient pas de Parcours CLSM : choisissez un fichier dont le nom finit par « .clsm.json ».');
	return lireVersion(objet);
}

function lireVersion(objet: Record<string, unknown>): Lecture {
	const version = objet['version'];
	if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
		return refus('Cette sauvegarde ne dit pas sa version : elle a été modifiée et ne peut pas être ouverte sans risque.');
	if (version > VERSION)
		return refus(
			`Cette sauvegarde a été écrite par une version plus récente du site (version ${version}, ici ${VERSION}) : rechargez la page, puis réessayez.`,
		);
	if (!estObjet(objet['dossier']))
		return refus('Cette sauvegarde ne contient pas de réponses : elle a été coupée. Reprenez une copie plus ancienne.');
	const lu = schemaDossier.safeParse(migrer(objet['dossier'], version));
	if (!lu.success) return refus(fauteDe(lu.error.issues[0]?.path ?? []));
	const profondeur = objet['profondeur'] === 'decouverte' ? 'decouverte' : 'complet';
	const enregistre = typeof objet['enregistre'] === 'string' ? objet['enregistre'] : '';
	return {
		ok: true,
		sauvegarde: { type: TYPE, version: VERSION, enregistre, profondeur, dossier: lu.data, ...lireVersions(objet, version) },
	};
}

const schemaVersion = z.looseObject({
	fige: z.iso.datetime({ local: true, offset: true }),
	conseil: z.optional(z.iso.date()),
	titre: z.optional(z.string().check(z.maxLength(LONGUEUR_LIGNE))),
	dossier: schemaDossier,
});

function lireUneVersion(brute: unknown, version: number): Version | undefined {
	if (!estObjet(brute) || !estObjet(brute['dossier'])) return undefined;
	const lu = schemaVersion.safeParse({ ...brute, dossier: migrer(brute['dossier'], version) });
	return lu.success ? lu.data : undefined;
}

function lireVersions(objet: Record<string, unknown>, version: number): Pick<Sauvegarde, 'versions' | 'illisibles'> {
	const brutes = objet['versions'] ?? [];
	const lues = (Array.isArray(brutes) ? (brutes as unknown[]) : [brutes]).map((brute) => ({ brute, lue: lireUneVersion(brute, version) }));
	const versions = lues.flatMap(({ lue }) => lue ?? []);
	const illisibles = lues.filter(({ lue }) => !lue).map(({ brute }) => brute);
	return { ...(versions.length > 0 && { versions }), ...(illisibles.length > 0 && { illisibles }) };
}

const fauteDe = (chemin: PropertyKey[]): string =>
	`La réponse « ${chemin.map(String).join('.') || 'dossier'} » de cette sauvegarde n’a pas la forme attendue : le fichier a été modifié à la main. Corrigez-la ou reprenez une copie plus ancienne.`;

/**
 * The text of a sauvegarde, readable and stable: same answers and date, same bytes.
 * @param versions the frozen versions, then those that could not be read
 */
export function ecrireSauvegarde(dossier: Dossier, profondeur: Profondeur, enregistre: string, versions: readonly unknown[] = []): string {
	const enveloppe = { type: TYPE, version: VERSION, enregistre, profondeur, dossier } satisfies Sauvegarde;
	return `${JSON.stringify(versions.length > 0 ? { ...enveloppe, versions } : enveloppe, null, '\t')}\n`;
}

/** One more frozen version, or one sentence saying why not. */
export function ajouterVersion(s: Pick<Sauvegarde, 'dossier' | 'versions' | 'illisibles'>, version: Version): Version[] | string {
	const { versions = [], illisibles = [] } = s;
	if (versions.length >= VERSIONS_MAX)
		return 'Dix versions sont déjà gardées avec ce dossier : téléchargez puis supprimez celle qui ne sert plus, et recommencez.';
	const suite = [...versions, version];
	if (ecrireSauvegarde(s.dossier, 'complet', version.fige, [...suite, ...illisibles]).length > TAILLE_MAX)
		return 'Avec cette version, la sauvegarde deviendrait trop grosse pour être rouverte : téléchargez puis supprimez une version plus ancienne.';
	return suite;
}

const tirets = (s: string): string => s.replace(/^-|-$/g, '');

/** Safe on Windows: « arles-2027-06-24 »; the extension is up to the caller. */
export function nomDeFichier(territoire: string | undefined, suffixe: string): string {
	const sansAccents = (territoire ?? '')
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase();
	const mots = sansAccents
		.replace(/œ/g, 'oe')
		.replace(/æ/g, 'ae')
		.replace(/[^a-z0-9]+/g, '-');
	return `${tirets(tirets(mots).slice(0, 60)) || 'territoire'}-${suffixe}`;
}

/** The sauvegarde as the attachment of a « PDF de travail rouvrable ». */
export const pieceJointe = (
	dossier: Dossier,
	profondeur: Profondeur,
	enregistre: string,
	versions: readonly unknown[] = [],
): { nom: string; type: string; octets: Uint8Array; description: string } => ({
	nom: 'reponses.clsm.json',
	type: 'application/json',
	octets: new TextEncoder().encode(ecrireSauvegarde(dossier, profondeur, enregistre, versions)),
	description: 'Réponses de Parcours CLSM : déposez ce PDF sur le site pour rouvrir le dossier',
});
