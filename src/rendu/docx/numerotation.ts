import { AlignmentType, LevelFormat, LevelSuffix } from 'docx';
import type { ILevelsOptions, INumberingOptions } from 'docx';
import type { Titre } from '../../document/modele.ts';

/** Word knows nine levels of list, from 0. */
const NIVEAUX = 9;
const RETRAIT = 340;

/** Left indent, in twips, of the words of a list at `profondeur` (0 = the outer one). */
export const retraitDe = (profondeur: number): number => RETRAIT * (Math.min(profondeur, NIVEAUX - 1) + 1);

const niveauxDeListe = (format: ILevelsOptions['format'], texte: (niveau: number) => string): ILevelsOptions[] =>
	Array.from({ length: NIVEAUX }, (_, level) => ({
		level,
		...(format && { format }),
		text: texte(level),
		alignment: AlignmentType.LEFT,
		style: { paragraph: { indent: { left: retraitDe(level), hanging: RETRAIT } } },
	}));

const niveauDeTitre = (level: number, text: string): ILevelsOptions => ({
	level,
	text,
	format: LevelFormat.DECIMAL,
	suffix: LevelSuffix.SPACE,
	alignment: AlignmentType.LEFT,
	style: { paragraph: { indent: { left: 0, hanging: 0 } } },
});

export const NUMEROTATION: INumberingOptions = {
	config: [
		{ reference: 'articles', levels: [niveauDeTitre(0, 'Article %1 –'), niveauDeTitre(1, '%1.%2')] },
		{ reference: 'annexes', levels: [niveauDeTitre(0, 'Annexe %1 –')] },
		{ reference: 'puces', levels: niveauxDeListe(LevelFormat.BULLET, () => '–') },
		{ reference: 'numeros', levels: niveauxDeListe(LevelFormat.DECIMAL, (n) => `%${n + 1}.`) },
	],
};

export interface Numero {
	reference: 'articles' | 'annexes';
	level: number;
	instance: number;
}

/** Follows Word's own count: a title whose number Word would find by itself gets it from Word, any other keeps it written. */
export class Compte {
	private article = 0;
	private section = 0;
	private annexe = 0;
	private liste = 0;

	/** The automatic number of a title, or undefined when its number must be written as text. */
	titre({ niveau, numero }: Titre): Numero | undefined {
		if (niveau === 2 && numero === `Article ${this.article + 1}`) {
			this.article++;
			this.section = 0;
			return { reference: 'articles', level: 0, instance: 0 };
		}
		if (niveau === 2 && numero === `Annexe ${this.annexe + 1}`) {
			this.annexe++;
			return { reference: 'annexes', level: 0, instance: 0 };
		}
		if (niveau !== 3 || this.article === 0 || numero !== `${this.article}.${this.section + 1}`) return undefined;
		this.section++;
		return { reference: 'articles', level: 1, instance: 0 };
	}

	/** A number for a list that starts again at 1. */
	nouvelleListe(): number {
		return ++this.liste;
	}
}
