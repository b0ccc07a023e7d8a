import type { DocumentCompose, Titre } from '../../document/modele.ts';
import { dateEnLettres, numeroAffiche, titreDuDocument } from '../texte.ts';
import { texteDe } from '../../document/modele.ts';
import { propreSurUneLigne } from './atelier.ts';
import type { Atelier } from './atelier.ts';
import { blocs } from './blocs.ts';
import type { Place } from './blocs.ts';
import { nouvelleFeuille } from './feuille.ts';
import type { Feuille } from './feuille.ts';
import { texteAttribut } from './figure.ts';
import { garde, sommaire } from './garde.ts';
import { abreger } from './lignes.ts';
import { largeurDe } from './mots.ts';
import { element } from './noeuds.ts';
import type { Noeud } from './noeuds.ts';
import { repartir } from './pages.ts';
import { COULEURS, HAUTEUR_UTILE, LARGEUR_UTILE, PAGE, STYLES } from './style.ts';
import { hauteurDe } from './unites.ts';

/** Where a block stands: page from 0, and height from the top of the page. */
export interface Repere {
	page: number;
	haut: number;
}
export interface Signet {
	niveau: number;
	texte: string;
	repere: Repere;
}

/** A document laid out: data only, no ink yet. */
export interface MiseEnPage {
	feuilles: Feuille[];
	racine: Noeud;
	/** By id of block. */
	reperes: Map<string, Repere>;
	/** Titles of levels 2 and 3, for the outline. */
	signets: Signet[];
}

/** One line outside the margins, cut to `limite`; returns its width. */
const ligneCourante = (
	feuille: Feuille,
	texte: string,
	y: number,
	cote: 'gauche' | 'droite' | 'centre',
	limite: number,
	couleur: string,
	atelier: Atelier,
): number => {
	const style = { ...STYLES.courant, couleur };
	const court = abreger(propreSurUneLigne(atelier, texte, style), style, limite, atelier.polices);
	const largeur = largeurDe(court, style, atelier.polices);
	const x = { gauche: PAGE.gauche, centre: (PAGE.largeur - largeur) / 2, droite: PAGE.largeur - PAGE.droite - largeur }[cote];
	if (court) feuille.courant.push({ g: 'texte', x, y, largeur, texte: court, style });
	return largeur;
};

const EN_TETE = 42;
const PIED = PAGE.hauteur - 36;

const habiller = (feuilles: Feuille[], doc: DocumentCompose, atelier: Atelier): void => {
	const nom = texteDe(titreDuDocument(doc).contenu) || doc.titre;
	feuilles.forEach((feuille, i) => {
		if (i > 0) {
			const pris = ligneCourante(feuille, doc.territoire, EN_TETE, 'droite', LARGEUR_UTILE * 0.4, COULEURS.discret, atelier);
			ligneCourante(feuille, doc.mention, EN_TETE, 'gauche', LARGEUR_UTILE - pris - 16, COULEURS.ocre, atelier);
		}
		for (const y of i > 0 ? [EN_TETE + 6, PIED - 12] : [PIED - 12])
			feuille.decor.push({
				g: 'ligne',
				x1: PAGE.gauche,
				y1: y,
				x2: PAGE.largeur - PAGE.droite,
				y2: y,
				couleur: COULEURS.regle,
				epaisseur: 0.6,
			});
		const folio = `${dateEnLettres(doc.date)}   –   page ${i + 1}/${feuilles.length}`;
		const pris = ligneCourante(feuille, folio, PIED, 'droite', LARGEUR_UTILE * 0.4, COULEURS.discret, atelier);
		ligneCourante(feuille, nom, PIED, 'gauche', LARGEUR_UTILE - pris - 16, COULEURS.discret, atelier);
	});
};

const signetsDe = (doc: DocumentCompose, reperes: Map<string, Repere>): Signet[] => {
	const principal = titreDuDocument(doc);
	return doc.blocs
		.filter((b): b is Titre => b.t === 'titre' && b !== principal)
		.flatMap((b) => {
			const repere = reperes.get(b.id);
			const texte = texteAttribut(numeroAffiche(b.numero) + texteDe(b.contenu));
			return repere && texte ? [{ niveau: b.niveau, texte, repere }] : [];
		});
};

/** Lays a document out on A4 pages. Same document and fonts, same result. */
export const mettreEnPage = (doc: DocumentCompose, atelier: Atelier): MiseEnPage => {
	const racine = element(undefined, 'Document');
	const place: Place = { x: PAGE.gauche, largeur: LARGEUR_UTILE, parent: racine, niveau: { dernier: 0 } };
	const couverture = garde(doc, place, atelier);
	const reste = HAUTEUR_UTILE - hauteurDe(couverture);
	const tete = [...couverture, ...(doc.sommaire ? sommaire(doc, place, reste, atelier) : [])];
	const principal = titreDuDocument(doc);
	const [premiere, ...suite] = blocs(
		doc.blocs.filter((b) => b !== principal),
		place,
		atelier,
	);
	const unites = premiere ? [...tete, { ...premiere, saut: doc.sommaire || premiere.saut === true }, ...suite] : tete;
	const { places, nombre } = repartir(unites);
	const feuilles = Array.from({ length: nombre }, nouvelleFeuille);
	const reperes = new Map<string, Repere>();
	for (const { unite, page, haut } of places)
		if (unite.ancre !== undefined && !reperes.has(unite.ancre)) reperes.set(unite.ancre, { page, haut: PAGE.haut + haut });
	const pageDe = (id: string): number | undefined => {
		const repere = reperes.get(id);
		return repere && repere.page + 1;
	};
	for (const { unite, page, haut } of places) {
		const feuille = feuilles[page];
		if (feuille) unite.peindre(feuille, PAGE.haut + haut, { pageDe });
	}
	habiller(feuilles, doc, atelier);
	return { feuilles, racine, reperes, signets: signetsDe(doc, reperes) };
};
