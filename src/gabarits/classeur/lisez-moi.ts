import type { Cellule, Feuille, Role } from '../../document/classeur.ts';
import { texteDe } from '../../document/modele.ts';
import type { BlocBrut } from '../markdown.ts';
import { cellule, chapeau, textes, type Etabli } from './etabli.ts';

const LEGENDE: Record<string, Role> = { saisie: 'saisie', calcul: 'calcul', total: 'total', decider: 'calcul' };

const rangees = (b: BlocBrut, puce = ''): Cellule[][] => {
	if (b.t === 'titre' || b.t === 'titre-brut') return [[], [cellule('intertitre', texteDe(b.contenu))]];
	if (b.t === 'paragraphe') return [[{ ...cellule('texte', puce + texteDe(b.contenu)), etendue: 2 }]];
	if (b.t === 'liste') return b.items.flatMap((i) => i.flatMap((x) => rangees(x, '– ')));
	return [];
};

/** The sheets that exist, by the key that the template gives them, and what they hold. */
function contenus(e: Etabli, presentes: string[]): Cellule[][] {
	const noms = textes(e, 'lisez-moi', 0).lignes.filter(([cle = '']) => presentes.includes(e.sections[cle]?.nom ?? ''));
	return noms.map(([cle = '', contenu]) => [cellule('texte', e.sections[cle]?.nom), cellule('texte', contenu)]);
}

/** A cell of each look beside its meaning. */
const couleurs = (e: Etabli): Cellule[][] =>
	textes(e, 'lisez-moi', 1).lignes.map(([cle = '', sens]) => [
		{ ...cellule(LEGENDE[cle] ?? 'calcul', cle === 'decider' ? e.mots['decider'] : e.mots[`exemple-${cle}`]), droite: true },
		cellule('texte', sens),
	]);

/** How to use the workbook: what is typed, what is computed. */
export function feuilleLisezMoi(e: Etabli, presentes: string[]): Feuille {
	const tables = [contenus(e, presentes), couleurs(e)];
	const corps = (e.sections['lisez-moi']?.blocs ?? []).flatMap((b) => (b.t === 'tableau' ? (tables.shift() ?? []) : rangees(b)));
	return { nom: e.sections['lisez-moi']?.nom ?? '', largeurs: [26, 104], lignes: [...chapeau(e, 'lisez-moi', 2), ...corps], unePage: true };
}
