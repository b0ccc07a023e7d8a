import type { Dossier } from '../dossier/schema.ts';
import type { Exercice } from './annees.ts';

/** One line of expenditure; an unknown year is undefined, never zero. */
export interface Depense {
	id: string;
	/** Path of the answer it comes from. */
	champ: string;
	nature: string;
	libelle?: string;
	marque?: 'source' | 'hypothese' | 'devis';
	reference?: string;
	montants: (number | undefined)[];
}

/** Order of magnitude of the guide, annex 1 (« brut/an »), read as the full cost of the post. */
export const COUT_ETP_GUIDE = 60_000;

/** Yearly full cost of one ETP: HR's, else the guide's order of magnitude. */
export const coutEtp = (d: Dossier): number => d.financement?.coutEtp ?? COUT_ETP_GUIDE;

/** Whether that cost is the guide's own: neither HR's nor another amount typed. */
export const coutDuGuide = (d: Dossier): boolean => d.financement?.origineCout !== 'rh' && coutEtp(d) === COUT_ETP_GUIDE;

/** Share of the post borne by this CLSM, 0 to 1: what the other territories do not bear. */
export function partDuClsm(d: Dossier): number {
	const { oui, parts = [] } = d.coordination?.partage ?? {};
	if (oui !== 'oui') return 1;
	return Math.max(0, 100 - parts.reduce((s, p) => s + (p.part ?? 0), 0)) / 100;
}

/** Cost of the coordination in a year: ETP × cost × share × months. */
export function coutCoordination(d: Dossier, mois = 12): number | undefined {
	const etp = d.coordination?.etp;
	return etp === undefined ? undefined : Math.round((etp * coutEtp(d) * partDuClsm(d) * mois) / 12);
}

const LIGNES_POSTE = ['logistique', 'deplacements', 'formation'] as const;

const marqueDuCout = (d: Dossier): NonNullable<Depense['marque']> =>
	d.financement?.coutEtp !== undefined && d.financement.origineCout === 'rh' ? 'devis' : 'source';

const coordination = (d: Dossier, annees: Exercice[]): Depense => ({
	id: 'coordination',
	champ: 'coordination.etp',
	nature: 'coordination',
	marque: marqueDuCout(d),
	montants: annees.map((a) => coutCoordination(d, a.mois)),
});

/** Daily running of the post, once HR's cost replaces the guide's, which held it already; for the months of the post only. */
function lignesPoste(d: Dossier, annees: Exercice[]): Depense[] {
	if (d.financement?.origineCout !== 'rh') return [];
	const poste = d.financement.poste ?? {};
	return LIGNES_POSTE.filter((nom) => poste[nom] !== undefined).map((nom) => ({
		id: `poste-${nom}`,
		champ: `financement.poste.${nom}`,
		nature: nom,
		montants: annees.map((a) => Math.round(((poste[nom] ?? 0) * a.mois) / 12)),
	}));
}

/** The envelope stands for the lines until they are detailed. */
function enveloppe(d: Dossier, annees: Exercice[]): Depense[] {
	const { enveloppe: montant, depenses = [] } = d.financement ?? {};
	if (montant === undefined || depenses.length > 0) return [];
	return [
		{ id: 'enveloppe', champ: 'financement.enveloppe', nature: 'enveloppe', marque: 'hypothese', montants: annees.map(() => montant) },
	];
}

const detaillees = (d: Dossier, annees: Exercice[]): Depense[] =>
	(d.financement?.depenses ?? []).map((l) => ({
		id: l.id,
		champ: `financement.depenses.${l.id}`,
		nature: l.nature ?? 'autre',
		...(l.libelle && { libelle: l.libelle }),
		...(l.marque && l.marque !== 'ne-sait-pas' && { marque: l.marque }),
		...(l.reference && { reference: l.reference }),
		montants: annees.map((a) => l.montants?.[a.rang] ?? undefined),
	}));

/** Every line of expenditure, the post first. */
export const lignesDepenses = (d: Dossier, annees: Exercice[]): Depense[] => [
	coordination(d, annees),
	...lignesPoste(d, annees),
	...enveloppe(d, annees),
	...detaillees(d, annees),
];
