import type { Dossier } from '../dossier/schema.ts';
import { tempsDuClsm } from './coordination.ts';
import { contient, estOui, et, type Fait } from './logique.ts';

/** Typed figures have two decimals at most: 0,7 + 0,2 + 0,1 is a full time. */
const ARRONDI = 0.001;

const autresMissions = (d: Dossier) => d.coordination?.autresMissions ?? [];
const partsAilleurs = (d: Dossier) => d.coordination?.partage?.parts ?? [];
const dit = (v: string | undefined): boolean => Boolean(v?.trim());

export const cumulOui: Fait = (d) => estOui(d.coordination?.partage?.oui);

/** What the person does besides, each with its time: full-time equivalents of a mission, per cent of the post for a territory. */
export function autresFonctions(d: Dossier): { nom?: string; etp?: number; part?: number }[] {
	const missions = autresMissions(d).map(({ mission, etp }) => ({
		...(dit(mission) && { nom: mission }),
		...(etp !== undefined && { etp }),
	}));
	const parts = partsAilleurs(d).map(({ avec, part }) => ({ ...(dit(avec) && { nom: avec }), ...(part !== undefined && { part }) }));
	return [...missions, ...parts] as { nom?: string; etp?: number; part?: number }[];
}

// Guide, part 4: when functions are cumulated, the time of each is settled and kept.
export const cumulEcrit: Fait = (d) => {
	const fonctions = autresFonctions(d);
	return et(cumulOui(d), fonctions.length > 0 && fonctions.every((f) => f.nom !== undefined && (f.etp ?? f.part) !== undefined));
};

/** Full-time equivalents asked of the person in all: coordination, other missions, « référent »; undefined until the post has its time. */
export function tempsCumule(d: Dossier): number | undefined {
	const { etp, referent } = d.coordination ?? {};
	const missions = cumulOui(d) ? autresMissions(d).map((m) => m.etp ?? 0) : [];
	const reference = estOui(referent?.oui) ? (referent?.temps ?? 0) : 0;
	return etp === undefined ? undefined : missions.reduce((somme, m) => somme + m, etp + reference);
}

/** One person is asked for more than a full time; a post above one is held by several. */
export const plusQuUnTempsPlein: Fait = (d) => {
	const [etp, cumule] = [d.coordination?.etp, tempsCumule(d)];
	return etp === undefined || cumule === undefined ? undefined : etp <= 1 && cumule > 1 + ARRONDI;
};

const RUBRIQUES_REFERENT = ['buts', 'missions', 'temps'] as const;

/** What the guide (part 4) wants written of the function of « référent santé mentale » and that is not. */
export const referentAEcrire = (d: Dossier): string[] =>
	RUBRIQUES_REFERENT.filter((r) => {
		const v = d.coordination?.referent?.[r];
		return typeof v === 'string' ? !dit(v) : v === undefined;
	});

/** Priorities at most that a new CLSM may begin with (guide, part 2: « un ou deux besoins »). */
const PREMIERS_BESOINS = 2;
const nombre = (liste: readonly unknown[] | undefined): number => liste?.length ?? 0;

/** Several communes, or more priorities or groups than a beginning asks (guide, part 4: aims and territory call for time). */
export const chargeEtendue = (d: Dossier): boolean =>
	contient(d.echelle?.choix === undefined ? undefined : [d.echelle.choix], 'intercommunalite', 'plusieurs-intercommunalites', 'secteur') ===
		true ||
	nombre(d.portee?.priorites) > PREMIERS_BESOINS ||
	nombre(d.gouvernance?.groupes) > PREMIERS_BESOINS;

// Référentiel, §8: a full time each; announced, while this CLSM does not hold one.
export const clsTempsCourt: Fait = (d) => {
	const etp = tempsDuClsm(d);
	return et(estOui(d.suivi?.cls?.etpDistincts), etp === undefined ? undefined : etp < 1);
};

/** What only the review asks of the post. */
export const faitsCumul: Record<string, Fait> = {
	plusQuUnTempsPlein,
	clsTempsCourt,
	referentIncomplet: (d) => et(estOui(d.coordination?.referent?.oui), referentAEcrire(d).length > 0),
	partageAilleurs: (d) => (partsAilleurs(d).length > 0 ? et(cumulOui(d), tempsDuClsm(d) !== d.coordination?.etp) : undefined),
};
