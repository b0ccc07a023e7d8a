import type { Dossier } from '../dossier/schema.ts';
import { objectifsNonPortes, objectifsSansAction } from '../faits/portee.ts';
import { populationAuMoins } from '../faits/territoire.ts';
import { enumeration, etpTexte, nombre } from '../francais.ts';
import { payeursAbsents, payeursASolliciter } from './financement.ts';
import { siegesManquants } from './instances.ts';

const NOMS: Record<string, string> = {
	// Référentiel, §2, shortened.
	stigmatisation: 'la lutte contre la stigmatisation',
	determinants: 'l’action sur les déterminants',
	prevention: 'la prévention',
	inclusion: 'l’inclusion sociale',
	parcours: 'les parcours de soins',
	besoins: 'l’identification des besoins',
	programme: 'le programme d’actions',
	reseau: 'le travail en réseau',
	ressources: 'les ressources locales',
	elus: 'les élus',
	psychiatrie: 'la psychiatrie publique',
	'personnes-concernees': 'les personnes concernées',
	aidants: 'les aidants',
	coordination: 'la coordination',
	collectivite: 'la collectivité',
	hopital: 'l’hôpital',
	ars: 'l’ARS',
};
const nommer = (cles: readonly string[]): string => enumeration(cles.map((c) => NOMS[c] ?? c));

const PARTENAIRES = { psychiatrie: 'psychiatrie', personnesConcernees: 'personnes-concernees', aidants: 'aidants' } as const;
const sansAccord = (d: Dossier): string[] =>
	Object.entries(PARTENAIRES).flatMap(([champ, nom]) =>
		d.preparation?.partenaires?.[champ as keyof typeof PARTENAIRES]?.etat === 'accord' ? [] : [nom],
	);

/** « 250 000 habitants », « au moins 90 000 habitants » while a commune lacks its population. */
function population(d: Dossier): string {
	const p = populationAuMoins(d);
	if (!p) return 'une population à préciser';
	return `${p.manquantes > 0 ? 'au moins ' : ''}${nombre(p.valeur, 0)} habitants`;
}

const sieges = (d: Dossier): string => nommer(d.gouvernance?.copil?.membres?.length ? siegesManquants(d) : sansAccord(d));
const objectifs = (d: Dossier): string => nommer(objectifsNonPortes(d).length > 0 ? objectifsNonPortes(d) : objectifsSansAction(d));

/** What the sentences of content/recommandations may print between {{ }}, besides the sources. */
export const valeurs: Record<string, (d: Dossier) => string> = {
	population,
	siegesAPourvoir: sieges,
	objectifsAServir: objectifs,
	etp: (d) => (d.coordination?.etp === undefined ? 'un temps à préciser' : etpTexte(d.coordination.etp)),
	payeursAbsents: (d) => nommer(payeursAbsents(d)),
	payeursASolliciter: (d) => nommer(payeursASolliciter(d)),
};
