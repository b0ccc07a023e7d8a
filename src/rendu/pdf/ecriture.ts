import type { Atelier } from './atelier.ts';
import { ecrirePolices } from './ecriture-polices.ts';
import { ecrireStructure } from './ecriture-structure.ts';
import type { Annotation } from './ecriture-structure.ts';
import { encrer, nouvelUsage } from './encre.ts';
import type { ZoneLien } from './feuille.ts';
import { texteAttribut } from './figure.ts';
import { destination, ecrireSignets } from './ecriture-signets.ts';
import type { MiseEnPage, Repere } from './mise-en-page.ts';
import { proprietaire } from './noeuds.ts';
import { nouveauFichier, octetsDe } from './objets.ts';
import type { Fichier, Ref, Valeur } from './objets.ts';
import { profilSrvb } from './srvb.ts';
import { PAGE } from './style.ts';
import { xmp } from './xmp.ts';
import type { Metadonnees } from './xmp.ts';

/** A file that travels inside the PDF (PDF/A-3): the sauvegarde it was made from. */
export interface PieceJointe {
	nom: string;
	/** MIME type. */
	type: string;
	octets: Uint8Array;
	description: string;
}

/** Address in ASCII, escaped; a malformed one gives nothing rather than an error. */
const adresse = (url: string): string | undefined => {
	try {
		return new URL(url).href;
	} catch {
		return undefined;
	}
};

const actionDe = (zone: ZoneLien, fichier: Fichier, pages: Ref[], reperes: Map<string, Repere>): Record<string, Valeur> => {
	if ('url' in zone.cible) {
		const uri = adresse(zone.cible.url);
		return uri === undefined ? {} : { A: { Type: 'Action', S: 'URI', URI: fichier.ascii(uri) } };
	}
	return { Dest: destination(pages, reperes.get(zone.cible.id) ?? { page: 0, haut: 0 }) };
};

const ecrirePiece = (fichier: Fichier, piece: PieceJointe, date: Valeur): { nom: Valeur; ref: Ref } => {
	const nom = fichier.texte(piece.nom);
	const flux = fichier.flux(piece.octets, {
		Type: 'EmbeddedFile',
		Subtype: piece.type,
		Params: { Size: piece.octets.length, ModDate: date },
	});
	const ref = fichier.ajouter({
		Type: 'Filespec',
		F: nom,
		UF: nom,
		Desc: fichier.texte(piece.description),
		AFRelationship: 'Source',
		EF: { F: flux, UF: flux },
	});
	return { nom, ref };
};

/** Each link of each page as an annotation tied to its structure element (14.7.4.3). */
const ecrireLiens = (fichier: Fichier, mise: MiseEnPage, pages: Ref[]): Annotation[] =>
	mise.feuilles
		.flatMap((feuille, page) => feuille.liens.map((zone) => ({ zone, page })))
		.map(({ zone, page }, rang): Annotation => {
			const noeud = proprietaire(zone.noeud);
			noeud.annotations.push(rang);
			const bas = PAGE.hauteur - zone.y - zone.hauteur;
			const ref = fichier.ajouter({
				Type: 'Annot',
				Subtype: 'Link',
				Rect: [zone.x, bas, zone.x + zone.largeur, bas + zone.hauteur].map((v) => Math.round(v * 100) / 100),
				Border: [0, 0, 0],
				F: 4,
				P: pages[page],
				StructParent: pages.length + rang,
				Contents: fichier.texte(texteAttribut(zone.texte) || 'Lien'),
				...actionDe(zone, fichier, pages, mise.reperes),
			});
			return { ref, page, noeud };
		});

const ecrireIntention = (fichier: Fichier): Valeur => ({
	Type: 'OutputIntent',
	S: 'GTS_PDFA1',
	OutputConditionIdentifier: fichier.ascii('sRGB'),
	Info: fichier.ascii('sRGB IEC61966-2.1'),
	DestOutputProfile: fichier.flux(profilSrvb(), { N: 3 }),
});

const ecrireInfos = (fichier: Fichier, meta: Metadonnees, date: Valeur): Ref =>
	fichier.ajouter({
		Title: fichier.texte(meta.titre),
		Author: meta.auteur ? fichier.texte(meta.auteur) : undefined,
		Subject: meta.sujet ? fichier.texte(meta.sujet) : undefined,
		Creator: fichier.texte('Parcours CLSM'),
		Producer: fichier.texte('Parcours CLSM'),
		CreationDate: date,
		ModDate: date,
	});

/** The whole file from the pages laid out: PDF 1.7, tagged, PDF/UA-1 and PDF/A-3a. */
export const ecrirePdf = (mise: MiseEnPage, atelier: Atelier, meta: Metadonnees, pieces: PieceJointe[]): Uint8Array<ArrayBuffer> => {
	const fichier = nouveauFichier();
	const pages = mise.feuilles.map(() => fichier.reserver());
	const arbrePages = fichier.reserver();
	const usage = nouvelUsage();
	const encrees = mise.feuilles.map((feuille, i) => encrer(feuille, i, usage));
	const ressources = fichier.ajouter({ Font: ecrirePolices(fichier, atelier.polices, usage) });
	const annotations = ecrireLiens(fichier, mise, pages);
	const annotationsDe = pages.map((): Ref[] => []);
	for (const a of annotations) annotationsDe[a.page]?.push(a.ref);
	pages.forEach((ref, i) => {
		const Annots = annotationsDe[i] ?? [];
		fichier.poser(ref, {
			Type: 'Page',
			Parent: arbrePages,
			MediaBox: [0, 0, PAGE.largeur, PAGE.hauteur],
			Resources: ressources,
			Contents: fichier.flux(octetsDe(encrees[i]?.operateurs ?? '')),
			StructParents: i,
			Tabs: 'S',
			Annots: Annots.length > 0 ? Annots : undefined,
		});
	});
	fichier.poser(arbrePages, { Type: 'Pages', Kids: pages, Count: pages.length });

	const date = meta.date ? fichier.ascii(`D:${meta.date.replace(/-/g, '')}000000Z`) : undefined;
	const jointes = pieces.map((p) => ecrirePiece(fichier, p, date));
	const signets = ecrireSignets(fichier, mise.signets, pages);
	const parents = encrees.map((p) => p.parents);
	const racine = fichier.ajouter({
		Type: 'Catalog',
		Pages: arbrePages,
		Lang: fichier.ascii('fr-FR'),
		MarkInfo: { Marked: true },
		StructTreeRoot: ecrireStructure(fichier, mise.racine, pages, parents, annotations),
		ViewerPreferences: { DisplayDocTitle: true },
		Metadata: fichier.flux(xmp(meta), { Type: 'Metadata', Subtype: 'XML' }, 'clair'),
		OutputIntents: [ecrireIntention(fichier)],
		Outlines: signets,
		PageMode: signets ? 'UseOutlines' : undefined,
		AF: jointes.length > 0 ? jointes.map((j) => j.ref) : undefined,
		Names: jointes.length > 0 ? { EmbeddedFiles: { Names: jointes.flatMap((j) => [j.nom, j.ref]) } } : undefined,
	});
	return fichier.ecrire(racine, ecrireInfos(fichier, meta, date));
};
