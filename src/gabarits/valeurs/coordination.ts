import type { Dossier } from '../../dossier/schema.ts';
import { tempsDuClsm } from '../../faits/coordination.ts';
import { partiesDe } from '../../faits/parties.ts';
import { datePrisePoste } from '../../finances/annees.ts';
import { partDuClsm } from '../../finances/depenses.ts';
import { compte, dateLongue, etpTexte, majuscule, minuscule, nombre, pourcent } from '../../francais.ts';
import {
	calcul,
	libelleOption,
	option,
	questionDe,
	reponse,
	valeur,
	type Contexte,
	type Entree,
	type Lecture,
	type LectureListe,
} from '../valeur.ts';
import { valeursPorteur } from './porteur.ts';

type Texte = string | undefined;

const porteurLe = (d: Dossier, c: Contexte): Texte => valeursPorteur['porteurLe']?.(d, c).texte;

/** The employer as one writes it in a sentence: the carrier with its article, else its name, else the only party of that kind. */
function employeurLe(d: Dossier, c: Contexte): Texte {
	const { type, nom } = d.coordination?.employeur ?? {};
	if (type === 'porteur') return porteurLe(d, c);
	return nom ?? partiesDe(d).find((p) => p.employeur)?.nom;
}

/** The employer's name alone, as a table or a heading shows it. */
const employeurNom = (d: Dossier, c: Contexte): Texte => {
	const nom = d.coordination?.employeur?.type === 'porteur' ? valeursPorteur['porteurNom']?.(d, c).texte : employeurLe(d, c);
	return nom && majuscule(nom);
};

/** An answer set inside one of our sentences: without its own full stop. */
const incise = (champ: string, lire: (d: Dossier) => Texte): Lecture =>
	calcul(champ, (d) =>
		lire(d)
			?.trim()
			.replace(/\s*\.$/, ''),
	);

const etp = (d: Dossier): number | undefined => d.coordination?.etp;

function prisePoste(d: Dossier): Texte {
	const { date, mois } = d.coordination?.prisePoste ?? {};
	if (date) return `le ${dateLongue(date) ?? date}`;
	if (mois === undefined) return undefined;
	const calculee = datePrisePoste(d);
	const delai = mois === 0 ? 'dès la délibération exécutoire' : `${compte(mois, 'mois', 'mois')} après la délibération`;
	return calculee ? `${delai}, soit vers le ${dateLongue(calculee) ?? calculee}` : delai;
}

/** Labels of the boxes ticked at `champ`, one entry each. */
const casesCochees =
	(champ: string, lire: (d: Dossier) => readonly string[] | undefined): LectureListe =>
	(d, { contenu }) =>
		(lire(d) ?? []).map((v) => ({ libelle: valeur(champ, minusculeSaufSigle(libelleOption(contenu, champ, v))) }));

const minusculeSaufSigle = (s: Texte): Texte => s && minuscule(s);

/** Rows of a grid that hold an opinion. */
const grille =
	(champ: string, lire: (d: Dossier) => Record<string, unknown> | undefined): LectureListe =>
	(d, { contenu }) =>
		(questionDe(contenu, champ)?.question.rangs ?? []).flatMap((r): Entree[] => {
			const { avis, note } = (lire(d)?.[r.nom] ?? {}) as { avis?: string; note?: string };
			if (!avis && !note) return [];
			return [
				{
					rang: valeur(`${champ}.${r.nom}`, r.label),
					avis: valeur(`${champ}.${r.nom}.avis`, libelleOption(contenu, `${champ}.avis`, avis)),
					note: valeur(`${champ}.${r.nom}.note`, note),
				},
			];
		});

