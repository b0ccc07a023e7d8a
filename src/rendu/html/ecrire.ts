import type { Inline } from '../../document/modele.ts';
import { adresseSure, motsDe, texteSur } from '../mots-surs.ts';
import type { Signets } from '../signets.ts';

const ENTITES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** The words as HTML, in an element as in a quoted attribute. */
export const echapper = (texte: string): string => texteSur(texte).replace(/[&<>"']/g, (c) => ENTITES[c] ?? c);

export const element = (nom: string, attributs: Record<string, string | undefined>, contenu: string): string => {
	const ecrits = Object.entries(attributs).flatMap(([cle, v]) => (v === undefined ? [] : [` ${cle}="${echapper(v)}"`]));
	return `<${nom}${ecrits.join('')}>${contenu}</${nom}>`;
};

const lien = (href: string | undefined, mots: string): string => (href ? element('a', { href }, mots) : mots);

const inline = (i: Inline, signets: Signets): string => {
	const mots = echapper(motsDe(i));
	if (mots === '') return '';
	if (i.t === 'manque') return element('mark', { class: 'manque' }, mots);
	if (i.t === 'lien') return lien(adresseSure(i.url), mots);
	const ancre = i.t === 'renvoi' ? signets.get(i.cible) : undefined;
	const nu = lien(ancre && `#${ancre}`, i.t === 'texte' && i.italique ? `<em>${mots}</em>` : mots);
	return i.gras ? `<strong>${nu}</strong>` : nu;
};

/** A run of inlines; a cross-reference whose title is not in the document stays plain text. */
export const inlines = (contenu: Inline[], signets: Signets): string => contenu.map((i) => inline(i, signets)).join('');
