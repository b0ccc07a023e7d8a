import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { schemaRecommandation, schemaSources, type Recommandation } from '../../src/contenu/modele.ts';
import { dossierVide, schemaDossier, type Dossier } from '../../src/dossier/schema.ts';
import { evaluer } from '../../src/referentiel/evaluer.ts';
import { ORDRE, type Verdict } from '../../src/referentiel/modele.ts';
import { regles } from '../../src/referentiel/regles.ts';
import { valeurs } from '../../src/referentiel/valeurs.ts';

const DOSSIER = 'content/recommandations';
const recommandations: Recommandation[] = readdirSync(DOSSIER).map((f) =>
	schemaRecommandation.parse(parse(readFileSync(`${DOSSIER}/${f}`, 'utf8'))),
);
const sources = schemaSources.parse(parse(readFileSync('content/sources.yaml', 'utf8')));

const constat = (id: string, d: Dossier) => evaluer(d, recommandations).find((c) => c.id === id);
const camel = (id: string): string => id.replace(/-(.)/g, (_, lettre: string) => lettre.toUpperCase());

const contacts = (psychiatrie?: string, personnesConcernees?: string, aidants?: string) =>
	({
		partenaires: { psychiatrie: { etat: psychiatrie }, personnesConcernees: { etat: personnesConcernees }, aidants: { etat: aidants } },
	}) as Dossier['preparation'];
const ville = { entite: { type: 'commune', population: 60_000, populationAnnee: 2023 } } as const;
const membres = (...categories: string[]) =>
	({ copil: { membres: categories.map((categorie, i) => ({ id: String(i), categorie })) } }) as Dossier['gouvernance'];
const payeurs = (...lignes: [string, string?][]) =>
	({ ressources: lignes.map(([payeur, etat], i) => ({ id: String(i), payeur, etat })) }) as Dossier['financement'];
const OBJECTIFS = ['stigmatisation', 'determinants', 'prevention', 'inclusion', 'parcours'] as const;
const actions = { besoins: ['a'], programme: ['b'], reseau: ['c'], ressources: ['d'] };
const depense = (nature: 'projets' | 'participation') => ({ id: nature, nature, montants: [1000] });

