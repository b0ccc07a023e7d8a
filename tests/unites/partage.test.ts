import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargerContenu } from '../../src/contenu/charger.ts';
import { apportsDe, noterApports } from '../../src/dossier/apports.ts';
import { champs, feuilles } from '../../src/dossier/champs.ts';
import { lireChemin } from '../../src/dossier/chemin.ts';
import { differences } from '../../src/dossier/differences.ts';
import { cheminsDe, extraire, substituer } from '../../src/dossier/extraire.ts';
import type { Dossier } from '../../src/dossier/schema.ts';
import { elaguer } from '../../src/faits/elaguer.ts';
import { tousLesFaits } from '../../src/faits/table.ts';
import { champsOuverts, cheminsDemandes, estSienne, pourPartenaire } from '../../src/parcours/demande.ts';
import { PARTENAIRES } from '../../src/parcours/partenaires.ts';
import { lireTexte } from '../../src/stockage/depose.ts';
import { ecrireQuestions, ecrireReponses, lirePartage, typeAnnonce, type Demande } from '../../src/stockage/partage.ts';
import { ecrireSauvegarde, lireSauvegarde } from '../../src/stockage/sauvegarde.ts';
import { dossierQuelconque, texteHostile, TOURS } from '../arbitraires.ts';
import { dossierRiche } from '../dossier-riche.ts';

const { etapes } = chargerContenu(fileURLToPath(new URL('../..', import.meta.url)));
const questions = etapes.flatMap((e) => e.questions);
const riche = dossierRiche();
const demande = (ids: string[]): Demande => ({
	id: 'd1',
	dossier: 'abc',
	revision: '3.k.m',
	partenaire: 'psychiatrie',
	de: 'La commune',
	date: '2027-03-01',
	questions: ids,
	ouvertes: [],
});
const posees = (ids: string[]) => questions.filter((q) => ids.includes(q.id));
const SECTEURS = ['echelle.secteurs'];

/** Each text of a dossier becomes a mark of its own. */
function marquer(v: unknown, marques: string[]): unknown {
	if (typeof v === 'string') {
		const marque = `MARQUE-${marques.length}-`;
		marques.push(marque);
		return marque;
	}
	if (Array.isArray(v)) return v.map((e) => marquer(e, marques));
	if (v === null || typeof v !== 'object') return v;
	return Object.fromEntries(Object.entries(v).map(([cle, x]) => [cle, cle === 'id' ? x : marquer(x, marques)]));
}

describe('what leaves for a partner', () => {
	it.each(questions.map((q) => q.id))('%s: its own answers, no other answer and no note in the bytes', (id) => {
		const marques: string[] = [];
		const marque = marquer({ ...riche, notes: Object.fromEntries(questions.map((q) => [q.id, 'note'])), inconnu: 'x' }, marques) as Dossier;
		const chemins = cheminsDemandes(posees([id]));
		const depart = extraire(marque, chemins);
		const texte = ecrireQuestions({ demande: demande([id]), depart });
		const attendues = marques.filter((m) => JSON.stringify(chemins.map((c) => lireChemin(marque, c))).includes(m));
		expect(marques.filter((m) => texte.includes(m))).toEqual(attendues);
		expect(marques.length).toBeGreaterThan(200);
	});

	it('a field that nobody named is nobody’s to give', () => {
		const d = { echelle: { secteurs: [{ id: 's', etablissement: '13G10', secret: 'x' }], autre: 'y' } } as unknown as Dossier;
		expect(extraire(d, cheminsDemandes(posees(SECTEURS)))).toEqual({ echelle: { secteurs: [{ id: 's', etablissement: '13G10' }] } });
	});

	it('every question has paths of the schema, and together they ask every answer once', () => {
		const chemins = questions.flatMap(cheminsDe);
		expect(chemins.filter((c) => !champs.has(c))).toEqual([]);
		expect(new Set(chemins).size).toBe(chemins.length);
		expect(differences(extraire(riche, chemins), riche)).toEqual([]);
		expect(feuilles.length).toBeGreaterThan(chemins.length / 2);
	});

	it('every partner has questions of its own but the national centre, and they are in the content', () => {
		const sans = PARTENAIRES.filter((qui) => !questions.some((q) => estSienne(q, qui)));
		expect(sans).toEqual(['centreRessources']);
		expect(questions.filter((q) => estSienne(q, 'psychiatrie')).map((q) => q.id)).toContain('echelle.secteurs');
		expect(questions.some((q) => estSienne(q, 'autre'))).toBe(false);
	});
});

