import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { chargerContenu } from '../../src/contenu/charger.ts';
import type { Contenu } from '../../src/contenu/modele.ts';
import { contenu as greffon } from '../../src/contenu/vite.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { elaguer } from '../../src/faits/elaguer.ts';
import { populationTerritoire } from '../../src/faits/territoire.ts';
import { budget, coutParHabitant } from '../../src/finances/budget.ts';
import { euros, eurosCentimes } from '../../src/francais.ts';
import { composer } from '../../src/gabarits/composer.ts';
import { evaluer } from '../../src/referentiel/evaluer.ts';
import { nouvelAtelier } from '../../src/rendu/pdf/atelier.ts';
import { mettreEnPage } from '../../src/rendu/pdf/mise-en-page.ts';
import { lirePolicesNode } from '../../src/rendu/pdf/polices-node.ts';
import { rendreTexte } from '../../src/rendu/texte.ts';
import { lireSauvegarde } from '../../src/stockage/sauvegarde.ts';

const RACINE = path.resolve(import.meta.dirname, '../..');
const EXEMPLES = path.join(RACINE, 'content/exemples');
const contenu = chargerContenu(RACINE);
const DATE = '2026-11-22';

function exemple(nom: string): Dossier {
	const lu = lireSauvegarde(readFileSync(path.join(EXEMPLES, `${nom}.json`), 'utf8'));
	if (!lu.ok) throw new Error(lu.message);
	return lu.sauvegarde.dossier;
}
const NOMS = readdirSync(EXEMPLES)
	.filter((f) => f.endsWith('.json'))
	.map((f) => f.replace('.json', ''));

const composee = (d: Dossier) => composer('note', d, contenu, DATE);
const espaces = (s: string): string => s.replace(/[\u00A0\u202F]/g, ' ');
const note = (d: Dossier): string => espaces(rendreTexte(composee(d)));
const corps = (d: Dossier): string => note(d).split('## Annexe 1')[0] ?? '';

const complet = exemple('epci-complet');
const commune = exemple('commune-qui-explore');
type Entite = NonNullable<NonNullable<Dossier['porteur']>['entite']>;
const portePar = (d: Dossier, entite: Entite): Dossier => ({ ...d, porteur: { entite } });
const communeDe = (population?: number): Dossier =>
	portePar(commune, { type: 'commune', nom: 'Fictigny', ...(population !== undefined && { population }) });

const VAUT_NOTE = 'vaut note explicative de synthèse';

