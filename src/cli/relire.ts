import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { chargerContenu } from '../contenu/charger.ts';
import { relire } from '../contenu/relire.ts';
import { composer, DOCUMENTS } from '../gabarits/composer.ts';
import { rendreTexte } from '../rendu/texte.ts';
import { executer, lireExemples, RACINE } from './commun.ts';

const USAGE = 'Usage : npm run --silent relire -- [--date AAAA-MM-JJ] [--sortie DOSSIER].';

/** Every document of every example as plain text, by the name of its file; the review of the content first. */
export function aRelire(racine: string, date: string): Record<string, string> {
	const contenu = chargerContenu(racine);
	const documents = Object.entries(lireExemples(racine)).flatMap(([exemple, dossier]) =>
		DOCUMENTS.map((nom): [string, string] => [`${exemple}.${nom}.txt`, rendreTexte(composer(nom, dossier, contenu, date))]),
	);
	return { 'relecture.txt': relire(contenu, date), ...Object.fromEntries(documents) };
}

function options(): { date: string; sortie: string | undefined } {
	const { values } = lireArguments();
	const date = values.date ?? new Date().toISOString().slice(0, 10);
	if (!z.iso.date().safeParse(date).success)
		throw new Error(`La date « ${date} » n’existe pas : écrivez-la AAAA-MM-JJ, par exemple 2027-06-24.`);
	return { date, sortie: values.sortie && resolve(process.env['INIT_CWD'] ?? '.', values.sortie) };
}

function lireArguments() {
	try {
		return parseArgs({ options: { date: { type: 'string' }, sortie: { type: 'string' } } });
	} catch {
		throw new Error(USAGE);
	}
}

function ecrire(sortie: string, fichiers: Record<string, string>): void {
	try {
		mkdirSync(sortie, { recursive: true });
		for (const [nom, texte] of Object.entries(fichiers)) writeFileSync(join(sortie, nom), texte);
	} catch {
		throw new Error(`Impossible d’écrire dans « ${sortie} » : vérifiez que c’est un dossier et que vous en avez le droit.`);
	}
}

if (import.meta.main)
	executer(() => {
		const { date, sortie } = options();
		const fichiers = aRelire(RACINE, date);
		process.stdout.write(fichiers['relecture.txt'] ?? '');
		if (sortie) {
			ecrire(sortie, fichiers);
			process.stdout.write(`\n${Object.keys(fichiers).length} fichiers écrits dans « ${sortie} ».\n`);
		}
	});
