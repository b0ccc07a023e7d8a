import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chargerContenu } from './contenu/charger.ts';
import { FORMATS } from './document/formats.ts';
import type { Dossier } from './dossier/schema.ts';
import { elaguer } from './faits/elaguer.ts';
import { DOCUMENTS } from './gabarits/composer.ts';
import { produire } from './production.ts';
import { lirePolicesNode } from './rendu/pdf/polices-node.ts';
import { extraireSauvegarde } from './stockage/pdf-rouvrable.ts';
import { lireSauvegarde, pieceJointe } from './stockage/sauvegarde.ts';

const RACINE = fileURLToPath(new URL('..', import.meta.url));
const USAGE = 'Usage : npm run --silent documents -- FICHIER.json --sortie DOSSIER [--date AAAA-MM-JJ] [--rouvrable [--avec-notes]].';

/** A refusal the person can mend: printed alone on stderr, exit code 2. */
class Refus extends Error {}

const dateValide = (d: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(d) && new Date(`${d}T00:00:00Z`).toISOString().startsWith(d);

interface Options {
	fichier: string;
	sortie: string;
	date: string;
	rouvrable: boolean;
	notes: boolean;
}

function options(): Options {
	const lues = lireArguments();
	const fichier = lues.positionals[0];
	if (!fichier || lues.positionals.length > 1 || !lues.values.sortie) throw new Refus(USAGE);
	const { rouvrable = false, 'avec-notes': notes = false } = lues.values;
	if (notes && !rouvrable)
		throw new Refus('L’option --avec-notes ne sert qu’avec --rouvrable : les autres documents ne contiennent ni notes ni réponses.');
	const date = lues.values.date ?? new Date().toISOString().slice(0, 10);
	if (!estDate(date)) throw new Refus(`La date « ${date} » n’existe pas : écrivez-la AAAA-MM-JJ, par exemple 2027-06-24.`);
	const depuis = process.env['INIT_CWD'] ?? '.';
	return { fichier: resolve(depuis, fichier), sortie: resolve(depuis, lues.values.sortie), date, rouvrable, notes };
}

const estDate = (d: string): boolean => {
	try {
		return dateValide(d);
	} catch {
		return false;
	}
};

function lireArguments() {
	try {
		const drapeau = { type: 'boolean' } as const;
		const texte = { type: 'string' } as const;
		return parseArgs({ allowPositionals: true, options: { sortie: texte, date: texte, rouvrable: drapeau, 'avec-notes': drapeau } });
	} catch {
		throw new Refus(USAGE);
	}
}

/** The text of the sauvegarde, alone or attached to a PDF. */
function lireFichier(fichier: string): string {
	try {
		const octets = readFileSync(fichier);
		if (/\.pdf$/i.test(fichier) || octets.subarray(0, 1024).includes('%PDF-')) return extraire(octets);
		return new TextDecoder('utf-8', { fatal: true }).decode(octets);
	} catch (e) {
		if (e instanceof Refus) throw e;
		if (e instanceof TypeError)
			throw new Refus(`Le fichier « ${fichier} » n’est pas un texte : ce n’est pas une sauvegarde de Parcours CLSM.`);
		throw new Refus(`Le fichier « ${fichier} » est introuvable ou ne peut pas être lu.`);
	}
}

function extraire(octets: Uint8Array): string {
	const lu = extraireSauvegarde(octets);
	if (!lu.ok) throw new Refus(lu.message);
	return lu.texte;
}

/** One level at a time: with `recursive`, Node never returns where the system refuses new folders, as under /proc. */
function creer(dossier: string): void {
	if (statSync(dossier, { throwIfNoEntry: false })) return;
	creer(dirname(dossier));
	mkdirSync(dossier);
}

/** All the files or none: they take their names once every one is written. */
function ecrire(sortie: string, fichiers: { nom: string; octets: Uint8Array }[]): void {
	const partiel = (nom: string): string => join(sortie, `.${nom}.partiel`);
	const ecrits: string[] = [];
	try {
		creer(sortie);
		if (fichiers.some(({ nom }) => statSync(join(sortie, nom), { throwIfNoEntry: false })?.isDirectory())) throw new Error('EISDIR');
		for (const { nom, octets } of fichiers) {
			writeFileSync(partiel(nom), octets);
			ecrits.push(partiel(nom));
		}
		for (const { nom } of fichiers) renameSync(partiel(nom), join(sortie, nom));
	} catch {
		for (const ecrit of ecrits) rmSync(ecrit, { force: true });
		throw new Refus(`Impossible d’écrire dans « ${sortie} » : vérifiez que c’est un dossier et que vous en avez le droit.`);
	}
}

async function principal(): Promise<void> {
	const { fichier, sortie, date, rouvrable, notes } = options();
	const lu = lireSauvegarde(lireFichier(fichier));
	if (!lu.ok) throw new Refus(lu.message);
	const contenu = chargerContenu(RACINE);
	const { dossier, profondeur, versions = [], illisibles = [] } = lu.sauvegarde;
	if (illisibles.length > 0) process.stderr.write(`Versions figées de ce fichier qui ne peuvent pas être relues : ${illisibles.length}.\n`);
	const net = (d: Dossier): Dossier => (notes ? d : elaguer(d, contenu.etapes));
	const gardees = [...versions.map((v) => ({ ...v, dossier: net(v.dossier) })), ...(notes ? illisibles : [])];
	const piecesJointes = rouvrable ? [pieceJointe(net(dossier), profondeur, date, gardees)] : [];
	const moyens = { contenu, date, polices: lirePolicesNode, piecesJointes };
	const fichiers: { nom: string; octets: Uint8Array }[] = [];
	for (const nom of DOCUMENTS) {
		for await (const { format, octets } of produire(nom, rouvrable ? ['pdf'] : FORMATS[nom], dossier, moyens)) {
			fichiers.push({ nom: `${nom}${rouvrable ? '-rouvrable' : ''}.${format}`, octets });
		}
	}
	ecrire(sortie, fichiers);
}

principal().catch((e: unknown) => {
	process.stderr.write(`${e instanceof Error ? e.message : String(e)}\n`);
	process.exitCode = e instanceof Refus ? 2 : 1;
});