const cas: [string, string, Dossier, Verdict][] = [
	['portage-conjoint', 'accord de la psychiatrie, une ville porte', { porteur: ville, preparation: contacts('accord') }, 'conforme'],
	['portage-conjoint', 'contact seulement', { porteur: ville, preparation: contacts('contacte') }, 'a-consolider'],
	['portage-conjoint', 'psychiatrie pas encore vue', { porteur: ville, preparation: contacts('non') }, 'ecart'],
	['portage-conjoint', 'psychiatrie inconnue', { porteur: ville, preparation: contacts('ne-sait-pas') }, 'a-renseigner'],
	['portage-conjoint', 'porteur inconnu', { preparation: contacts('accord') }, 'a-renseigner'],
	[
		'portage-conjoint',
		'association sans les communes',
		{ porteur: { entite: { type: 'association' } }, preparation: contacts('accord') },
		'a-renseigner',
	],
	[
		'portage-conjoint',
		'hôpital signataire',
		{ porteur: ville, convention: { signataires: [{ id: 's', forme: 'hopital-prive' }] } },
		'conforme',
	],

	['cinq-objectifs', 'une priorité seule', { portee: { priorites: [{ id: 'p', theme: 'logement' }] } }, 'a-consolider'],
	['cinq-objectifs', 'les cinq classés, sans action', { portee: { objectifsSpecifiques: [...OBJECTIFS] } }, 'a-consolider'],
	[
		'cinq-objectifs',
		'les cinq et une action pour chacun des quatre',
		{ portee: { objectifsSpecifiques: [...OBJECTIFS], objectifsOperationnels: actions } },
		'conforme',
	],
	[
		'cinq-objectifs',
		'servis par les priorités',
		{ portee: { priorites: [{ id: 'p', objectifs: [...OBJECTIFS] }], objectifsOperationnels: actions } },
		'conforme',
	],
	['cinq-objectifs', 'un objectif écarté', { portee: { objectifsSpecifiques: ['stigmatisation', 'prevention'] } }, 'ecart'],
	['cinq-objectifs', 'liste vide', { portee: { priorites: [] } }, 'a-renseigner'],

	['perimetre-adapte', 'une ville moyenne', { porteur: ville, echelle: { choix: 'commune' } }, 'conforme'],
	[
		'perimetre-adapte',
		'vaste sans motif',
		{ porteur: { entite: { type: 'epci', population: 250_000 } }, echelle: { choix: 'intercommunalite' } },
		'a-consolider',
	],
	[
		'perimetre-adapte',
		'vaste avec motif',
		{ porteur: { entite: { type: 'epci', population: 250_000 } }, echelle: { choix: 'intercommunalite', motif: 'Population dispersée.' } },
		'conforme',
	],
	[
		'perimetre-adapte',
		'ressources fragiles',
		{ porteur: ville, echelle: { choix: 'commune', grille: { organisation: { avis: 'attention' } } } },
		'a-consolider',
	],
	['perimetre-adapte', 'échelle choisie, population inconnue', { porteur: ville, echelle: { choix: 'secteur' } }, 'a-renseigner'],

	['copil-minimum', 'pressenti, trois accords', { preparation: contacts('accord', 'accord', 'accord') }, 'conforme'],
	['copil-minimum', 'pressenti, aidants pas encore vus', { preparation: contacts('accord', 'accord', 'non') }, 'a-consolider'],
	['copil-minimum', 'pressenti, aidants inconnus', { preparation: contacts('accord', 'accord') }, 'a-renseigner'],
	[
		'copil-minimum',
		'les cinq présents',
		{ gouvernance: membres('elus', 'psychiatrie', 'personnes-concernees', 'aidants', 'coordination') },
		'conforme',
	],
	[
		'copil-minimum',
		'sans la coordination',
		{ gouvernance: membres('elus', 'psychiatrie', 'personnes-concernees', 'aidants') },
		'a-consolider',
	],
	['copil-minimum', 'sans aidants', { gouvernance: membres('elus', 'psychiatrie', 'personnes-concernees', 'coordination') }, 'ecart'],
	[
		'copil-minimum',
		'sans personnes concernées malgré leur accord',
		{ preparation: contacts('accord', 'accord', 'accord'), gouvernance: membres('elus', 'psychiatrie', 'aidants') },
		'ecart',
	],

	['participation-effective', 'frais remboursés seulement', { gouvernance: { participation: { retribution: 'frais' } } }, 'a-consolider'],
	[
		'participation-effective',
		'paiement, formats et temps',
		{ gouvernance: { participation: { retribution: 'paiement', conditions: ['organisation', 'confiance'] } } },
		'conforme',
	],
	['participation-effective', 'rien', { gouvernance: { participation: { retribution: 'pas-encore' } } }, 'ecart'],
	[
		'participation-effective',
		'des formats adaptés, sans rétribution',
		{ gouvernance: { participation: { retribution: 'pas-encore', conditions: ['organisation'] } } },
		'a-consolider',
	],
	['participation-effective', 'ne sait pas', { gouvernance: { participation: { retribution: 'ne-sait-pas' } } }, 'a-renseigner'],

	['temps-plein', 'deux temps pleins', { coordination: { etp: 2 } }, 'conforme'],
	['temps-plein', 'un temps plein', { coordination: { etp: 1 } }, 'conforme'],
	['temps-plein', 'un mi-temps', { coordination: { etp: 0.5 } }, 'a-consolider'],
	['temps-plein', 'moins d’un mi-temps', { coordination: { etp: 0.4 } }, 'ecart'],

	[
		'cofinancement-tripartite',
		'trois payeurs',
		{ porteur: ville, financement: payeurs(['collectivite', 'acquis'], ['hopital', 'sollicite'], ['ars', 'acquis']) },
		'conforme',
	],
	[
		'cofinancement-tripartite',
		'la ville porte et paie le reste',
		{ porteur: ville, financement: payeurs(['hopital', 'acquis'], ['ars', 'sollicite']) },
		'conforme',
	],
	[
		'cofinancement-tripartite',
		'ARS à solliciter',
		{ porteur: ville, financement: payeurs(['hopital', 'acquis'], ['ars', 'a-solliciter']) },
		'a-consolider',
	],
	['cofinancement-tripartite', 'sans l’hôpital', { porteur: ville, financement: payeurs(['ars', 'acquis']) }, 'ecart'],
	[
		'cofinancement-tripartite',
		'une association porte, aucune collectivité',
		{ porteur: { entite: { type: 'association' } }, financement: payeurs(['porteur', 'acquis'], ['hopital', 'acquis'], ['ars', 'acquis']) },
		'ecart',
	],
	['cofinancement-tripartite', 'porteur inconnu', { financement: payeurs(['hopital', 'acquis'], ['ars', 'acquis']) }, 'a-renseigner'],
	['cofinancement-tripartite', 'aucune ligne', { porteur: ville, financement: { ressources: [] } }, 'a-renseigner'],

	['financement-elargi', 'une enveloppe', { financement: { enveloppe: 10_000 } }, 'conforme'],
	['financement-elargi', 'enveloppe nulle', { financement: { enveloppe: 0 } }, 'ecart'],
	[
		'financement-elargi',
		'participation promise mais non budgétée',
		{ gouvernance: { participation: { retribution: 'frais' } }, financement: { depenses: [depense('projets')] } },
		'a-consolider',
	],
	[
		'financement-elargi',
		'participation budgétée',
		{ gouvernance: { participation: { retribution: 'frais' } }, financement: { depenses: [depense('participation')] } },
		'conforme',
	],
];

