/** Dossiers where every field that takes a text holds an injection; shared by the formats and the pages. */
import { feuilles, type ChampSchema } from '../src/dossier/champs.ts';
import type { Dossier } from '../src/dossier/schema.ts';
import { dossierRiche, ecrireRiche, places } from './dossier-riche.ts';

export const INJECTIONS: Record<string, string> = {
	HTML: '<script>window.__pirate=1</script><img src=x onerror="window.__pirate=1"><iframe srcdoc="<b>">"\'><svg onload=window.__pirate=1>',
	Markdown: '**gras** [clic](javascript:window.__pirate=1) ![i](x) # Titre | a | b | <http://exemple.fr> `code` ~~x~~ [[copil]]',
	Liquid: '{{ porteurLe }} {% if x %} {% include "clauses/parties" %} {% endif %} {{ "a" | upcase }} {% raw %}',
	formules: '=HYPERLINK("http://exemple.fr","clic")',
	commande: "+cmd|' /C calc'!A0",
	somme: '@SUM(1+1)*2',
	moins: '-1+1',
	tabulation: '\t=1+1',
	retour: '\r=1+1',
};

export const champsTexte: ChampSchema[] = feuilles.filter((c) => c.longueur !== undefined && (c.genre === 'texte' || c.genre === 'lignes'));
/** What tells one field from another in a text. */
export const temoin = (rang: number): string => `zq${rang}qz`;

/** A rich dossier with the injection in every text field, each followed by its own mark. */
export function injecter(reponses: Record<string, unknown>, charge: string): Dossier {
	const dossier = dossierRiche(reponses);
	for (const [rang, c] of champsTexte.entries()) {
		// It says whether a name takes an article, and which group serves which priority.
		if (/\.(article|priorite)$/.test(c.chemin)) continue;
		for (const chemin of places(c)) {
			const texte = `${charge} ${temoin(rang)}`.slice(0, c.longueur);
			try {
				ecrireRiche(dossier, chemin, c.genre === 'lignes' ? [texte] : texte);
			} catch {
				// This list has fewer entries.
			}
		}
	}
	return dossier;
}
