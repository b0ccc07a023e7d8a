import { Bookmark, HeadingLevel, Paragraph, TextRun } from 'docx';
import type { FileChild, IParagraphOptions } from 'docx';
import type { Bloc, Liste, Paragraphe, Titre } from '../../document/modele.ts';
import { estLong, estVide, texteSur } from '../mots-surs.ts';
import { numeroAffiche } from '../texte.ts';
import { runs } from './inlines.ts';
import type { Signets } from '../signets.ts';
import { retraitDe } from './numerotation.ts';
import type { Compte } from './numerotation.ts';
import { LARGEUR_UTILE } from './page.ts';
import { signatures } from './signatures.ts';
import { figure, tableau } from './tableaux.ts';

export interface Atelier {
	signets: Signets;
	compte: Compte;
	/** Titles that already carry their bookmark: a name serves once. */
	poses: Set<string>;
}
/** Where a block stands: twips from the left margin, lists around it. */
interface Place {
	retrait: number;
	profondeur: number;
}

const NIVEAUX = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2 } as const;
/** Twips between a list and what follows. */
const APRES_LISTE = 140;
const STYLES = { note: 'Note', encadre: 'Encadre', centre: 'Centre' } as const;

const titre = (b: Titre, atelier: Atelier): Paragraph => {
	const numero = atelier.compte.titre(b);
	const ecrit = numero ? '' : texteSur(numeroAffiche(b.numero));
	const children = [...(ecrit ? [new TextRun(ecrit)] : []), ...runs(b.contenu, atelier.signets)];
	const signet = atelier.poses.has(b.id) ? undefined : atelier.signets.get(b.id);
	atelier.poses.add(b.id);
	return new Paragraph({
		heading: NIVEAUX[b.niveau],
		...(estLong(b.contenu) && COUPABLE),
		...(numero && { numbering: numero }),
		...(b.nouvellePage && { pageBreakBefore: true }),
		children: signet ? [new Bookmark({ id: signet, children })] : children,
	});
};

/** Kept whole, a paragraph taller than a page keeps LibreOffice turning for ever. */
const COUPABLE = { keepNext: false, keepLines: false };

/** What announces a list stays with its first item. */
const annonce = (suivant: Bloc | undefined): { keepNext?: true } => (suivant?.t === 'liste' ? { keepNext: true } : {});

const paragraphe = (b: Paragraphe, suivant: Bloc | undefined, place: Place, atelier: Atelier): Paragraph[] => {
	if (estVide(b.contenu)) return [];
	const dedans = place.profondeur > 0;
	const style = b.style ? STYLES[b.style] : dedans ? 'ListContinue' : undefined;
	const indent = dedans ? { indent: { left: place.retrait } } : {};
	return [
		new Paragraph({
			...(style && { style }),
			...indent,
			...annonce(suivant),
			...(estLong(b.contenu) && COUPABLE),
			children: runs(b.contenu, atelier.signets),
		}),
	];
};

/** The first paragraph of an item carries its mark; what follows stands under its words. */
const item = (blocs: Bloc[], marque: IParagraphOptions, place: Place, atelier: Atelier): FileChild[] => {
	const [premier, ...reste] = blocs;
	const enTete = premier?.t === 'paragraphe';
	const style = enTete && premier.style ? { style: STYLES[premier.style] } : {};
	const ligne = new Paragraph({
		...marque,
		...style,
		...annonce(reste[0]),
		children: enTete ? runs(premier.contenu, atelier.signets) : [],
	});
	return [ligne, ...suite(enTete ? reste : blocs, place, atelier)];
};

const liste = (b: Liste, place: Place, atelier: Atelier): FileChild[] => {
	const level = Math.min(place.profondeur, 8);
	const instance = b.ordonnee ? atelier.compte.nouvelleListe() : 0;
	const marque: IParagraphOptions = {
		style: b.ordonnee ? 'ListNumber' : 'ListBullet',
		numbering: { reference: b.ordonnee ? 'numeros' : 'puces', level, instance },
	};
	const dedans = { retrait: retraitDe(level), profondeur: place.profondeur + 1 };
	const fin = place.profondeur === 0 ? { spacing: { after: APRES_LISTE } } : {};
	return b.items.flatMap((i, n) => item(i, n === b.items.length - 1 ? { ...marque, ...fin } : marque, dedans, atelier));
};

const bloc = (b: Bloc, suivant: Bloc | undefined, place: Place, atelier: Atelier): FileChild[] => {
	const largeur = LARGEUR_UTILE - place.retrait;
	switch (b.t) {
		case 'titre':
			return [titre(b, atelier)];
		case 'paragraphe':
			return paragraphe(b, suivant, place, atelier);
		case 'liste':
			return liste(b, place, atelier);
		case 'tableau':
			return tableau(b, place.retrait, largeur, atelier.signets);
		case 'signatures':
			return signatures(b, place.retrait, largeur, atelier.signets);
		case 'figure':
			return figure(b, place.retrait, largeur);
		case 'saut':
			return [nouvellePage()];
	}
};

/** The next block starts a page. */
export const nouvellePage = (): Paragraph => new Paragraph({ style: 'ApresTableau', pageBreakBefore: true });

const suite = (blocs: Bloc[], place: Place, atelier: Atelier): FileChild[] =>
	blocs.flatMap((b, i) => bloc(b, blocs[i + 1], place, atelier));

/** The body of the document, in order. */
export const corps = (blocs: Bloc[], atelier: Atelier): FileChild[] => suite(blocs, { retrait: 0, profondeur: 0 }, atelier);
