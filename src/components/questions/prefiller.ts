import type { Dossier } from '../../dossier/schema.ts';
import { idCourt } from './objets.ts';

export interface Groupement {
	code: string;
	nom: string;
}
export type Commune = NonNullable<NonNullable<Dossier['echelle']>['communes']>[number];

/** The grouping whose communes may fill the perimeter: the carrier, or the one it belongs to. */
export function groupementDe(dossier: Dossier): Groupement | undefined {
	const entite = dossier.porteur?.entite;
	if (entite?.origine !== 'annuaire') return undefined;
	const source = entite.type === 'commune' ? entite.epci : entite;
	return source?.code && source.nom ? { code: source.code, nom: source.nom } : undefined;
}

/** Member communes as entries of `echelle.communes`. Rejects when the directory cannot be read. */
export async function membres(code: string): Promise<Commune[]> {
	const { communesDe } = await import('../../annuaire/annuaire.ts');
	return (await communesDe(code)).map((c) => ({ id: c.code || idCourt(), ...c }));
}

/**
 * The communes to write once the carrier or the scale is known; undefined when nothing should change.
 * A perimeter that somebody has edited is never replaced.
 */
export async function perimetrePropose(dossier: Dossier, avant: Groupement | undefined): Promise<Commune[] | undefined> {
	if (dossier.echelle?.choix !== 'intercommunalite') return undefined;
	const groupement = groupementDe(dossier);
	if (!groupement) return undefined;
	const actuelles = (dossier.echelle.communes ?? []).map((c) => c.code).join();
	const intactes = avant && avant.code !== groupement.code ? (await membres(avant.code)).map((c) => c.code).join() : '';
	return actuelles === intactes ? membres(groupement.code) : undefined;
}
