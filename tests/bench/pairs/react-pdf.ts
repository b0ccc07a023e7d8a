import { Document, Font, Page, StyleSheet, Text, View, pdf } from '@react-pdf/renderer';
import { createElement as h } from 'react';
import type { ReactElement } from 'react';
import type { Bloc, DocumentCompose, Inline, Tableau } from '../../../src/document/modele.ts';
import { COULEURS, INTERLIGNE, PAGE, TAILLES, base64, enTete, estGras, folio } from './pair.ts';
import type { Preparer } from './pair.ts';

const titre = (taille: number, fontFamily: string) => ({
	fontSize: taille,
	fontFamily,
	fontWeight: 700 as const,
	color: COULEURS.titre,
	marginTop: 8,
	marginBottom: 4,
});
const s = StyleSheet.create({
	page: {
		paddingTop: PAGE.haut,
		paddingBottom: PAGE.bas,
		paddingHorizontal: PAGE.marge,
		fontFamily: 'Noto Sans',
		fontSize: TAILLES.corps,
		lineHeight: INTERLIGNE,
		color: COULEURS.encre,
	},
	h1: titre(TAILLES.titres[0]!, 'Noto Serif'),
	h2: titre(TAILLES.titres[1]!, 'Noto Serif'),
	h3: titre(TAILLES.titres[2]!, 'Noto Sans'),
	p: { marginBottom: 6 },
	gras: { fontWeight: 700 },
	rang: { flexDirection: 'row' },
	marque: { width: 14 },
	corps: { flex: 1 },
	ligne: { flexDirection: 'row', borderBottomWidth: 0.5, borderBottomColor: COULEURS.regle, fontSize: TAILLES.cellule },
	entete: { flexDirection: 'row', backgroundColor: COULEURS.fond, fontSize: TAILLES.cellule, fontWeight: 700 },
	cellule: { width: 70, padding: 3 },
	large: { flex: 1, padding: 3 },
	droite: { width: 70, padding: 3, textAlign: 'right' },
	haut: { position: 'absolute', top: 34, left: PAGE.marge, fontSize: TAILLES.courant },
	pied: { position: 'absolute', top: 790, left: PAGE.marge, width: 470, textAlign: 'right', fontSize: TAILLES.courant },
});

const runs = (inlines: Inline[]): (string | ReactElement)[] =>
	inlines.map((i, rang) => {
		const texte = i.t === 'manque' ? i.libelle : i.texte;
		return estGras(i) ? h(Text, { key: rang, style: s.gras }, texte) : texte;
	});

const rang = (cellules: Inline[][], b: Tableau, cle: number, style: typeof s.ligne | typeof s.entete): ReactElement =>
	h(
		View,
		{ key: cle, style, wrap: false },
		cellules.map((c, i) => h(Text, { key: i, style: b.alignements[i] === 'droite' ? s.droite : i === 1 ? s.large : s.cellule }, runs(c))),
	);

const bloc = (b: Bloc, cle: number): ReactElement => {
	if (b.t === 'titre')
		return h(Text, { key: cle, style: [s.h1, s.h2, s.h3][b.niveau - 1]! }, b.numero ? `${b.numero} – ` : '', runs(b.contenu));
	if (b.t === 'paragraphe') return h(Text, { key: cle, style: s.p }, runs(b.contenu));
	if (b.t === 'liste')
		return h(
			View,
			{ key: cle },
			b.items.map((item, i) =>
				h(
					View,
					{ key: i, style: s.rang },
					h(Text, { style: s.marque }, b.ordonnee ? `${i + 1}.` : '–'),
					h(View, { style: s.corps }, item.map(bloc)),
				),
			),
		);
	if (b.t === 'tableau')
		return h(
			View,
			{ key: cle },
			h(Text, { style: s.gras }, runs(b.legende)),
			rang(b.entete, b, -1, s.entete),
			b.lignes.map((l, i) => rang(l.cellules, b, i, s.ligne)),
		);
	return h(View, { key: cle });
};

const page = (doc: DocumentCompose): ReactElement =>
	h(
		Page,
		{ size: 'A4', style: s.page },
		h(Text, { style: s.haut, fixed: true }, enTete(doc)),
		doc.blocs.map(bloc),
		h(Text, { style: s.pied, fixed: true, render: ({ pageNumber, totalPages }) => folio(pageNumber, totalPages) }),
	);

export const preparer: Preparer = (polices) => {
	const src = (octets: Uint8Array): string => `data:font/ttf;base64,${base64(octets)}`;
	Font.register({
		family: 'Noto Sans',
		fonts: [
			{ src: src(polices.normal), fontWeight: 400 },
			{ src: src(polices.gras), fontWeight: 700 },
			{ src: src(polices.italique), fontWeight: 400, fontStyle: 'italic' },
		],
	});
	Font.register({ family: 'Noto Serif', fonts: [{ src: src(polices.titre), fontWeight: 700 }] });
	// No words are cut, as in the others.
	Font.registerHyphenationCallback((mot) => [mot]);
	return async (doc) => {
		const blob = await pdf(h(Document, { title: doc.titre, language: 'fr' }, page(doc))).toBlob();
		return new Uint8Array(await blob.arrayBuffer());
	};
};
