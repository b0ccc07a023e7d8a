/** The documents that every generator writes: headings, paragraphs, lists and tables of made-up sentences, the same at each run. */
import type { Bloc, DocumentCompose, Inline, Tableau } from '../../../src/document/modele.ts';

const QUI = [
	'Le comité de pilotage',
	'La coordination',
	'L’assemblée plénière',
	'Le groupe de travail sur le logement',
	'Le groupe de travail sur la jeunesse',
	'Le service de psychiatrie publique',
	'L’association des usagers',
	'L’association des familles',
	'Le centre communal d’action sociale',
	'Chaque signataire',
];
const FAIT = ['examine', 'prépare', 'propose', 'suit', 'décrit', 'évalue', 'met à jour', 'partage', 'transmet aux membres', 'présente'];
const QUOI = [
	'la feuille de route',
	'le diagnostic partagé des besoins de la population',
	'les actions de prévention et de lutte contre la stigmatisation',
	'les parcours de soins et l’accès aux droits',
	'les conditions d’accès et de maintien dans le logement',
	'le compte rendu de la réunion précédente',
	'les indicateurs de suivi et leur mode de calcul',
	'les règles de confidentialité du partage d’informations',
	'le budget prévisionnel et sa répartition',
	'la place des personnes concernées et de leurs proches',
];
const COMMENT = [
	'au moins une fois par an',
	'avec les habitants du territoire',
	'à la demande d’un tiers de ses membres',
	'dans le respect du secret professionnel',
	'avant chaque réunion plénière',
	'en lien avec les professionnels de santé et du secteur médico-social',
	'sur la base d’un document écrit, adressé dix jours à l’avance',
	'selon un calendrier fixé d’un commun accord',
	'et veille à ce que chacun puisse s’exprimer',
	'sans se substituer aux décisions de chaque institution',
];

/** Numerical Recipes' generator: enough to vary words. */
const hasard = (graine: number): (<T>(liste: T[]) => T) => {
	let etat = graine;
	return (liste) => {
		etat = (Math.imul(etat, 1664525) + 1013904223) >>> 0;
		return liste[Math.floor((etat / 2 ** 32) * liste.length)]!;
	};
};

const t = (texte: string, gras = false): Inline => (gras ? { t: 'texte', texte, gras } : { t: 'texte', texte });
const euros = (n: number): string => `${String(n).replace(/\B(?=(\d{3})+$)/g, '\u202F')}\u00A0€`;

const ecrivain = (graine: number): ((nombre: number) => string) => {
	const tirer = hasard(graine);
	const phrase = (): string => `${tirer(QUI)} ${tirer(FAIT)} ${tirer(QUOI)}, ${tirer(COMMENT)}.`;
	return (nombre) => Array.from({ length: nombre }, phrase).join(' ');
};

/** Four columns: words on the left, amounts on the right. */
const tableau = (lignes: number): Tableau => {
	const ecrire = ecrivain(lignes);
	return {
		t: 'tableau',
		legende: [t('Dépenses prévisionnelles')],
		alignements: ['gauche', 'gauche', 'droite', 'droite'],
		entete: ['Poste', 'Détail', '2027', '2028'].map((e) => [t(e, true)]),
		lignes: Array.from({ length: lignes }, (_, i) => ({
			cellules: [t(`Poste n° ${i + 1}`), t(ecrire(1)), t(euros(1200 + 731 * i)), t(euros(1300 + 517 * i))].map((c) => [c]),
		})),
	};
};

const article = (n: number): Bloc[] => {
	const ecrire = ecrivain(n);
	const p = (...contenu: Inline[]): Bloc => ({ t: 'paragraphe', contenu });
	return [
		{ t: 'titre', niveau: 2, id: `article-${n}`, numero: `Article ${n}`, contenu: [t('Composition, missions et fonctionnement')] },
		p(t(ecrire(1)), t(` ${ecrire(1)}`, true), t(` ${ecrire(2)}`)),
		p(t(ecrire(1).replace(/\.$/, '\u00A0:'))),
		{ t: 'liste', ordonnee: n % 2 === 0, items: Array.from({ length: 5 }, () => [p(t(ecrire(1)))]) },
		...[1, 2, 3].flatMap((k): Bloc[] => [
			{ t: 'titre', niveau: 3, id: `article-${n}-${k}`, numero: `${n}.${k}`, contenu: [t('Fonctionnement')] },
			p(t(ecrire(2))),
		]),
		...(n % 2 === 0 ? [tableau(9)] : []),
	];
};

const document = (blocs: Bloc[]): DocumentCompose => ({
	nom: 'convention',
	titre: 'Convention de partenariat',
	territoire: 'Valbrune',
	date: '2026-11-22',
	mention: 'Document d’essai, sans valeur d’engagement',
	langue: 'fr',
	sommaire: false,
	blocs: [
		{ t: 'titre', niveau: 1, id: 'document', contenu: [t('Convention de partenariat')] },
		{ t: 'paragraphe', contenu: [t(ecrivain(0)(2))] },
		...blocs,
	],
	manques: [],
});

/** Articles and their tables: 14 of them fill 14 pages. */
export const articles = (nombre: number): DocumentCompose => document(Array.from({ length: nombre }, (_, i) => article(i + 1)).flat());

/** One table of so many rows. */
export const rangees = (nombre: number): DocumentCompose => document([tableau(nombre)]);
