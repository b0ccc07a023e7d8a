import type { Dossier } from '../../dossier/schema.ts';
import { autresFonctions, referentAEcrire, tempsCumule } from '../../faits/cumul.ts';
import { tempsDuClsm } from '../../faits/coordination.ts';
import { populationAuMoins } from '../../faits/territoire.ts';
import { compte, enumeration, etpTexte, nombre, pourcent } from '../../francais.ts';
import { chargeADire, missionsADire, soutiensADire, soutiensAPrevoir } from '../coordination.ts';
import { citer, nommer } from '../noms.ts';

const temps = (etp: number | undefined): string => (etp === undefined ? 'un temps à préciser' : etpTexte(etp));
const TEMPS_PLEIN = 1;

const CHARGE = { temps: 'le temps de coordination', objectifs: 'les priorités ou les groupes', territoire: 'l’échelle du territoire' };
const A_PREVOIR = {
	echanges: 'des échanges avec d’autres coordinations',
	outils: 'une analyse de la pratique ou une formation à la gestion des conflits',
	decision: 'une décision prise à plusieurs au comité de pilotage',
};
const A_DIRE = {
	echanges: 'quel soutien la personne recevra',
	outils: 'quel soutien la personne recevra',
	decision: 'comment le comité de pilotage décide',
};
const SOUTIENS = {
	echanges: 'des échanges avec d’autres coordinations',
	'analyse-pratiques': 'une analyse de la pratique',
	conflits: 'une formation à la gestion des conflits',
};
const MISSIONS = {
	cumul: 'si la personne aura d’autres missions',
	referent: 'si une fonction de référence santé mentale s’ajoute au poste',
};
const REFERENT = { buts: 'ses buts', missions: 'ses missions', temps: 'son temps' };

function habitants(d: Dossier): string[] {
	const p = populationAuMoins(d);
	return p?.valeur ? [`${p.manquantes > 0 ? 'au moins ' : ''}${nombre(p.valeur, 0)} habitants`] : [];
}
const nombreDe = (liste: readonly unknown[] | undefined): number => liste?.length ?? 0;
const siUn = (n: number, singulier: string, pluriel?: string): string[] => (n > 0 ? [compte(n, singulier, pluriel)] : []);

/** « 3 priorités, 2 groupes de travail, 12 communes et 58 000 habitants ». */
const chargeDuTemps = (d: Dossier): string =>
	enumeration([
		...siUn(nombreDe(d.portee?.priorites), 'priorité'),
		...siUn(nombreDe(d.gouvernance?.groupes), 'groupe de travail', 'groupes de travail'),
		...(nombreDe(d.echelle?.communes) > 1 ? [compte(nombreDe(d.echelle?.communes), 'commune')] : []),
		...habitants(d),
	]);

function fonction({ nom, etp, part }: { nom?: string; etp?: number; part?: number }): string {
	const combien = etp === undefined ? (part === undefined ? 'temps à écrire' : `${pourcent(part)} du poste`) : etpTexte(etp);
	return `${nom ? citer(nom) : 'une autre fonction'} (${combien})`;
}

/** Section 5. */
export const valeursCoordination: Record<string, (d: Dossier) => string> = {
	/** What is left to this CLSM once the other territories have their share. */
	etp: (d) => temps(tempsDuClsm(d)),
	etpManquant: (d) => temps(Math.max(0, TEMPS_PLEIN - (tempsDuClsm(d) ?? 0))),
	chargeDuTemps,
	chargeADire: (d) => nommer(chargeADire(d), CHARGE),
	tempsCumule: (d) => temps(tempsCumule(d)),
	autresFonctions: (d) => enumeration(autresFonctions(d).map(fonction)),
	partsAilleurs: (d) => pourcent((d.coordination?.partage?.parts ?? []).reduce((somme, p) => somme + (p.part ?? 0), 0)),
	missionsADire: (d) => nommer(missionsADire(d), MISSIONS),
	referentAEcrire: (d) => nommer(referentAEcrire(d), REFERENT),
	tempsReferent: (d) => temps(d.coordination?.referent?.temps),
	soutiens: (d) => nommer(d.coordination?.soutien ?? [], SOUTIENS),
	soutiensAPrevoir: (d) => nommer(soutiensAPrevoir(d), A_PREVOIR),
	soutiensADire: (d) => enumeration([...new Set(soutiensADire(d).map((s) => A_DIRE[s as keyof typeof A_DIRE]))]),
};
