import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { chargerContenu } from '../../src/contenu/charger.ts';
import { schemaCoherence } from '../../src/contenu/modele.ts';
import { ecrireChemin } from '../../src/dossier/chemin.ts';
import { schemaDossier, type Dossier } from '../../src/dossier/schema.ts';
import { elaguer } from '../../src/faits/elaguer.ts';
import { partiesDe } from '../../src/faits/parties.ts';
import { exercices } from '../../src/finances/annees.ts';
import { budget } from '../../src/finances/budget.ts';
import { coutEtp, partDuClsm } from '../../src/finances/depenses.ts';
import { controles, verifierCoherence } from '../../src/referentiel/coherence.ts';
import { lireSauvegarde } from '../../src/stockage/sauvegarde.ts';
import { dossierQuelconque } from '../arbitraires.ts';

const mots = schemaCoherence.parse(parse(readFileSync('content/coherence.yaml', 'utf8')));

/** A dossier whose documents all agree. */
const BASE = {
	stade: 'prepare',
	porteur: { entite: { type: 'commune', nom: 'Essai', population: 30_000 }, representant: { nom: 'Camille Exemple', qualite: 'maire' } },
	calendrier: { conseil: '2027-02-11' },
	preparation: { comite: { existe: 'oui', date: '2026-09-17' } },
	portee: { priorites: [{ id: 'p1', titre: 'Le logement' }], situations: { commission: 'oui', charte: 'a-rediger', accord: 'Par écrit.' } },
	echelle: {
		choix: 'intercommunalite',
		communes: [
			{ id: 'a', nom: 'Essai' },
			{ id: 'b', nom: 'L’Autre' },
		],
		choixCollectif: { etat: 'oui', date: '2026-09-17' },
		secteurs: [{ id: 's1', etablissement: 'EPSM d’essai', forme: 'epsm', representant: 'Sacha Fictif', qualite: 'directeur' }],
		dispositifs: [{ id: 'd1', genre: 'ptsm' }],
	},
	gouvernance: { groupes: [{ id: 'g1', nom: 'Logement', priorite: 'p1' }], participation: { retribution: 'frais' } },
	coordination: { etp: 1, employeur: { type: 'porteur' }, prisePoste: { date: '2027-06-01' } },
	financement: {
		debut: 2027,
		duree: 2,
		depenses: [{ id: 'x', nature: 'participation', libelle: 'Frais', montants: [1000, 1000] }],
		ressources: [
			{ id: 'r', payeur: 'ars', nom: 'ARS d’essai', mode: 'montants', montants: [20_000, 20_000], etat: 'acquis', engagement: 2 },
		],
		cle: {
			mode: 'pourcentages',
			parts: [
				{ id: 'k1', commune: 'Essai', part: 60 },
				{ id: 'k2', commune: 'l’autre', part: 40 },
			],
		},
	},
	suivi: { articulation: [{ id: 't', dispositif: 'ptsm' }], dac: 'clsm-gere' },
	convention: {
		forme: 'convention-financement',
		signataires: [{ id: 'c', forme: 'ars', nom: 'ARS d’essai', representant: 'Alix Témoin' }],
	},
};

type Reponses = Record<string, unknown>;
function dossier(reponses: Reponses): Dossier {
	const d = structuredClone(BASE) as unknown as Record<string, unknown>;
	for (const [chemin, v] of Object.entries(reponses)) ecrireChemin(d, chemin, v);
	const lu = schemaDossier.safeParse(d);
	expect(lu.error?.issues).toBeUndefined();
	return d;
}
const dits = (reponses: Reponses) => verifierCoherence(dossier(reponses), mots);
const ressource = (suite: object) => ({ 'financement.ressources': [{ ...BASE.financement.ressources[0], ...suite }] });
const signataire = (suite: object) => ({ 'convention.signataires': [...BASE.convention.signataires, { id: 'z', ...suite }] });
const secteur = (suite: object) => ({ 'echelle.secteurs': [{ ...BASE.echelle.secteurs[0], ...suite }] });
const cle = (...parts: [string, number][]) => ({
	'financement.cle.parts': parts.map(([commune, part], i) => ({ id: `k${i}`, commune, part })),
});

