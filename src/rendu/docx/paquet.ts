import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Zippable } from 'fflate';

/** The earliest a ZIP can say, in local time as fflate writes it: the same bytes everywhere. */
const INSTANT_DU_ZIP = new Date(1980, 0, 1);

/** Where a mail filter looks to tell a Word file from another ZIP. */
const EN_TETE = ['[Content_Types].xml', '_rels/.rels'];

const RELATION = /(<Relationship )([^>]*?)(\/?>)/g;
/** The library draws the ids of its links at random: 21 letters, figures, - and _. */
const ID_TIRE = /\bId="(rId[a-z0-9_-]{21})"/;

/** Random ids of links, in the order of the relationships, become rIdLien1, rIdLien2… */
const idsFixes = (fichiers: Map<string, string>): void => {
	for (const [chemin, rels] of fichiers) {
		const [, dossier, nom] = /^(.*)_rels\/([^/]+)\.rels$/.exec(chemin) ?? [];
		const tires = [...rels.matchAll(RELATION)].flatMap(([, , attributs]) => ID_TIRE.exec(attributs ?? '')?.[1] ?? []);
		if (dossier === undefined || nom === undefined || tires.length === 0) continue;
		const fixes = new Map(tires.map((id, i) => [id, `rIdLien${i + 1}`]));
		const fixer = (xml: string, attribut: string): string =>
			xml.replace(new RegExp(`\\b${attribut}="(rId[a-z0-9_-]{21})"`, 'g'), (tel, id: string) =>
				fixes.has(id) ? `${attribut}="${fixes.get(id)}"` : tel,
			);
		fichiers.set(chemin, fixer(rels, 'Id'));
		fichiers.set(dossier + nom, fixer(fichiers.get(dossier + nom) ?? '', 'r:id'));
	}
};

/** The library counts bookmarks from one call to the next: this document's are counted from 1. */
const signetsFixes = (xml: string): string => {
	const numeros = new Map<string, number>();
	return xml.replace(/<w:bookmark(Start|End)\b[^>]*>/g, (balise) =>
		balise.replace(/w:id="(\d+)"/, (_, id: string) => {
			if (!numeros.has(id)) numeros.set(id, numeros.size + 1);
			return `w:id="${numeros.get(id)}"`;
		}),
	);
};

const DEBUT_DE_SOMMAIRE = /<w:p>(<w:r>(?:(?!<\/w:r>).)*?TOC (?:(?!<\/w:r>).)*<\/w:r>)<\/w:p>(<w:p><w:pPr>(?:(?!<\/w:pPr>).)*<\/w:pPr>)/s;
const FIN_DE_SOMMAIRE = /<\/w:p><w:p>(<w:r><w:fldChar w:fldCharType="end"\/><\/w:r><\/w:p><\/w:sdtContent>)/;

/** The field of the contents begins and ends in its own lines, rather than in an empty one before and after. */
const sommaireSerre = (xml: string): string => xml.replace(DEBUT_DE_SOMMAIRE, '$2$1').replace(FIN_DE_SOMMAIRE, '$1');

/** The date of the draft instead of the clock's, and the language, which the library leaves out. */
const proprietes = (xml: string, date: string): string => {
	const instant = /^\d{4}-\d\d-\d\d$/.test(date) ? `${date}T00:00:00Z` : '';
	return xml
		.replace(/<dcterms:(created|modified)\b([^>]*)>[^<]*<\/dcterms:\1>/g, (_, nom: string, type: string) =>
			instant ? `<dcterms:${nom}${type}>${instant}</dcterms:${nom}>` : '',
		)
		.replace('</cp:coreProperties>', '<dc:language>fr-FR</dc:language></cp:coreProperties>');
};

/** Levels that follow one another, none of them a mere proposal. */
const numerotation = (xml: string): string =>
	xml.replaceAll('w:val="hybridMultilevel"', 'w:val="multilevel"').replaceAll(' w:tentative="1"', '');

/** The same package without clock nor chance: random ids counted, dates given, the parts that say what the file is first. */
export const figer = (octets: Uint8Array, date: string): Uint8Array => {
	const fichiers = new Map(Object.entries(unzipSync(octets)).map(([chemin, brut]) => [chemin, strFromU8(brut)]));
	const retoucher = (chemin: string, retouche: (xml: string) => string): void => {
		fichiers.set(chemin, retouche(fichiers.get(chemin) ?? ''));
	};
	idsFixes(fichiers);
	retoucher('word/document.xml', (xml) => sommaireSerre(signetsFixes(xml)));
	retoucher('word/numbering.xml', numerotation);
	retoucher('docProps/core.xml', (xml) => proprietes(xml, date));
	const contenu: Zippable = {};
	for (const chemin of new Set([...EN_TETE, ...fichiers.keys()])) contenu[chemin] = strToU8(fichiers.get(chemin) ?? '');
	return zipSync(contenu, { level: 6, mtime: INSTANT_DU_ZIP, os: 0 });
};
