import type { Dossier } from '../../dossier/schema.ts';
import { communesADire, populationAuMoins } from '../../faits/territoire.ts';
import { echelleChoisie } from '../../faits/echelle.ts';
import { dateLongue, enumeration, nombre } from '../../francais.ts';
import { citer, citerTous } from '../noms.ts';
import { CIBLES, SUJETS, territoiresFragilesDe, type Fragile } from '../perimetre.ts';

/** « 250 000 habitants », « au moins 90 000 habitants » while a commune lacks its population. */
function population(d: Dossier): string {
	const p = populationAuMoins(d);
	if (!p) return 'une population à préciser';
	return `${p.manquantes > 0 ? 'au moins ' : ''}${nombre(p.valeur, 0)} habitants`;
}

/** Rows 2 to 4 of the guide's grid. */
const LIGNES: Record<string, string> = {
	ressources: 'les ressources existantes',
	etatRessources: 'la disponibilité des ressources',
	organisation: 'la répartition des ressources',
};
const lignesFragiles = (d: Dossier): string =>
	enumeration(Object.entries(LIGNES).flatMap(([l, dite]) => (d.echelle?.grille?.[l as 'ressources']?.avis === 'attention' ? [dite] : [])));

function populationManquante(d: Dossier): string[] {
	const p = populationAuMoins(d);
	if (p && p.manquantes === 0) return [];
	const noms = citerTous((communesADire(d) ? (d.echelle?.communes ?? []) : []).filter((c) => c.population === undefined).map((c) => c.nom));
	return [noms ? `la population de chaque commune (il manque ${noms})` : 'la population couverte'];
}
const perimetreARenseigner = (d: Dossier): string =>
	enumeration([...(echelleChoisie(d) ? [] : ['l’échelle choisie']), ...populationManquante(d)]);

const RURAUX: Record<string, string> = { rural: 'un territoire rural', 'semi-rural': 'un territoire semi-rural', mixte: 'une part rurale' };
function quartiers(d: Dossier): string {
	const { nombre: n, noms } = d.echelle?.qpv ?? {};
	const dits =
		n === undefined ? 'un quartier prioritaire au moins' : n === 1 ? 'un quartier prioritaire' : `${nombre(n)} quartiers prioritaires`;
	return noms?.trim() ? `${dits} (${noms.trim().replace(/\s+/g, ' ')})` : dits;
}
const territoire = (d: Dossier, genre: Fragile): string => (genre === 'qpv' ? quartiers(d) : (RURAUX[d.echelle?.typologie ?? ''] ?? ''));

const territoiresPresents = (d: Dossier): string =>
	enumeration(territoiresFragilesDe(d).flatMap((t) => (t.present ? [territoire(d, t.genre)] : [])));
const territoiresSansCible = (d: Dossier): string =>
	enumeration(territoiresFragilesDe(d).flatMap((t) => (t.verdict === 'a-consolider' ? [territoire(d, t.genre)] : [])));

const VISES: Record<string, string> = {
	'habitants-qpv': 'les habitants des quartiers prioritaires',
	precarite: 'les personnes en situation de précarité',
	ruraux: 'les habitants des zones rurales',
	isolement: 'les personnes isolées',
	'personnes-agees': 'les personnes âgées et l’isolement',
	logement: 'le logement',
	'cadre-vie': 'le cadre de vie',
	'acces-soins': 'l’accès aux soins',
};
interface Cible {
	themes: readonly string[];
	publics?: readonly string[] | undefined;
}
/** What of these themes and publics the answers hold. */
function vises(d: Dossier, cibles: Cible[]): string {
	const themes: string[] = (d.portee?.priorites ?? []).flatMap((p) => p.theme ?? []);
	const publics: string[] = d.portee?.publics ?? [];
	const dits = cibles.flatMap((c) => [
		...c.themes.filter((t) => themes.includes(t)),
		...(c.publics ?? []).filter((p) => publics.includes(p)),
	]);
	return enumeration([...new Set(dits)].map((x) => VISES[x] ?? x));
}

function fragilesARenseigner(d: Dossier): string {
	const inconnus = territoiresFragilesDe(d).filter((t) => t.verdict === 'a-renseigner');
	const presents = inconnus.filter((t) => t.present).map((t) => territoire(d, t.genre));
	const presence = inconnus.filter((t) => t.present === undefined).map((t) => t.genre);
	return enumeration([
		...(presence.includes('rural') ? ['si le territoire est urbain ou rural'] : []),
		...(presence.includes('qpv') ? ['s’il compte un quartier prioritaire'] : []),
		...(presents.length > 0 ? [`si vos priorités ou vos publics s’adressent à ${enumeration(presents)}`] : []),
	]);
}

const typologie = (d: Dossier): string => (d.echelle?.typologie === 'ne-sait-pas' ? '' : (d.echelle?.typologie ?? ''));
const sujets = (d: Dossier): string => {
	const t = typologie(d);
	return vises(d, t === 'urbain' ? [SUJETS.urbain] : t === 'rural' ? [SUJETS.rural] : [SUJETS.urbain, SUJETS.rural]);
};
const typologieARenseigner = (d: Dossier): string =>
	enumeration([
		...(typologie(d) ? [] : ['si le territoire est urbain, rural ou mixte']),
		...(d.portee?.priorites?.some((p) => p.theme) ? [] : ['sur quels thèmes portent vos priorités']),
		...(!typologie(d) || typologie(d) === 'urbain' || d.portee?.publics ? [] : ['quels publics demandent une attention particulière']),
	]);

/** « (« comité technique »), le 3 mars 2027 », from what is told of the discussion. */
function discussion(d: Dossier): string {
	const { instance, date } = d.echelle?.choixCollectif ?? {};
	const jour = date ? dateLongue(date) : undefined;
	return `${instance?.trim() ? ` (${citer(instance)})` : ''}${jour ? `, le ${jour}` : ''}`;
}

/** Section 3. */
export const valeursPerimetre: Record<string, (d: Dossier) => string> = {
	population,
	lignesFragiles,
	perimetreARenseigner,
	territoiresPresents,
	territoiresSansCible,
	ciblesDesTerritoires: (d) =>
		vises(
			d,
			territoiresFragilesDe(d).flatMap((t) => (t.present ? [CIBLES[t.genre]] : [])),
		),
	fragilesARenseigner,
	typologie,
	sujetsDeTypologie: sujets,
	typologieARenseigner,
	discussionPerimetre: discussion,
};
