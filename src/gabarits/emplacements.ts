import type { Bloc, Decideur, Inline, Manque } from '../document/modele.ts';
import { DECIDEURS } from '../document/modele.ts';
import type { Dossier } from '../dossier/schema.ts';
import type { Emplacement, TitreBrut } from './markdown.ts';
import { figureBudget } from './valeurs/financement.ts';
import { figureInstances } from './valeurs/gouvernance.ts';
import { blocSignatures } from './valeurs/convention.ts';
import { blocSignaturesSeance } from './valeurs/deliberation.ts';
import type { Contexte } from './valeur.ts';

type Remplissage = (dossier: Dossier, contexte: Contexte, mots: Record<string, string>) => Bloc[];

/** What a fenced block of a template may ask for; the wording stays in the template. */
export const emplacements: Record<string, Remplissage> = {
	signatures: blocSignatures,
	'signatures-seance': blocSignaturesSeance,
	'figure-budget': figureBudget,
	'figure-instances': figureInstances,
};
export const NOMS_EMPLACEMENTS = [...Object.keys(emplacements), 'manques', 'note'];

const texte = (t: string): Inline => ({ t: 'texte', texte: t });

const parDecideur = (decideur: Decideur, manques: Manque[], mots: Record<string, string>): (Bloc | TitreBrut)[] => {
	const siens = manques.filter((m) => m.decideur === decideur);
	if (siens.length === 0) return [];
	const items = siens.map((m): Bloc[] => [
		{ t: 'paragraphe', contenu: [m, texte(` – ${mots[m.echeance === 'conseil' ? 'avant-conseil' : m.echeance] ?? m.echeance}`)] },
	]);
	return [
		{ t: 'titre-brut', niveau: 3, contenu: [texte(mots[decideur] ?? decideur)], sources: [] },
		{ t: 'liste', ordonnee: false, items },
	];
};

/** References that a person must hold against the official text, when the template has a word for them. */
const aVerifier = (references: Inline[], mots: Record<string, string>): (Bloc | TitreBrut)[] => {
	if (references.length === 0 || !mots['verifier']) return [];
	return [
		{ t: 'titre-brut', niveau: 3, contenu: [texte(mots['verifier'])], sources: [] },
		{ t: 'liste', ordonnee: false, items: references.map((r): Bloc[] => [{ t: 'paragraphe', contenu: [r] }]) },
	];
};

/** The closing list: what remains to decide, by who decides it, then the references to check. */
export function listeManques(emplacement: Emplacement, manques: Manque[], references: Inline[] = []): (Bloc | TitreBrut)[] {
	const { mots } = emplacement;
	const rien: Bloc[] = [{ t: 'paragraphe', contenu: [texte(mots['aucun'] ?? '')] }];
	const restants = manques.length === 0 ? rien : DECIDEURS.flatMap((d) => parDecideur(d, manques, mots));
	return [...restants, ...aVerifier(references, mots)];
}
