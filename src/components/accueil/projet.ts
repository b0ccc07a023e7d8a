import { differences, egales } from '../../dossier/differences.ts';
import type { Inscrit } from '../../etat/types.ts';

export type Sauvegarde = NonNullable<Inscrit['sauvegarde']>;

const lettres = (s: string): string =>
	s
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();

/** One carrier: the same official code, else the same name. */
export function memeProjet(a: Sauvegarde, b: Sauvegarde): boolean {
	const [x, y] = [a.dossier.porteur?.entite, b.dossier.porteur?.entite];
	if (x?.code && y?.code) return x.code === y.code;
	return Boolean(x?.nom && y?.nom) && lettres(x?.nom ?? '') === lettres(y?.nom ?? '');
}

/** The same answers, notes and frozen versions. */
export const identique = ({ sauvegarde: ici }: Inscrit, s: Sauvegarde): boolean =>
	ici !== undefined &&
	ici.profondeur === s.profondeur &&
	differences(ici.dossier, s.dossier).length === 0 &&
	egales(ici.dossier.notes, s.dossier.notes) &&
	egales(ici.versions, s.versions) &&
	egales(ici.illisibles, s.illisibles);

/** The dossier of this device on the same project, the last one saved when there are several. */
export const dejaIci = (inscrits: Inscrit[], s: Sauvegarde): Inscrit | undefined =>
	inscrits.filter((i) => i.sauvegarde && memeProjet(i.sauvegarde, s)).toSorted((a, b) => (a.modifie < b.modifie ? 1 : -1))[0];

/** Whether the dossier of this device was saved after the file was written. */
export const plusRecentIci = (i: Inscrit, s: Sauvegarde): boolean => Date.parse(i.modifie) > Date.parse(s.enregistre);
