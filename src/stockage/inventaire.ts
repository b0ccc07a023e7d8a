import { cles, essayer, lire, type Resultat } from './base.ts';
import { parDossier } from './revisions.ts';

/** What this browser keeps of the answers. */
export interface Inventaire {
	dossiers: number;
	/** Past and present states, all dossiers together. */
	etats: number;
	/** Records that could not be read, put aside. */
	deCote: number;
	/** Characters of all that. */
	taille: number;
}

export const inventorier = (): Promise<Resultat<Inventaire>> =>
	essayer(async () => {
		const toutes = await cles();
		const etats = [...parDossier(toutes).values()];
		let taille = 0;
		for (const cle of toutes) {
			const valeur = await lire(cle);
			taille += cle.length + (typeof valeur === 'string' ? valeur : (JSON.stringify(valeur) ?? '')).length;
		}
		return {
			dossiers: etats.length,
			etats: etats.reduce((n, e) => n + e.length, 0),
			deCote: toutes.filter((c) => c.startsWith('ecart/')).length,
			taille,
		};
	});
