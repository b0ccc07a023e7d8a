import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import * as z from 'zod/mini';
import { reponsesDecouverte } from '../dossier/decouverte.ts';
import { VERSION } from '../dossier/migrations.ts';
import type { Dossier } from '../dossier/schema.ts';
import { majuscule, nettoyer } from '../francais.ts';
import { deBase45, enBase45 } from './base45.ts';
import { refus, type RefusLecture } from './refus.ts';
import { lireSauvegarde, objetDe, TYPE } from './sauvegarde.ts';

/** What a participant shows and what a facilitator keeps say they are. */
export const TYPE_GROUPE = 'parcours-clsm/groupe';
export const TYPE_SEANCE = 'parcours-clsm/seance';
export const GROUPES_MAX = 12;
export const NOM_GROUPE_MAX = 60;
/** Twelve groups take far less. */
export const TAILLE_SEANCE = 300_000;

export interface Groupe {
	id: string;
	/** A word of the participants' own; empty until the facilitator's page numbers them. */
	nom: string;
	/** Answers of the découverte only. */
	dossier: Dossier;
}
export type LectureGroupes = { ok: true; genre: 'groupe' | 'sauvegarde' | 'seance'; groupes: Groupe[] } | RefusLecture;

const estObjet = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
/** One short line. */
export const nomDeGroupe = (s: string): string => [...nettoyer(s).replace(/\s+/g, ' ').trim()].slice(0, NOM_GROUPE_MAX).join('').trim();

const schemaGroupe = z.looseObject({
	id: z.string().check(z.regex(/^[\w-]{1,40}$/)),
	nom: z.string().check(z.maxLength(4 * NOM_GROUPE_MAX)),
	dossier: z.record(z.string(), z.unknown()),
});

const PHRASES = {
	gros: 'Ce fichier est trop gros pour des réponses d’atelier.',
	vide: 'Il n’y a rien à lire : ce texte ou ce fichier est vide.',
	profond: 'Ces réponses sont construites de façon inhabituelle (trop de niveaux ou de valeurs) et n’ont pas été lues.',
	illisible: 'Ces réponses sont coupées ou abîmées : demandez au groupe de les montrer à nouveau.',
	etranger: 'Ce n’est ni une réponse de groupe, ni une séance d’atelier, ni une sauvegarde de ce site.',
	recent: 'Ces réponses viennent d’une version plus récente du site : rechargez cette page, puis réessayez.',
	sansVersion: 'Ces réponses ne disent pas leur version : elles ont été modifiées et n’ont pas été lues.',
	modifie: 'Ces réponses ont été modifiées à la main et ne se lisent plus : demandez au groupe de les montrer à nouveau.',
	sansReponse: 'Aucune des huit questions n’a de réponse : il n’y a rien à comparer.',
	trop: `Cette séance contient plus de ${GROUPES_MAX} groupes : elle a été modifiée et n’a pas été ouverte.`,
} as const;
const non = (raison: keyof typeof PHRASES): RefusLecture => refus(PHRASES[raison]);

/** The answers, read as those of a sauvegarde, then brought back to the eight questions: nothing else comes in. */
function lireReponses(brut: Record<string, unknown>, version: number): { dossier: Dossier } | RefusLecture {
	const texte = JSON.stringify({ type: TYPE, version, enregistre: '', profondeur: 'decouverte', dossier: brut });
	const lu = lireSauvegarde(texte);
	if (!lu.ok) return non('modifie');
	const dossier = reponsesDecouverte(lu.sauvegarde.dossier, true);
	return Object.keys(dossier).length > 0 ? { dossier } : non('sansReponse');
}

function lireUnGroupe(brut: unknown, version: number): { groupe: Groupe } | RefusLecture {
	const lu = schemaGroupe.safeParse(brut);
	if (!lu.success) return non('modifie');
	const reponses = lireReponses(lu.data.dossier, version);
	return 'ok' in reponses ? reponses : { groupe: { id: lu.data.id, nom: nomDeGroupe(lu.data.nom), dossier: reponses.dossier } };
}

function lireVersion(version: unknown): number | RefusLecture {
	if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return non('sansVersion');
	return version > VERSION ? non('recent') : version;
}

function lireSeance(brut: Record<string, unknown>, version: number): LectureGroupes {
	const groupes = brut['groupes'];
	if (!Array.isArray(groupes) || groupes.length === 0) return non('illisible');
	if (groupes.length > GROUPES_MAX) return non('trop');
	const lus: Groupe[] = [];
	for (const un of groupes as unknown[]) {
		const lu = lireUnGroupe(un, version);
		if ('ok' in lu) return lu;
		lus.push(lu.groupe);
	}
	return new Set(lus.map((g) => g.id)).size < lus.length ? non('modifie') : { ok: true, genre: 'seance', groupes: lus };
}

/** A whole dossier is welcome: only its eight answers come in, under no name unless it is a fictional one. */
function lireDossierEntier(texte: string): LectureGroupes {
	const lu = lireSauvegarde(texte);
	if (!lu.ok) return lu;
	const { dossier, enregistre } = lu.sauvegarde;
	const exemple = dossier.porteur?.entite?.origine === 'exemple';
	const reduit = reponsesDecouverte(dossier, exemple);
	if (Object.keys(reduit).length === 0) return non('sansReponse');
	const id = marque(enregistre + JSON.stringify(reduit));
	const nom = exemple ? nomDeGroupe(majuscule(dossier.porteur?.entite?.nom ?? '')) : '';
	return { ok: true, genre: 'sauvegarde', groupes: [{ id, nom, dossier: reduit }] };
}

