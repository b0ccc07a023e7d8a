import { createServer } from 'node:net';

const libreSur = (port, host) =>
	new Promise((resoudre) => {
		const serveur = createServer();
		serveur.once('error', (erreur) => resoudre(erreur.code !== 'EADDRINUSE' && erreur.code !== 'EACCES'));
		serveur.listen({ port, host }, () => serveur.close(() => resoudre(true)));
	});

/** First free port from `port` on, on IPv4 and IPv6 alike (a browser tries both for « localhost »). */
export async function portLibre(port) {
	for (let essai = port; essai < Math.min(port + 200, 65_536); essai += 1) {
		if ((await libreSur(essai, '127.0.0.1')) && (await libreSur(essai, '::1'))) return essai;
	}
	return undefined;
}
