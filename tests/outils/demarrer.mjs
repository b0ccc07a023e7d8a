// npm start: installs what is missing, builds, serves, prints the address.
import { Arret, demarrer, duree, installationAJour, installer, lancer, options, outil } from './noeud.mjs';
import { portLibre } from './port.mjs';

const PORT = '4321';
const ATTENTE_MS = 30_000;

function portDemande() {
	const { values } = options({ port: { type: 'string', default: PORT } });
	const port = Number(values.port);
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	throw new Arret(`« ${values.port} » n’est pas un numéro de port : donnez un entier de 1 à 65535, par exemple npm start -- --port 5000.`);
}

async function etape(nom, action) {
	const debut = performance.now();
	process.stdout.write(`${nom}… `);
	const { code, sortie } = await action();
	console.log(code === 0 ? duree(debut) : 'échec');
	if (code !== 0) throw new Arret(`${sortie}\n${nom} : échec (voir les lignes ci-dessus).`);
}

async function repond(url) {
	try {
		return (await fetch(url)).ok;
	} catch {
		return false;
	}
}

async function servir(port) {
	const base = `/${process.env.BASE ?? ''}/`.replace(/\/+/g, '/');
	const url = `http://localhost:${port}${base}`;
	const [node, ...args] = outil('astro', 'preview', '--port', String(port));
	const serveur = demarrer(node, args, { stdio: ['ignore', 'ignore', 'inherit'] });
	serveur.on('close', (code) => {
		console.error('Le serveur s’est arrêté.');
		process.exit(code || 1);
	});
	const limite = performance.now() + ATTENTE_MS;
	while (!(await repond(url))) {
		if (performance.now() > limite) {
			serveur.removeAllListeners('close').kill();
			throw new Arret(`Le serveur ne répond pas sur ${url} : essayez un autre port, par exemple npm start -- --port 5000.`);
		}
		await new Promise((suite) => setTimeout(suite, 100));
	}
	console.log(`\nParcours CLSM est servi sur ${url}\n(Ctrl + C pour arrêter)`);
}

try {
	const voulu = portDemande();
	if (!installationAJour()) await etape('Installation des bibliothèques', installer);
	const [node, ...args] = outil('astro', 'build');
	await etape('Construction du site', () => lancer(node, args));
	const port = await portLibre(voulu);
	if (port === undefined)
		throw new Arret(`Aucun port libre à partir de ${voulu} : donnez-en un autre, par exemple npm start -- --port 5000.`);
	if (port !== voulu) console.log(`Le port ${voulu} est déjà pris : le port ${port} est utilisé.`);
	await servir(port);
} catch (erreur) {
	console.error(erreur instanceof Arret ? erreur.message : erreur);
	process.exit(1);
}
