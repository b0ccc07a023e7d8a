import * as z from 'zod/mini';
import { nettoyer } from '../francais.ts';
import { schemaDossier, type Dossier } from '../dossier/schema.ts';
import { migrer, MIGRATIONS, VERSION, type Migrations } from '../dossier/migrations.ts';
import { LONGUEUR_LIGNE } from '../dossier/types.ts';
import { fauteDe, refus, type RefusLecture } from './refus.ts';

export type { RefusLecture };

/** What a saved file says it is. */
export const TYPE = 'parcours-clsm/dossier';
export const TAILLE_MAX = 5_000_000;
export const PROFONDEUR_MAX = 12;
/** An ISO date and time never takes more. */
export const DATE_MAX = 40;

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
/** Those that cannot be read included. */
const VERSIONS_LUES_MAX = 5 * VERSIONS_MAX;

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
	/** Fields of the envelope that this version does not know: written again as they came. */
	autres?: Record<string, unknown>;
}
export type Lecture = { ok: true; sauvegarde: Sauvegarde } | RefusLecture;
const DANGEREUX = new Set(['__proto__', 'constructor', 'prototype']);

/** More than the fullest dossier and its ten versions. */
const VALEURS_MAX = 500_000;
const CLES_MAX = 10_000;

/** A copy with clean texts and no dangerous key; throws RangeError when nested too deep or too crowded. */
function purger(v: unknown, compte = { valeurs: 0 }, profondeur = 0): unknown {
	if (profondeur > PROFONDEUR_MAX || ++compte.valeurs > VALEURS_MAX) throw new RangeError('profondeur');
	if (typeof v === 'string') return nettoyer(v);
	if (Array.isArray(v)) return v.map((x) => purger(x, compte, profondeur + 1));
	if (!estObjet(v)) return v;
	const cles = Object.keys(v);
	if (cles.length > CLES_MAX) throw new RangeError('clés');
	const net: Record<string, unknown> = {};
	for (const cle of cles) if (!DANGEREUX.has(cle)) net[cle] = purger(v[cle], compte, profondeur + 1);
	return net;
}

const estObjet = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

/** What a file says, cleaned; a RangeError when it is nested too deep, undefined when it is no JSON. */
export function objetDe(texte: string): unknown {
	try {
		return purger(JSON.parse(texte.replace(/^\uFEFF/, '')));
	} catch (e) {
		return e instanceof RangeError ? e : undefined;
	}
}

const TROP_GROS = 'Ce fichier est trop gros pour être une sauvegarde de ce site (plus de cinq millions de caractères).';
/** Indented as we write it, the same file may take this many times its size. */
const GONFLEMENT = 8;

/**
 * Reads the text of a sauvegarde. Unknown fields survive; a refusal is one French sentence saying what and what to do.
 * @param texte the whole file
 */
export function lireSauvegarde(texte: string, migrations: Migrations = MIGRATIONS): Lecture {
	if (texte.length > TAILLE_MAX) return refus(TROP_GROS);
	if (texte.trim() === '') return refus('Ce fichier est vide : choisissez le fichier que vous avez téléchargé depuis ce site.');
	const objet = objetDe(texte);
	if (objet instanceof RangeError)
		return refus('Ce fichier est construit de façon inhabituelle (trop de niveaux ou de valeurs) et n’a pas été ouvert.');
	if (objet === undefined)
		return refus('Ce fichier est illisible : il est coupé, abîmé ou n’est pas une sauvegarde. Reprenez une copie plus ancienne.');
	if (!estObjet(objet) || objet['type'] !== TYPE)
		return refus('Ce fichier ne vient pas de Parcours CLSM : choisissez un fichier dont le nom finit par « .clsm.json ».');
	const lu = lireVersion(objet, migrations);
	if (!lu.ok || texte.length * GONFLEMENT < TAILLE_MAX) return lu;
	// What is opened is saved, and must open again.
	return recrire(lu.sauvegarde).length > TAILLE_MAX ? refus(TROP_GROS) : lu;
}

