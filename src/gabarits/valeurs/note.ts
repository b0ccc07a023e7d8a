import type { Dossier } from '../../dossier/schema.ts';
import { calendrier, joursFrancs, type CleEtapeCalendrier, type Jalon } from '../../parcours/calendrier.ts';
import { dateLongue, majuscule, minuscule } from '../../francais.ts';
import { valeur, type Contexte, type Entree, type Lecture, type LectureListe, type Valeur } from '../valeur.ts';
import { listesConvention } from './convention.ts';
import { listesFinancement, valeursFinancement } from './financement.ts';
import { listesPortee } from './portee.ts';
import { valeursPorteur } from './porteur.ts';

const liste = (table: Record<string, LectureListe>, nom: string, d: Dossier, c: Contexte): Entree[] => table[nom]?.(d, c) ?? [];
const texteDe = (v: unknown): string | undefined => (v as Valeur | undefined)?.texte;

/** One sheet holds so many facts, and so many characters of them; the documents joined to it hold the others. */
const CONSTATS_DITS = 3;
const SIGNES_DITS = 720;
const PRIORITES_DITES = 4;

type Constat = NonNullable<NonNullable<Dossier['portee']>['constats']>[number];
const longueur = ({ fait = '', source = '' }: Constat): number => fait.length + source.length;

/** How many facts the sheet says: the first ones that fit, one at least. */
function constatsDits(d: Dossier): number {
	const constats = (d.portee?.constats ?? []).slice(0, CONSTATS_DITS);
	const cumuls = constats.map((_, rang) => constats.slice(0, rang + 1).reduce((s, c) => s + longueur(c), 0));
	return Math.max(1, cumuls.filter((n) => n <= SIGNES_DITS).length);
}

/** One line a payer, the carrier's residual last: the figures are those of the budget. */
const payeursNote: LectureListe = (d, c) => {
	const parts = liste(listesFinancement, 'partsPayeurs', d, c);
	const part = (rang: number): Entree =>
		parts[rang] ? { part: parts[rang]['part'] ?? { texte: '' }, partDite: true } : { partDite: false };
	const lignes = liste(listesFinancement, 'lignesRessources', d, c).map((l, rang): Entree => ({
		nom: l['libelle'] ?? {},
		etat: l['etat'] ?? {},
		annuel: ((l['montants'] as Entree[] | undefined)?.at(-1)?.['montant'] as Valeur | undefined) ?? {},
		solde: false,
		...part(rang),
	}));
	const nom = valeursPorteur['porteurNom']?.(d, c).texte;
	const solde: Entree = {
		nom: valeur('porteur.entite', nom && majuscule(nom)),
		annuel: valeursFinancement['resteAnneePleine']?.(d, c) ?? {},
		solde: true,
		...part(lignes.length),
	};
	return [...lignes, solde];
};

const partenaires =
	(nom: 'contacts' | 'contactsAPrendre', garder: (e: Entree) => boolean): LectureListe =>
	(d, c) =>
		liste(listesConvention, nom, d, c)
			.filter(garder)
			.map((e) => {
				const partenaire = texteDe(e['partenaire']);
				return { nom: valeur('preparation.partenaires', partenaire && minuscule(partenaire)) };
			});

/** The steps that one sheet can hold; the screen and the agenda file have them all. */
const ETAPES: Partial<Record<CleEtapeCalendrier, string>> = {
	comite: 'comite',
	commission: 'commission',
	convocation: 'convocation',
	conseil: 'conseil',
	executoire: 'executoire',
	signature: 'signature',
	recrutement: 'recrutement',
	copil: 'copil',
};
const aucuneEtape = Object.fromEntries(Object.values(ETAPES).map((nom) => [nom, false]));

/**
 * The signature stands alone where nothing makes an act enforceable; the post leaves once it is taken up; a CLSM that exists
 * has its comité de pilotage, and prepares in another only if someone dated it.
 */
const aDire = (j: Jalon, tous: Jalon[], d: Dossier): boolean => {
	if (j.cle === 'comite' && d.stade === 'existant') return d.preparation?.comite?.date !== undefined;
	if (j.cle === 'signature') return !tous.some((x) => x.cle === 'executoire');
	return j.cle !== 'recrutement' || !j.date || !d.calendrier?.conseil || j.date > d.calendrier.conseil;
};

/** One step a line, with its date where a rule or an answer gives one. */
const jalons: LectureListe = (d) => {
	const tous = calendrier(d);
	return tous.flatMap((j): Entree[] => {
		const nom = ETAPES[j.cle];
		if (!nom || !aDire(j, tous, d)) return [];
		const date = valeur('calendrier.conseil', j.date && dateLongue(j.date));
		const instance = valeur('deliberation.avis', j.nom);
		const attendus = tous.some((x) => x.cle === 'partenaires' && x.qui !== undefined);
		return [{ ...aucuneEtape, [nom]: true, date, instance, avant: j.sens === 'avant', apres: j.sens === 'apres', attendus, ...delai(d) }];
	});
};

/** Clear days between convocation and session; neither where the carrier's own rules say it. */
const delai = (d: Dossier): Entree => ({ troisJours: joursFrancs(d) === 3, cinqJours: joursFrancs(d) === 5 });

export const valeursNote: Record<string, Lecture> = {
	constatsAutres: (d) => reste(d.portee?.constats?.length, constatsDits(d)),
	prioritesAutres: (d) => reste(d.portee?.priorites?.length, PRIORITES_DITES),
};

const reste = (n: number | undefined, dits: number): Valeur => (n !== undefined && n > dits ? { texte: String(n - dits) } : {});

export const listesNote: Record<string, LectureListe> = {
	payeursNote,
	partenairesAccord: partenaires('contacts', (e) => e['accord'] === true),
	partenairesContactes: partenaires('contacts', (e) => e['contacte'] === true),
	partenairesARencontrer: partenaires('contactsAPrendre', () => true),
	constatsNote: (d, c) => liste(listesPortee, 'constats', d, c).slice(0, constatsDits(d)),
	prioritesNote: (d, c) => liste(listesPortee, 'priorites', d, c).slice(0, PRIORITES_DITES),
	jalons,
};
