import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { DESCRIPTIONS } from '../../src/components/accueil/exemples.ts';
import { chargerContenu } from '../../src/contenu/charger.ts';
import { schemaCoherence } from '../../src/contenu/modele.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { elaguer } from '../../src/faits/elaguer.ts';
import { partiesDe } from '../../src/faits/parties.ts';
import { faits } from '../../src/faits/table.ts';
import { composer, DOCUMENTS, MENTION } from '../../src/gabarits/composer.ts';
import { budget } from '../../src/finances/budget.ts';
import { verifierCoherence } from '../../src/referentiel/coherence.ts';
import { lireSauvegarde } from '../../src/stockage/sauvegarde.ts';

const RACINE = path.resolve(import.meta.dirname, '../..');
const DOSSIER = path.join(RACINE, 'content/exemples');
const contenu = chargerContenu(RACINE);
const mots = schemaCoherence.parse(parse(readFileSync(path.join(RACINE, 'content/coherence.yaml'), 'utf8')));
const NOMS = readdirSync(DOSSIER).map((f) => f.replace(/\.json$/, ''));

function lire(nom: string): Dossier {
	const lu = lireSauvegarde(readFileSync(path.join(DOSSIER, `${nom}.json`), 'utf8'));
	if (!lu.ok) throw new Error(lu.message);
	return lu.sauvegarde.dossier;
}
const EXEMPLES = Object.fromEntries(NOMS.map((nom) => [nom, lire(nom)]));

type Predicat = string | ((d: Dossier) => boolean);
const signe = (forme: string) => (d: Dossier) => partiesDe(d).some((p) => p.forme === forme);
const secteur = (forme: string) => (d: Dossier) => (d.echelle?.secteurs ?? []).some((s) => s.forme === forme);
const employe = (type: string, porteur?: string) => (d: Dossier) =>
	d.coordination?.employeur?.type === type && (porteur === undefined || d.porteur?.entite?.type === porteur);
const SEUIL = 23_000;

/** Each variant that the texts must know how to write: a fait, or what the dossier says. */
const VARIANTES: Record<string, Predicat> = {
	'une commune porte': 'porteurCommune',
	'une intercommunalité porte': 'porteurEpci',
	'un groupe de communes porte': 'porteurPlusieursCommunes',
	'à l’échelle d’arrondissements': 'echelleArrondissements',
	'un CCAS ou un CIAS porte': 'porteurCcas',
	'une association porte': 'porteurAssociation',
	'Alsace-Moselle': 'alsaceMoselle',
	'Paris, Lyon ou Marseille': 'parisLyonMarseille',
	'outre-mer': (d) => d.porteur?.entite?.region === '04',
	'un établissement public de santé signe': signe('hopital-public'),
	'un établissement privé signe': signe('hopital-prive'),
	'une fondation tient le secteur': secteur('fondation'),
	'une association tient le secteur': secteur('association'),
	'plusieurs établissements': (d) => new Set(d.echelle?.secteurs?.map((s) => s.etablissement)).size > 1,
	'plusieurs secteurs': 'plusieursSecteurs',
	'un seul secteur': (d) => d.echelle?.secteurs?.length === 1,
	'secteur infanto-juvénile': 'infantoJuvenile',
	'la commune emploie': employe('porteur', 'commune'),
	'l’intercommunalité emploie': employe('porteur', 'epci'),
	'le CCAS emploie': 'employeurCcas',
	'l’hôpital emploie': 'employeurHopital',
	'une association emploie': 'employeurAssociation',
	'mise à disposition': 'miseADisposition',
	'poste partagé': 'partageOui',
	'plus d’un temps plein': 'etpPlusieursTempsPleins',
	'moins d’un temps plein': 'etpMiTempsOuPlus',
	'l’ARS paie': 'arsPaie',
	'l’ARS signe': signe('ars'),
	'l’ARS est acquise': (d) => d.preparation?.partenaires?.ars?.etat === 'accord',
	'contrat local de santé': 'clsPresent',
	'dispositif d’appui à la coordination': 'dacPresent',
	'atelier santé ville': 'asvPresent',
	'commission pour les situations': 'situationsOui',
	'commission à étudier': 'situationsAEtudier',
	'charte de la commission existante': 'situationsCharteExiste',
	'quartiers prioritaires': 'qpvOui',
	'territoire rural': 'territoireRural',
	charte: 'formeCharte',
	convention: 'formeConvention',
	'convention qui finance': 'conventionFinanciere',
	'financement séparé': 'financementSepare',
	'CLSM existant': 'clsmExistant',
	avenant: 'acteAvenant',
	renouvellement: 'acteRenouvellement',
	'remboursement des frais': 'participationFrais',
	vacation: 'retributionVacation',
	prestation: 'retributionPrestation',
	'subvention pour la participation': 'retributionSubvention',
	'clé par population': 'cleParPopulation',
	'clé en pourcentages': 'cleEnPourcentages',
	'présentation M57': 'presentationM57',
	coprésidence: 'copresidence',
	'perimètre au-delà du repère': 'perimetreVaste',
	'diagnostic prévu': 'diagnosticPrevu',
	'subvention au-delà du seuil': (d) =>
		d.porteur?.entite?.type === 'association' && budget(d).ressources.some((r) => r.montants.some((m) => (m ?? 0) > SEUIL)),
};

const verifie = (p: Predicat, d: Dossier): boolean => (typeof p === 'string' ? faits[p]?.(d) === true : p(d));

describe('les six exemples couvrent les variantes', () => {
	test('ils sont six, chacun décrit sur la page d’accueil', () => {
		expect(NOMS.toSorted()).toEqual(Object.keys(DESCRIPTIONS).toSorted());
		expect(NOMS).toHaveLength(6);
	});
	test('chaque nom de fait existe', () => {
		const noms = Object.values(VARIANTES).filter((p) => typeof p === 'string');
		expect(noms.filter((nom) => !(nom in faits))).toEqual([]);
	});
	test.each(Object.entries(VARIANTES))('%s : vrai dans un exemple, faux dans un autre', (_variante, predicat) => {
		const lus = NOMS.map((nom) => verifie(predicat, EXEMPLES[nom]!));
		expect(lus).toContain(true);
		expect(lus).toContain(false);
	});
	test.each(NOMS)('%s : aucun contrôle ne trouve de contradiction entre ses documents', (nom) => {
		const constatations = verifierCoherence(elaguer(EXEMPLES[nom]!, contenu.etapes), mots);
		expect(constatations.filter((c) => c.niveau === 'incoherence')).toEqual([]);
	});
	test.each(NOMS)('%s dit qu’il est fictif sur chaque document, et plus une fois sa collectivité remplacée', (nom) => {
		const d = EXEMPLES[nom]!;
		const reel: Dossier = { ...d, porteur: { ...d.porteur, entite: { ...d.porteur?.entite, origine: 'saisie' } } };
		for (const document of DOCUMENTS) {
			expect(composer(document, d, contenu, '2026-11-22').mention).toBe(`EXEMPLE FICTIF – ${MENTION}`);
			expect(composer(document, reel, contenu, '2026-11-22').mention).toBe(MENTION);
		}
	});
});