export const valeursCoordination: Record<string, Lecture> = {
	etpTexte: calcul('coordination.etp', (d) => (etp(d) === undefined ? undefined : etpTexte(etp(d) ?? 0))),
	etpChiffre: calcul('coordination.etp', (d) => (etp(d) === undefined ? undefined : `${nombre(etp(d) ?? 0)} ETP`)),
	etpClsmTexte: calcul('coordination.etp', (d) => {
		const temps = tempsDuClsm(d);
		return temps === undefined ? undefined : etpTexte(temps);
	}),
	etpClsmChiffre: calcul('coordination.etp', (d) => {
		const temps = tempsDuClsm(d);
		return temps === undefined ? undefined : `${nombre(temps)} ETP`;
	}),
	partClsm: calcul('coordination.partage.parts', (d) =>
		d.coordination?.partage?.parts?.length ? pourcent(partDuClsm(d) * 100) : undefined,
	),
	employeurLe: calcul('coordination.employeur.type', employeurLe),
	employeurNom: calcul('coordination.employeur.type', employeurNom),
	employeurModalite: option('coordination.employeur.modalite'),
	employeurAccueil: reponse('coordination.employeur.accueil'),
	employeurLeviers: incise('coordination.employeur.leviers', (d) => d.coordination?.employeur?.leviers),
	employeurDpo: incise('coordination.employeur.dpo', (d) => d.coordination?.employeur?.dpo),
	lieuTravail: reponse('coordination.lieu.lieu'),
	serviceRattachement: reponse('coordination.lieu.service'),
	responsableHierarchique: reponse('coordination.lieu.responsable'),
	posteStatut: option('coordination.statut.type'),
	posteCategorie: calcul('coordination.statut.categorie', (d) => {
		const { categorie } = d.coordination?.statut ?? {};
		return categorie === 'ne-sait-pas' ? undefined : categorie?.toUpperCase();
	}),
	posteCadre: reponse('coordination.statut.cadre'),
	posteBase: calcul('coordination.statut.base', (d, { contenu }) =>
		minusculeSaufSigle(libelleOption(contenu, 'coordination.statut.base', d.coordination?.statut?.base)),
	),
	posteDuree: incise('coordination.statut.duree', (d) => d.coordination?.statut?.duree),
	posteMotif: incise('coordination.statut.motif', (d) => d.coordination?.statut?.motif),
	posteNiveau: incise('coordination.statut.niveau', (d) => d.coordination?.statut?.niveau),
	posteRemuneration: incise('coordination.remuneration', (d) => d.coordination?.remuneration),
	posteContact: incise('coordination.contact', (d) => d.coordination?.contact),
	posteDispositifs: () => valeur('echelle.dispositifs', undefined),
	posteConditionsListe: calcul('coordination.conditions', (d) => (d.coordination?.conditions?.length ? 'oui' : undefined)),
	posteMoyens: calcul('coordination.logistique', (d) => (d.coordination?.logistique?.length ? 'oui' : undefined)),
	posteSoutien: calcul('coordination.soutien', (d) => (d.coordination?.soutien?.length ? 'oui' : undefined)),
	posteFormation: calcul('coordination.formation', (d) => d.coordination?.formation),
	posteReseaux: calcul('coordination.reseaux', (d) => d.coordination?.reseaux),
	partage: calcul('coordination.partage.oui', (d) => d.coordination?.partage?.oui),
	referent: calcul('coordination.referent.oui', (d) => d.coordination?.referent?.oui),
	referentButs: incise('coordination.referent.buts', (d) => d.coordination?.referent?.buts),
	referentMissions: incise('coordination.referent.missions', (d) => d.coordination?.referent?.missions),
	referentTemps: calcul('coordination.referent.temps', (d) => {
		const temps = d.coordination?.referent?.temps;
		return temps === undefined ? undefined : `${nombre(temps)} ETP`;
	}),
	prisePosteTexte: calcul('coordination.prisePoste', prisePoste),
};

export const listesCoordination: Record<string, LectureListe> = {
	partsEtp: (d) =>
		(d.coordination?.partage?.parts ?? []).map((p) => ({
			avec: valeur(`coordination.partage.parts.${p.id}.avec`, p.avec),
			part: valeur(`coordination.partage.parts.${p.id}.part`, p.part === undefined ? undefined : pourcent(p.part)),
		})),
	autresMissions: (d) =>
		(d.coordination?.autresMissions ?? []).map((m) => ({
			mission: valeur(`coordination.autresMissions.${m.id}.mission`, m.mission),
			etp: valeur(`coordination.autresMissions.${m.id}.etp`, m.etp === undefined ? undefined : `${nombre(m.etp)} ETP`),
		})),
	conditionsExercice: casesCochees('coordination.conditions', (d) => d.coordination?.conditions),
	moyensLogistiques: casesCochees('coordination.logistique', (d) => d.coordination?.logistique),
	soutiens: casesCochees('coordination.soutien', (d) => d.coordination?.soutien),
	grillePortage: grille('coordination.portage', (d) => d.coordination?.portage),
	grilleEchelle: grille('echelle.grille', (d) => d.echelle?.grille),
};
