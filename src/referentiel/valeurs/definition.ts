import { OBJECTIFS_SPECIFIQUES } from '../../dossier/etapes/portee.ts';
import type { Dossier } from '../../dossier/schema.ts';
import { membresCopil } from '../../faits/constats.ts';
import { est, estOui } from '../../faits/logique.ts';
import { objectifsNonPortes, objectifsSansAction } from '../../faits/portee.ts';
import { compte, enumeration } from '../../francais.ts';
import { AU_DELA_DE_LA_SANTE, engagements } from '../definition.ts';
import type { Verdict } from '../modele.ts';
import { CATEGORIES_DITES, citer, citerTous, nommer, uniques } from '../noms.ts';

/** The carrier by its name as typed; the kind of body otherwise. */
function porteur(d: Dossier): string {
	const { nom, type } = d.porteur?.entite ?? {};
	return nom?.trim() || (type === 'association' ? 'l’association qui porte' : 'la collectivité qui porte');
}

/** « la psychiatrie publique (EPSM de l’Aube) » once an establishment is named, or the person met. */
function psychiatrie(d: Dossier): string {
	const etablissements = uniques((d.echelle?.secteurs ?? []).flatMap((s) => s.etablissement?.trim() || []));
	const qui = enumeration(etablissements) || d.preparation?.partenaires?.psychiatrie?.interlocuteur?.trim();
	return `la psychiatrie publique${qui ? ` (${qui})` : ''}`;
}

const cotes = (d: Dossier, verdict: Verdict): string[] => {
	const { psychiatrie: soins, collectivite } = engagements(d);
	return [...(soins === verdict ? [psychiatrie(d)] : []), ...(collectivite === verdict ? ['les communes'] : [])];
};

/** What is still to be told of the carriage. */
function portageARenseigner(d: Dossier): string {
	const { psychiatrie: soins, collectivite } = engagements(d);
	const inconnu = est(d.porteur?.entite?.type, 'association') === undefined;
	return enumeration([
		...(collectivite === 'a-renseigner' ? [inconnu ? 'qui porte le projet' : 'où en est l’échange avec les communes'] : []),
		...(soins === 'a-renseigner' ? ['où en est l’échange avec la psychiatrie publique'] : []),
	]);
}

const categoriesAuDela = (d: Dossier): string[] =>
	AU_DELA_DE_LA_SANTE.filter((c) => membresCopil(d).some((m) => m.categorie === c)).map((c) => CATEGORIES_DITES[c] ?? c);

function ouvertureARenseigner(d: Dossier): string {
	const membres = membresCopil(d);
	const sansCategorie = membres.some((m) => m.categorie === undefined);
	const composition =
		membres.length === 0
			? ['qui siège au comité de pilotage']
			: sansCategorie
				? ['la catégorie de chaque membre du comité de pilotage']
				: [];
	const elargi = categoriesAuDela(d).length > 0;
	const ouverte = estOui(d.gouvernance?.pleniere?.ouverte) === undefined ? ['si l’assemblée plénière est ouverte à tous'] : [];
	return enumeration([...(elargi ? [] : composition), ...ouverte]);
}

function partenaires(d: Dossier): string {
	const noms = citerTous((d.gouvernance?.partenaires ?? []).map((p) => p.structure));
	return `des partenaires ponctuels sont prévus${noms ? `, dont ${noms}` : ''}`;
}

/** What a diagnosis says of itself: « (en 2025, par l’observatoire) ». */
function precisionsDiagnostic(d: Dossier): string {
	const { annee, par } = d.portee?.diagnostic ?? {};
	const dites = [...(annee === undefined ? [] : [`année ${annee}`]), ...(par?.trim() ? [citer(par)] : [])];
	return dites.length > 0 ? ` (${dites.join(', ')})` : '';
}

const constats = (d: Dossier): string => {
	const n = d.portee?.constats?.length ?? 0;
	return n > 0 ? `, au-delà de ${compte(n, 'constat')} de départ` : '';
};

/** Référentiel, §2: four operational objectives. */
const OPERATIONNELS = 4;
const actions = (d: Dossier): number =>
	Object.values(d.portee?.objectifsOperationnels ?? {}).reduce<number>((n, l) => n + (Array.isArray(l) ? l.length : 0), 0);

const objectifsDits = (d: Dossier): string => {
	const oublies = objectifsNonPortes(d);
	return oublies.length === OBJECTIFS_SPECIFIQUES.length ? 'l’un des cinq objectifs' : nommer(oublies);
};
const sansAction = (d: Dossier): string => {
	const oublies = objectifsSansAction(d);
	return oublies.length === OPERATIONNELS ? 'chacun des quatre objectifs opérationnels' : nommer(oublies);
};
const aussiSansAction = (d: Dossier): string => (sansAction(d) ? ` Une première action manque aussi pour ${sansAction(d)}.` : '');

/** Sections 1 and 2. */
export const valeursDefinition: Record<string, (d: Dossier) => string> = {
	porteur,
	psychiatrieNommee: psychiatrie,
	engagementsAttendus: (d) => enumeration(cotes(d, 'a-consolider')),
	engagementsAPrendre: (d) => enumeration(cotes(d, 'ecart')),
	portageARenseigner,
	categoriesAuDela: (d) => enumeration(categoriesAuDela(d)),
	ouvertureARenseigner,
	partenairesDits: partenaires,
	objectifsAServir: objectifsDits,
	objectifsSansAction: sansAction,
	aussiSansAction,
	actionsComptees: (d) => compte(actions(d), 'action'),
	precisionsDiagnostic,
	constatsDits: constats,
};