interface Ligne {
	d: Dossier;
	dit: (string | RegExp)[];
	tait?: (string | RegExp)[];
}
const LIGNES: Record<string, Ligne> = {
	'une commune au-dessus du seuil': {
		d: communeDe(3500),
		dit: [`et ${VAUT_NOTE} (article L. 2121-12 du code`, 'cinq jours francs', 'au plus tard le 18 juin 2027'],
		tait: ['L. 5211-1'],
	},
	'une commune sous le seuil': {
		d: communeDe(3499),
		dit: ['pour l’information de chaque membre (article L. 2121-13', 'trois jours francs', 'au plus tard le 20 juin 2027'],
		tait: ['note explicative'],
	},
	'une commune de population inconnue': { d: communeDe(), dit: [`à partir de 3 500 habitants, elle ${VAUT_NOTE} (article L. 2121-12`] },
	'un EPCI': {
		d: complet,
		dit: [`et ${VAUT_NOTE} (articles L. 2121-12 et L. 5211-1 du code`, 'Vote du conseil communautaire', 'au plus tard le 5 février 2027'],
		tait: ['L. 2121-29'],
	},
	'un EPCI aux communes inconnues': {
		d: { ...complet, echelle: { ...complet.echelle, communes: [] } },
		dit: [`à partir de 3 500 habitants dans une commune membre, elle ${VAUT_NOTE} (articles L. 2121-12 et L. 5211-1`],
	},
	'des communes réunies': {
		d: portePar(complet, { type: 'plusieurs-communes', nom: 'commune de Fictigny' }),
		dit: [`elle ${VAUT_NOTE} (article L. 2121-12`, 'Les communes réunies (solde)', 'Aux membres du conseil municipal'],
		tait: ['L. 5211-1'],
	},
	'Paris et ses arrondissements': {
		d: {
			...portePar(complet, { type: 'commune', code: '75056', nom: 'Paris', population: 2_000_000 }),
			echelle: { choix: 'arrondissements', arrondissements: '19e arrondissement' },
		},
		dit: ['L’arrondissement n’ayant pas la personnalité morale, la commune délibère et signe', 'Conseil de Paris'],
	},
	'un CCAS': {
		d: portePar(complet, { type: 'ccas', nom: 'CCAS de Fictigny' }),
		dit: [
			'Aux membres du conseil d’administration',
			/Convocation, avec cette note ;[^|]+\| avant la séance/,
			'à la charge du CCAS de Fictigny',
		],
		tait: ['note explicative', 'L. 2121', 'L. 5211', 'scrutin secret', 'jours francs'],
	},
	'une association': {
		d: portePar(complet, { type: 'association', nom: 'Association du Modèle' }),
		dit: ['Le projet de décision', 'ressources propres', 'Signature par les parties', 'Désigner qui représente l’association'],
		tait: ['note explicative', 'L. 2121', 'L. 5211', 'scrutin secret', 'Transmission', 'vote du budget de l’année', 'à inscrire au budget'],
	},
	'sans date de conseil': {
		d: { ...complet, calendrier: {} },
		dit: [/séance du \[à décider : [^\]]+\]/, 'Transmission et publication ; la signature suit, jamais avant | après la séance'],
		tait: ['à partir du 11 février 2027', '5 février 2027'],
	},
	'des dépenses inconnues': {
		d: {
			...complet,
			financement: {
				duree: 2,
				depenses: [
					{ id: 'a', nature: 'projets', montants: [null, 3000] },
					{ id: 'b', libelle: 'Affiches' },
				],
				ressources: [{ id: 'r', payeur: 'ars' }],
			},
		},
		dit: [
			/Coût : au moins [\d ]+ € sur deux ans.*la dernière année, au moins 63 000 €, soit au moins/,
			'(provisoire)',
			'Des lignes restent inconnues : ces montants sont provisoires.',
		],
		tait: ['| Part'],
	},
	'des ressources au-delà des dépenses': {
		d: {
			...complet,
			financement: { debut: 2028, duree: 1, ressources: [{ id: 'r', payeur: 'ars', mode: 'montants', montants: [900_000] }] },
		},
		dit: ['les ressources dépassent les dépenses : le budget est à corriger avant le vote'],
	},
	'une charte sans argent': {
		d: { ...complet, coordination: {}, financement: { duree: 3 }, convention: { forme: 'charte' } },
		dit: ['Coût : non chiffré à ce jour', 'La charte n’engage aucune dépense.', 'Approuver la charte et ses annexes'],
		tait: ['Approuver le budget', 'Qui paie,', 'la convention et'],
	},
	'une charte et un budget': {
		d: { ...complet, convention: { ...complet.convention, forme: 'charte' } },
		dit: ['La charte n’engage elle-même aucune dépense.'],
		tait: ['Approuver le budget'],
	},
	'un CLSM qui se renouvelle': {
		d: { ...complet, stade: 'existant', existant: { annee: 2015, finConvention: '2027-06-30', acte: 'renouvellement' } },
		dit: [
			'# Note de synthèse – renouvellement du CLSM',
			'Renouveler la convention du conseil local',
			'existe depuis 2015',
			'Approuver le renouvellement',
			'Comité de pilotage suivant',
		],
		tait: ['création', 'Premier comité de pilotage'],
	},
	'un avenant': {
		d: { ...complet, stade: 'existant', existant: { annee: 2015, acte: 'avenant' } },
		dit: [
			'# Note de synthèse – avenant relatif au CLSM',
			'Approuver l’avenant à la convention et ses annexes, sans en changer le terme',
			'demandé d’approuver l’avenant',
		],
	},
	'un CLSM qui existe, sans comité daté': {
		d: { ...complet, stade: 'existant', existant: { annee: 2015, acte: 'avenant' }, preparation: {} },
		dit: ['Comité de pilotage suivant'],
		tait: ['Comité préparatoire'],
	},
	'un poste partagé': {
		d: {
			...complet,
			coordination: { ...complet.coordination, partage: { oui: 'oui', parts: [{ id: 'a', avec: 'Communauté voisine', part: 50 }] } },
		},
		dit: [
			'0,5 équivalent temps plein, part d’un temps partagé de 1 équivalent temps plein',
			'Part du poste de coordination due à ce CLSM : 29 200 €',
		],
	},
	'une commune seule': {
		d: commune,
		dit: ['À rencontrer : des personnes concernées, des aidants, le Centre national'],
		tait: ['communes du territoire'],
	},
	'une compétence à obtenir': {
		d: { ...complet, porteur: { ...complet.porteur, competence: { fondement: 'a-obtenir' } } },
		dit: ['Préalable. Les statuts de la communauté d’agglomération', 'L. 5211-17'],
	},
	'une association partie à l’acte': {
		d: complet,
		dit: [
			'Un membre du conseil communautaire qui dirige ou administre un organisme privé intéressé au projet ne prend part ni au débat ni au vote (article L. 2131-11',
		],
	},
	'une ARS qui n’a pas notifié': {
		d: complet,
		dit: [
			'La part de l’agence régionale de santé dépendrait de sa décision, notifiée chaque année.',
			'Ce qui n’est pas acquis n’engage personne.',
		],
	},
	'un coût qui suit le guide': {
		d: commune,
		dit: ['30 000 € par année pleine, coût complet d’employeur et non salaire, selon l’ordre de grandeur du guide'],
	},
};

