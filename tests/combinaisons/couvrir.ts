import { AXES, NOMS_AXES, regleBrisee, type Axe, type Cas } from './axes.ts';

/** « porteur=epci|acte=charte », the axes in their order. */
const cle = (a: Axe, va: string, b: Axe, vb: string): string => `${a}=${va}|${b}=${vb}`;
type Paire = [Axe, string, Axe, string];

const avec = (c: Partial<Cas>, axe: Axe, v: string): Partial<Cas> => ({ ...c, [axe]: v });

/** Every pair of values of two axes. */
export const paires: Paire[] = NOMS_AXES.flatMap((a, rang) =>
	NOMS_AXES.slice(rang + 1).flatMap((b) => AXES[a].flatMap((va) => AXES[b].map((vb): Paire => [a, va, b, vb]))),
);
const interdite = ([a, va, b, vb]: Paire): boolean => regleBrisee({ [a]: va, [b]: vb }) !== undefined;

/** The pairs that no named rule excludes. */
export const pairesValables = (): Set<string> => new Set(paires.filter((p) => !interdite(p)).map((p) => cle(...p)));
export const pairesExclues = (): number => paires.filter(interdite).length;

/** The pairs that a case holds. */
export const pairesDe = (c: Cas): string[] => NOMS_AXES.flatMap((a, rang) => NOMS_AXES.slice(rang + 1).map((b) => cle(a, c[a], b, c[b])));

const nouvelles = (c: Partial<Cas>, axe: Axe, v: string, restent: Set<string>): number =>
	NOMS_AXES.filter((b) => b !== axe && c[b] !== undefined).filter((b) => {
		const dans = c[b] ?? '';
		return restent.has(NOMS_AXES.indexOf(axe) < NOMS_AXES.indexOf(b) ? cle(axe, v, b, dans) : cle(b, dans, axe, v));
	}).length;

/** Fills the other axes, the values that cover most first; goes back when a rule leaves none. */
function completer(c: Partial<Cas>, restent: Set<string>, tour: number): Cas | undefined {
	const axe = NOMS_AXES.find((a) => c[a] === undefined);
	if (!axe) return c as Cas;
	const valeurs = AXES[axe].map((v, rang) => ({ v, gain: nouvelles(c, axe, v, restent), rang: (rang + tour) % AXES[axe].length }));
	for (const { v } of valeurs.sort((x, y) => y.gain - x.gain || x.rang - y.rang)) {
		const suite = avec(c, axe, v);
		const complet = regleBrisee(suite) === undefined ? completer(suite, restent, tour) : undefined;
		if (complet) return complet;
	}
	return undefined;
}

/** A small set of cases where every valid pair stands at least once, the same at every run; `impossibles` are pairs that the rules exclude only together. */
export function couvrir(): { cas: Cas[]; impossibles: string[] } {
	const restent = pairesValables();
	const [cas, impossibles]: [Cas[], string[]] = [[], []];
	for (const paire of paires) {
		const [a, va, b, vb] = paire;
		if (!restent.has(cle(...paire))) continue;
		const ligne = completer({ [a]: va, [b]: vb }, restent, cas.length);
		if (!ligne) impossibles.push(cle(...paire));
		for (const p of ligne ? pairesDe(ligne) : [cle(...paire)]) restent.delete(p);
		if (ligne) cas.push(ligne);
	}
	return { cas, impossibles };
}