/** Answers that make each check fire, what it says of them, and the nearest answers that leave it silent. */
const CAS: [id: string, dit: RegExp, faute: Reponses, bon: Reponses][] = [
	['montantsAuDelaDeLaDuree', /dure 2 années.+« Frais »/, { 'financement.depenses': [{ id: 'x', nature: 'participation', libelle: 'Frais', montants: [1, 1, 1] }] }, { 'financement.depenses': [{ id: 'x', nature: 'participation', libelle: 'Frais', montants: [1, 1, null, 0] }] }],
	['montantsSansDuree', /sur 2 années/, { 'financement.duree': undefined }, { 'financement.duree': undefined, 'financement.depenses': [{ id: 'x', nature: 'participation', montants: [1] }], ...ressource({ montants: [1], engagement: undefined }) }],
	['engagementPlusLong', /ARS d’essai.+3 ans.+2 ans/, ressource({ engagement: 3 }), ressource({ engagement: 2 })],
	['engagementPlusCourt', /ARS d’essai.+1 an .+2 ans/, ressource({ engagement: 1 }), ressource({ engagement: undefined })],
	['budgetProvisoire', /1 ligne\b/, ressource({ montants: [20_000] }), ressource({ montants: [20_000, 0] })],
	['budgetExcedent', /Année 2028 .+ 9 000 €/u, ressource({ montants: [0, 70_000] }), ressource({ montants: [0, 61_000] })],
	['coutAutreQueCeluiDuGuide', /55 000 €/u, { 'financement.coutEtp': 55_000, 'financement.origineCout': 'guide' }, { 'financement.coutEtp': 60_000, 'financement.origineCout': 'guide' }],
	['coutAutreQueCeluiDuGuide', /55 000 €/u, { 'financement.coutEtp': 55_000, 'financement.origineCout': 'guide' }, { 'financement.coutEtp': 55_000, 'financement.origineCout': 'rh' }],
	['partsDuPosteAuDelaDuTout', /dépassent le poste/, { 'coordination.partage': { oui: 'oui', parts: [{ id: 'x', part: 100 }, { id: 'y', part: 1 }] } }, { 'coordination.partage': { oui: 'oui', parts: [{ id: 'x', part: 99 }, { id: 'y', part: 1 }] } }],
	['partsDesPayeursSurLePoste', /110 %/u, { 'financement.ressources': [{ id: 'r', payeur: 'ars', mode: 'part-poste', part: 60, etat: 'sollicite' }, { id: 's', payeur: 'hopital', mode: 'part-poste', part: 50, etat: 'sollicite' }] }, { 'financement.ressources': [{ id: 'r', payeur: 'ars', mode: 'part-poste', part: 60, etat: 'sollicite' }, { id: 's', payeur: 'hopital', mode: 'part-total', part: 50, etat: 'sollicite' }] }],
	['partsDesPayeursSurLeTout', /120 %/u, { 'financement.ressources': [{ id: 'r', payeur: 'ars', mode: 'part-total', part: 70, etat: 'sollicite' }, { id: 's', payeur: 'hopital', mode: 'part-total', part: 50, etat: 'sollicite' }] }, { 'financement.ressources': [{ id: 'r', payeur: 'ars', mode: 'part-total', part: 100, etat: 'sollicite' }] }],
	['cleFausse', /90 %/u, cle(['Essai', 60], ['L’Autre', 30]), cle(['Essai', 60], ['L’Autre', 40])],
	['cleFausse', /90 %/u, cle(['Essai', 60], ['L’Autre', 30]), { ...cle(['Essai', 60], ['L’Autre', 30]), 'financement.cle.mode': 'egales' }],
	['cleHorsDuPerimetre', /payer Ailleurs,/, cle(['Essai', 60], ['L’Autre', 30], ['Ailleurs', 10]), { ...cle(['Essai', 90], ['Ailleurs', 10]), 'echelle.communes': undefined }],
	['cleSansUneCommune', /L’Autre/, cle(['Essai', 100]), cle(['ESSAI', 50], ['L’Autre', 50])],
	['tempsAuDelaDuPoste', /1 équivalent temps plein sur un poste de 1/, { 'coordination.autresMissions': [{ id: 'm', etp: 0.5 }], 'coordination.referent.temps': 0.5 }, { 'coordination.autresMissions': [{ id: 'm', etp: 0.5 }], 'coordination.referent.temps': 0.4 }],
	['participationSansLigne', /aucune ligne du budget/, { 'financement.depenses': [{ id: 'x', nature: 'projets', montants: [1, 1] }] }, { 'financement.depenses': [{ id: 'x', nature: 'projets', montants: [1, 1] }], 'gouvernance.participation.retribution': 'pas-encore' }],

	['chefferieSignataire', /EPSM d’essai.+à la tête d’un pôle/, secteur({ qualite: 'cheffe du pôle adultes' }), secteur({ qualite: 'directrice, par intérim' })],
	['partieSansPersonnalite', /« Pôle de psychiatrie »/, signataire({ nom: 'Pôle de psychiatrie', representant: 'x' }), signataire({ nom: 'Association Le Pôle', representant: 'x' })],
	['arrondissementPartie', /« Mairie du 3e arrondissement »/, signataire({ nom: 'Mairie du 3e arrondissement', representant: 'x' }), signataire({ nom: 'Ville d’essai', representant: 'x' })],
	['clsmPartie', /signataire et employeur/, { ...signataire({ nom: 'Le conseil local de santé mentale', representant: 'x' }), 'coordination.employeur': { type: 'association', nom: 'CLSM d’essai' } }, signataire({ nom: 'Centre local de santé', representant: 'x' })],
	['qualiteDuRepresentant', /« présidente » .+ Essai/, { 'porteur.representant.qualite': 'présidente' }, { 'porteur.representant.qualite': 'adjoint au maire' }],
	['qualiteDuRepresentant', /« maire » .+ Essai/, { 'porteur.entite.type': 'epci' }, { 'porteur.entite.type': 'epci', 'porteur.representant.qualite': 'président' }],
	['signataireSansRepresentant', /EPSM d’essai/, secteur({ representant: undefined }), secteur({ representant: 'Alix Témoin' })],
	['employeurSansRepresentant', /« Association Relais »/, { 'coordination.employeur': { type: 'association', nom: 'Association Relais' } }, { 'coordination.employeur': { type: 'association', nom: 'Association Relais' }, ...signataire({ nom: 'association relais', representant: 'x' }) }],
	['accueilNonPartie', /« CCAS d’essai »/, { 'coordination.employeur': { type: 'porteur', modalite: 'mise-a-disposition', accueil: 'CCAS d’essai' } }, { 'coordination.employeur': { type: 'porteur', modalite: 'mise-a-disposition', accueil: 'EPSM d’essai' } }],
	['payeurNonSignataire', /« ARS d’essai »/, { 'convention.signataires': undefined }, ressource({ payeur: 'porteur' })],
	['payeurAcquisHorsConvention', /« ARS d’essai »/, { 'convention.forme': 'convention', 'convention.signataires': undefined }, { 'convention.forme': 'convention', 'convention.separee': 'oui', 'convention.signataires': undefined }],
	['payeurSansEtat', /« ARS d’essai »/, ressource({ etat: 'ne-sait-pas' }), ressource({ etat: 'a-solliciter' })],
	['payeurSansNom', /une fondation/, ressource({ payeur: 'fondation', nom: undefined }), ressource({ payeur: 'fondation', nom: 'Fondation d’essai' })],
	['charteAvecFinancement', /charte ne porte pas d’argent/, { 'convention.forme': 'charte', 'convention.separee': 'non' }, { 'convention.forme': 'charte', 'convention.separee': 'oui' }],

	['comiteApresConseil', /12 février 2027.+11 février 2027/u, { 'preparation.comite.date': '2027-02-12' }, { 'preparation.comite.date': '2027-02-11' }],
	['comiteApresConseil', /12 février 2027/u, { 'preparation.comite.date': '2027-02-12' }, { 'preparation.comite': { existe: 'non', date: '2027-02-12' } }],
	['perimetreApresConseil', /12 février 2027/u, { 'echelle.choixCollectif.date': '2027-02-12' }, { 'echelle.choixCollectif': { etat: 'prevu', date: '2027-02-12' } }],
	['priseDePosteAvantConseil', /1er janvier 2027.+11 février 2027/u, { 'coordination.prisePoste.date': '2027-01-01' }, { 'coordination.prisePoste.date': '2027-01-01', stade: 'existant' }],
	['conventionInterrompue', /31 décembre 2026.+11 février 2027/u, { stade: 'existant', existant: { finConvention: '2026-12-31' } }, { stade: 'existant', existant: { finConvention: '2027-02-11' } }],
	['conventionAvantLeClsm', /2028.+31 décembre 2027/u, { stade: 'existant', existant: { annee: 2028, finConvention: '2027-12-31' } }, { stade: 'existant', existant: { annee: 2027, finConvention: '2027-12-31' } }],
	['budgetAvantConseil', /2026.+11 février 2027/u, { 'financement.debut': 2026 }, { 'financement.debut': 2027 }],
	['posteHorsDuBudget', /1er juin 2029.+2028/u, { 'coordination.prisePoste.date': '2029-06-01' }, { 'coordination.prisePoste.date': '2028-12-01' }],

	['commissionSansCharte', /sans charte adoptée/, { 'portee.situations.charte': 'ne-sait-pas' }, { 'portee.situations.charte': 'existe' }],
	['commissionSansAccord', /accord préalable/, { 'portee.situations.accord': undefined }, { 'portee.situations': { commission: 'non' }, 'suivi.dac': undefined }],
	['situationsSansCommission', /commission du CLSM/, { 'portee.situations': { commission: 'non' } }, { 'portee.situations': { commission: 'non' }, 'suivi.dac': 'dac-pilote' }],
	['groupeSansPriorite', /: Logement/u, { 'portee.priorites': [{ id: 'p2' }] }, { 'gouvernance.groupes': [{ id: 'g1', nom: 'Logement' }] }],
	['articulationSansDispositif', /PTSM/, { 'echelle.dispositifs': [{ id: 'd1', genre: 'cls' }] }, { 'suivi.articulation': undefined }],
]; // prettier-ignore

