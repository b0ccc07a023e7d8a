import { analyzeSync, Liquid } from 'liquidjs';
import type { Contenu } from '../contenu/modele.ts';
import type { Decideur, Echeance } from '../document/modele.ts';
import { Jetons } from './jetons.ts';
import type { Valeur } from './valeur.ts';

let courants: Jetons | undefined;

/** A manque that no question asks: {{ 'numéro de l’arrêté' | a_decider: 'conseil', 'signature' }}. */
const aDecider = (libelle: string, decideur: Decideur, echeance: Echeance): Valeur => ({ libelle, decideur, echeance });

/** Printed as it stands when known, nothing otherwise: for what may be absent without being missing. */
const siConnu = (v: Valeur | undefined): Valeur | string => (v?.texte === undefined ? '' : v);

export function moteur(gabarits: Record<string, string>): Liquid {
	const liquide = new Liquid({
		templates: gabarits,
		strictVariables: true,
		strictFilters: true,
		// A template is parsed once: the same engine serves a whole session.
		cache: true,
		// {% if m.suppleant.texte %}: an unknown value has no text. Names themselves are checked when content is.
		lenientIf: true,
		outputEscape: (v: unknown) => (v === '' ? '' : (courants?.poser(v) ?? '')),
	});
	liquide.registerFilter('a_decider', aDecider);
	liquide.registerFilter('si_connu', siConnu);
	return liquide;
}

const moteurs = new WeakMap<Contenu, Liquid>();

const moteurDe = (contenu: Contenu): Liquid => {
	const pret = moteurs.get(contenu) ?? moteur(contenu.gabarits);
	moteurs.set(contenu, pret);
	return pret;
};

/** Markdown of a template for these names, every printed value replaced by its mark. */
export function remplir(contenu: Contenu, nom: string, portee: object): { markdown: string; jetons: Jetons } {
	const liquide = moteurDe(contenu);
	const jetons = new Jetons(contenu);
	courants = jetons;
	try {
		return { markdown: String(liquide.renderFileSync(nom, portee)), jetons };
	} finally {
		courants = undefined;
	}
}

/** A name that a template uses, and where. */
export interface NomEmploye {
	segments: string[];
	gabarit: string | undefined;
	ligne: number;
	colonne: number;
}

/** Names used by a template and by the clauses it includes, its own loop variables left out. */
export const nomsEmployes = (liquide: Liquid, texte: string, nom: string): NomEmploye[] =>
	Object.values(analyzeSync(liquide.parse(texte, nom)).globals)
		.flat()
		.map(({ segments, location }) => ({
			segments: segments.map(String),
			gabarit: location.file,
			ligne: location.row,
			colonne: location.col,
		}));
