import { ecrireSeance, lireGroupes, type Groupe } from './groupes.ts';
import { lireFenetre } from './sans-trace.ts';
import { oser } from './temoin.ts';

/** The groups of a workshop, in this tab only: a reload keeps them, closing the tab forgets them. */
const CLE = 'parcours-clsm/atelier';

export function reprendreSeance(): Groupe[] {
	const texte = oser(() => sessionStorage.getItem(CLE));
	const lu = texte ? lireGroupes(texte) : undefined;
	return lu?.ok && lu.genre === 'seance' ? lu.groupes : [];
}

/** False when the tab keeps nothing: a shared tablet, or a browser that refuses. */
export function garderSeance(groupes: readonly Groupe[]): boolean {
	if (lireFenetre() !== undefined) return false;
	return (
		oser(() => {
			if (groupes.length > 0) sessionStorage.setItem(CLE, ecrireSeance(groupes));
			else sessionStorage.removeItem(CLE);
			return true;
		}) ?? false
	);
}
