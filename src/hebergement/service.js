/* global LISTE, VERSION, BASE -- written above by the build: address → fingerprint of each file, and the folder of the site */
const NOM = `parcours-clsm ${BASE} ${VERSION}`;
const EMPREINTE = 'x-empreinte';
const estNotre = (nom) => nom.startsWith(`parcours-clsm ${BASE} `);

/** A file that did not change is taken from the cache of the version before. */
async function prendre(chemin, empreinte) {
	const ancien = await caches.match(chemin);
	if (ancien?.headers.get(EMPREINTE) === empreinte) return ancien;
	const reponse = await fetch(chemin, { cache: 'no-cache', credentials: 'omit' });
	if (!reponse.ok && !chemin.endsWith('404.html')) throw new Error(`${chemin} : ${reponse.status}`);
	const headers = new Headers(reponse.headers);
	headers.set(EMPREINTE, empreinte);
	// The body is decoded by now.
	headers.delete('content-encoding');
	headers.delete('content-length');
	return new Response(await reponse.blob(), { headers });
}

async function installer() {
	const cache = await caches.open(NOM);
	const restants = Object.entries(LISTE);
	const ouvrier = async () => {
		for (let x = restants.pop(); x; x = restants.pop()) await cache.put(x[0], await prendre(...x));
	};
	await Promise.all([1, 2, 3, 4].map(ouvrier));
}

/** Pages opened with the version before may still ask for its files: the last one is kept. */
async function ranger() {
	const anciens = (await caches.keys()).filter((nom) => estNotre(nom) && nom !== NOM);
	await Promise.all(anciens.slice(0, -1).map((nom) => caches.delete(nom)));
	await self.clients.claim();
}

async function repondre(requete) {
	const { pathname } = new URL(requete.url);
	const cache = await caches.open(NOM);
	const garde = (await cache.match(pathname)) ?? (await caches.match(pathname));
	if (garde) return garde;
	try {
		return await fetch(requete);
	} catch (e) {
		const perdue = requete.mode === 'navigate' && (await cache.match(`${BASE}404.html`));
		if (perdue) return new Response(await perdue.blob(), { status: 404, headers: { 'content-type': 'text/html; charset=utf-8' } });
		throw e;
	}
}

self.addEventListener('install', (e) => e.waitUntil(installer()));
self.addEventListener('activate', (e) => e.waitUntil(ranger()));
self.addEventListener('message', (e) => e.data === 'prendre-la-main' && self.skipWaiting());
self.addEventListener('fetch', (e) => {
	const { origin, pathname } = new URL(e.request.url);
	if (e.request.method === 'GET' && origin === self.location.origin && pathname.startsWith(BASE)) e.respondWith(repondre(e.request));
});
