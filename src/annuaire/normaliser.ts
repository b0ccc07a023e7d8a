/** One spelling for all spellings, of the names and of what is typed alike. */

const ABREGES: Record<string, string> = { st: 'saint', ste: 'sainte', sts: 'saints', stes: 'saintes', mt: 'mont', mts: 'monts' };

const LIAISONS = new Set('de du des d la le les lez l en et sur sous a au aux s'.split(' '));

/** Words of administration that say nothing of the place. */
const BRUIT = new Set(['mairie', 'ville', 'commune', 'communes']);

/** Words that say the kind of grouping. */
const GENRES = new Set('cc ca cu cte com comcom communaute communautes agglo agglomeration urbaine metropole eurometropole epci ept'.split(' '));

export const estLiaison = (mot: string): boolean => LIAISONS.has(mot);
export const estAccessoire = (mot: string): boolean => LIAISONS.has(mot) || BRUIT.has(mot);
export const estGenre = (mot: string): boolean => GENRES.has(mot);

/** Lower case, no accent, ligature or sign: « L’Haÿ-les-Roses » → « l hay les roses ». */
export function aplatir(texte: string): string {
	return texte
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/œ/g, 'oe')
		.replace(/æ/g, 'ae')
		.replace(/\bs\s*\/\s*/g, 'sur ')
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
}

const ordinal = (mot: string): string => mot.replace(/^(\d{1,2})(er|e|eme|ieme)$/, '$1');

/** Words of a name or of an entry, abbreviations written out: « St-Étienne », « 3e » → saint, etienne, 3. */
export function mots(texte: string): string[] {
	const plat = aplatir(texte);
	return plat ? plat.split(' ').map((mot) => ABREGES[mot] ?? ordinal(mot)) : [];
}

/** The words that name the place; all of them when nothing else is left (« Les », « Us »). */
export function motsPropres(liste: readonly string[], accessoire: (mot: string) => boolean = estLiaison): string[] {
	const propres = liste.filter((mot) => !accessoire(mot));
	return propres.length ? propres : [...liste];
}

/** Full form of an abbreviation still being typed (« st » may also begin « strasbourg »). */
export const derniereForme = (texte: string): string => aplatir(texte).split(' ').at(-1) ?? '';
