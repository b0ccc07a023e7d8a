import type { Inline, Manque } from '../document/modele.ts';
import type { Contenu } from '../contenu/modele.ts';
import { minuscule, nettoyer } from '../francais.ts';
import { questionDe, type Valeur } from './valeur.ts';

const DEBUT = '\uE000';
const FIN = '\uE001';
export const JETON = /^\uE000(\d+)\uE001/;

/** The values printed by one rendering; only their rank enters the Markdown, so that no answer is ever parsed. */
export class Jetons {
	private readonly valeurs: Inline[] = [];
	private readonly contenu: Contenu;
	constructor(contenu: Contenu) {
		this.contenu = contenu;
	}

	/** Stores what the template prints and returns the mark that stands for it. */
	poser(brut: unknown): string {
		this.valeurs.push(this.enInline(brut));
		return `${DEBUT}${this.valeurs.length - 1}${FIN}`;
	}

	lire(rang: number): Inline {
		return this.valeurs[rang] ?? { t: 'texte', texte: '' };
	}

	private enInline(brut: unknown): Inline {
		if (brut === null || typeof brut !== 'object') return { t: 'texte', texte: nettoyer(String(brut ?? '')) };
		const v = brut as Valeur;
		if (v.texte === undefined) return manque(this.contenu, v);
		return { t: 'texte', texte: nettoyer(v.texte), ...(v.champ && { champ: v.champ }), ...(v.source && { source: v.source }) };
	}
}

/** The missing answer, worded and owned by the question that asks it. */
export function manque(contenu: Contenu, v: Valeur): Manque {
	const trouve = v.champ ? questionDe(contenu, v.champ) : undefined;
	const question = trouve?.question;
	const libelle = v.libelle ?? trouve?.champ?.manque ?? (trouve?.champ ? minuscule(trouve.champ.label) : undefined) ?? question?.manque;
	return {
		t: 'manque',
		libelle: libelle ?? minuscule(question?.label ?? v.champ ?? ''),
		champ: v.champ ?? '',
		decideur: v.decideur ?? question?.decideur ?? 'copil',
		echeance: v.echeance ?? question?.echeance ?? 'signature',
	};
}
