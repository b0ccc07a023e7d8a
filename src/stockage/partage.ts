import * as z from 'zod/mini';
import type { Dossier } from '../dossier/schema.ts';
import { TAILLE_PARTAGE } from '../dossier/etapes/partage.ts';
import { MIGRATIONS } from '../dossier/migrations.ts';
import { ENTREES_MAX, LONGUEUR_LIGNE, LONGUEUR_TEXTE } from '../dossier/types.ts';
import { refus, type RefusLecture } from './refus.ts';
import { lireSauvegarde, objetDe, TYPE } from './sauvegarde.ts';

/** What the two files of an exchange say they are. */
export const TYPE_QUESTIONS = 'parcours-clsm/questions';
export const TYPE_REPONSES = 'parcours-clsm/reponses';

const texte = (max: number) => z.string().check(z.maxLength(max));
const nomDeQuestion = z.string().check(z.regex(/^[\w.-]{1,120}$/));
const date = z.iso.date();
const schemaDemande = z.looseObject({
	id: z.string().check(z.regex(/^[\w-]{1,40}$/)),
	/** Name and state of the dossier in the browser of who asks. */
	dossier: texte(LONGUEUR_LIGNE),
	revision: texte(LONGUEUR_LIGNE),
	partenaire: texte(LONGUEUR_LIGNE),
	/** Who asks, in their own words. */
	de: texte(LONGUEUR_LIGNE),
	date,
	message: z.optional(texte(LONGUEUR_TEXTE)),
	questions: z.array(nomDeQuestion).check(z.minLength(1), z.maxLength(ENTREES_MAX)),
	/** Fields that other answers of the dossier open: the partner must see them without these answers. */
	ouvertes: z.array(nomDeQuestion).check(z.maxLength(ENTREES_MAX)),
});
const schemaSignature = z.looseObject({ auteur: texte(LONGUEUR_LIGNE).check(z.minLength(1)), date });

export type Demande = z.infer<typeof schemaDemande>;
/** The questions handed to a partner, with the answers they had. */
export interface Questions {
	demande: Demande;
	depart: Dossier;
}
/** The same, with what the partner answered. */
export interface Reponses extends Questions {
	dossier: Dossier;
	auteur: string;
	/** AAAA-MM-JJ */
	date: string;
}
export type LecturePartage =
	{ ok: true; genre: 'questions'; questions: Questions } | { ok: true; genre: 'reponses'; reponses: Reponses } | RefusLecture;

const VERSION = MIGRATIONS.version;
const ecrire = (o: object, marge?: string): string => `${JSON.stringify(o, null, marge)}\n`;

/** The text of a `.clsm-questions.json`; `depart` holds the answers to these questions and nothing else. */
export const ecrireQuestions = ({ demande, depart }: Questions, marge?: string): string =>
	ecrire({ type: TYPE_QUESTIONS, version: VERSION, demande, dossier: depart }, marge);

/** The text of a `.clsm-reponses.json`. */
export const ecrireReponses = ({ demande, depart, dossier, auteur, date: jour }: Reponses, marge?: string): string =>
	ecrire({ type: TYPE_REPONSES, version: VERSION, auteur, date: jour, demande, depart, dossier }, marge);

const PHRASES = {
	gros: 'Ce fichier est trop gros pour un échange de questions et de réponses (plus d’un million de caractères).',
	vide: 'Ce fichier est vide : demandez qu’il vous soit envoyé à nouveau.',
	profond: 'Ce fichier est construit de façon inhabituelle (trop de niveaux) et n’a pas été ouvert.',
	illisible: 'Ce fichier est illisible : il est coupé ou abîmé. Demandez qu’il vous soit envoyé à nouveau.',
	etranger:
		'Ce fichier ne contient ni questions ni réponses de Parcours CLSM : choisissez un fichier dont le nom finit par « .clsm-questions.json » ou « .clsm-reponses.json ».',
	version: 'Ce fichier ne dit pas sa version : il a été modifié et ne peut pas être ouvert sans risque.',
	demande: 'Ce fichier ne dit pas quelles questions sont posées, ni par qui : il a été modifié. Demandez qu’il vous soit envoyé à nouveau.',
	signature:
		'Ces réponses ne disent pas qui les a données, ni quand : le fichier a été modifié. Demandez qu’il vous soit envoyé à nouveau.',
	coupe: 'Ce fichier ne contient pas de réponses : il a été coupé. Demandez qu’il vous soit envoyé à nouveau.',
};
const non = (raison: keyof typeof PHRASES): RefusLecture => refus(PHRASES[raison]);
const estObjet = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

/** The answers of a file, read as those of a sauvegarde; notes and exchanges have no place there. */
function dossierDe(brut: unknown, version: number): { dossier: Dossier } | RefusLecture {
	if (!estObjet(brut)) return non('coupe');
	const { notes: _n, partage: _p, ...reponses } = brut;
	const lu = lireSauvegarde(JSON.stringify({ type: TYPE, version, enregistre: '', profondeur: 'complet', dossier: reponses }));
	if (lu.ok) return { dossier: lu.sauvegarde.dossier };
	const message = lu.message
		.replace('de cette sauvegarde', 'de ce fichier')
		.replace('Cette sauvegarde vient', 'Ce fichier vient')
		.replace('être mise à jour : gardez ce fichier', 'être mis à jour : gardez-le');
	return { ...lu, message };
}

function lireVersion(objet: Record<string, unknown>): number | RefusLecture {
	const version = objet['version'];
	if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return non('version');
	if (version <= VERSION) return version;
	return refus(
		`Ce fichier a été écrit par une version plus récente du site (version ${version}, ici ${VERSION}) : rechargez la page, puis réessayez.`,
	);
}

/**
 * Reads the text of either file of an exchange; a refusal is one French sentence saying what and what to do.
 * @param texte the whole file
 */
export function lirePartage(texte: string): LecturePartage {
	if (texte.length > TAILLE_PARTAGE) return non('gros');
	if (texte.trim() === '') return non('vide');
	const objet = objetDe(texte);
	if (objet instanceof RangeError) return non('profond');
	if (objet === undefined) return non('illisible');
	if (!estObjet(objet) || (objet['type'] !== TYPE_QUESTIONS && objet['type'] !== TYPE_REPONSES)) return non('etranger');
	const version = lireVersion(objet);
	if (typeof version !== 'number') return version;
	const demande = schemaDemande.safeParse(objet['demande']);
	if (!demande.success) return non('demande');
	const dossier = dossierDe(objet['dossier'], version);
	if ('ok' in dossier) return dossier;
	if (objet['type'] === TYPE_QUESTIONS)
		return { ok: true, genre: 'questions', questions: { demande: demande.data, depart: dossier.dossier } };
	const depart = dossierDe(objet['depart'], version);
	if ('ok' in depart) return depart;
	const signature = schemaSignature.safeParse({ auteur: objet['auteur'], date: objet['date'] });
	if (!signature.success || signature.data.auteur.trim() === '') return non('signature');
	const { auteur, date: jour } = signature.data;
	return {
		ok: true,
		genre: 'reponses',
		reponses: { demande: demande.data, depart: depart.dossier, dossier: dossier.dossier, auteur, date: jour },
	};
}

/** Which of our files this text says it is, before it is read. */
export function typeAnnonce(texte: string): 'questions' | 'reponses' | undefined {
	const type = /"type"\s*:\s*"parcours-clsm\/(questions|reponses)"/.exec(texte.slice(0, 2000))?.[1];
	return type as 'questions' | 'reponses' | undefined;
}
