import type { Bloc, Liste, Paragraphe, Titre } from '../../document/modele.ts';
import { estVide } from '../mots-surs.ts';
import type { Signets } from '../signets.ts';
import { numeroAffiche } from '../texte.ts';
import { echapper, element, inlines } from './ecrire.ts';
import { figure, signatures, tableau } from './tableaux.ts';

export interface Atelier {
	signets: Signets;
	/** Anchors already given: an id serves once. */
	poses: Set<string>;
	/** Level of the last heading, so that none is skipped. */
	niveau: number;
}

const titre = (b: Titre, atelier: Atelier): string => {
	atelier.niveau = Math.min(Math.max(b.niveau, 2), atelier.niveau + 1);
	const id = atelier.poses.has(b.id) ? undefined : atelier.signets.get(b.id);
	atelier.poses.add(b.id);
	const mots = echapper(numeroAffiche(b.numero)) + inlines(b.contenu, atelier.signets);
	const classe = b.nouvellePage ? 'page' : undefined;
	// An empty heading would be read out as such.
	if (mots.trim() === '') return id ? element('div', { id, class: classe }, '') : '';
	return element(`h${atelier.niveau}`, { id, class: classe }, mots);
};

const paragraphe = (b: Paragraphe, atelier: Atelier): string =>
	estVide(b.contenu) ? '' : element('p', { class: b.style }, inlines(b.contenu, atelier.signets));

const item = (blocs: Bloc[], atelier: Atelier): string => {
	const [premier, ...reste] = blocs;
	const simple = premier?.t === 'paragraphe' && !premier.style;
	const debut = simple ? inlines(premier.contenu, atelier.signets) : '';
	const suivants = suite(simple ? reste : blocs, atelier);
	return element('li', {}, [debut, suivants].filter(Boolean).join('\n'));
};

const liste = (b: Liste, atelier: Atelier): string =>
	b.items.length === 0 ? '' : element(b.ordonnee ? 'ol' : 'ul', {}, `\n${b.items.map((i) => item(i, atelier)).join('\n')}\n`);

const bloc = (b: Bloc, atelier: Atelier): string => {
	switch (b.t) {
		case 'titre':
			return titre(b, atelier);
		case 'paragraphe':
			return paragraphe(b, atelier);
		case 'liste':
			return liste(b, atelier);
		case 'tableau':
			return tableau(b, atelier.signets);
		case 'signatures':
			return b.parties.length === 0 ? '' : signatures(b, atelier.signets);
		case 'figure':
			return figure(b);
		case 'saut':
			return '<div class="page"></div>';
	}
};

/** Blocks in order, one a line. */
export const suite = (blocs: Bloc[], atelier: Atelier): string =>
	blocs
		.map((b) => bloc(b, atelier))
		.filter(Boolean)
		.join('\n');
