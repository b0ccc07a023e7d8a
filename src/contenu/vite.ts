import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { Dossier } from '../dossier/schema.ts';
import { chargerContenu } from './charger.ts';
import { clausesDe } from './clauses.ts';
import type { Contenu, ContenuPages, Etape, Recommandation } from './modele.ts';

const RACINE = fileURLToPath(new URL('../..', import.meta.url));
const NOM = 'virtual:contenu';
const NOM_COMPOSITION = 'virtual:composition';

/** What composing needs of a stage: conditions, wording of manques and of options; hints and reasons stay out of the worker. */
const alleger = ({ papier: _papier, ...e }: Etape): Etape => ({
	...e,
	chapo: '',
	questions: e.questions.map(
		({ hint: _h, papier: _pa, pourquoi: _p, suggestions: _s, scenarios: _c, avertissements: _a, lectures: _l, ...q }) => ({
			...q,
			hint: '',
			pourquoi: '',
			...(q.options && { options: q.options.map(({ gains: _gains, papier: _i, ...o }) => o) }),
			...(q.champs && { champs: q.champs.map(({ hint: _hint, suggestions: _suggestions, ...c }) => c) }),
		}),
	),
});

/** What printing and the panel need of a recommandation: its questions, sentences and sources; its statement stays out of the worker. */
const allegerRecommandation = (r: Recommandation): Recommandation => ({
	...r,
	enonce: '',
});

/** What the worker has of the content: every document must come out the same as with all of it. */
export const composition = (c: Contenu): Contenu => ({
	etapes: c.etapes.map(alleger),
	sources: Object.fromEntries(
		Object.entries(c.sources).map(([id, s]) => [
			id,
			{
				texte: s.texte,
				origine: '',
				verifie: s.verifie,
				...(s.valeur !== undefined && { valeur: s.valeur }),
				// The closing list of each document names these.
				...(s.aVerifier && { aVerifier: true }),
			},
		]),
	),
	recommandations: c.recommandations.map(allegerRecommandation),
	// Words for the screen: no document prints them.
	coherence: {},
	gabarits: c.gabarits,
});

const EXEMPLES = `${RACINE}content/exemples/`;
const exemples = (): Dossier[] =>
	readdirSync(EXEMPLES)
		.filter((f) => f.endsWith('.json'))
		.map((f) => (JSON.parse(readFileSync(EXEMPLES + f, 'utf8')) as { dossier: Dossier }).dossier);

/** `virtual:contenu` for pages (build only), `virtual:composition` for the worker: the same content, checked at the door. */
export function contenu(): Plugin {
	let charge: ContenuPages | undefined;
	const lire = (): ContenuPages => (charge ??= chargerContenu(RACINE));
	return {
		name: 'contenu',
		resolveId: (id) => (id === NOM || id === NOM_COMPOSITION ? `\0${id}` : undefined),
		load(id) {
			if (id === `\0${NOM}`) {
				const { gabarits, ...pages } = lire();
				const clauses = clausesDe({ ...pages, gabarits }, exemples());
				return Object.entries({ ...pages, clauses })
					.map(([nom, valeur]) => `export const ${nom} = ${JSON.stringify(valeur)};`)
					.join('\n');
			}
			if (id === `\0${NOM_COMPOSITION}`) return `export default ${JSON.stringify(composition(lire()))};`;
			return undefined;
		},
		configureServer(serveur) {
			serveur.watcher.add([`${RACINE}content`, `${RACINE}templates`]);
			serveur.watcher.on('change', (fichier) => {
				if (!fichier.startsWith(`${RACINE}content`) && !fichier.startsWith(`${RACINE}templates`)) return;
				charge = undefined;
				serveur.ws.send({ type: 'full-reload' });
			});
		},
	};
}
