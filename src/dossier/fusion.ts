import { differences, apparier, egales, estListe, estObjet, type Difference, type Entree, type Objet } from './differences.ts';
import { estVide, lireChemin } from './chemin.ts';
import type { Dossier } from './schema.ts';
import { ENTREES_MAX } from './types.ts';

export type Cote = 'ici' | 'autre';
/** By `champ` of a difference. Unsaid: an answer stays as it is here, an entry of a list is kept whichever side holds it. */
export type Choix = ReadonlyMap<string, Cote>;
export interface Fusion {
	dossier: Dossier;
	/** Lists that could not take every entry of the other side, and how many stayed out. */
	ecartees: { champ: string; nombre: number }[];
}
type Suivi = { choix: Choix; ecartees: Fusion['ecartees'] };

/** The same choice for all of these differences. */
export const tout = (diffs: readonly Difference[], cote: Cote): Map<string, Cote> => new Map(diffs.map((d) => [d.champ, cote]));

/** `dorsale` with each entry of `ajouts` after the nearest one that precedes it in `source` and is there. */
function inserer(dorsale: Entree[], source: Entree[], ajouts: ReadonlySet<string>): Entree[] {
	const resultat = [...dorsale];
	let place = 0;
	for (const e of source) {
		const rang = resultat.findIndex((r) => r.id === e.id);
		if (rang >= 0) place = rang + 1;
		else if (ajouts.has(e.id)) resultat.splice(place++, 0, e);
	}
	return resultat;
}

function dansListe(champ: string, avant: Entree[], brutes: Entree[], suivi: Suivi): Entree[] {
	const apres = apparier(avant, brutes);
	const [ici, la] = [new Map(avant.map((e) => [e.id, e])), new Map(apres.map((e) => [e.id, e]))];
	const cote = (id: string): Cote | undefined => suivi.choix.get(`${champ}.${id}`);
	const gardees = avant.filter((e) => la.has(e.id) || cote(e.id) !== 'autre');
	const voulues = apres.filter((e) => !ici.has(e.id) && cote(e.id) !== 'ici');
	const ajoutees = voulues.slice(0, Math.max(0, ENTREES_MAX - gardees.length));
	if (ajoutees.length < voulues.length) suivi.ecartees.push({ champ, nombre: voulues.length - ajoutees.length });
	const prises = new Set(ajoutees.map((e) => e.id));
	const ordre =
		suivi.choix.get(champ) === 'autre'
			? inserer(apres.filter((e) => ici.has(e.id) || prises.has(e.id)), avant, new Set(gardees.filter((e) => !la.has(e.id)).map((e) => e.id)))
			: inserer(gardees, apres, prises); // prettier-ignore
	return ordre.map((e) => {
		const [a, b] = [ici.get(e.id), la.get(e.id)];
		return a && b ? { ...dansObjet(`${champ}.${e.id}`, a, b, suivi), id: a.id } : e;
	});
}

const dansObjet = (champ: string, a: Objet, b: Objet, suivi: Suivi): Objet =>
	Object.fromEntries(
		[...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((cle) => {
			const v = dans(champ ? `${champ}.${cle}` : cle, a[cle], b[cle], suivi);
			return v === undefined ? [] : [[cle, v]];
		}),
	);

// Walks both sides as differences() does, so that every choice falls where its difference was told.
function dans(champ: string, a: unknown, b: unknown, suivi: Suivi): unknown {
	if (egales(a, b)) return a;
	const vide = <T>(v: T): T | undefined => (estVide(v) ? undefined : v);
	if (estListe(a) || estListe(b)) return vide(dansListe(champ, estListe(a) ? a : [], estListe(b) ? b : [], suivi));
	if (estObjet(a) || estObjet(b)) return vide(dansObjet(champ, estObjet(a) ? a : {}, estObjet(b) ? b : {}, suivi));
	return suivi.choix.get(champ) === 'autre' ? b : a;
}

/** `ici` with what was chosen of `autre`; notes and exchanges stay those of `ici`. Neither is changed. */
export function fusionner(ici: Dossier, autre: Dossier, choix: Choix): Fusion {
	const suivi: Suivi = { choix, ecartees: [] };
	const { notes, partage, ...mien } = ici;
	const { notes: _n, partage: _p, ...sien } = autre;
	const dossier = dansObjet('', mien, sien, suivi) as Dossier;
	return { dossier: structuredClone({ ...dossier, ...(partage && { partage }), ...(notes && { notes }) }), ecartees: suivi.ecartees };
}

const entiere = (d: Difference): boolean => d.avant === undefined || d.apres === undefined;
const prefixes = (champ: string): string[] => [...champ.matchAll(/\./g)].map((m) => champ.slice(0, m.index));

/** Whether a difference touches something that these changes touched: itself, a part of it, or the whole entry that holds it. */
function toucheA(changements: Difference[]): (d: Difference) => boolean {
	const memes = new Set(changements.map((c) => c.champ));
	const entieres = new Set(changements.filter(entiere).map((c) => c.champ));
	const dessous = new Set(changements.flatMap((c) => prefixes(c.champ)));
	return (d) => memes.has(d.champ) || (entiere(d) && dessous.has(d.champ)) || prefixes(d.champ).some((p) => entieres.has(p));
}

export interface Tri3 {
	/** What nobody has to decide: changed on one side only since the ancestor. */
	choix: Map<string, Cote>;
	/** Taken from the other side without asking. */
	reprises: Difference[];
	/** Changed on both sides, to different answers. */
	conflits: Difference[];
}

/** Sorts what differs, knowing the state that both sides come from. */
export function trier(ancetre: Dossier, ici: Dossier, autre: Dossier): Tri3 {
	const [change, changeAilleurs] = [toucheA(differences(ancetre, ici)), toucheA(differences(ancetre, autre))];
	const resultat: Tri3 = { choix: new Map(), reprises: [], conflits: [] };
	for (const d of differences(ici, autre)) {
		const [mien, sien] = [change(d), changeAilleurs(d)];
		// Neither side moved common entries: only what stands around them differs.
		const ordre = estListe(lireChemin(ici, d.champ));
		if (mien === sien && (mien || !ordre)) resultat.conflits.push(d);
		else {
			resultat.choix.set(d.champ, sien ? 'autre' : 'ici');
			if (sien) resultat.reprises.push(d);
		}
	}
	return resultat;
}
