import type { Bloc } from '../../document/modele.ts';
import type { Dossier } from '../../dossier/schema.ts';
import { dateLongue, majuscule } from '../../francais.ts';
import { calcul, reponse, valeur, type Contexte, type Lecture, type LectureListe } from '../valeur.ts';
import { civilite } from './personne.ts';
import { valeursPorteur } from './porteur.ts';

type Elu = 'referent' | 'suppleant';

/** Who executes what the assembly decided: the mayor of a commune, the presidency elsewhere. */
const executif = (d: Dossier): string => {
	const { type } = d.porteur?.entite ?? {};
	if (!type) return 'l’exécutif';
	// One text for several mayors.
	if (type === 'plusieurs-communes') return 'la ou le maire';
	const { qualite, genre } = d.porteur?.representant ?? {};
	const maire = type === 'commune';
	// An adjoint or a vice-president may sign: the gender is then not that of the executive.
	const enPersonne = !qualite || (maire ? /^maire(?![ -]adjoint)/i : /^président/i).test(qualite);
	if (enPersonne && genre === 'feminin') return maire ? 'la maire' : 'la présidente';
	if (enPersonne && genre === 'masculin') return maire ? 'le maire' : 'le président';
	return maire ? 'la ou le maire' : 'la présidente ou le président';
};

const debut = (s: string | undefined): string | undefined => s && majuscule(s);

const ensemble = (d: Dossier): boolean => d.porteur?.entite?.type === 'plusieurs-communes';

/** The assembly that votes this act; several communes vote each for itself. */
const organe = (d: Dossier, c: Contexte): string =>
	ensemble(d) ? 'conseil municipal' : (valeursPorteur['assemblee']?.(d, c).texte ?? 'conseil');

/** The carrier after « à la charge », « au budget »; a common name while its own is not known. */
const duPorteur =
	(communes: string): Lecture =>
	(d, c) =>
		valeur('porteur.entite', ensemble(d) ? communes : (valeursPorteur['porteurDe']?.(d, c).texte ?? 'de la structure porteuse'));

const elu =
	(qui: Elu): Lecture =>
	(d) =>
		valeur(`deliberation.${qui}.nom`, civilite(d.deliberation?.[qui] ?? {}));

export const valeursDeliberation: Record<string, Lecture> = {
	organe: calcul('porteur.entite', organe),
	assembleeDebut: calcul('porteur.entite', (d, c) => (d.porteur?.entite?.type ? debut(organe(d, c)) : undefined)),
	collectiviteNom: calcul('porteur.entite', (d, c) => debut(valeursPorteur['porteurNom']?.(d, c).texte)),
	executifLe: calcul('porteur.entite', executif),
	executifDebut: calcul('porteur.entite', (d) => debut(executif(d))),
	// What several communes share, and what each has of its own.
	chargeDe: duPorteur('des communes réunies'),
	budgetDe: duPorteur('de chaque commune'),
	rapporteur: reponse('deliberation.rapporteur'),
	communeCompetenteManque: () => valeur('deliberation.communeCompetente', undefined),
	avisManque: () => valeur('deliberation.avis', undefined),
	designationManque: () => valeur('deliberation.designation', undefined),
	posteDecisionManque: () => valeur('deliberation.poste', undefined),
	creditsManque: () => valeur('deliberation.credits', undefined),
	eluReferent: elu('referent'),
	eluReferentQualite: reponse('deliberation.referent.qualite'),
	eluSuppleant: elu('suppleant'),
	eluSuppleantQualite: reponse('deliberation.suppleant.qualite'),
	employeurManque: () => valeur('coordination.employeur.type', undefined),
};

export const listesDeliberation: Record<string, LectureListe> = {
	avisRecus: (d) =>
		(d.deliberation?.avis ?? []).map((a) => ({
			instance: valeur(`deliberation.avis.${a.id}.instance`, a.instance),
			date: valeur(`deliberation.avis.${a.id}.date`, a.date && dateLongue(a.date)),
		})),
};

/** Who signs the register: two people known only at the session (CGCT, L. 2121-23). */
export const blocSignaturesSeance = (_d: Dossier, _c: Contexte, mots: Record<string, string>): Bloc[] => [
	{
		t: 'signatures',
		parties: ['presidence', 'secretaire'].map((qui) => ({
			nom: [{ t: 'texte', texte: mots[qui] ?? '' }],
			lignes: [[{ t: 'texte', texte: mots['blanc'] ?? '' }]],
		})),
	},
];