describe('ce que la note dit et ce qu’elle tait', () => {
	test.each(Object.entries(LIGNES))('%s', (_nom, { d, dit, tait = [] }) => {
		const texte = corps(d);
		for (const attendu of dit) expect(texte).toMatch(attendu);
		for (const exclu of tait) expect(texte).not.toMatch(exclu);
	});
});

describe.each(NOMS)('exemple « %s »', (nom) => {
	const d = exemple(nom);
	const actif = elaguer(d, contenu.etapes);
	test('le corps tient sur une feuille recto verso, l’annexe commence une page', async () => {
		const doc = composee(d);
		const { reperes } = mettreEnPage(doc, nouvelAtelier(await lirePolicesNode(doc), doc.serre));
		expect(reperes.get('annexe-referentiel')?.page).toBe(2);
	});
	test('les montants sont ceux du budget', () => {
		const b = budget(actif);
		const texte = corps(d);
		const dernier = [b.totauxDepenses.at(-1), b.residuel.at(-1), b.depensesTotales, b.residuelTotal].map((t) => t?.montant ?? 0);
		for (const m of [...dernier, ...b.ressources.map((r) => r.montants.at(-1) ?? 0)]) expect(texte).toContain(espaces(euros(m)));
		const parHabitant = coutParHabitant(b, populationTerritoire(actif)?.valeur);
		expect(texte).toContain(espaces(eurosCentimes(parHabitant ?? 0)));
	});
	test('chaque recommandation a son verdict et sa phrase en annexe, et compte dans le bilan', () => {
		const constats = evaluer(actif, contenu.recommandations);
		const annexe = note(d).split('## Annexe 1')[1] ?? '';
		for (const c of constats)
			expect(annexe).toContain(
				espaces(`${c.titre} | ${c.verdict.replace('a-', 'à ').replace('ecart', 'écart').replace('sans-', 'sans ')} | ${c.phrase}`),
			);
		expect(corps(d)).toContain(`Sur ${constats.length} points : `);
		const ligne = /Sur \d+ points : (.*?) \(détail/.exec(corps(d))?.[1] ?? '';
		expect([...ligne.matchAll(/\d+/g)].reduce((s, [n]) => s + Number(n), 0)).toBe(constats.length);
	});
	test('rien de ce qu’un conseil refuserait de lire', () => {
		expect(corps(d)).not.toMatch(/obligatoire|à l’unanimité|CLSM (signe|emploie|reçoit|vote)|valide le CLSM|brut/);
	});
});

test('un dossier plein d’écarts tient encore sur une feuille', async () => {
	const { ressources = [] } = complet.financement ?? {};
	const d: Dossier = {
		...complet,
		gouvernance: {
			...complet.gouvernance,
			presidence: { mode: 'copresidence' },
			participation: { retribution: 'pas-encore' },
			pleniere: { reunions: 0 },
		},
		coordination: { ...complet.coordination, etp: 0.2, formation: 'non', reseaux: 'non' },
		financement: { ...complet.financement, ressources: ressources.filter((r) => r.payeur !== 'ars') },
		portee: {
			...complet.portee,
			constats: (complet.portee?.constats ?? []).map((c) => ({
				...c,
				fait: 'Un fait local qui demande quelques mots de plus. '.repeat(12),
			})),
		},
	};
	const doc = composee(d);
	const { reperes } = mettreEnPage(doc, nouvelAtelier(await lirePolicesNode(doc), doc.serre));
	expect(reperes.get('annexe-referentiel')?.page).toBe(2);
	expect(corps(d)).toContain('D’autres faits sont exposés dans le projet de délibération.');
	expect(corps(d)).toMatch(/Points d’attention :\n\n– .+ \(écart\) – .+\n– .+\n\nÀ voir aussi : [^A-Z]/);
});

test('le contenu allégé de l’ouvrier donne la même note', () => {
	const { load } = greffon() as unknown as { load: (id: string) => string };
	const allege = JSON.parse(load('\0virtual:composition').replace(/^export default |;$/g, '')) as Contenu;
	expect(rendreTexte(composer('note', complet, allege, DATE))).toBe(rendreTexte(composee(complet)));
	expect(allege.recommandations.every((r) => r.enonce === '')).toBe(true);
});
