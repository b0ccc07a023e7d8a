/** French as it is written: numbers, dates, lists, elision, unbreakable spaces. Knows nothing of the dossier. */

export const FINE = '\u202F';
export const INSECABLE = '\u00A0';
/** Between two short facts; never at the start of a line. */
export const PUCE = `${INSECABLE}· `;

const MOIS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** 60000 → « 60 000 » with narrow no-break spaces; decimals with a comma, at most `decimales`. */
export function nombre(n: number, decimales = 2): string {
	const arrondi = Math.abs(n).toFixed(decimales);
	const [entiers = '0', fraction = ''] = arrondi.split('.');
	const groupes = entiers.replace(/\B(?=(\d{3})+$)/g, FINE);
	const suite = fraction.replace(/0+$/, '');
	const nul = /^[0.]*$/.test(arrondi);
	return `${n < 0 && !nul ? '−' : ''}${groupes}${suite ? `,${suite}` : ''}`;
}

/** Whole euros: « 60 000 € ». */
export const euros = (n: number): string => `${nombre(n, 0)}${INSECABLE}€`;

/** Two decimals always: « 1,10 € ». */
export const eurosCentimes = (n: number): string => {
	const [entiers = '0', centimes = '00'] = Math.abs(n).toFixed(2).split('.');
	return `${n < 0 ? '−' : ''}${nombre(Number(entiers), 0)},${centimes}${INSECABLE}€`;
};

/** 12.5 → « 12,5 % ». */
export const pourcent = (n: number, decimales = 1): string => `${nombre(n, decimales)}${INSECABLE}%`;

/** 0.5 → « 0,5 équivalent temps plein ». */
export const etpTexte = (x: number): string => `${nombre(x)} ${x >= 2 ? 'équivalents temps plein' : 'équivalent temps plein'}`;

/** « 2027-06-01 » → « 1er juin 2027 », day and month unbreakable; undefined when the date is not of the calendar. */
export function dateLongue(iso: string): string | undefined {
	const [, annee, mois, jour] = ISO.exec(iso) ?? [];
	const nom = MOIS[Number(mois) - 1];
	if (!annee || !nom) return undefined;
	return `${Number(jour) === 1 ? '1er' : Number(jour)}${INSECABLE}${nom} ${annee}`;
}

/** « a, b et c ». */
export const enumeration = (mots: string[], liaison = 'et'): string =>
	mots.length < 2 ? (mots[0] ?? '') : `${mots.slice(0, -1).join(', ')} ${liaison} ${mots.at(-1)}`;

/** « 1 réunion », « 2 réunions »; French plural starts at two. */
export const compte = (n: number, singulier: string, pluriel = `${singulier}s`): string =>
	`${nombre(n)} ${Math.abs(n) >= 2 ? pluriel : singulier}`;

const EN_LETTRES = ['', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];

/** « une réunion », « six mois », « 12 communes »: within a sentence, letters up to ten. */
export const compteEnLettres = (n: number, singulier: string, pluriel = `${singulier}s`, feminin = false): string => {
	const dit = Number.isInteger(n) ? EN_LETTRES[n] : undefined;
	if (!dit) return compte(n, singulier, pluriel);
	return n === 1 ? `${dit}${feminin ? 'e' : ''} ${singulier}` : `${dit} ${pluriel}`;
};

/** « 60 000 », « 60 000,50 € », « 0,5 » → number; undefined when it is not one. */
export function lireNombre(saisie: string): number | undefined {
	const net = saisie.replace(/[\s€%]|ETP|euros?/gi, '').replace(',', '.');
	if (!/^-?\d+(\.\d+)?$/.test(net)) return undefined;
	const lu = Number(net);
	return Number.isFinite(lu) ? lu : undefined;
}

const VOYELLE = /^[aeiouyàâäéèêëîïôöùûüÿœæ]/i;

/** True where « de » loses its vowel before this word; a mute h is decided by `article` (see `deLieu`). */
export const commenceParVoyelle = (mot: string): boolean => VOYELLE.test(mot) && !/^(onz|oui|yaourt|yacht)/i.test(mot);