describe('a question as a partner is asked it', () => {
	const diagnostic = questions.find((q) => q.id === 'portee.diagnostic')!;
	const quand = (q: typeof diagnostic, nom: string) => q.champs?.find((c) => c.nom === nom)?.quand;

	it('keeps the conditions that its own answers open', () => {
		const d: Dossier = { portee: { diagnostic: { etat: 'fait' } } };
		const ouvertes = champsOuverts([diagnostic], tousLesFaits(d));
		expect(ouvertes).toContain('portee.diagnostic.annee');
		expect(quand(pourPartenaire(diagnostic, ouvertes, tousLesFaits(d)), 'annee')).toBe('diagnosticFait');
	});

	it('opens what another answer of the dossier opened, without that answer; the question itself is asked', () => {
		const ouvertes = ['portee.diagnostic.annee'];
		const posee = pourPartenaire({ ...diagnostic, quand: 'clsmExistant' }, ouvertes, {});
		expect([posee.quand, quand(posee, 'annee'), quand(posee, 'par')]).toEqual([undefined, undefined, 'diagnosticNomme']);
	});
});

describe('the files of an exchange', () => {
	const depart: Dossier = { echelle: { secteurs: [{ id: 's', etablissement: '13G10' }] } };
	const dossier: Dossier = { echelle: { secteurs: [{ id: 's', etablissement: '13G11' }] } };
	const aller = { demande: demande(SECTEURS), depart };
	const retour = { ...aller, dossier, auteur: 'CH d’Arles', date: '2027-03-09' };

	it('read back what they wrote, and the door knows them from a sauvegarde', () => {
		expect(lirePartage(ecrireQuestions(aller, '\t'))).toEqual({ ok: true, genre: 'questions', questions: aller });
		expect(lirePartage(ecrireReponses(retour, '\t'))).toEqual({ ok: true, genre: 'reponses', reponses: retour });
		expect(lireTexte(ecrireQuestions(aller))).toMatchObject({ ok: true, genre: 'questions' });
		expect(lireTexte(ecrireReponses(retour))).toMatchObject({ ok: true, genre: 'reponses' });
		expect(lireTexte(ecrireSauvegarde(riche, 'complet', ''))).toMatchObject({ ok: true, genre: 'sauvegarde' });
		// A sauvegarde whose answer quotes a file of ours stays a sauvegarde.
		const citation = ecrireSauvegarde({ porteur: { adresse: '{"type": "parcours-clsm/questions"}' } }, 'complet', '');
		expect(typeAnnonce(citation)).toBeUndefined();
	});

	it('any dossier goes and comes back, and a réponse is a sauvegarde like any other', () => {
		fc.assert(
			fc.property(dossierQuelconque({ textes: fc.oneof(texteHostile) }), (brut) => {
				const lu = lireSauvegarde(ecrireSauvegarde(brut, 'complet', ''));
				if (!lu.ok) return;
				const q = { demande: demande(questions.map((x) => x.id)), depart: extraire(lu.sauvegarde.dossier, cheminsDemandes(questions)) };
				const texte = ecrireQuestions(q);
				expect(lirePartage(texte)).toMatchObject({ ok: true, questions: { depart: q.depart } });
				const garde = ecrireSauvegarde({ ...q.depart, partage: { demande: { fichier: texte } } }, 'complet', '');
				const relu = lireSauvegarde(garde);
				expect(relu.ok && lirePartage(relu.sauvegarde.dossier.partage?.demande?.fichier ?? '')).toMatchObject({
					ok: true,
					genre: 'questions',
				});
			}),
			{ numRuns: TOURS },
		);
	});

	const objet = JSON.parse(ecrireReponses(retour)) as Record<string, unknown>;
	const avec = (o: object): string => JSON.stringify({ ...objet, ...o });
	const dem = (o: object): string => avec({ demande: { ...(objet['demande'] as object), ...o } });
	const profond = (n: number): unknown => (n === 0 ? 'x' : [profond(n - 1)]);
	it.each([
		['vide', '  ', /vide/],
		['trop gros', 'x'.repeat(1_000_001), /trop gros/],
		['coupé', ecrireReponses(retour).slice(0, -20), /illisible/],
		['étranger', '{"a":1}', /ni questions ni réponses/],
		['une sauvegarde', ecrireSauvegarde(riche, 'complet', ''), /ni questions ni réponses/],
		['trop de niveaux', avec({ dossier: { x: profond(30) } }), /trop de niveaux/],
		['dix mille niveaux', `{"type":"parcours-clsm/questions","x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, /trop de niveaux/],
		['sans version', avec({ version: undefined }), /ne dit pas sa version/],
		['version en texte', avec({ version: '1' }), /ne dit pas sa version/],
		['version future', avec({ version: 99 }), /version plus récente du site \(version 99, ici 1\)/],
		['sans demande', avec({ demande: undefined }), /quelles questions/],
		['sans question', dem({ questions: [] }), /quelles questions/],
		['question qui est un nombre', dem({ questions: [1] }), /quelles questions/],
		['mille questions', dem({ questions: Array.from({ length: 1000 }, (_, i) => `q${i}`) }), /quelles questions/],
		['identifiant qui est un chemin', dem({ id: '../..' }), /quelles questions/],
		['date de demande fausse', dem({ date: 'hier' }), /quelles questions/],
		['qui demande trop long', dem({ de: 'x'.repeat(301) }), /quelles questions/],
		['message trop long', dem({ message: 'x'.repeat(5001) }), /quelles questions/],
		['sans auteur', avec({ auteur: undefined }), /qui les a données/],
		['auteur blanc', avec({ auteur: '   ' }), /qui les a données/],
		['date fausse', avec({ date: '2027-13-45' }), /qui les a données/],
		['sans réponses', avec({ dossier: undefined }), /ne contient pas de réponses/],
		['réponses en liste', avec({ dossier: [] }), /ne contient pas de réponses/],
		['sans départ', avec({ depart: null }), /ne contient pas de réponses/],
		[
			'réponse d’une autre forme',
			avec({ dossier: { coordination: { etp: 'beaucoup' } } }),
			/« coordination.etp » de ce fichier n’a pas la forme/,
		],
		['entrées en double', avec({ dossier: { echelle: { secteurs: [{ id: 's' }, { id: 's' }] } } }), /même identifiant/],
	])('refuses in one sentence: %s', (_, texte, attendu) => {
		const lu = lirePartage(texte);
		expect(lu.ok).toBe(false);
		const message = lu.ok ? '' : lu.message;
		expect(message).toMatch(attendu);
		expect(message).not.toMatch(/sauvegarde|undefined|\[object/);
	});

	it('drops notes, exchanges and dangerous keys of a file, keeps its unknown fields', () => {
		const piege = JSON.stringify({
			...objet,
			dossier: { ...dossier, notes: { stade: 'x' }, partage: { apports: [] }, inconnu: 1 },
		}).replace('"inconnu":1', '"inconnu":1,"__proto__":{"pollue":true},"constructor":{"prototype":{"pollue":true}}');
		const lu = lirePartage(piege);
		expect(lu.ok && lu.genre === 'reponses' && lu.reponses.dossier).toEqual({ ...dossier, inconnu: 1 });
		expect(({} as { pollue?: boolean }).pollue).toBeUndefined();
	});
});

describe('what comes back', () => {
	const [q] = posees(SECTEURS);
	const chemins = cheminsDemandes(posees(SECTEURS));

	it('takes the place of these answers only', () => {
		const reponses: Dossier = { echelle: { secteurs: [{ id: 's', etablissement: '13G11' }] }, stade: 'existant', coordination: { etp: 3 } };
		const autre = substituer(riche, chemins, reponses);
		expect(new Set(differences(riche, autre).map((d) => d.champ.split('.').slice(0, 2).join('.')))).toEqual(new Set(SECTEURS));
		expect(autre.echelle?.secteurs).toEqual(reponses.echelle?.secteurs);
		expect(substituer(riche, chemins, extraire(riche, chemins))).toEqual(riche);
	});

	it('is kept with its author and date, once, and says when it was changed since', () => {
		const base: Dossier = { echelle: { secteurs: [{ id: 's', etablissement: '13G11' }] } };
		const champ = 'echelle.secteurs.s.etablissement';
		const signe = noterApports(noterApports(base, [{ champ }], 'CH', '2027-03-01'), [{ champ }], 'CH d’Arles', '2027-03-09');
		expect(signe.partage?.apports).toHaveLength(1);
		expect(apportsDe(signe, q!)).toMatchObject([{ auteur: 'CH d’Arles', date: '2027-03-09', modifiee: false }]);
		expect(apportsDe({ ...signe, echelle: { secteurs: [{ id: 's', etablissement: 'autre' }] } }, q!)).toMatchObject([{ modifiee: true }]);
		expect(
			apportsDe(
				signe,
				questions.find((x) => x.id === 'echelle.grille')!,
			),
		).toEqual([]);
	});

	it('enters no document and no difference; a sauvegarde keeps it', () => {
		const signe = noterApports(riche, [{ champ: 'coordination.etp' }], 'CH d’Arles', '2027-03-09');
		expect(elaguer(signe, etapes)).toEqual(elaguer(riche, etapes));
		expect(differences(riche, signe)).toEqual([]);
		const lu = lireSauvegarde(ecrireSauvegarde(signe, 'complet', ''));
		expect(lu.ok && lu.sauvegarde.dossier.partage?.apports).toEqual(signe.partage?.apports);
	});
});
