import { controles } from '../referentiel/coherence.ts';
import { faits } from '../faits/table.ts';
import { regles } from '../referentiel/regles.ts';
import { valeurs as valeursConstats } from '../referentiel/valeurs.ts';
import { faute, lireForme } from './formes.ts';
import type { Brut, Fichier } from './lire.ts';
import {
	schemaCalendrier,
	schemaCoherence,
	schemaEtape,
	schemaRecommandation,
	schemaSources,
	VALEURS_CALENDRIER,
	type Coherence,
	type Recommandation,
} from './modele.ts';
import { schemaAtelier } from './seance.ts';
import { suggestion } from './proche.ts';
import { verifierGabarits } from './verifier-gabarits.ts';
import { fautesTextes, verifierQuestions } from './verifier-questions.ts';

function verifierRecommandation(r: Recommandation, fichier: Fichier, sources: Set<string>, questions: Set<string>): string[] {
	const dire = (champ: string, phrase: string): string => faute(fichier, [champ], `recommandation « ${r.id} » : ${phrase}`);
	return [
		...(r.regle in regles ? [] : [dire('regle', `la règle « ${r.regle} » n’existe pas.${suggestion(r.regle, Object.keys(regles))}`)]),
		...r.sources
			.filter((s) => !sources.has(s))
			.map((s) => dire('sources', `la source « ${s} » n’est pas dans content/sources.yaml.${suggestion(s, sources)}`)),
		...Object.values(r.phrases)
			.flatMap((p) => (typeof p === 'string' ? [] : p.map((v) => v.quand)))
			.filter((q) => q !== undefined && !(q in faits))
			.map((q) => dire('phrases', `le fait « ${q} » n’existe pas.${suggestion(String(q), Object.keys(faits))}`)),
		...r.questions
			.filter((q) => !questions.has(q))
			.map((q) => dire('questions', `la question « ${q} » n’existe pas.${suggestion(q, questions)}`)),
	];
}

/** The words of each check, and a check for all words. */
function verifierCoherence(mots: Coherence, fichier: Fichier, sources: Set<string>, questions: Set<string>): string[] {
	const dire = (id: string, champ: string, phrase: string): string => faute(fichier, [id, champ], `contrôle « ${id} » : ${phrase}`);
	return [
		...Object.entries(mots).flatMap(([id, { phrase, questions: siennes }]) => {
			const controle = controles[id];
			if (!controle) return [faute(fichier, [id], `le contrôle « ${id} » n’existe pas.${suggestion(id, Object.keys(controles))}`)];
			return [
				...fautesTextes({ ...fichier, donnees: phrase, ligne: () => fichier.ligne([id, 'phrase']) }, sources, new Set(controle.noms)),
				...siennes
					.filter((q) => !questions.has(q))
					.map((q) => dire(id, 'questions', `la question « ${q} » n’existe pas.${suggestion(q, questions)}`)),
			];
		}),
	];
}

const controlesMuets = (mots: Coherence, fichier: Fichier): string[] =>
	Object.keys(controles)
		.filter((id) => !(id in mots))
		.map((id) => faute(fichier, [], `le contrôle « ${id} » n’a pas de mots.`));

const verifierCalendrier = (fichier: Fichier, sources: Set<string>): string[] => [
	...lireForme(fichier, schemaCalendrier).fautes,
	...fautesTextes(fichier, sources, new Set(VALEURS_CALENDRIER)),
];

/** A session whose steps do not fill its time would run late before a room. */
function verifierAtelier(fichier: Fichier, sources: Set<string>): string[] {
	const { fautes, donnees } = lireForme(fichier, schemaAtelier);
	const somme = donnees?.etapes.reduce((total, e) => total + e.minutes, 0);
	return [
		...fautes,
		...(donnees && somme !== donnees.duree
			? [faute(fichier, ['duree'], `les étapes durent ${somme} minutes en tout, et la séance ${donnees.duree}.`)]
			: []),
		...fautesTextes(fichier, sources, new Set()),
	];
}

/**
 * Holds content/ and templates/ against the schema, the faits, the valeurs and the sources.
 * @param complet false where only a part of the content is given (tests of faults): fields without a question are then not told
 * @returns one French sentence a fault, « file:line – … »; empty when all holds
 */
export function verifier(brut: Brut, complet = true): string[] {
	const sources = lireForme(brut.sources, schemaSources);
	const noms = new Set(Object.keys(sources.donnees ?? {}));
	const etapes = brut.questions.map((fichier) => ({ fichier, ...lireForme(fichier, schemaEtape) }));
	const lues = etapes.flatMap(({ fichier, donnees }) => (donnees ? [{ fichier, etape: donnees }] : []));
	const ids = new Set(lues.flatMap(({ etape }) => etape.questions.map((q) => q.id)));
	const recommandations = brut.recommandations.map((fichier) => ({ fichier, ...lireForme(fichier, schemaRecommandation) }));
	const coherence = complet || brut.coherence.donnees ? lireForme(brut.coherence, schemaCoherence) : { fautes: [] };
	return [
		...sources.fautes,
		...etapes.flatMap((e) => e.fautes),
		...verifierQuestions(lues, noms, complet && lues.length === etapes.length),
		...recommandations.flatMap((r) => r.fautes),
		...recommandations.flatMap(({ fichier, donnees }) => (donnees ? verifierRecommandation(donnees, fichier, noms, ids) : [])),
		...brut.recommandations.flatMap((f) => fautesTextes(f, noms, new Set(Object.keys(valeursConstats)))),
		...coherence.fautes,
		...(coherence.donnees ? verifierCoherence(coherence.donnees, brut.coherence, noms, ids) : []),
		...(coherence.donnees && complet ? controlesMuets(coherence.donnees, brut.coherence) : []),
		...(brut.calendrier ? verifierCalendrier(brut.calendrier, noms) : complet ? ['content/calendrier.yaml:1 – ce fichier manque.'] : []),
		...(brut.atelier ? verifierAtelier(brut.atelier, noms) : complet ? ['content/atelier.yaml:1 – ce fichier manque.'] : []),
		...verifierGabarits(brut.gabarits, noms),
	];
}
