import { existsSync } from 'node:fs';
import path from 'node:path';

const NOMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const APPLICATIONS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

const dansLePath = () =>
	(process.env.PATH ?? '')
		.split(path.delimiter)
		.filter(Boolean)
		.flatMap((dossier) => NOMS.map((nom) => path.join(dossier, nom)));

/** Path of a Chromium: CHROMIUM_PATH, then Playwright's own, then the system's; undefined when there is none. */
export async function trouverChromium() {
	const { CHROMIUM_PATH: choisi } = process.env;
	if (choisi) return existsSync(choisi) ? choisi : undefined;
	const { chromium } = await import('@playwright/test');
	return [chromium.executablePath(), ...dansLePath(), ...APPLICATIONS].find((chemin) => chemin && existsSync(chemin));
}

/** `--no-sandbox` only as root, where Chromium refuses to start without it. */
export const ARGUMENTS = [
	'--disable-quic',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