/** FNV-1a: tells two groups apart and tells a cut code; no secret. */
function marque(texte: string): string {
	let h = 0x811c9dc5;
	for (let i = 0; i < texte.length; i++) h = Math.imul(h ^ texte.charCodeAt(i), 0x01000193);
	return (h >>> 0).toString(36);
}
/** An id that says nothing of the dossier it stands for, the same as long as the dossier is. */
export const idDeGroupe = (dossier: string): string => marque(`groupe ${dossier}`);

/** The text of a `.clsm-groupe.json`. */
export const ecrireGroupe = ({ id, nom, dossier }: Groupe): string =>
	`${JSON.stringify({ type: TYPE_GROUPE, version: VERSION, id, nom, dossier }, null, '\t')}\n`;
/** The text of a `.clsm-seance.json`. */
export const ecrireSeance = (groupes: readonly Groupe[]): string =>
	`${JSON.stringify({ type: TYPE_SEANCE, version: VERSION, groupes }, null, '\t')}\n`;

const PREFIXE = 'CLSM1:';
/** Spaces are signs of the code: one at its end would be lost in a paste. */
const FIN = '.';
/** What every answer holds, so that deflate says it in a few bytes. Frozen with the prefix: another one needs another number. */
const DICTIONNAIRE = strToU8(
	'"fondation""europe""appel-projets""cpam""caf""departement""politique-ville""collectivite""porteur""hopital""ars"},{"id":"p1","theme":"etudiants""suicide""precarite""personnes-agees""emploi""grand-public""guide-ressources""formation""acces-soins""aidants""citoyennete""cadre-vie""logement""enfants-adolescents""epci""commune""arrondissements""secteur""plusieurs-intercommunalites""intercommunalite""paiement""frais""pas-encore""ne-sait-pas""etat":"acquis""sollicite""montants":[' +
		'{"porteur":{"entite":{"type":"commune","population":0,"populationAnnee":2023}},"echelle":{"choix":"commune"},"preparation":{"partenaires":{"psychiatrie":{"etat":"contacte"},"personnesConcernees":{"etat":"non"},"aidants":{"etat":"accord"},"ars":{"etat":"contacte"},"communes":{"etat":"non"},"centreRessources":{"etat":"non"}}},"portee":{"priorites":[{"id":"p0","theme":"logement"}]},"gouvernance":{"participation":{"retribution":"frais"}},"coordination":{"etp":1},"financement":{"enveloppe":8000,"ressources":[{"id":"r0","payeur":"hopital","mode":"part-poste","part":30,"etat":"a-solliciter"},{"id":"r1","payeur":"ars","etat":"a-solliciter"}]},"calendrier":{"conseil":"2027-06-24"}}',
);
/** More than any QR code holds. */
const CODE_MAX = 4400;

/** One group as a text of capitals and digits, for a QR code: the prefix and its version, then base45 of deflate. */
export function ecrireCode({ id, nom, dossier }: Groupe): string {
	const json = JSON.stringify([VERSION, id, nom, dossier]);
	return PREFIXE + enBase45(deflateSync(strToU8(`${marque(json)} ${json}`), { level: 9, dictionary: DICTIONNAIRE })) + FIN;
}

function depaqueter(code: string): string | undefined {
	const octets = code.endsWith(FIN) ? deBase45(code.slice(PREFIXE.length, -1)) : undefined;
	if (!octets) return undefined;
	try {
		const [, somme = '', json = ''] = /^([0-9a-z]+) ([\s\S]+)$/.exec(strFromU8(inflateSync(octets, { dictionary: DICTIONNAIRE }))) ?? [];
		return json.length < TAILLE_SEANCE && marque(json) === somme ? json : undefined;
	} catch {
		return undefined;
	}
}

function lireCode(texte: string): LectureGroupes {
	const code = texte.replace(/[\r\n\t]+/g, '');
	if (!code.startsWith(PREFIXE)) return non('recent');
	if (code.length > CODE_MAX) return non('gros');
	const json = depaqueter(code);
	const objet = json === undefined ? undefined : objetDe(json);
	if (objet instanceof RangeError) return non('profond');
	if (!Array.isArray(objet)) return non('illisible');
	const [brute, id, nom, dossier] = objet as unknown[];
	const version = lireVersion(brute);
	if (typeof version !== 'number') return version;
	const lu = lireUnGroupe({ id, nom, dossier }, version);
	return 'ok' in lu ? lu : { ok: true, genre: 'groupe', groupes: [lu.groupe] };
}

/**
 * Reads whatever a group hands over: the text of its QR code, its file, a session, or a whole sauvegarde.
 * A refusal is one French sentence saying what and what to do.
 */
export function lireGroupes(texte: string): LectureGroupes {
	const net = texte.replace(/^\uFEFF/, '').trim();
	if (net === '') return non('vide');
	if (/^CLSM\d{1,6}:/.test(net)) return lireCode(net);
	if (!net.startsWith('{')) return non('etranger');
	if (/"type"\s*:\s*"parcours-clsm\/dossier"/.test(net.slice(0, 2000))) return lireDossierEntier(net);
	if (net.length > TAILLE_SEANCE) return non('gros');
	const objet = objetDe(net);
	if (objet instanceof RangeError) return non('profond');
	if (objet === undefined) return non('illisible');
	if (!estObjet(objet) || (objet['type'] !== TYPE_GROUPE && objet['type'] !== TYPE_SEANCE)) return non('etranger');
	const version = lireVersion(objet['version']);
	if (typeof version !== 'number') return version;
	if (objet['type'] === TYPE_SEANCE) return lireSeance(objet, version);
	const lu = lireUnGroupe(objet, version);
	return 'ok' in lu ? lu : { ok: true, genre: 'groupe', groupes: [lu.groupe] };
}