describe('les contrôles entre documents', () => {
	test('un dossier dont tout s’accorde n’en fait dire aucun', () => expect(dits({})).toEqual([]));
	test('un dossier vide n’en fait dire aucun', () => expect(verifierCoherence({}, mots)).toEqual([]));
	test.each(CAS)('%s parle : %s', (id, dit, faute) => {
		const siens = dits(faute).filter((c) => c.id === id);
		expect(siens.flatMap((c) => c.phrases).map((p) => p.replace(/\s/g, ' '))).toEqual([
			expect.stringMatching(new RegExp(dit.source.replace(/\s/g, ' '))),
		]);
		// Sources are put in place when the content is loaded; nothing else may stay open.
		expect(siens[0]?.phrases[0]?.replace(/\{\{ sources\.\w+ \}\}/g, '')).not.toMatch(/[{}]|undefined/);
	});
	test.each(CAS)('%s se tait quand il n’y a rien à redire (%s)', (id, _dit, _faute, bon) => {
		expect(dits(bon).filter((c) => c.id === id)).toEqual([]);
	});
	test('chacun a son cas, et chacun a ses mots', () => {
		expect([...new Set(CAS.map(([id]) => id))].sort()).toEqual(Object.keys(controles).sort());
		expect(Object.keys(mots).sort()).toEqual(Object.keys(controles).sort());
	});
	test.each([
		['Pôle d’équilibre territorial et rural du Pays d’essai', []],
		['Service départemental d’incendie et de secours', []],
		['Secteur 29G01', ['partieSansPersonnalite']],
		['Sous-préfecture de l’arrondissement d’essai', []],
		['Mairie du 13ème arrondissement', ['arrondissementPartie']],
		["L'arrondissement central", ['arrondissementPartie']],
		['Association de gestion du CLSM', []],
		['CLSM', ['clsmPartie']],
	])('un signataire nommé « %s » : %j', (nom, attendus) => {
		expect(dits(signataire({ nom, representant: 'x' })).map(({ id }) => id)).toEqual(attendus);
	});
	test('un contrôle qui parle en plusieurs endroits ne cite que les premiers', () => {
		const depenses = ['A', 'B', 'C', 'D', 'E'].map((libelle) => ({ id: libelle, nature: 'participation', libelle, montants: [1, 1, 1] }));
		const [phrase] = dits({ 'financement.depenses': depenses }).flatMap((c) => c.phrases);
		expect(phrase?.replace(/\s/g, ' ')).toContain(': « A », « B », « C » et 2 autres lignes.');
	});
	test('les incohérences viennent avant les points d’attention', () => {
		const niveaux = dits({ ...ressource({ engagement: 1, etat: 'ne-sait-pas' }), 'financement.debut': 2026 }).map((c) => c.niveau);
		expect(niveaux).toEqual(['incoherence', 'incoherence', 'attention', 'attention']);
	});
	test('tiennent devant n’importe quel dossier', () => {
		fc.assert(
			fc.property(dossierQuelconque(), (d) => {
				for (const { phrases } of verifierCoherence(d, mots)) expect(phrases.join(' ')).not.toMatch(/\{\{ (?!sources)|undefined|NaN/);
			}),
		);
	});
});

describe('ce qui ne peut pas se contredire, quelles que soient les réponses', () => {
	const toujours = (vrai: (d: Dossier) => void) => fc.assert(fc.property(dossierQuelconque(), (d) => void vrai(d)));

	test('le budget compte autant d’années que la convention en dit', () => {
		toujours((d) => expect(budget(d).exercices).toHaveLength(d.financement?.duree ?? 1));
	});
	test('dépenses et recettes s’équilibrent chaque année, le porteur payant le reste', () => {
		toujours((d) => {
			const b = budget(d);
			b.residuel.forEach((r, i) => expect(r.montant + (b.totauxRessources[i]?.montant ?? 0)).toBe(b.totauxDepenses[i]?.montant));
		});
	});
	test('la coordination coûte temps × coût × part × mois', () => {
		toujours((d) => {
			const attendus = exercices(d).map((a) => {
				const etp = d.coordination?.etp;
				return etp === undefined ? undefined : Math.round((etp * coutEtp(d) * partDuClsm(d) * a.mois) / 12);
			});
			expect(budget(d).depenses[0]?.montants).toEqual(attendus);
		});
	});
	test('l’employeur nommé est une partie', () => {
		toujours((d) => {
			const type = d.coordination?.employeur?.type;
			if (type && type !== 'ne-sait-pas') expect(partiesDe(d).some((p) => p.employeur)).toBe(true);
		});
	});
});

describe('les exemples', () => {
	const exemples = readdirSync('content/exemples').filter((f) => f.endsWith('.json'));
	const { etapes } = chargerContenu('.');
	test.each(exemples)('%s ne se contredit pas d’un document à l’autre', (fichier) => {
		const lu = lireSauvegarde(readFileSync(`content/exemples/${fichier}`, 'utf8'));
		const contradictions = verifierCoherence(elaguer(lu.ok ? lu.sauvegarde.dossier : {}, etapes), mots).filter(
			(c) => c.niveau === 'incoherence',
		);
		expect(contradictions.flatMap((c) => c.phrases)).toEqual([]);
	});
});
