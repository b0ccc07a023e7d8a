/** What a page of content/pages may call with `[ici : nom]` on a line of its own; `document` is followed by the name of one. */
export const DESSINS = ['secours', 'sommaire', 'instances', 'recommandations', 'document', 'plan'] as const;
type Dessin = (typeof DESSINS)[number];

export interface Morceau {
	texte: string;
	/** What comes after the text; absent at the end. */
	ici?: Dessin;
	precision?: string;
}

const ICI = /<p>\[ici[\s\u00A0\u202F]*:[\s\u00A0\u202F]*([a-z-]+)(?: ([a-z-]+))?\]<\/p>/;

function dessin(nom: string | undefined): Dessin | undefined {
	const connu = DESSINS.find((d) => d === nom);
	if (nom && !connu) throw new Error(`[ici : ${nom}] : ce nom n’existe pas. Noms possibles : ${DESSINS.join(', ')}.`);
	return connu;
}

/**
 * A page cut where it calls a drawing; its links that begin with a slash get the base of the site from `lien`.
 * @throws Error in French when the name is unknown
 */
export function morceaux(html: string, lien: (chemin: string) => string): Morceau[] {
	const liee = html.replace(/href="(\/[^"]*)"/g, (_, chemin: string) => `href="${lien(chemin)}"`);
	const coupe = liee.split(ICI);
	return Array.from({ length: Math.ceil(coupe.length / 3) }, (_, i) => {
		const [texte = '', nom, precision] = coupe.slice(3 * i, 3 * i + 3);
		const ici = dessin(nom);
		return { texte, ...(ici && { ici }), ...(precision && { precision }) };
	});
}
