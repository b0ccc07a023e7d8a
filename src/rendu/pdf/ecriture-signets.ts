import type { Repere, Signet } from './mise-en-page.ts';
import type { Fichier, Ref, Valeur } from './objets.ts';
import { PAGE } from './style.ts';

/** The top of a block, a little above its text. */
export const destination = (pages: Ref[], repere: Repere): Valeur => [
	pages[repere.page],
	'XYZ',
	0,
	Math.round(PAGE.hauteur - repere.haut + 8),
	0,
];

interface Entree {
	ref: Ref;
	signet?: Signet;
	enfants: Entree[];
}

const bornes = (e: Entree): Record<string, Valeur> => {
	const premiere = e.enfants[0];
	if (!premiere) return {};
	const nombre = e.enfants.length;
	return { First: premiere.ref, Last: e.enfants[nombre - 1]?.ref, Count: e.signet ? -nombre : nombre };
};

const arbreDe = (signets: Signet[], fichier: Fichier): Entree => {
	const racine: Entree = { ref: fichier.reserver(), enfants: [] };
	let article: Entree | undefined;
	for (const signet of signets) {
		const entree: Entree = { ref: fichier.reserver(), signet, enfants: [] };
		if (signet.niveau === 3 && article) article.enfants.push(entree);
		else racine.enfants.push((article = entree));
	}
	return racine;
};

/** The outline: articles open, their sub-sections folded under them. */
export const ecrireSignets = (fichier: Fichier, signets: Signet[], pages: Ref[]): Ref | undefined => {
	if (signets.length === 0) return undefined;
	const racine = arbreDe(signets, fichier);
	const poser = (e: Entree): void => {
		e.enfants.forEach(({ ref, signet, enfants }, i) => {
			if (!signet) return;
			fichier.poser(ref, {
				Title: fichier.texte(signet.texte),
				Parent: e.ref,
				Prev: e.enfants[i - 1]?.ref,
				Next: e.enfants[i + 1]?.ref,
				Dest: destination(pages, signet.repere),
				...bornes({ ref, signet, enfants }),
			});
			poser({ ref, signet, enfants });
		});
	};
	poser(racine);
	fichier.poser(racine.ref, { Type: 'Outlines', ...bornes(racine) });
	return racine.ref;
};
