import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chargerContenu } from './contenu/charger.ts';
import { composer, DOCUMENTS } from './gabarits/composer.ts';
import { lirePolicesNode } from './rendu/pdf/polices-node.ts';
import { rendrePdf } from './rendu/pdf/rendre.ts';
import { lireSauvegarde } from './stockage/sauvegarde.ts';

const RACINE = fileURLToPath(new URL('..', import.meta.url));
const USAGE = 'Usage : npm run --silent documents -- FICHIER.json --sortie DOSSIER [--date AAAA-MM-JJ].';

/** A refusal the person can mend: printed alone on stderr, exit code 2. */
class Refus extends Error {}

const dateValide = (d: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(d) && new Date(`${d}T00:00:00Z`).toISOString().startsWith(d);

function options(): { fichier: string; sortie: string; date: string } {
	const lues = lireArguments();
	const fichier = lues.positionals[0];
	if (!fichier || lues.positionals.length > 1 || !lues.values.sortie) throw new Refus(USAGE);
	const date = lues.values.date ?? new Date().toISOString().slice(0, 10);
	if (!estDate(date)) throw new Refus(`La date « ${date} » n’existe pas : écrivez-la AAAA-MM-JJ, par exemple 2027-06-24.`);
	return {
		fichier: resolve(process.env['INIT_CWD'] ?? '.', fichier),
		sortie: resolve(process.env['INIT_CWD'] ?? '.', lues.values.sortie),
		date,
	};
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
		return parseArgs({ allowPositionals: true, options: { sortie: { type: 'string' }, date: { type: 'string' } } });
	} catch {
		throw new Refus(USAGE);
	}
}

function lireFichier(fichier: string): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(fichier));
	} catch (e) {
		if (e instanceof TypeError)
			throw new Refus(`Le fichier « ${fichier} » n’est pas un texte : ce n’est pas une sauvegarde de Parcours CLSM.`);
		throw new Refus(`Le fichier « ${fichier} » est introuvable ou ne peut pas être lu.`);
	}
}

/** One level at a time: with `recursive`, Node never returns where the system refuses new folders, as under /proc. */
function creer(dossier: string): void {
	if (statSync(dossier, { throwIfNoEntry: false })) return;
	creer(dirname(dossier));
	mkdirSync(dossier);
}

function ecrire(sortie: string, fichiers: { nom: string; octets: Uint8Array }[]): void {
	try {
		creer(sortie);
		for (const { nom, octets } of fichiers) writeFileSync(join(sortie, nom), octets);
	} catch {
		throw new Refus(`Impossible d’écrire dans « ${sortie} » : vérifiez que c’est un dossier et que vous en avez le droit.`);
	}
}

async function principal(): Promise<void> {
	const { fichier, sortie, date } = options();
	const lu = lireSauvegarde(lireFichier(fichier));
	if (!lu.ok) throw new Refus(lu.message);
	const contenu = chargerContenu(RACINE);
	const polices = await lirePolicesNode();
	const fichiers = [];
	for (const nom of DOCUMENTS) {
		const { octets } = rendrePdf(composer(nom, lu.sauvegarde.dossier, contenu, date), { polices });
		fichiers.push({ nom: `${nom}.pdf`, octets });
	}
	ecrire(sortie, fichiers);
}

principal().catch((e: unknown) => {
	process.stderr.write(`${e instanceof Error ? e.message : String(e)}\n`);
	process.exitCode = e instanceof Refus ? 2 : 1;
});
