/** Deliberate faults, each put into a good file: what the checks must see. */
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';

/** Who has to see it: a profile of veraPDF, or our comparison with the document model. */
export type Gardien = 'ua1' | '3a' | 'structure';
export interface Faute {
	nom: string;
	vue: Gardien;
	/** Number of the rule of veraPDF that fails, clause and test. */
	regle?: string;
	faire: (pdf: PDFDocument) => void;
}

const nom = (texte: string): PDFName => PDFName.of(texte);
const dictionnaires = (pdf: PDFDocument): PDFDict[] =>
	pdf.context.enumerateIndirectObjects().flatMap(([, o]) => (o instanceof PDFDict ? [o] : o instanceof PDFRawStream ? [o.dict] : []));
const deType = (pdf: PDFDocument, cle: string, valeur: string): PDFDict[] =>
	dictionnaires(pdf).filter((d) => d.get(nom(cle)) === nom(valeur));
const elements = (pdf: PDFDocument, role: string): PDFDict[] =>
	deType(pdf, 'S', role).filter((d) => d.get(nom('Type')) === nom('StructElem'));

/** The first of something that has to be there: a fault that changes nothing proves nothing. */
const premier = <T>(liste: T[], quoi: string): T => {
	const [un] = liste;
	if (un === undefined) throw new Error(`Rien à abîmer : ${quoi}.`);
	return un;
};
const retirer = (dicts: PDFDict[], cle: string): void => {
	const avec = dicts.filter((d) => d.has(nom(cle)));
	premier(avec, cle);
	for (const d of avec) d.delete(nom(cle));
};
const remplacer = (texte: string, motif: RegExp | string, par: string): string => {
	const nouveau = texte.replace(motif, par);
	if (nouveau === texte) throw new Error(`Rien à abîmer : ${String(motif)}.`);
	return nouveau;
};
const enOctets = (texte: string): Uint8Array => Uint8Array.from(texte, (c) => c.charCodeAt(0));

const fluxDe = (pdf: PDFDocument, objet: PDFObject | undefined): PDFRawStream => {
	const flux = pdf.context.lookup(objet);
	if (!(flux instanceof PDFRawStream)) throw new Error('Rien à abîmer : pas de flux.');
	return flux;
};

/** The operators of the first page, rewritten. */
const page = (pdf: PDFDocument, motif: RegExp, par: string): void => {
	const noeud = pdf.getPage(0).node;
	const flux = fluxDe(pdf, noeud.get(nom('Contents')));
	const texte = Array.from(decodePDFRawStream(flux).decode(), (o) => String.fromCharCode(o)).join('');
	noeud.set(nom('Contents'), pdf.context.register(pdf.context.flateStream(enOctets(remplacer(texte, motif, par)))));
};
const xmp = (pdf: PDFDocument, motif: RegExp | string, par: string): void => {
	const ref = pdf.catalog.get(nom('Metadata'));
	const flux = fluxDe(pdf, ref);
	const texte = remplacer(new TextDecoder().decode(flux.getContents()), motif, par);
	if (ref instanceof PDFRef) pdf.context.assign(ref, PDFRawStream.of(flux.dict, new TextEncoder().encode(texte)));
};
const renommer = (pdf: PDFDocument, role: string, en: string): void => premier(elements(pdf, role), role).set(nom('S'), nom(en));