function lireVersion(objet: Record<string, unknown>, migrations: Migrations): Lecture {
	const version = objet['version'];
	if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
		return refus('Cette sauvegarde ne dit pas sa version : elle a été modifiée et ne peut pas être ouverte sans risque.');
	if (version > migrations.version)
		return refus(
			`Cette sauvegarde a été écrite par une version plus récente du site (version ${version}, ici ${migrations.version}) : rechargez la page, puis réessayez.`,
		);
	if (!estObjet(objet['dossier']))
		return refus('Cette sauvegarde ne contient pas de réponses : elle a été coupée. Reprenez une copie plus ancienne.');
	const lu = lireDossier(objet['dossier'], version, migrations);
	if ('ok' in lu) return lu;
	const brutes = enListe(objet['versions']);
	if (brutes.length > VERSIONS_LUES_MAX)
		return refus(`Cette sauvegarde contient plus de ${VERSIONS_LUES_MAX} versions figées : elle a été modifiée et n’a pas été ouverte.`);
	const profondeur = objet['profondeur'] === 'decouverte' ? 'decouverte' : 'complet';
	const autres = Object.fromEntries(Object.entries(objet).filter(([cle]) => !ENVELOPPE.has(cle)));
	return {
		ok: true,
		sauvegarde: {
			type: TYPE,
			version: VERSION,
			enregistre: dateDe(objet['enregistre']),
			profondeur,
			dossier: lu.dossier,
			...lireVersions(brutes, version, migrations),
			...(Object.keys(autres).length > 0 && { autres }),
		},
	};
}

const ENVELOPPE = new Set(['type', 'version', 'enregistre', 'profondeur', 'dossier', 'versions']);
const dateDe = (v: unknown): string => (typeof v === 'string' && v.length <= DATE_MAX ? v : '');
const enListe = (v: unknown): unknown[] => (v === undefined ? [] : Array.isArray(v) ? (v as unknown[]) : [v]);

/** The dossier, brought up to date and checked. */
function lireDossier(brut: Record<string, unknown>, version: number, migrations: Migrations): { dossier: Dossier } | RefusLecture {
	const ancienne = version < migrations.version;
	const migre = sansErreur(() => migrer(brut, version, migrations));
	if (!migre)
		return refus(
			`Cette sauvegarde vient d’une ancienne version du site (version ${version}) et n’a pas pu être mise à jour : gardez ce fichier et signalez-le au site.`,
		);
	const lu = schemaDossier.safeParse(migre);
	return lu.success ? { dossier: lu.data } : fauteDe(lu.error.issues[0], ancienne);
}

function sansErreur<T>(faire: () => T): T | undefined {
	try {
		return faire();
	} catch {
		return undefined;
	}
}

export const schemaVersion = z.looseObject({
	fige: z.iso.datetime({ local: true, offset: true }),
	conseil: z.optional(z.iso.date()),
	titre: z.optional(z.string().check(z.maxLength(LONGUEUR_LIGNE))),
	dossier: schemaDossier,
});

function lireUneVersion(brute: unknown, version: number, migrations: Migrations): Version | undefined {
	if (!estObjet(brute) || !estObjet(brute['dossier'])) return undefined;
	const { dossier } = brute;
	const migre = sansErreur(() => migrer(dossier, version, migrations));
	const lu = migre && schemaVersion.safeParse({ ...brute, dossier: migre });
	return lu?.success ? lu.data : undefined;
}

function lireVersions(brutes: unknown[], version: number, migrations: Migrations): Pick<Sauvegarde, 'versions' | 'illisibles'> {
	const lues = brutes.map((brute) => ({ brute, lue: lireUneVersion(brute, version, migrations) }));
	const versions = lues.flatMap(({ lue }) => lue ?? []);
	const illisibles = lues.filter(({ lue }) => !lue).map(({ brute }) => brute);
	return { ...(versions.length > 0 && { versions }), ...(illisibles.length > 0 && { illisibles }) };
}

/**
 * The text of a sauvegarde, readable and stable: same answers and date, same bytes.
 * @param versions the frozen versions, then those that could not be read
 * @param autres fields of the envelope that this version does not know
 */
export function ecrireSauvegarde(
	dossier: Dossier,
	profondeur: Profondeur,
	enregistre: string,
	versions: readonly unknown[] = [],
	autres: Readonly<Record<string, unknown>> = {},
): string {
	const enveloppe = { type: TYPE, version: VERSION, enregistre, profondeur, dossier } satisfies Sauvegarde;
	return `${JSON.stringify({ ...enveloppe, ...(versions.length > 0 && { versions }), ...autres }, null, '\t')}\n`;
}

/** The same sauvegarde, written again with everything it came with. */
export const recrire = (s: Sauvegarde): string =>
	ecrireSauvegarde(s.dossier, s.profondeur, s.enregistre, [...(s.versions ?? []), ...(s.illisibles ?? [])], s.autres);

/** One more frozen version, or one sentence saying why not. */
export function ajouterVersion(s: Pick<Sauvegarde, 'dossier' | 'versions' | 'illisibles'>, version: Version): Version[] | string {
	const { versions = [], illisibles = [] } = s;
	if (versions.length >= VERSIONS_MAX)
		return 'Dix versions sont déjà gardées avec ce dossier : téléchargez puis supprimez celle qui ne sert plus, et recommencez.';
	const suite = [...versions, version];
	if (!lireSauvegarde(ecrireSauvegarde(s.dossier, 'complet', version.fige, [...suite, ...illisibles])).ok)
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
