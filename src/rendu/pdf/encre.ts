import type { Feuille, Trace, TraceTexte } from './feuille.ts';
import { proprietaire } from './noeuds.ts';
import type { Noeud } from './noeuds.ts';
import { PAGE } from './style.ts';
import type { NomPolice } from './style.ts';

/** Characters used by font, collected while pages are written. */
export type Usage = Record<NomPolice, Uint8Array>;
export const nouvelUsage = (): Usage => {
	const table = (): Uint8Array => new Uint8Array(65536);
	return { normal: table(), gras: table(), italique: table(), titre: table(), lettres: table(), symboles: table(), signes: table() };
};

export const NOM_RESSOURCE: Record<NomPolice, string> = {
	normal: 'F1',
	gras: 'F2',
	italique: 'F3',
	titre: 'F4',
	lettres: 'F5',
	symboles: 'F6',
	signes: 'F7',
};

const n = (v: number): string => {
	const arrondi = Math.round(v * 100) / 100;
	return Number.isInteger(arrondi) ? String(arrondi) : arrondi.toFixed(2).replace(/0$/, '');
};

const couleurs = new Map<string, string>();
const composantes = (hex: string): string => {
	let c = couleurs.get(hex);
	if (!c) {
		c = [1, 3, 5].map((i) => String(Math.round((parseInt(hex.slice(i, i + 2), 16) / 255) * 1000) / 1000)).join(' ');
		couleurs.set(hex, c);
	}
	return c;
};

const OCTETS_ECHAPPES: Record<number, string> = { 0x28: '\\(', 0x29: '\\)', 0x5c: '\\\\', 0x0d: '\\r' };
const octet = (o: number): string => OCTETS_ECHAPPES[o] ?? String.fromCharCode(o);
const paires: (string | undefined)[] = [];

/** Two bytes a UTF-16 code unit, as a literal string. */
const chaine = (texte: string, usage: Uint8Array): string => {
	let s = '(';
	for (let i = 0; i < texte.length; i++) {
		const c = texte.charCodeAt(i);
		usage[c] = 1;
		s += paires[c] ??= octet(c >> 8) + octet(c & 255);
	}
	return `${s})`;
};

/** The pieces of marked content of one page: a structure element a stretch, or an artifact. */
export const encrer = (feuille: Feuille, page: number, usage: Usage): { operateurs: string; parents: Noeud[] } => {
	const parents: Noeud[] = [];
	let s = '';
	let fond = '';
	let trait = '';
	let police = '';
	let epaisseur = 0;

	const remplir = (couleur: string): void => {
		if (fond !== couleur) s += `${composantes(couleur)} rg\n`;
		fond = couleur;
	};
	const tracer = (couleur: string, largeur: number): void => {
		if (trait !== couleur) s += `${composantes(couleur)} RG\n`;
		if (epaisseur !== largeur) s += `${n(largeur)} w\n`;
		trait = couleur;
		epaisseur = largeur;
	};
	const ecrire = (t: TraceTexte): void => {
		remplir(t.style.couleur);
		const choix = `/${NOM_RESSOURCE[t.style.police]} ${n(t.style.taille)} Tf`;
		s += `BT${police === choix ? '' : ` ${choix}`} ${n(t.x)} ${n(PAGE.hauteur - t.y)} Td ${chaine(t.texte, usage[t.style.police])} Tj ET\n`;
		police = choix;
	};
	const dessiner = (t: Trace): void => {
		if (t.g === 'texte') return ecrire(t);
		if (t.g === 'ligne') {
			tracer(t.couleur, t.epaisseur);
			const chemin = `${n(t.x1)} ${n(PAGE.hauteur - t.y1)} m ${n(t.x2)} ${n(PAGE.hauteur - t.y2)} l S\n`;
			s += t.pointille ? `[1.2 2.4] 0 d ${chemin}[] 0 d\n` : chemin;
			return;
		}
		const chemin = `${n(t.x)} ${n(PAGE.hauteur - t.y - t.hauteur)} ${n(t.largeur)} ${n(t.hauteur)} re`;
		if (t.fond) {
			remplir(t.fond);
			s += `${chemin} f\n`;
		}
		if (t.trait) {
			tracer(t.trait, t.epaisseur ?? 0.8);
			s += `${chemin} S\n`;
		}
	};
	const artefact = (traces: Trace[], genre: string): void => {
		if (traces.length === 0) return;
		s += `/Artifact ${genre}\n`;
		traces.forEach(dessiner);
		s += 'EMC\n';
	};

	artefact(feuille.decor, 'BMC');
	let ouvert: Noeud | 'artefact' | undefined;
	for (const trace of feuille.contenu) {
		const proprio = trace.noeud ?? 'artefact';
		if (proprio !== ouvert) {
			if (ouvert) s += 'EMC\n';
			if (proprio === 'artefact') s += '/Artifact BMC\n';
			else {
				s += `/${proprietaire(proprio).role ?? 'Span'} <</MCID ${parents.length}>> BDC\n`;
				proprio.marques.push({ page, mcid: parents.length });
				parents.push(proprietaire(proprio));
			}
			ouvert = proprio;
		}
		dessiner(trace);
	}
	if (ouvert) s += 'EMC\n';
	const milieu = PAGE.hauteur / 2;
	artefact(
		feuille.courant.filter((t) => t.y < milieu),
		'<</Type /Pagination /Subtype /Header>> BDC',
	);
	artefact(
		feuille.courant.filter((t) => t.y >= milieu),
		'<</Type /Pagination /Subtype /Footer>> BDC',
	);
	return { operateurs: s, parents };
};
