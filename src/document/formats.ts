import type { NomDocument } from './modele.ts';

export type Format = 'pdf' | 'docx' | 'xlsx' | 'html';

/** The formats of each document; the PDF is the one that is signed or filed (design, 3-documents). */
export const FORMATS: Record<NomDocument, Format[]> = {
	convention: ['pdf', 'docx', 'html'],
	'fiche-de-poste': ['pdf', 'docx', 'html'],
	budget: ['pdf', 'xlsx', 'html'],
	deliberation: ['pdf', 'docx', 'html'],
	note: ['pdf', 'docx', 'html'],
};

export const MIME: Record<Format, string> = {
	pdf: 'application/pdf',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	html: 'text/html;charset=utf-8',
};
