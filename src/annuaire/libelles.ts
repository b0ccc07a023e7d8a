/** What a line of the search says. */
import { compte } from '../francais.ts';
import type { Resultat } from './modele.ts';

const NATURES = { CC: 'communauté de communes', CA: 'communauté d’agglomération', CU: 'communauté urbaine', METRO: 'métropole' };
const TYPES = {
	commune: 'commune',
	epci: 'intercommunalité',
	ept: 'établissement public territorial',
	'metropole-lyon': 'collectivité à statut particulier',
	arrondissement: 'arrondissement, sans personnalité juridique',
};

/** Kind of a territory in plain French, for a result or a chosen entity. */
export const genre = ({ type, nature }: Pick<Resultat, 'type' | 'nature'>): string => (nature ? NATURES[nature] : TYPES[type]);

/** The second line: kind, members, département, inhabitants, and why this answer when its name does not say it. */
export function detail(resultat: Resultat, saisie: string): string {
	const { nom, departement, departementNom, population, communes, codesPostaux, code, via } = resultat;
	const kind = genre(resultat);
	const chiffres = saisie.replace(/\s/g, '').toLowerCase();
	return [
		nom.toLowerCase().startsWith(kind) ? '' : kind,
		communes ? compte(communes, 'commune') : '',
		`${departementNom} (${departement})`,
		population === undefined ? 'sans population recensée' : compte(population, 'habitant'),
		chiffres.length === 5 && code.toLowerCase() === chiffres ? `code INSEE ${code}` : '',
		codesPostaux.includes(chiffres) ? `code postal ${chiffres}` : '',
		via ? `autre nom ou partie\u00a0: ${via}` : '',
	]
		.filter(Boolean)
		.join(' · ');
}

const ENTITES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const echapper = (texte: string): string => texte.replace(/[&<>"']/g, (signe) => ENTITES[signe]!);

/** HTML of a suggestion; every text is escaped. */
export const suggestion = (resultat: Resultat, saisie: string): string =>
	`<span class="annuaire-nom">${echapper(resultat.nom)}</span> <span class="annuaire-detail">${echapper(detail(resultat, saisie))}</span>`;
