import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Dossier } from '../src/dossier/schema.ts';
import { lireSauvegarde } from '../src/stockage/sauvegarde.ts';

const EXEMPLES_DE = path.resolve(import.meta.dirname, '../content/exemples');

function exemple(nom: string): Dossier {
	const lu = lireSauvegarde(readFileSync(path.join(EXEMPLES_DE, `${nom}.json`), 'utf8'));
	if (!lu.ok) throw new Error(lu.message);
	return lu.sauvegarde.dossier;
}
const NOMS = readdirSync(EXEMPLES_DE).map((f) => f.replace(/\.json$/, ''));

/** The worked examples by name. */
export const EXEMPLES: Record<string, Dossier> = Object.fromEntries(NOMS.map((nom) => [nom, exemple(nom)]));
export const complet = EXEMPLES['epci-complet']!;

/** The complete example bent towards the branches that it does not take. */
export const VARIANTES: Record<string, Dossier> = {
	...EXEMPLES,
	vide: {},
	'hôpital et mise à disposition': {
		...complet,
		coordination: {
			...complet.coordination,
			etp: 2,
			partage: { oui: 'oui', parts: [{ id: 'a', avec: 'Communauté de communes du Spécimen', part: 25 }] },
			employeur: { type: 'hopital', modalite: 'mise-a-disposition', accueil: 'Commune d’Exemple-la-Ville' },
			statut: {
				type: 'contractuel',
				categorie: 'a',
				cadre: 'attaché d’administration hospitalière',
				base: 'hospitalier',
				duree: 'Durée indéterminée.',
			},
			referent: { oui: 'oui', buts: 'Donner un point d’entrée.', missions: 'Orienter.', temps: 0.1 },
		},
	},
	association: {
		...complet,
		porteur: { entite: { type: 'association', nom: 'Association du Modèle' } },
		coordination: { etp: 0.4, employeur: { type: 'porteur', modalite: 'detachement', accueil: 'Association du Modèle' } },
	},
	'communes réunies qui financent': {
		...EXEMPLES['communes-rurales-charte'],
		convention: { ...EXEMPLES['communes-rurales-charte']?.convention, forme: 'convention-financement' },
	},
	'lignes inconnues': {
		...complet,
		financement: {
			duree: 2,
			depenses: [
				{ id: 'a', nature: 'projets', montants: [null, 3000] },
				{ id: 'b', libelle: 'Affiches' },
			],
			ressources: [{ id: 'r', payeur: 'ars' }],
		},
	},
	'trop de ressources': {
		...complet,
		financement: { debut: 2028, duree: 1, ressources: [{ id: 'r', payeur: 'ars', mode: 'montants', montants: [900_000] }] },
	},
};