describe('la revue de conformité', () => {
	it.each(cas)('%s : %s', (id, _, dossier, attendu) => {
		expect(schemaDossier.safeParse(dossier).success).toBe(true);
		expect(constat(id, dossier)?.verdict).toBe(attendu);
	});

	it('ne voit aucun écart dans un dossier vide', () => {
		expect(new Set(evaluer(dossierVide(), recommandations).map((c) => c.verdict))).toEqual(new Set(['a-renseigner']));
	});

	it('dit les choses dans les termes de ces réponses', () => {
		const sansHopital = constat('cofinancement-tripartite', { porteur: ville, financement: payeurs(['caf', 'acquis']) });
		expect(sansHopital?.phrase).toContain('l’hôpital et l’ARS');
		expect(constat('temps-plein', { coordination: { etp: 0.4 } })?.phrase).toContain('0,4 équivalent temps plein');
		expect(constat('perimetre-adapte', { porteur: ville, echelle: { choix: 'commune' } })?.phrase).toContain('60\u202F000 habitants');
	});

	it('dit « pressenti » tant qu’aucun membre du comité de pilotage n’est nommé', () => {
		expect(constat('copil-minimum', {})?.pressenti).toBe(true);
		expect(constat('copil-minimum', { gouvernance: membres('elus') })?.pressenti).toBe(false);
		expect(constat('temps-plein', {})?.pressenti).toBe(false);
	});

	it('range par section, le plus utile d’abord', () => {
		const d: Dossier = { gouvernance: { ...membres('elus'), participation: { retribution: 'frais' } } };
		const constats = evaluer(d, recommandations);
		expect(constats.map((c) => c.section)).toEqual(constats.map((c) => c.section).sort((a, b) => a - b));
		const instances = constats.filter((c) => c.section === 4);
		expect(instances.map((c) => ORDRE.indexOf(c.verdict))).toEqual(instances.map((c) => ORDRE.indexOf(c.verdict)).sort((a, b) => a - b));
		expect(instances[0]?.id).toBe('copil-minimum');
	});

	it('refuse une règle inconnue par son nom', () => {
		const [premiere] = recommandations;
		expect(() => evaluer({}, premiere ? [{ ...premiere, regle: 'inconnue' }] : [])).toThrow('« inconnue »');
	});
});

describe.each(recommandations)('la recommandation $id', (r) => {
	it('nomme sa règle, ses sources et les valeurs qu’elle imprime', () => {
		expect(r.regle).toBe(camel(r.id));
		expect(Object.keys(regles)).toContain(r.regle);
		for (const s of r.sources) expect(Object.keys(sources)).toContain(s);
		const imprimees = Object.values(r.phrases)
			.flatMap((p) => (typeof p === 'string' ? [p] : p.map((v) => v.texte)))
			.flatMap((p) => [...p.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map((m) => m[1] ?? ''));
		const connues = [...Object.keys(valeurs), ...Object.keys(sources).map((s) => `sources.${s}`)];
		for (const nom of imprimees) expect(connues).toContain(nom);
	});
});
