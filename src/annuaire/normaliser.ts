/** One spelling for all spellings, of the names and of what is typed alike. */

const ABREGES = new Map(Object.entries({ st: 'saint', ste: 'sainte', sts: 'saints', stes: 'saintes', mt: 'mont', mts: 'monts' }));

const NOMBRES = ['deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];

const LIAISONS = new Set('de du des d la le les lez l en et sur sous a au aux s'.split(' '));

/** Words that seldom say anything of the place: asked for, never required. */
const BRUIT = new Set(['mairie', 'ville', 'commune', 'communes', 'france']);

/** Words that say the kind of grouping. */
const GENRES = new Set(
	'cc ca cu cte com comcom communaute communautes agglo agglomeration urbaine metropole eurometropole epci ept'.split(' '),
);

export const estLiaison = (mot: string): boolean => LIAISONS.has(mot);
export const estAccessoire = (mot: string): boolean => LIAISONS.has(mot) || BRUIT.has(mot);
export const estGenre = (mot: string): boolean => GENRES.has(mot);

/** Lower case, no accent, ligature or sign: « L’Haÿ-les-Roses » → « l hay les roses ». */
export function aplatir(texte: string): string {
	const bas = texte.toLowerCase();
	return (ORDINAIRE.test(bas) ? bas : deplier(bas)).replace(/[^a-z0-9]+/g, ' ').trim();
}

const ORDINAIRE = /^[a-z0-9 ’'-]*$/;

const deplier = (bas: string): string =>
	bas
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/œ/g, 'oe')
		.replace(/æ/g, 'ae')
		.replace(/\bs\s*\/\s*/g, 'sur ');

function developper(mot: string): string {
	if (mot.length < 5 && ABREGES.has(mot)) return ABREGES.get(mot)!;
	return mot.charCodeAt(0) < 58 ? mot.replace(/^(\d{1,2})(er|e|eme|ieme)$/, '$1') : mot;
}

/** Words of a name or of an entry, abbreviations written out: « St-Étienne », « 3e » → saint, etienne, 3. */
export function mots(texte: string): string[] {
	const plat = aplatir(texte);
	return plat ? plat.split(' ').map(developper) : [];
}

/** The words that name the place; all of them when nothing else is left (« Les », « Us »). */
export function motsPropres(liste: string[], accessoire: (mot: string) => boolean = estLiaison): string[] {
	if (liste.length === 1) return liste;
	const propres = liste.filter((mot) => !accessoire(mot));
	return propres.length ? propres : liste;
}

/**
 * Other readings of the words typed: figures for numbers and back (« 4 rivières »), and for the last one, still being
 * typed, what stands on the screen (« st » may also begin « strasbourg »).
 */
export function lectures(texte: string): string[][] {
	const liste = mots(texte).map((mot) => [mot, ...nombre(mot)]);
	const dernier = aplatir(texte).split(' ').at(-1)!;
	if (liste.length && !/\s$/.test(texte) && liste.at(-1)![0] !== dernier) liste.at(-1)!.push(dernier);
	return liste;
}

function nombre(mot: string): string[] {
	const rang = NOMBRES.indexOf(mot);
	const enLettres = NOMBRES[Number(mot) - 2];
	return rang !== -1 ? [String(rang + 2)] : enLettres ? [enLettres] : [];
}
