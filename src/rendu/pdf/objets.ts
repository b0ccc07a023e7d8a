import { zlibSync } from 'fflate';
import { PDFContext, PDFCrossRefStream, PDFHexString, PDFName, PDFObjectStream, PDFRawStream, PDFRef, PDFStream, PDFString } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import { empreinte } from './empreinte.ts';

/** The object layer: the only file that knows pdf-lib. Its living fork has the same classes and can be given to `nouveauFichier`. */
const PDF_LIB = { PDFContext, PDFCrossRefStream, PDFHexString, PDFName, PDFObjectStream, PDFRawStream, PDFRef, PDFStream, PDFString };
export type CoucheObjets = typeof PDF_LIB;

export type Objet = PDFObject;
export type Ref = PDFRef;
/** A plain string makes a name (/Page); undefined entries of a dictionary are left out. */
export type Valeur = Objet | string | number | boolean | undefined | Valeur[] | { [cle: string]: Valeur };

export interface Fichier {
	reserver: () => Ref;
	poser: (ref: Ref, valeur: Valeur) => void;
	ajouter: (valeur: Valeur) => Ref;
	/** A stream, deflated unless it must stay readable or is deflated already. */
	flux: (octets: Uint8Array, dict?: Record<string, Valeur>, etat?: 'comprimer' | 'comprime' | 'clair') => Ref;
	/** Text string in UTF-16 (7.9.2.2). */
	texte: (texte: string) => Objet;
	/** Bytes of ASCII: dates, languages, addresses. */
	ascii: (texte: string) => Objet;
	/** The whole file; its identifier is a hash of its bytes. */
	ecrire: (racine: Ref, infos: Ref) => Uint8Array<ArrayBuffer>;
}

export const octetsDe = (texte: string): Uint8Array<ArrayBuffer> => {
	const octets = new Uint8Array(texte.length);
	for (let i = 0; i < texte.length; i++) octets[i] = texte.charCodeAt(i);
	return octets;
};

/** zlib format; fflate everywhere, so that the browser and the command line write the same bytes. */
export const comprimer = (octets: Uint8Array): Uint8Array => zlibSync(octets, { level: 6 });

/** The second line tells transfer programs that the file is binary (7.5.2). */
const ENTETE = octetsDe('%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n');
const OBJETS_PAR_FLUX = 100;

const echapper = (texte: string): string => texte.replace(/[\\()]/g, (c) => `\\${c}`).replace(/[^\x20-\x7E]/g, '?');

/** An empty PDF 1.7 file. */
export const nouveauFichier = (couche: CoucheObjets = PDF_LIB): Fichier => {
	const contexte = couche.PDFContext.create();
	const obj = (valeur: Valeur): Objet => contexte.obj(valeur as Parameters<typeof contexte.obj>[0]);
	const flux = (octets: Uint8Array, dict: Record<string, Valeur>, filtre: boolean): PDFRawStream =>
		couche.PDFRawStream.of(obj({ ...dict, ...(filtre ? { Filter: 'FlateDecode' } : {}) }) as PDFRawStream['dict'], octets);

	const ecrire = (racine: Ref, infos: Ref): Uint8Array<ArrayBuffer> => {
		const morceaux: Uint8Array[] = [ENTETE];
		let position = ENTETE.length;
		const places = new Map<number, { ref: Ref; position?: number; flux?: Ref; rang?: number }>();
		const ajouterMorceau = (octets: Uint8Array): void => {
			morceaux.push(octets);
			position += octets.length;
		};
		const ecrireObjet = (ref: Ref, objet: Objet): void => {
			places.set(ref.objectNumber, { ref, position });
			const debut = octetsDe(`${ref.objectNumber} ${ref.generationNumber} obj\n`);
			const corps = new Uint8Array(objet.sizeInBytes());
			objet.copyBytesInto(corps, 0);
			for (const m of [debut, corps, octetsDe('\nendobj\n')]) ajouterMorceau(m);
		};
		const tous = contexte.enumerateIndirectObjects();
		const simples = tous.filter(([, objet]) => !(objet instanceof couche.PDFStream));
		for (const [ref, objet] of tous) if (objet instanceof couche.PDFStream) ecrireObjet(ref, objet);
		for (let i = 0; i < simples.length; i += OBJETS_PAR_FLUX) {
			const lot = simples.slice(i, i + OBJETS_PAR_FLUX);
			const ref = contexte.nextRef();
			const source = couche.PDFObjectStream.withContextAndObjects(contexte, lot, false);
			lot.forEach(([r], rang) => places.set(r.objectNumber, { ref: r, flux: ref, rang }));
			const premier = source.dict.get(couche.PDFName.of('First'));
			ecrireObjet(ref, flux(comprimer(source.getUnencodedContents()), { Type: 'ObjStm', N: lot.length, First: premier }, true));
		}
		const refTable = contexte.nextRef();
		const identifiant = couche.PDFHexString.of(empreinte(morceaux));
		const dict = obj({ Size: refTable.objectNumber + 1, Root: racine, Info: infos, ID: [identifiant, identifiant] });
		const table = couche.PDFCrossRefStream.create(dict as PDFRawStream['dict'], false);
		const debutTable = position;
		places.set(refTable.objectNumber, { ref: refTable, position });
		for (const [, p] of [...places].sort(([a], [b]) => a - b)) {
			if (p.flux) table.addCompressedEntry(p.ref, p.flux, p.rang ?? 0);
			else table.addUncompressedEntry(p.ref, p.position ?? 0);
		}
		table.updateDict();
		const contenu = comprimer(table.getUnencodedContents());
		table.dict.set(couche.PDFName.of('Filter'), couche.PDFName.of('FlateDecode'));
		ecrireObjet(refTable, couche.PDFRawStream.of(table.dict, contenu));
		ajouterMorceau(octetsDe(`startxref\n${debutTable}\n%%EOF\n`));
		const fichier = new Uint8Array(position);
		let ici = 0;
		for (const m of morceaux) {
			fichier.set(m, ici);
			ici += m.length;
		}
		return fichier;
	};

	return {
		reserver: () => contexte.nextRef(),
		poser: (ref, valeur) => contexte.assign(ref, obj(valeur)),
		ajouter: (valeur) => contexte.register(obj(valeur)),
		flux: (octets, dict = {}, etat = 'comprimer') =>
			contexte.register(flux(etat === 'comprimer' ? comprimer(octets) : octets, dict, etat !== 'clair')),
		texte: (texte) => couche.PDFHexString.fromText(texte),
		ascii: (texte) => couche.PDFString.of(echapper(texte)),
		ecrire,
	};
};
