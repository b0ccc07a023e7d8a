import type { MotsCalendrier } from '../contenu/modele.ts';
import { compte, dateLongue, enumeration, nombre } from '../francais.ts';
import type { Alerte } from './alertes.ts';
import type { Jalon } from './calendrier.ts';
import type { Appel } from './resultat.ts';

/** What the agenda file takes: whole days, no hour. */
export interface Evenement {
	/** Stable for one step of one dossier: importing again moves the entry instead of adding one. */
	uid: string;
	/** AAAA-MM-JJ */
	date: string;
	titre: string;
	description: string;
}
/** Steps that fall at one moment. */
export interface Moment {
	quand: string;
	etapes: { titre: string; texte?: string; sources: string[] }[];
	conseil: boolean;
	/** A rule or an answer gives its day. */
	date: boolean;
	/** A deadline that is behind asks for something; a date that is behind is only told. */
	passe?: 'délai passé' | 'date passée';
}

const SEMAINE = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];
/** « jeudi 24 juin 2027 »: a deadline that falls on a Sunday shows itself; no rule of postponement is invented. */
export const jourEtDate = (iso: string): string => `${SEMAINE[new Date(`${iso}T00:00:00Z`).getUTCDay()]} ${dateLongue(iso)}`;

const remplir = (phrase: string, dits: Record<string, string>): string =>
	phrase.replace(/\{\{\s*(\w+)\s*\}\}/g, (entier, nom: string) => dits[nom] ?? entier);

/** Title and rule of one step, in the words of content/calendrier.yaml. */
function dire(jalon: Jalon, mots: MotsCalendrier): { titre: string; texte?: string } {
	const { titre, texte, selon } = mots.jalons[jalon.cle];
	const dits = {
		nombre: jalon.cle === 'fin' ? compte(jalon.nombre ?? 0, 'an') : nombre(jalon.nombre ?? 0),
		qui: enumeration((jalon.qui ?? []).map((qui) => mots.appels[qui].court)),
		nom: jalon.nom ?? 'commission',
	};
	const regle = (jalon.selon && selon?.[jalon.selon]) ?? texte;
	return { titre: remplir(titre, dits), ...(regle && { texte: remplir(regle, dits) }) };
}

/** The convocation may leave that very day; what prepares it comes before. */
const LE_JOUR_MEME = ['convocation', 'note'];

function quand({ cle, date, sens = 'le' }: Jalon, mots: MotsCalendrier): string {
	if (!date) return mots.jalons[cle].sansDate ?? (sens === 'avant' ? 'Avant la séance' : 'À fixer');
	if (sens === 'avant') return `${LE_JOUR_MEME.includes(cle) ? 'Au plus tard le' : 'Avant le'} ${jourEtDate(date)}`;
	return `${sens === 'apres' ? 'Après le' : 'Le'} ${jourEtDate(date)}`;
}

/** @param sources wording of each source by id */
export function moments(jalons: Jalon[], mots: MotsCalendrier, sources: Record<string, string>): Moment[] {
	const liste: Moment[] = [];
	for (const jalon of jalons) {
		const titre = quand(jalon, mots);
		const etape = { ...dire(jalon, mots), sources: jalon.sources.flatMap((id) => sources[id] ?? []) };
		const dernier = liste.at(-1);
		if (dernier?.quand === titre) dernier.etapes.push(etape);
		else
			liste.push({
				quand: titre,
				etapes: [etape],
				conseil: jalon.cle === 'conseil',
				date: jalon.date !== undefined,
				...(jalon.passe && { passe: jalon.sens === 'avant' ? 'délai passé' : 'date passée' }),
			});
	}
	return liste;
}

export const alerteLisible = ({ cle, date, repere }: Alerte, mots: MotsCalendrier): string =>
	remplir(mots.alertes[cle], { date: jourEtDate(date), repere: jourEtDate(repere) });

/** Whom to call, what to ask, and how to reach them where it is public. */
export const appelLisible = ({ qui, etat }: Appel, mots: MotsCalendrier): { qui: string; quoi: string; contact?: string } => {
	const { nom, contact, [etat]: quoi } = mots.appels[qui];
	return { qui: nom, quoi, ...(contact && { contact }) };
};

/**
 * The dated steps as whole-day entries; what only comes after a date has no day of its own.
 * @param dossier what tells this dossier from another in the identifiers: the code of the carrier, or its name
 */
export function evenements(jalons: Jalon[], mots: MotsCalendrier, sources: Record<string, string>, dossier: string): Evenement[] {
	const vus = new Map<string, number>();
	return jalons.flatMap((jalon) => {
		const rang = (vus.get(jalon.cle) ?? 0) + 1;
		vus.set(jalon.cle, rang);
		if (!jalon.date || jalon.sens === 'apres') return [];
		const { titre, texte = '' } = dire(jalon, mots);
		const fondement = jalon.sources.flatMap((id) => sources[id] ?? []).join(' ; ');
		return {
			uid: `${jalon.cle}${rang > 1 ? `-${rang}` : ''}.${encodeURIComponent(dossier)}@parcours-clsm`,
			date: jalon.date,
			titre: `CLSM – ${jalon.sens === 'avant' ? 'dernier jour\u00A0: ' : ''}${titre}`,
			description: [texte, fondement].filter(Boolean).join('\n'),
		};
	});
}
