import { typographie } from '../francais.ts';
import { citer } from '../gabarits/citer.ts';
import { lireBrut, type Brut } from './lire.ts';
import {
	schemaCalendrier,
	schemaCoherence,
	schemaEtape,
	schemaRecommandation,
	schemaSources,
	type ContenuPages,
	type Sources,
} from './modele.ts';
import { schemaAtelier } from './seance.ts';
import { verifier } from './verifier.ts';

/** Sources named in a text of content/ replaced by their wording, then French typography, all the way down. */
function habiller<T>(valeur: T, sources: Sources): T {
	if (typeof valeur === 'string') return typographie(citer(valeur, sources)) as T;
	if (Array.isArray(valeur)) return valeur.map((v) => habiller(v as unknown, sources)) as T;
	if (valeur === null || typeof valeur !== 'object') return valeur;
	return Object.fromEntries(
		Object.entries(valeur).map(([cle, v]) => [cle, SANS_HABIT.has(cle) ? v : habiller(v as unknown, sources)]),
	) as T;
}
/** Names, not words. */
const SANS_HABIT = new Set([
	'id',
	'valeur',
	'nom',
	'quand',
	'reponse',
	'sources',
	'documents',
	'decideur',
	'partenaires',
	'echeance',
	'url',
	'regle',
	'verifie',
	'propose',
	'proposeSource',
	'questions',
	'niveau',
	'page',
]);

function assembler(brut: Brut): ContenuPages {
	const sources = schemaSources.parse(brut.sources.donnees);
	const dites = Object.fromEntries(Object.entries(sources).map(([id, s]) => [id, habiller(s, sources)]));
	const etapes = brut.questions.map((f) => schemaEtape.parse(f.donnees));
	return {
		sources: dites,
		calendrier: habiller(schemaCalendrier.parse(brut.calendrier?.donnees), dites),
		atelier: habiller(schemaAtelier.parse(brut.atelier?.donnees), dites),
		etapes: etapes.map((e) => ({
			...e,
			questions: e.questions.map((q) => habiller(q, dites)),
			titre: typographie(e.titre),
			chapo: habiller(e.chapo, dites),
			...(e.papier && { papier: habiller(e.papier, dites) }),
		})),
		recommandations: brut.recommandations.map((f) => habiller(schemaRecommandation.parse(f.donnees), dites)),
		coherence: habiller(schemaCoherence.parse(brut.coherence.donnees), dites),
		gabarits: Object.fromEntries(brut.gabarits.map((g) => [g.nom, g.texte])),
	};
}

/**
 * content/ and templates/ under `racine`, checked and ready to compose.
 * @throws Error listing every fault, in French, with file and line
 */
export function chargerContenu(racine: string): ContenuPages {
	const brut = lireBrut(racine);
	const fautes = verifier(brut);
	if (fautes.length > 0) throw new Error(`Le contenu ne tient pas :\n${fautes.join('\n')}`);
	return assembler(brut);
}
