import { AlignmentType, BorderStyle, ShadingType } from 'docx';
import type { IParagraphStyleOptions, IStylesOptions } from 'docx';
import { DISCRET, ENCRE, OCRE, REGLE, SAPIN, VOILE_OCRE, VOILE_SAPIN } from './couleurs.ts';
import { LARGEUR_UTILE } from './page.ts';

/** Sizes in half-points, spacings in twips. */
const interligne = (line: number) => ({ line, lineRule: 'auto' as const });
const fond = (fill: string) => ({ type: ShadingType.CLEAR, color: 'auto', fill });
const filet = (color: string, size = 6, space = 4) => ({ style: BorderStyle.SINGLE, color, size, space });

const titre = (taille: number, avant: number, apres: number, couleur = SAPIN, outlineLevel?: number) => ({
	run: { size: taille, bold: true, color: couleur },
	paragraph: {
		spacing: { before: avant, after: apres, ...interligne(252) },
		keepNext: true,
		keepLines: true,
		...(outlineLevel !== undefined && { outlineLevel }),
	},
	basedOn: 'Normal',
	next: 'Normal',
	quickFormat: true,
});

const derive = (id: string, name: string, reste: Partial<IParagraphStyleOptions>): IParagraphStyleOptions => ({
	id,
	name,
	basedOn: 'Normal',
	quickFormat: true,
	...reste,
});

const liste = (id: string, name: string): IParagraphStyleOptions =>
	derive(id, name, { paragraph: { spacing: { after: 60, ...interligne(264) } } });

const ENCADRE = filet(SAPIN, 6, 6);

const PARAGRAPHES: IParagraphStyleOptions[] = [
	{
		id: 'Normal',
		name: 'Normal',
		quickFormat: true,
		run: { size: 21, color: ENCRE },
		paragraph: { spacing: { after: 120, ...interligne(264) } },
	},
	derive('Subtitle', 'Subtitle', { next: 'Normal', run: { size: 26 }, paragraph: { spacing: { after: 160 } } }),
	derive('Territoire', 'Territoire', {
		run: { size: 23, bold: true, color: SAPIN },
		paragraph: { spacing: { before: 0, after: 200 }, border: { bottom: filet(SAPIN, 12) } },
	}),
	derive('Mention', 'Mention de projet', {
		run: { size: 19, bold: true, color: OCRE },
		paragraph: { shading: fond(VOILE_OCRE), spacing: { before: 160, after: 100 } },
	}),
	derive('DateDocument', 'Date du document', {
		run: { color: DISCRET },
		paragraph: { spacing: { after: 280 }, border: { bottom: filet(REGLE, 6, 8) } },
	}),
	derive('TOCHeading', 'TOC Heading', {
		next: 'Normal',
		run: { size: 28, bold: true, color: SAPIN },
		paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
	}),
	derive('TOC1', 'toc 1', { run: { size: 20 }, paragraph: { spacing: { after: 20, ...interligne(240) }, rightTabStop: LARGEUR_UTILE } }),
	derive('SommaireAide', 'Aide du sommaire', { run: { size: 17, italics: true, color: DISCRET } }),
	derive('Encadre', 'Encadré', {
		paragraph: {
			shading: fond(VOILE_SAPIN),
			border: { top: ENCADRE, bottom: ENCADRE, left: ENCADRE, right: ENCADRE },
			indent: { left: 140, right: 140 },
			spacing: { before: 160, after: 200 },
			keepLines: true,
		},
	}),
	derive('Note', 'Note', { run: { size: 18, color: DISCRET }, paragraph: { spacing: { after: 100, ...interligne(252) } } }),
	derive('Centre', 'Centré', { paragraph: { alignment: AlignmentType.CENTER } }),
	liste('ListBullet', 'List Bullet'),
	liste('ListNumber', 'List Number'),
	liste('ListContinue', 'List Continue'),
	derive('Cellule', 'Cellule de tableau', { run: { size: 19 }, paragraph: { spacing: { after: 0, ...interligne(245) } } }),
	derive('CelluleSerree', 'Cellule de tableau serrée', { basedOn: 'Cellule', run: { size: 17 } }),
	derive('CelluleFigure', 'Cellule de figure', { basedOn: 'Cellule', run: { size: 18 } }),
	derive('ApresTableau', 'Après un tableau', { run: { size: 2 }, paragraph: { spacing: { after: 100, line: 60, lineRule: 'exact' } } }),
	derive('SignataireNom', 'Signataire', { run: { bold: true }, paragraph: { spacing: { after: 40 } } }),
	derive('Signataire', 'Qualité du signataire', { run: { size: 20 }, paragraph: { spacing: { after: 20 } } }),
	derive('Header', 'header', {
		run: { size: 16, color: DISCRET },
		paragraph: { spacing: { after: 0 }, rightTabStop: LARGEUR_UTILE, border: { bottom: filet(REGLE) } },
	}),
	derive('Footer', 'footer', {
		run: { size: 15, color: DISCRET },
		paragraph: { spacing: { after: 0 }, rightTabStop: LARGEUR_UTILE, border: { top: filet(REGLE) } },
	}),
];

export const STYLES: IStylesOptions = {
	default: {
		document: { run: { font: 'Calibri', size: 21, language: { value: 'fr-FR', eastAsia: 'fr-FR', bidirectional: 'ar-SA' } } },
		title: { ...titre(46, 120, 120), paragraph: { spacing: { before: 120, after: 120, ...interligne(240) }, keepNext: true } },
		heading1: titre(28, 360, 120, SAPIN, 0),
		heading2: titre(23, 220, 80, ENCRE, 1),
		heading3: titre(21, 180, 60, ENCRE, 2),
		caption: {
			run: { size: 19, bold: true, color: ENCRE },
			paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
			basedOn: 'Normal',
			next: 'Normal',
			quickFormat: true,
		},
		hyperlink: { run: { color: SAPIN, underline: {} } },
	},
	paragraphStyles: PARAGRAPHES,
	characterStyles: [{ id: 'ADecider', name: 'À décider', quickFormat: true, run: { bold: true, color: OCRE } }],
};
