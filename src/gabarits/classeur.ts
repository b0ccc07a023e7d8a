import type { Contenu } from '../contenu/modele.ts';
import type { Classeur, Feuille } from '../document/classeur.ts';
import { texteDe } from '../document/modele.ts';
import type { Dossier } from '../dossier/schema.ts';
import { elaguer } from '../faits/elaguer.ts';
import { budget } from '../finances/budget.ts';
import { feuilleCommunes, feuilleContributions } from './classeur/annexes.ts';
import { feuilleDepenses } from './classeur/depenses.ts';
import { textes, type Etabli, type Section } from './classeur/etabli.ts';
import { feuilleHypotheses } from './classeur/hypotheses.ts';
import { feuilleLisezMoi } from './classeur/lisez-moi.ts';
import { feuilleRessources } from './classeur/ressources.ts';
import { feuilleSynthese } from './classeur/synthese.ts';
import { mentionDe, portee } from './composer.ts';
import { remplir } from './liquide.ts';
import { lireMarkdown, type BlocBrut } from './markdown.ts';
import { valeurs } from './valeurs/table.ts';

const GABARIT = 'budget-tableur';
const PREFIXE = 'feuille:';

/** The template cut at each « ## [feuille:…] ». */
function sections(blocs: BlocBrut[]): Record<string, Section> {
	const trouvees: Record<string, Section> = {};
	let courante: Section | undefined;
	for (const b of blocs) {
		if (b.t === 'titre-brut' && b.ancre?.startsWith(PREFIXE))
			trouvees[b.ancre.slice(PREFIXE.length)] = courante = { nom: texteDe(b.contenu), blocs: [] };
		else courante?.blocs.push(b);
	}
	return trouvees;
}

function etabli(dossier: Dossier, contenu: Contenu, date: string): { e: Etabli; territoire: string } {
	const d = elaguer(dossier, contenu.etapes);
	const contexte = { contenu, date };
	const { markdown, jetons } = remplir(contenu, GABARIT, portee(d, contexte));
	const blocs = lireMarkdown(markdown, jetons);
	const titre = blocs.find((b) => b.t === 'titre-brut' && b.niveau === 1);
	const e: Etabli = {
		d,
		b: budget(d),
		contenu,
		sections: sections(blocs),
		mots: {},
		titre: titre?.t === 'titre-brut' ? texteDe(titre.contenu) : '',
		version: '',
	};
	e.mots = Object.fromEntries(textes(e, 'mots').lignes.map(([cle = '', mot = '']) => [cle, mot]));
	const territoire = valeurs['territoire']?.(d, contexte).texte ?? '';
	e.version = [territoire, `${e.mots['date'] ?? ''} ${date.split('-').reverse().join('/')}`, mentionDe(d)].filter(Boolean).join(' – ');
	return { e, territoire };
}

/**
 * The workbook of the budget: the lines and words of the document, with live formulas and the values they give.
 * Answers off the active path are set aside first.
 * @param date of the draft, AAAA-MM-JJ
 * @throws Error when the template names what does not exist
 */
export function composerClasseur(dossier: Dossier, contenu: Contenu, date: string): Classeur {
	const { e, territoire } = etabli(dossier, contenu, date);
	const [hypotheses, depenses, ressources] = [feuilleHypotheses(e), feuilleDepenses(e), feuilleRessources(e)];
	const suite = [
		hypotheses.feuille,
		depenses.feuille,
		ressources.feuille,
		feuilleSynthese(e),
		feuilleCommunes(e),
		feuilleContributions(e),
	].filter((f): f is Feuille => f !== undefined);
	const mot = (cle: string): string => e.mots[cle] ?? '';
	return {
		nom: 'budget',
		titre: e.titre,
		territoire,
		date,
		mention: mentionDe(e.d),
		langue: 'fr',
		feuilles: [
			feuilleLisezMoi(
				e,
				suite.map((f) => f.nom),
			),
			...suite,
		],
		noms: [...hypotheses.noms, ...depenses.noms, ...ressources.noms],
		alertes: [mot('decider'), mot('excedent')],
		manque: `[${mot('decider')}`,
		refus: { titre: mot('refus'), montant: mot('refusMontant'), nombre: mot('refusNombre'), choix: mot('refusChoix') },
		page: mot('page'),
	};
}