const sansArticle = (nom: string): string => nom.replace(/^(l[ea]s?\s|l['’]\s?)/i, '');

/**
 * « de » before a place name: « d’Arles », « du Havre », « des Ulis », « de La Rochelle », « de L’Haÿ-les-Roses ».
 * `article` comes from the directory: le, la, les, l’, d’ (mute h or vowel), or empty.
 */
export function deLieu(nom: string, article?: string): string {
	const genre = (article ?? (/^(le|les)\s/i.exec(nom)?.[1] || '')).toLowerCase().replace("'", '’');
	if (genre === 'le') return `du ${sansArticle(nom)}`;
	if (genre === 'les') return `des ${sansArticle(nom)}`;
	if (genre === 'd’' || (article === undefined && commenceParVoyelle(nom))) return `d’${nom}`;
	return `de ${nom}`;
}

/** « à » before a place name: « à Arles », « au Havre », « aux Ulis », « à La Rochelle ». */
export function aLieu(nom: string, article?: string): string {
	const genre = (article ?? (/^(le|les)\s/i.exec(nom)?.[1] || '')).toLowerCase();
	if (genre === 'le') return `au ${sansArticle(nom)}`;
	if (genre === 'les') return `aux ${sansArticle(nom)}`;
	return `à ${nom}`;
}

/** « de » before a common group: « de la commune », « de l’ARS », « du centre hospitalier », « des communes ». */
export function deGroupe(groupe: string): string {
	if (/^le /i.test(groupe)) return `du ${groupe.slice(3)}`;
	if (/^les /i.test(groupe)) return `des ${groupe.slice(4)}`;
	if (/^(la |l['’])/i.test(groupe)) return `de ${groupe}`;
	return commenceParVoyelle(groupe) ? `d’${groupe}` : `de ${groupe}`;
}

export const majuscule = (s: string): string => s.charAt(0).toLocaleUpperCase('fr') + s.slice(1);
export const minuscule = (s: string): string => (/^[A-ZÀÉÈ]{2}/.test(s) ? s : s.charAt(0).toLocaleLowerCase('fr') + s.slice(1));

/** Unbreakable spaces and curly apostrophes in text of ours (never in an answer). */
export const typographie = (s: string): string =>
	s
		.replace(/(\p{L})'(?=\p{L})/gu, '$1’')
		.replace(/[ \u00A0\u202F]+([;!?])/g, `${FINE}$1`)
		.replace(/[ \u00A0\u202F]+:(?!\/)/g, `${INSECABLE}:`)
		.replace(/«[ \u00A0\u202F]*/g, `«${INSECABLE}`)
		.replace(/[ \u00A0\u202F]*»/g, `${INSECABLE}»`)
		.replace(/(\d) (?=\d{3}(?!\d))/g, `$1${FINE}`)
		.replace(/(\d) (?=[€%])/g, `$1${INSECABLE}`)
		.replace(/\b([LRD])\. (?=\d)/g, `$1.${INSECABLE}`)
		.replace(/(?<!\p{L})(n°|§|art\.|p\.) (?=[\dA-Z])/gu, `$1${INSECABLE}`);

// Putting marks in order takes the square of their number; no script needs thirty (Unicode, UAX 15, stream-safe text).
function sansAmas(s: string): string {
	if (!/\p{M}{31}/u.test(s)) return s;
	let [net, suite] = ['', 0];
	for (const c of s) {
		suite = /\p{M}/u.test(c) ? suite + 1 : 0;
		if (suite <= 30) net += c;
	}
	return net;
}
/** Control characters, lone surrogates and the private-use area (template tokens) never enter an answer. */
export const nettoyer = (s: string): string =>
	sansAmas(
		sansAmas(
			s
				.replace(/\r\n?/g, '\n')
				.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u2028\u2029\uFFFE\uFFFF\uE000-\uF8FF]/g, '')
				.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, ''),
		).normalize('NFC'),
	);