export const FAUTES: Faute[] = [
	{ nom: 'langue absente', vue: 'ua1', faire: ({ catalog }) => retirer([catalog], 'Lang') },
	{ nom: 'texte sans balise', vue: 'ua1', regle: '7.1-3', faire: (pdf) => page(pdf, /\/P <<\/MCID \d+>> BDC\n([^]*?)EMC\n/, '$1') },
	{ nom: 'décor sans artefact', vue: 'ua1', regle: '7.1-3', faire: (pdf) => page(pdf, /\/Artifact BMC\n([^]*?)EMC\n/, '$1') },
	{ nom: 'figure sans texte de remplacement', vue: 'ua1', regle: '7.3-1', faire: (pdf) => retirer(elements(pdf, 'Figure'), 'Alt') },
	{ nom: 'en-tête de tableau sans portée', vue: 'ua1', regle: '7.5-1', faire: (pdf) => retirer(elements(pdf, 'TH'), 'A') },
	{ nom: 'niveau de titre sauté', vue: 'ua1', regle: '7.4.2-1', faire: (pdf) => renommer(pdf, 'H2', 'H3') },
	{ nom: 'élément de liste hors d’une liste', vue: 'ua1', faire: (pdf) => renommer(pdf, 'L', 'Div') },
	{ nom: 'ligne de tableau hors d’un tableau', vue: 'ua1', faire: (pdf) => renommer(pdf, 'Table', 'Div') },
	{ nom: 'lien sans description', vue: 'ua1', regle: '7.18.5-2', faire: (pdf) => retirer(deType(pdf, 'Subtype', 'Link'), 'Contents') },
	{
		nom: 'lien hors de la structure',
		vue: 'ua1',
		regle: '7.18.5-1',
		faire: (pdf) => retirer(deType(pdf, 'Subtype', 'Link'), 'StructParent'),
	},
	{ nom: 'ordre de tabulation absent', vue: 'ua1', regle: '7.18.3-1', faire: (pdf) => retirer(deType(pdf, 'Type', 'Page'), 'Tabs') },
	{ nom: 'titre de la fenêtre non demandé', vue: 'ua1', regle: '7.1-10', faire: ({ catalog }) => retirer([catalog], 'ViewerPreferences') },
	{ nom: 'fichier non déclaré balisé', vue: 'ua1', faire: ({ catalog }) => retirer([catalog], 'MarkInfo') },
	{ nom: 'identification PDF/UA absente', vue: 'ua1', regle: '5-1', faire: (pdf) => xmp(pdf, '<pdfuaid:part>1</pdfuaid:part>', '') },
	{ nom: 'titre absent des métadonnées', vue: 'ua1', regle: '7.1-9', faire: (pdf) => xmp(pdf, /<dc:title>[^]*<\/dc:title>/, '') },
	{ nom: 'métadonnées mal formées', vue: '3a', faire: (pdf) => xmp(pdf, '</rdf:RDF>', '') },
	{
		nom: 'extension pdfuaid non décrite',
		vue: '3a',
		faire: (pdf) => xmp(pdf, /<rdf:Description[^>]*pdfaExtension[^]*?<\/rdf:Description>/, ''),
	},
	{ nom: 'police sans ToUnicode', vue: 'ua1', regle: '7.21.7-1', faire: (pdf) => retirer(deType(pdf, 'Subtype', 'Type0'), 'ToUnicode') },
	{
		nom: 'police non incorporée',
		vue: 'ua1',
		regle: '7.21.4.1-1',
		faire: (pdf) => retirer(deType(pdf, 'Type', 'FontDescriptor'), 'FontFile2'),
	},
	{
		nom: 'table des glyphes absente',
		vue: 'ua1',
		regle: '7.21.3.2-1',
		faire: (pdf) => retirer(deType(pdf, 'Subtype', 'CIDFontType2'), 'CIDToGIDMap'),
	},
	{
		nom: 'largeurs de caractères fausses',
		vue: 'ua1',
		regle: '7.21.5-1',
		faire: (pdf) => {
			for (const d of deType(pdf, 'Subtype', 'CIDFontType2')) d.set(nom('W'), pdf.context.obj([0x41, [11, 22, 33]]));
		},
	},
	{ nom: 'profil de couleurs absent', vue: '3a', faire: ({ catalog }) => retirer([catalog], 'OutputIntents') },
	{ nom: 'identifiant du fichier absent', vue: '3a', regle: '6.1.3-1', faire: ({ context }) => delete context.trailerInfo.ID },
	{ nom: 'pièce jointe sans relation', vue: '3a', faire: (pdf) => retirer(deType(pdf, 'Type', 'Filespec'), 'AFRelationship') },
	{ nom: 'pièce jointe sans type', vue: '3a', faire: (pdf) => retirer(deType(pdf, 'Type', 'EmbeddedFile'), 'Subtype') },
	{ nom: 'pièce jointe rattachée à rien', vue: '3a', faire: ({ catalog }) => retirer([catalog], 'AF') },
	{
		nom: 'script à l’ouverture',
		vue: '3a',
		faire: ({ catalog, context }) =>
			catalog.set(nom('OpenAction'), context.obj({ S: 'JavaScript', JS: PDFHexString.fromText('app.alert(1)') })),
	},
	{ nom: 'titre balisé en paragraphe', vue: 'structure', faire: (pdf) => renommer(pdf, 'H3', 'P') },
	{ nom: 'légende balisée en paragraphe', vue: 'structure', faire: (pdf) => renommer(pdf, 'Caption', 'P') },
	{
		nom: 'paragraphe perdu pour la lecture',
		vue: 'structure',
		faire: (pdf) => page(pdf, /\/P <<\/MCID \d+>> BDC/, '/Artifact BMC'),
	},
	{
		nom: 'deux blocs lus à l’envers',
		vue: 'structure',
		faire: (pdf) => {
			const suite = pdf.context.lookup(premier(elements(pdf, 'Document'), 'Document').get(nom('K')), PDFArray);
			const [a, b] = [suite.get(0), suite.get(2)];
			suite.set(0, b);
			suite.set(2, a);
		},
	},
	{
		nom: 'mots d’une figure changés',
		vue: 'structure',
		faire: (pdf) => premier(elements(pdf, 'Figure'), 'Figure').set(nom('Alt'), PDFHexString.fromText('Autre chose.')),
	},
	{
		nom: 'lettres lues pour d’autres',
		vue: 'structure',
		faire: (pdf) => {
			const police = premier(deType(pdf, 'Subtype', 'Type0'), 'Type0');
			const flux = fluxDe(pdf, police.get(nom('ToUnicode')));
			const texte = new TextDecoder().decode(decodePDFRawStream(flux).decode());
			const faux = remplacer(texte, '<0065> <0065>', '<0065> <0078>');
			police.set(nom('ToUnicode'), pdf.context.register(pdf.context.flateStream(enOctets(faux))));
		},
	},
];

/** The file with one fault; without one, only written again. */
export async function abimer(octets: Uint8Array, faire?: Faute['faire']): Promise<Uint8Array> {
	const pdf = await PDFDocument.load(octets, { updateMetadata: false });
	faire?.(pdf);
	return pdf.save({ useObjectStreams: false, updateFieldAppearances: false, objectsPerTick: Infinity });
}
