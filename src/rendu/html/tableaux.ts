import type { Figure, Inline, Signatures, Tableau } from '../../document/modele.ts';
import { figureEnTableau } from '../figure-en-tableau.ts';
import { estVide, motsDe } from '../mots-surs.ts';
import type { Signets } from '../signets.ts';
import { MENTION_SIGNATURE } from '../texte.ts';
import { echapper, element, inlines } from './ecrire.ts';

const COTES = { gauche: undefined, droite: 'droite', centre: 'centre' } as const;

/** A wide table scrolls by itself, with the keyboard too. */
const defilant = (nom: string, table: string): string =>
	element('div', { class: 'defile', role: 'region', tabindex: '0', 'aria-label': nom.trim() || 'Tableau' }, table);

const table = (b: Tableau, signets: Signets): string => {
	const cellule = (contenu: Inline[], j: number, scope: 'col' | 'row' | undefined): string => {
		const entete = scope && !estVide(contenu);
		const attributs = { scope: entete ? scope : undefined, class: COTES[b.alignements[j] ?? 'gauche'] };
		return element(entete ? 'th' : 'td', attributs, inlines(contenu, signets));
	};
	const nombre = Math.max(b.entete.length, ...b.lignes.map((l) => l.cellules.length));
	const rangee = (cellules: Inline[][], scope: (j: number) => 'col' | 'row' | undefined, classe?: string): string =>
		element('tr', { class: classe }, Array.from({ length: nombre }, (_, j) => cellule(cellules[j] ?? [], j, scope(j))).join('\n'));
	const legende = estVide(b.legende) ? '' : `<caption>${inlines(b.legende, signets)}</caption>\n`;
	const tete = b.entete.every(estVide) ? '' : `<thead>\n${rangee(b.entete, () => 'col')}\n</thead>\n`;
	const lignes = b.lignes.map((l) => rangee(l.cellules, (j) => (j === 0 && nombre > 1 ? 'row' : undefined), l.total ? 'total' : undefined));
	return `<table>\n${legende}${tete}<tbody>\n${lignes.join('\n')}\n</tbody>\n</table>`;
};

/** Caption, headers with their scope, total rows. */
export const tableau = (b: Tableau, signets: Signets): string => defilant(b.legende.map(motsDe).join(''), table(b, signets));

/** Title, text alternative, then what the figure draws, as a table. */
export const figure = (f: Figure): string => {
	const alternative = f.alternative.trim() ? `\n<p class="note">${echapper(f.alternative)}</p>` : '';
	const titre = `<figcaption>${echapper(`Figure : ${f.titre}`)}</figcaption>`;
	return `<figure>\n${titre}${alternative}\n${defilant(f.titre, table(figureEnTableau(f), new Map()))}\n</figure>`;
};

/** One framed block a party, with room to sign. */
export const signatures = (b: Signatures, signets: Signets): string => {
	const ligne = (contenu: Inline[], classe?: string): string =>
		estVide(contenu) ? '' : element('p', { class: classe }, inlines(contenu, signets));
	const parties = b.parties.map(({ nom, lignes }) =>
		element(
			'div',
			{ class: 'partie' },
			[ligne(nom, 'nom'), ...lignes.map((l) => ligne(l)), `<p class="note">${MENTION_SIGNATURE}</p>`].filter(Boolean).join('\n'),
		),
	);
	return element('div', { class: 'signatures' }, `\n${parties.join('\n')}\n`);
};
