import type { Atelier } from './atelier.ts';
import { ecrirePolices } from './ecriture-polices.ts';
import { ecrireStructure } from './ecriture-structure.ts';
import type { Annotation } from './ecriture-structure.ts';
import { encrer, nouvelUsage } from './encre.ts';
import type { ZoneLien } from './feuille.ts';
import { texteAttribut } from './figure.ts';
import type { MiseEnPage, Repere, Signet } from './mise-en-page.ts';
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

const destination = (pages: Ref[], repere: Repere): Valeur => [pages[repere.page], 'XYZ', 0, Math.round(PAGE.hauteur - repere.haut + 8), 0];

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

const ecrireSignets = (fichier: Fichier, signets: Signet[], pages: Ref[]): Ref | undefined => {
	if (signets.length === 0) return undefined;
	interface Entree {
		ref: Ref;
		signet?: Signet;
		enfants: Entree[];
	}
	const racine: Entree = { ref: fichier.reserver(), enfants: [] };
	let article: Entree | undefined;
	for (const signet of signets) {
		const entree: Entree = { ref: fichier.reserver(), signet, enfants: [] };
		if (signet.niveau === 3 && article) article.enfants.push(entree);
		else racine.enfants.push((article = entree));
	}
	const bornes = (e: Entree): Record<string, Valeur> =>
		e.enfants.length === 0 ? {} : { First: e.enfants[0]?.ref, Last: e.enfants[e.enfants.length - 1]?.ref, Count: e.signet ? -e.enfants.length : e.enfants.length };
	const poser = (e: Entree): void => {
		e.enfants.forEach((enfant, i) => {
			if (!enfant.signet) return;
			fichier.poser(enfant.ref, {
				Title: fichier.texte(enfant.signet.texte),
				Parent: e.ref,
				Prev: e.enfants[i - 1]?.ref,
				Next: e.enfants[i + 1]?.ref,
				Dest: destination(pages, enfant.signet.repere),
				...bornes(enfant),
			});
			poser(enfant);
		});
	};
	poser(racine);
	fichier.poser(racine.ref, { Type: 'Outlines', ...bornes(racine) });
	return racine.ref;
};

const ecrirePiece = (fichier: Fichier, piece: PieceJointe, date: Valeur): { nom: Valeur; ref: Ref } => {
	const nom = fichier.texte(piece.nom);
	const flux = fichier.flux(piece.octets, { Type: 'EmbeddedFile', Subtype: piece.type, Params: { Size: piece.octets.length, ModDate: date } });
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

/** The whole file from the pages laid out: PDF 1.7, tagged, PDF/UA-1 and PDF/A-3a. */
export const ecrirePdf = (mise: MiseEnPage, atelier: Atelier, meta: Metadonnees, pieces: PieceJointe[]): Uint8Array<ArrayBuffer> => {
	const fichier = nouveauFichier();
	const pages = mise.feuilles.map(() => fichier.reserver());
	const arbrePages = fichier.reserver();
	const usage = nouvelUsage();
	const pagesEncrees = mise.feuilles.map((feuille, i) => encrer(feuille, i, usage));
	const ressources = fichier.ajouter({ Font: ecrirePolices(fichier, atelier.polices, usage) });

	const annotations: Annotation[] = [];
	mise.feuilles.forEach((feuille, page) => {
		const dePage = feuille.liens.map((zone): Ref => {
			const noeud = proprietaire(zone.noeud);
			const rang = annotations.length;
			noeud.annotations.push(rang);
			const bas = PAGE.hauteur - zone.y - zone.hauteur;
			const ref = fichier.ajouter({
				Type: 'Annot',
				Subtype: 'Link',
				Rect: [zone.x, bas, zone.x + zone.largeur, bas + zone.hauteur].map((v) => Math.round(v * 100) / 100),
				Border: [0, 0, 0],
				F: 4,
				P: pages[page],
				StructParent: mise.feuilles.length + rang,
				Contents: fichier.texte(texteAttribut(zone.texte) || 'Lien'),
				...actionDe(zone, fichier, pages, mise.reperes),
			});
			annotations.push({ ref, page, noeud });
			return ref;
		});
		const ref = pages[page];
		if (!ref) return;
		fichier.poser(ref, {
			Type: 'Page',
			Parent: arbrePages,
			MediaBox: [0, 0, PAGE.largeur, PAGE.hauteur],
			Resources: ressources,
			Contents: fichier.flux(octetsDe(pagesEncrees[page]?.operateurs ?? '')),
			StructParents: page,
			Tabs: 'S',
			Annots: dePage.length > 0 ? dePage : undefined,
		});
	});
	fichier.poser(arbrePages, { Type: 'Pages', Kids: pages, Count: pages.length });

	const date = meta.date ? fichier.ascii(`D:${meta.date.replace(/-/g, '')}000000Z`) : undefined;
	const jointes = pieces.map((p) => ecrirePiece(fichier, p, date));
	const signets = ecrireSignets(fichier, mise.signets, pages);
	const racine = fichier.ajouter({
		Type: 'Catalog',
		Pages: arbrePages,
		Lang: fichier.ascii('fr-FR'),
		MarkInfo: { Marked: true },
		StructTreeRoot: ecrireStructure(fichier, mise.racine, pages, pagesEncrees.map((p) => p.parents), annotations),
		ViewerPreferences: { DisplayDocTitle: true },
		Metadata: fichier.flux(xmp(meta), { Type: 'Metadata', Subtype: 'XML' }, 'clair'),
		OutputIntents: [
			{
				Type: 'OutputIntent',
				S: 'GTS_PDFA1',
				OutputConditionIdentifier: fichier.ascii('sRGB'),
				Info: fichier.ascii('sRGB IEC61966-2.1'),
				DestOutputProfile: fichier.flux(profilSrvb(), { N: 3 }),
			},
		],
		Outlines: signets,
		PageMode: signets ? 'UseOutlines' : undefined,
		AF: jointes.length > 0 ? jointes.map((j) => j.ref) : undefined,
		Names: jointes.length > 0 ? { EmbeddedFiles: { Names: jointes.flatMap((j) => [j.nom, j.ref]) } } : undefined,
	});
	const infos = fichier.ajouter({
		Title: fichier.texte(meta.titre),
		Author: meta.auteur ? fichier.texte(meta.auteur) : undefined,
		Subject: meta.sujet ? fichier.texte(meta.sujet) : undefined,
		Creator: fichier.texte('Parcours CLSM'),
		Producer: fichier.texte('Parcours CLSM'),
		CreationDate: date,
		ModDate: date,
	});
	return fichier.ecrire(racine, infos);
};
