import { existsSync } from 'node:fs';
import path from 'node:path';

const NOMS = ['firefox-esr', 'firefox'];
const APPLICATIONS = ['/Applications/Firefox.app/Contents/MacOS/firefox'];

const dansLePath = () =>
	(process.env.PATH ?? '')
		.split(path.delimiter)
		.filter(Boolean)
		.flatMap((dossier) => NOMS.map((nom) => path.join(dossier, nom)));

/** Path of a Firefox: FIREFOX_PATH, then the system's; undefined when there is none. */
export function trouverFirefox() {
	const { FIREFOX_PATH: choisi } = process.env;
	if (choisi) return existsSync(choisi) ? choisi : undefined;
	return [...dansLePath(), ...APPLICATIONS].find((chemin) => existsSync(chemin));
}
